"""Trains a tagger on several corpora at once: who said what, names, what pronouns stand for, what is worth a check, acts, hearers, times. See README.md."""
from __future__ import annotations

import argparse
import json
import math
import multiprocessing
import os
import pickle
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, Dataset

import vocabulary as pruning
from average import mean_of
from corpora import read_gum, read_polnear, read_uner, read_unmarked
from coreference import Asked, of_gum, read_anaphors, read_gap, read_given_names
from encoder import OUTPUTS, SIZES, Tagger
from labels import labelled, labels_of_written
from losses import SEEN, TAUGHT, Batch, collate, losses, taught
from start import load, load_onnx
from tasks import Claims, Gap, Gum, Polnear, Task, Unmarked, Window
from tokens import Vocabulary
from worth import read_claimbuster

NEW_FACTOR, WARM_UP = 5.0, 0.06
STEP = {"polnear": 3, "gum": 1, "uner": 0.2, "gap": 0.6, "anaphors": 0.5, "claims": 0.8, "unmarked": 2.5}  # windows of each corpus in a step, on average; times --batch
OFTEN = {"polnear": 8, "unmarked": 4}  # how many times a corpus is cut and changed anew; the others thrice

_tasks: dict[str, Task] = {}


def cut(which: tuple[str, int]) -> list[Window]:
    return _tasks[which[0]].epoch(which[1])


def windows_of(args: argparse.Namespace, vocabulary: Vocabulary) -> dict[str, list[Window]]:
    """Each corpus in windows, cut and changed anew several times over."""
    silver = {line["id"]: line["names"] for line in map(json.loads, args.silver.read_text("utf-8").splitlines())} if args.silver else {}
    polnear, written = read_polnear(args.corpora / "polnear/train.jsonl"), read_polnear(args.labels / "articles.jsonl")
    labels = labelled(polnear, args.labels, silver) | labels_of_written(written, args.labels)
    _tasks.update(
        polnear=Polnear(polnear + written, silver, labels, read_given_names(args.given_names), vocabulary),
        gum=Gum([of_gum(a) for a in read_gum(args.corpora / "gum/train")], vocabulary),
        uner=Gum([Asked(a, [], []) for a in read_uner(args.corpora / "uner-ewt/dev.iob2")], vocabulary),
        anaphors=Gum(read_anaphors(args.labels / "anaphors.jsonl"), vocabulary),
        gap=Gap(read_gap(args.corpora / "gap/gap-development.tsv", silver), vocabulary),
        claims=Claims(read_claimbuster(args.corpora / "claimbuster/train.json")[0], vocabulary))
    if args.unmarked:
        _tasks["unmarked"] = Unmarked(read_unmarked(args.unmarked), vocabulary)
    wanted = [(name, number) for name in _tasks for number in range(OFTEN.get(name, 3))]
    found: dict[str, list[Window]] = {name: [] for name in _tasks}
    with multiprocessing.get_context("fork").Pool(max(1, args.workers)) as pool:
        for (name, _), windows in zip(wanted, pool.imap(cut, wanted, chunksize=1)):
            found[name] += windows
    return found


class Steps(Dataset):
    """The batch of each step; `seed` tells the order in which each corpus's windows are gone through, again when they are used up."""

    def __init__(self, windows: dict[str, list[Window]], steps: int, batch: float, seed: int, pad: int):
        self.windows, self.steps, self.batch, self.pad, self.begin = windows, steps, batch, pad, 0
        random_ = np.random.default_rng(seed)
        self.order = {name: np.concatenate([random_.permutation(len(found)) for _ in range(math.ceil(steps * STEP[name] * batch / len(found)))])
                      for name, found in windows.items()}

    def __len__(self) -> int:
        return self.steps - self.begin

    def __getitem__(self, index: int) -> Batch:
        step = self.begin + index
        part = lambda name: slice(int(step * STEP[name] * self.batch), int((step + 1) * STEP[name] * self.batch))
        return collate([self.windows[name][i] for name, order in self.order.items() for i in order[part(name)]], self.pad)


class Teacher:
    """A finished model, asked for what it says of each batch and what its heads read of it."""

    def __init__(self, path: Path, device: str):
        self.model, self.read = load(path, device), []
        self.model.names.register_forward_hook(lambda _, inputs, __: self.read.append(inputs[0]))
        self.mean = self.deviation = None

    def __call__(self, batch: Batch) -> tuple[dict[str, Tensor], Tensor]:
        """Its outputs, and what its heads read of the words that count, [words, width], each column with mean 0 and deviation 1 over the first batch."""
        with torch.inference_mode():
            outputs = self.model(*batch.inputs)
            read = self.read.pop().flatten(0, 1)[batch.counted].float()
        if self.mean is None:
            self.mean, self.deviation = read.mean(0), read.std(0) + 1e-4
        return {name: x.float().clone() for name, x in zip(OUTPUTS, outputs)}, ((read - self.mean) / self.deviation).clone()


