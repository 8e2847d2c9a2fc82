"""Trains a tagger on several corpora at once: who said what, names, what pronouns stand for, what is worth a check, acts, hearers, times. See README.md."""
from __future__ import annotations

import argparse
import json
import math
import multiprocessing
import os
import time
from pathlib import Path

import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset

import vocabulary as pruning
from corpora import read_gum, read_polnear, read_uner, read_unmarked
from coreference import Asked, of_gum, read_anaphors, read_gap, read_given_names
from encoder import OUTPUTS, SIZES, Tagger
from labels import labelled, labels_of_written
from losses import SEEN, collate, losses
from start import load_onnx
from tasks import Claims, Gap, Gum, Polnear, Task, Teaching, Unmarked, Window
from tokens import Vocabulary
from worth import read_claimbuster

NEW_FACTOR, WARM_UP = 5.0, 0.06
STEP = {"polnear": 3, "gum": 1, "uner": 0.2, "gap": 0.6, "anaphors": 0.5, "claims": 0.8, "unmarked": 2.5}  # windows of each corpus in a step, on average; times --batch
FOLDS = 4  # parts of PolNeAR and GUM that can be held out

_tasks: dict[str, Task] = {}


def epoch_of(which: tuple[str, int]) -> list[Window]:
    return _tasks[which[0]].epoch(which[1])


def prepared(epochs: int, workers: int, batch: float) -> tuple[dict[str, list[Window]], int]:
    """Windows of each corpus in the order in which they are learned from, and how many steps they are; PolNeAR is gone through `epochs` times."""
    with multiprocessing.get_context("fork").Pool(workers) as pool:
        first = dict(zip(_tasks, pool.map(epoch_of, [(name, 0) for name in _tasks], chunksize=1)))
        steps = int(epochs * len(first["polnear"]) / (STEP["polnear"] * batch))  # the number of windows differs a little from epoch to epoch
        more = {name: epochs if name == "polnear" else math.ceil(1.05 * steps * STEP[name] * batch / len(windows)) for name, windows in first.items()}
        wanted = [(name, number) for name in _tasks for number in range(1, more[name])]
        for (name, _), windows in zip(wanted, pool.imap(epoch_of, wanted, chunksize=1)):
            first[name] += windows
    return first, steps


def taught(paths: list[Path]) -> dict[str, np.ndarray]:
    several = [np.load(path) for path in paths]
    return {name: np.mean([one[name] for one in several if name in one], 0, np.float32) for name in dict.fromkeys(name for one in several for name in one)}


