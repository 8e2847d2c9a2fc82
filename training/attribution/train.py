"""Trains the tagger: PolNeAR for who said what, one batch in six GUM for names. See README.md."""
from __future__ import annotations

import argparse
import json
import math
import os
import random
import time
from pathlib import Path

import torch
import torch.nn.functional as F

import vocabulary as pruning
from corpora import ATTRIBUTION, NAMES, Article, Example, example_of, read_gum, read_polnear, restyled
from encoder import Tagger
from tokens import Vocabulary

WINDOW, BATCH, CONTEXT = 288, 1152, 96
RATE, NEW_FACTOR, WARM_UP = 6e-5, 5.0, 0.08
NAMES_EVERY = 6
RESTYLED = 0.15


def windows_of(example: Example, random_: random.Random) -> list[tuple[int, int, int]]:
    """(start, end, first piece whose tag counts) of windows that cover the article from a random phase."""
    size, total = WINDOW - 2, len(example.pieces.ids)
    cuts = [0, *range(random_.randint(CONTEXT, size), total, size), total]
    if cuts[1] >= total:
        cuts = [0, total] if total <= size else [0, size, total]
    return [(max(0, min(a, b - CONTEXT)), b, a) for a, b in zip(cuts, cuts[1:])]


def batches_of(articles: list[Article], cached: list[Example], vocabulary: Vocabulary, names: list[str], seed: int) -> list[list[dict]]:
    random_ = random.Random(seed)
    windows = []
    for article, example in zip(articles, cached):
        if random_.random() < RESTYLED:
            example = example_of(article, vocabulary, names, restyled(article.text, random_))
        p = example.pieces
        for start, end, counted in windows_of(example, random_):
            windows.append({
                "ids": p.ids[start:end], "shape": p.shape[start:end], "gap": p.gap[start:end], "quotation": p.quotation[start:end],
                "tags": [-100] * (counted - start) + example.tags[counted:end]})
    random_.shuffle(windows)
    batches: list[list[dict]] = []
    for at in range(0, len(windows), 64):
        batch: list[dict] = []
        for window in sorted(windows[at:at + 64], key=lambda w: -len(w["ids"])):
            if batch and (len(batch) + 1) * (len(batch[0]["ids"]) + 2) > BATCH:
                batches.append(batch)
                batch = []
            batch.append(window)
        batches.append(batch)
    random_.shuffle(batches)
    return batches


def tensors(batch: list[dict], vocabulary: Vocabulary) -> tuple[list[torch.Tensor], torch.Tensor]:
    longest = max(len(w["ids"]) for w in batch)
    columns = {"ids": [], "shape": [], "gap": [], "quotation": [], "mask": [], "tags": []}
    for w in batch:
        pad = longest - len(w["ids"])
        columns["ids"].append([vocabulary.start, *w["ids"], vocabulary.end] + [vocabulary.pad] * pad)
        for key in ("shape", "gap", "quotation"):
            columns[key].append([0, *w[key], 0] + [0] * pad)
        columns["mask"].append([1] * (len(w["ids"]) + 2) + [0] * pad)
        columns["tags"].append([-100, *w["tags"], -100] + [-100] * pad)
    return [torch.tensor(columns[k]) for k in ("ids", "shape", "gap", "quotation", "mask")], torch.tensor(columns["tags"])