class Run:
    """One seed's way from the start to model.pt in its folder, with a checkpoint to go on from."""

    def __init__(self, folder: Path, seed: int, model: Tagger, teacher: Teacher | None, args: argparse.Namespace):
        self.folder, self.seed, self.model, self.teacher, self.args = folder, seed, model, teacher, args
        folder.mkdir(parents=True, exist_ok=True)
        self.read: list[Tensor] = []
        self.hook = model.names.register_forward_hook(lambda _, inputs, __: self.read.append(inputs[0]))
        self.projection = nn.Linear(model.names.in_features, teacher.model.names.in_features).to(args.device) if teacher else None
        groups: dict[tuple[bool, bool], list] = {(True, True): [self.projection.weight], (True, False): [self.projection.bias]} if teacher else {}
        for name, parameter in model.named_parameters():
            groups.setdefault((name.startswith(Tagger.NEW), parameter.ndim > 1), []).append(parameter)
        self.optimizer = torch.optim.AdamW([{"params": p, "factor": NEW_FACTOR if new else 1.0, "weight_decay": 0.01 if matrix else 0.0}
                                            for (new, matrix), p in groups.items()], lr=args.rate, fused=True)

    def save(self, final: bool, step: int) -> None:
        target = self.folder / ("model.pt" if final else "checkpoint.pt")
        state = {"size": self.args.size, "model": self.model.state_dict(), "step": step}
        if not final:
            state |= {"optimizer": self.optimizer.state_dict(), "projection": self.projection and self.projection.state_dict(), "rng": torch.get_rng_state()}
        torch.save(state, target.with_suffix(".part"))
        os.replace(target.with_suffix(".part"), target)

    def resumed(self) -> int:
        """The step to go on from."""
        checkpoint = self.folder / "checkpoint.pt"
        if not checkpoint.exists():
            return 0
        state = torch.load(checkpoint, weights_only=True, map_location=self.args.device)
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        if self.projection:
            self.projection.load_state_dict(state["projection"])
        torch.set_rng_state(state["rng"].cpu())
        return state["step"]

    def losses(self, batch: Batch) -> dict[str, Tensor]:
        half = torch.autocast(self.args.device, torch.bfloat16, enabled=self.args.bf16)
        with half:
            outputs = dict(zip(OUTPUTS, (x.float() for x in self.model(*batch.inputs))))
        read = self.read.pop()
        found = losses(outputs, self.model.steps, batch)
        if self.teacher:
            with half:
                said, seen = self.teacher(batch)
                own = self.projection(read.flatten(0, 1)[batch.counted])
            of_teacher = taught(outputs, self.model.steps, said, self.teacher.model.steps, batch)
            found = {name: (1 - TAUGHT if f"{name}.taught" in of_teacher else 1) * value for name, value in found.items()}
            found |= of_teacher | {"states": SEEN * nn.functional.mse_loss(own.float(), seen)}
        return found

    def train(self, steps: Steps) -> None:
        args, began = self.args, time.time()
        torch.manual_seed(self.seed)
        steps.begin = begin = self.resumed()
        log = (self.folder / "log.jsonl").open("a")
        self.model.train()
        saved = told = time.time()
        sums: dict[str, list] = {}
        counted, done = 0, begin
        batches = DataLoader(steps, batch_size=None, num_workers=args.workers, pin_memory=args.device != "cpu", prefetch_factor=8 if args.workers else None)
        for step, batch in enumerate(batches, begin):
            progress = max(step / steps.steps, (time.time() - began) / args.seconds if args.seconds else 0)
            if progress >= 1 or (args.stop and step == args.stop):
                break
            scale = min(progress / WARM_UP, (1 - progress) / (1 - WARM_UP))
            for group in self.optimizer.param_groups:
                group["lr"] = args.rate * group["factor"] * max(scale, 1e-3)
            found = self.losses(batch.to(args.device))
            self.optimizer.zero_grad(set_to_none=True)
            sum(found.values()).backward()
            norm = nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
            self.optimizer.step()
            done = step + 1
            for name, value in found.items():
                sums.setdefault(name, []).append(value.detach())
            counted += batch.words
            if step % 50 == 0 or step < 3:
                now = time.time()
                line = {"step": step, "of": steps.steps, "progress": round(progress, 3), "norm": round(float(norm), 2),
                        **{n: round(float(torch.stack(x).mean()), 4) for n, x in sorted(sums.items())}, "wordsASecond": round(counted / (now - told))}
                if not math.isfinite(sum(v for v in line.values())):
                    raise SystemExit(f"not finite: {line}")
                print(json.dumps(line), file=log, flush=True)
                sums, counted, told = {}, 0, now
                if now - saved > 60 * args.save_every:
                    self.save(False, done)
                    saved = now
        self.save(True, done)
        self.hook.remove()
        print(json.dumps({"done": True, "steps": done, "seconds": round(time.time() - began)}), file=log, flush=True)