class Steps(Dataset):
    """The batch of each step."""

    def __init__(self, windows: dict[str, list[Window]], begin: int, end: int, batch: float, pad: int):
        self.windows, self.begin, self.end, self.batch, self.pad = windows, begin, end, batch, pad

    def __len__(self) -> int:
        return self.end - self.begin

    def __getitem__(self, index: int):
        step = self.begin + index
        part = lambda name: slice(int(step * STEP[name] * self.batch), int((step + 1) * STEP[name] * self.batch))
        return collate([w for name, windows in self.windows.items() for w in windows[part(name)]], self.pad)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=list(SIZES), required=True)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of polnear, gum, uner-ewt, gap, claimbuster")
    parser.add_argument("--silver", type=Path, help="names by silver.py; without them no name is hidden or exchanged")
    parser.add_argument("--unmarked", type=Path, help="texts, one JSON string a line, on which only teachers say something")
    parser.add_argument("--given-names", type=Path, required=True, help="data/lexicon/en/given-names.txt")
    parser.add_argument("--labels", type=Path, required=True, help="folder of labels.tsv, acts.tsv, names.tsv, articles.jsonl, articles.tsv and anaphors.jsonl")
    parser.add_argument("--pretrained", type=Path, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("--start", type=Path, help="a model.onnx or model.pt to go on from, vocabulary.txt beside it")
    parser.add_argument("--heads", action="store_true", help="train the heads alone, on an encoder that stays as it is")
    parser.add_argument("--vocabulary", type=Path, help="pieces to use; else the --rows that the corpora need most")
    parser.add_argument("--hold-out", type=int, default=-1, help=f"leave out this one of {FOLDS} parts of PolNeAR and GUM")
    parser.add_argument("--teacher", type=Path, nargs="*", default=[], help="what teach.py wrote of other models, to learn from their mean too")
    parser.add_argument("--states", type=Path, help="folder that teach.py wrote of another model, to learn to see words as it does")
    parser.add_argument("--run", type=Path, required=True, help="folder for checkpoints and the log")
    parser.add_argument("--epochs", type=int, required=True, help="times that PolNeAR is gone through")
    parser.add_argument("--until", type=float, help="the schedule ends at this time (seconds since 1970) if that is sooner")
    parser.add_argument("--batch", type=float, default=1, help="how many times the windows of STEP are a batch")
    parser.add_argument("--rows", type=int, default=16400)
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--bf16", action="store_true", help="matrix products in bf16, all else and the weights in fp32")
    parser.add_argument("--save-every", type=float, default=10, help="minutes")
    parser.add_argument("--steps", type=int, help="stop after so many steps, to try it out")
    args = parser.parse_args()
    torch.manual_seed(0)  # the same heads for all seeds, so that runs can be averaged
    args.run.mkdir(parents=True, exist_ok=True)

    polnear, gum = read_polnear(args.corpora / "polnear/train.jsonl"), read_gum(args.corpora / "gum/train")
    if args.vocabulary:
        pieces = Vocabulary.read(args.vocabulary).pieces
    else:
        known = pruning.read_full(args.start.with_name("vocabulary.txt") if args.start else args.pretrained / "vocab.txt")
        pieces = [known[i] for i in pruning.prune(known, [a.text for a in polnear + gum], args.rows)]
    vocabulary = Vocabulary(pieces)
    vocabulary.write(args.run / "vocabulary.txt")
    model = Tagger(SIZES[args.size], len(pieces), dropout=args.dropout)
    if args.pretrained:
        model.load_pretrained(args.pretrained, pieces)
    if args.start and args.start.suffix == ".pt":
        missing = model.load_state_dict(torch.load(args.start, weights_only=True)["model"], strict=False)
        print("started from", args.start, "without", missing, flush=True)
    elif args.start:
        load_onnx(model, args.start, vocabulary, args.pretrained)
    model.to(args.device)
    torch.manual_seed(args.seed)

    silver = {line["id"]: line["names"] for line in map(json.loads, args.silver.read_text("utf-8").splitlines())} if args.silver else {}
    kept = lambda articles: [a for i, a in enumerate(articles) if i % FOLDS != args.hold_out]
    rows = json.loads((args.states / "rows.json").read_text("utf-8")) if args.states else {}
    common = (vocabulary, args.seed, Teaching(taught(args.teacher), rows))
    written = read_polnear(args.labels / "articles.jsonl")
    labels = labelled(polnear, args.labels, silver) | labels_of_written(written, args.labels)
    _tasks.update(
        polnear=Polnear(kept(polnear) + written, silver, labels, read_given_names(args.given_names), *common),
        gum=Gum([of_gum(a) for a in kept(gum)], *common),
        uner=Gum([Asked(a, [], []) for a in read_uner(args.corpora / "uner-ewt/dev.iob2")], *common),
        anaphors=Gum(read_anaphors(args.labels / "anaphors.jsonl"), *common),
        gap=Gap(read_gap(args.corpora / "gap/gap-development.tsv", silver), *common),
        claims=Claims(read_claimbuster(args.corpora / "claimbuster/train.json")[0], *common))
    if args.unmarked:
        _tasks["unmarked"] = Unmarked(read_unmarked(args.unmarked), *common)
    began = time.time()
    windows, steps = prepared(args.epochs, args.workers, args.batch)
    print({name: len(found) for name, found in windows.items()}, steps, "steps, prepared in", round(time.time() - began), "s", flush=True)

    if args.heads:
        for name, parameter in model.named_parameters():
            parameter.requires_grad_(name.startswith(Tagger.HEADS))
    read, states, projection = [], None, None
    if args.states:
        states = np.load(args.states / "states.npy", mmap_mode="r")
        model.names.register_forward_hook(lambda _, inputs, __: read.append(inputs[0]))
        projection = torch.nn.Linear(model.names.in_features, states.shape[1]).to(args.device)
    groups: dict[tuple[bool, bool], list] = {(True, True): [projection.weight], (True, False): [projection.bias]} if projection else {}
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        groups.setdefault((name.startswith(Tagger.NEW), parameter.ndim > 1), []).append(parameter)
    optimizer = torch.optim.AdamW([{"params": p, "factor": NEW_FACTOR if new else 1.0, "weight_decay": 0.01 if matrix else 0.0}
                                   for (new, matrix), p in groups.items()], lr=args.rate, fused=True)
    begin, checkpoint = 0, args.run / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        begin = state["step"]
        torch.set_rng_state(state["rng"])

    def save(final: bool, step: int) -> None:
        target = args.run / ("model.pt" if final else "checkpoint.pt")
        state = {"size": args.size, "model": model.state_dict(), "step": step}
        if not final:
            state |= {"optimizer": optimizer.state_dict(), "rng": torch.get_rng_state()}
        torch.save(state, target.with_suffix(".part"))
        os.replace(target.with_suffix(".part"), target)

    log = (args.run / "log.jsonl").open("a")
    model.train()
    saved = told = time.time()
    sums: dict[str, list] = {}
    counted = 0
    batches = DataLoader(Steps(windows, begin, min(steps, args.steps or steps), args.batch, vocabulary.pad), batch_size=None, num_workers=args.workers, pin_memory=args.device != "cpu", prefetch_factor=8)
    for step, batch in enumerate(batches, begin):
        progress = max(step / steps, (time.time() - began) / (args.until - began) if args.until else 0)
        if progress >= 1:
            break
        scale = min(progress / WARM_UP, (1 - progress) / (1 - WARM_UP))
        for group in optimizer.param_groups:
            group["lr"] = args.rate * group["factor"] * max(scale, 1e-3)
        batch = batch.to(args.device)
        with torch.autocast(args.device, torch.bfloat16, enabled=args.bf16):
            outputs = model(*batch.inputs)
        found = losses({name: x.float() for name, x in zip(OUTPUTS, outputs)}, model.steps, batch)
        if projection:
            own = read.pop().flatten(0, 1)
            if batch.seen is not None:
                others = torch.from_numpy(states[batch.seen.cpu().numpy()]).float().to(args.device)
                with torch.autocast(args.device, torch.bfloat16, enabled=args.bf16):
                    seen = projection(own[batch.seen_at])
                found["states"] = SEEN * torch.nn.functional.mse_loss(seen.float(), others)
        optimizer.zero_grad(set_to_none=True)
        sum(found.values()).backward()
        norm = torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        for name, value in found.items():
            sums.setdefault(name, []).append(value.detach())
        counted += batch.words
        if step % 50 == 0 or step < 3:
            now = time.time()
            line = {"step": step, "of": steps, "norm": round(float(norm), 2), **{n: round(float(torch.stack(x).mean()), 4) for n, x in sorted(sums.items())},
                    "wordsASecond": round(counted / (now - told))}
            if not math.isfinite(sum(v for v in line.values())):
                raise SystemExit(f"not finite: {line}")
            print(json.dumps(line), file=log, flush=True)
            sums, counted, told = {}, 0, now
            if now - saved > 60 * args.save_every:
                save(False, step + 1)
                saved = time.time()
    save(True, step + 1)
    print(json.dumps({"done": True, "steps": step + 1, "seconds": round(time.time() - began)}), file=log, flush=True)


if __name__ == "__main__":
    main()