class Stream:
    """Endless batches, a new random cut of the corpus each epoch; its place can be saved."""

    def __init__(self, articles: list[Article], vocabulary: Vocabulary, names: list[str], seed: int):
        self.articles, self.vocabulary, self.names, self.seed = articles, vocabulary, names, seed
        self.cached = [example_of(a, vocabulary, names) for a in articles]
        self.epoch, self.at, self.batches = -1, 0, []

    def next(self) -> list[dict]:
        if self.at >= len(self.batches):
            self.go(self.epoch + 1, 0)
        self.at += 1
        return self.batches[self.at - 1]

    def go(self, epoch: int, at: int) -> None:
        self.epoch, self.at = epoch, at
        self.batches = batches_of(self.articles, self.cached, self.vocabulary, self.names, self.seed * 1000 + epoch)

    @property
    def epochs(self) -> float:
        return self.epoch + self.at / max(1, len(self.batches))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--polnear", type=Path, required=True, help="train.jsonl")
    parser.add_argument("--gum", type=Path, required=True, help="folder of CoNLL-U files")
    parser.add_argument("--mpnet", type=Path, required=True, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("--run", type=Path, required=True, help="folder for checkpoints and the log")
    parser.add_argument("--minutes", type=float, help="the schedule ends after so many minutes of training")
    parser.add_argument("--until", type=float, help="the schedule ends at this time (seconds since 1970)")
    parser.add_argument("--steps", type=int, help="the schedule ends after so many steps")
    parser.add_argument("--rows", type=int, default=17400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--bf16", action="store_true", help="matrix products in bf16, all else and the weights in fp32")
    parser.add_argument("--save-every", type=float, default=10, help="minutes")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    args.run.mkdir(parents=True, exist_ok=True)

    polnear, gum = read_polnear(args.polnear), read_gum(args.gum)
    full = pruning.read_full(args.mpnet / "vocab.txt")
    keep = pruning.prune(full, [a.text for a in polnear + gum], args.rows)
    vocabulary = Vocabulary([full[i] for i in keep])
    vocabulary.write(args.run / "vocabulary.txt")
    streams = {"attribution": Stream(polnear, vocabulary, ATTRIBUTION, args.seed), "names": Stream(gum, vocabulary, NAMES, args.seed + 1)}

    model = Tagger(len(keep))
    model.load_mpnet(args.mpnet / "model.safetensors", keep)
    groups: dict[tuple[bool, bool], list] = {}
    for name, parameter in model.named_parameters():
        groups.setdefault((name.startswith(Tagger.NEW), parameter.ndim > 1), []).append(parameter)
    optimizer = torch.optim.AdamW([{"params": p, "factor": NEW_FACTOR if new else 1.0, "weight_decay": 0.01 if matrix else 0.0}
                                   for (new, matrix), p in groups.items()], lr=RATE, fused=True)

    step, spent = 0, 0.0
    checkpoint = args.run / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        step, spent = state["step"], state["spent"]
        for name, place in state["places"].items():
            streams[name].go(*place)
        torch.set_rng_state(state["rng"])

    def save(final: bool) -> None:
        target = args.run / ("model.pt" if final else "checkpoint.pt")
        state = {"model": model.state_dict(), "step": step, "spent": spent}
        if not final:
            state |= {"optimizer": optimizer.state_dict(), "rng": torch.get_rng_state(),
                      "places": {n: [s.epoch, s.at] for n, s in streams.items()}}
        torch.save(state, target.with_suffix(".part"))
        os.replace(target.with_suffix(".part"), target)

    log = (args.run / "log.jsonl").open("a")
    model.train()
    began, before = time.time(), spent
    saved, told = began, began
    sums = {"attribution": [0.0, 0], "names": [0.0, 0]}
    counted = 0
    while True:
        spent = before + time.time() - began
        if args.steps:
            progress = step / args.steps
        elif args.until:
            progress = spent / (before + args.until - began)
        else:
            progress = spent / (60 * args.minutes)
        if progress >= 1:
            break
        scale = min(progress / WARM_UP, (1 - progress) / (1 - WARM_UP))
        for group in optimizer.param_groups:
            group["lr"] = RATE * group["factor"] * max(scale, 1e-3)
        task = "names" if step % NAMES_EVERY == NAMES_EVERY - 1 else "attribution"
        inputs, tags = tensors(streams[task].next(), vocabulary)
        with torch.autocast("cpu", torch.bfloat16, enabled=args.bf16):
            logits = model(*inputs)[0 if task == "attribution" else 1]
        loss = F.cross_entropy(logits.float().flatten(0, 1), tags.flatten(), ignore_index=-100)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        step += 1
        value = loss.item()
        if not math.isfinite(value):
            raise SystemExit(f"loss is {value} at step {step}")
        sums[task][0] += value
        sums[task][1] += 1
        counted += int((tags >= 0).sum())
        now = time.time()
        if step % (5 if step <= 25 else 25) == 0:
            line = {"step": step, "minutes": round(spent / 60, 2), "progress": round(progress, 4), "norm": round(float(norm), 2),
                    **{n: round(s / c, 4) if c else None for n, (s, c) in sums.items()},
                    "wordsASecond": round(counted / (now - told)), "epochs": {n: round(s.epochs, 3) for n, s in streams.items()}}
            print(json.dumps(line), file=log, flush=True)
            sums = {n: [0.0, 0] for n in sums}
            counted, told = 0, now
        if now - saved > 60 * args.save_every:
            save(False)
            saved = time.time()
    save(True)
    print(json.dumps({"done": True, "step": step, "minutes": round(spent / 60, 2)}), file=log, flush=True)


if __name__ == "__main__":
    main()