def started(args: argparse.Namespace, vocabulary: Vocabulary) -> Tagger:
    """The model that all seeds begin with, the same new heads for all, so that they can be averaged."""
    torch.manual_seed(0)
    model = Tagger(SIZES[args.size], len(vocabulary.pieces), dropout=args.dropout)
    if args.pretrained:
        model.load_pretrained(args.pretrained, vocabulary.pieces)
    if args.start and args.start.suffix == ".pt":
        model.load_state_dict(torch.load(args.start, weights_only=True, map_location="cpu")["model"])
    elif args.start:
        load_onnx(model, args.start, vocabulary, args.pretrained)
    return model.to(args.device)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=list(SIZES), required=True)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of polnear, gum, uner-ewt, gap, claimbuster")
    parser.add_argument("--silver", type=Path, help="names by silver.py; without them no name is hidden or exchanged")
    parser.add_argument("--unmarked", type=Path, help="texts, one JSON string a line, on which only the teacher says something")
    parser.add_argument("--given-names", type=Path, required=True, help="data/lexicon/en/given-names.txt")
    parser.add_argument("--labels", type=Path, required=True, help="folder of labels.tsv, acts.tsv, names.tsv, articles.jsonl, articles.tsv and anaphors.jsonl")
    parser.add_argument("--windows", type=Path, help="file for the windows of all corpora, to be cut once for several runs; read instead of the corpora where it is there")
    parser.add_argument("--pretrained", type=Path, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("--start", type=Path, help="a model.onnx or model.pt to go on from, vocabulary.txt beside it")
    parser.add_argument("--vocabulary", type=Path, help="pieces to use; else the --rows that the corpora need most")
    parser.add_argument("--teacher", type=Path, help="a model.pt of the same pieces, to learn from what it says and sees too")
    parser.add_argument("--run", type=Path, required=True, help="folder for the mean of the seeds' models, and a folder for each")
    parser.add_argument("--epochs", type=int, required=True, help="times that PolNeAR is gone through")
    parser.add_argument("--seconds", type=float, help="the schedule of each seed ends after so many if that is sooner")
    parser.add_argument("--batch", type=float, default=1, help="how many times the windows of STEP are a batch")
    parser.add_argument("--rows", type=int, default=16400)
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1])
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--bf16", action="store_true", help="matrix products in bf16, all else and the weights in fp32")
    parser.add_argument("--save-every", type=float, default=10, help="minutes")
    parser.add_argument("--stop", type=int, help="stop after so many steps, to try it out")
    args = parser.parse_args()
    args.run.mkdir(parents=True, exist_ok=True)

    if args.vocabulary:
        pieces = Vocabulary.read(args.vocabulary).pieces
    else:
        known = pruning.read_full(args.start.with_name("vocabulary.txt") if args.start else args.pretrained / "vocab.txt")
        texts = [a.text for a in read_polnear(args.corpora / "polnear/train.jsonl") + read_gum(args.corpora / "gum/train")]
        pieces = [known[i] for i in pruning.prune(known, texts, args.rows)]
    vocabulary = Vocabulary(pieces)
    vocabulary.write(args.run / "vocabulary.txt")
    began = time.time()
    if args.windows and args.windows.exists():
        windows = pickle.loads(args.windows.read_bytes())
    else:
        windows = windows_of(args, vocabulary)
        if args.windows:
            part = args.windows.with_suffix(".part")
            part.write_bytes(pickle.dumps(windows))
            os.replace(part, args.windows)  # whole or not there: a run that was ended goes on from it
    if not args.teacher:
        windows.pop("unmarked", None)
    steps = int(args.epochs * len(windows["polnear"]) / OFTEN["polnear"] / (STEP["polnear"] * args.batch))
    print({name: len(found) for name, found in windows.items()}, steps, "steps, prepared in", round(time.time() - began), "s", flush=True)

    teacher = Teacher(args.teacher, args.device) if args.teacher else None
    folders = [args.run / f"seed{seed}" for seed in args.seeds]
    for seed, folder in zip(args.seeds, folders):
        if not (folder / "model.pt").exists():
            Run(folder, seed, started(args, vocabulary), teacher, args).train(Steps(windows, steps, args.batch, seed, vocabulary.pad))
    mean_of([folder / "model.pt" for folder in folders], args.run / "model.pt")


if __name__ == "__main__":
    main()
