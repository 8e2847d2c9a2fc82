"""Trains a tagger on several corpora at once: who said what, names, what pronouns stand for, what is worth a check. See README.md."""
from __future__ import annotations

import argparse
import json
import math
import os
import random
import time
from pathlib import Path

import torch

import vocabulary as pruning
from corpora import read_gum, read_polnear
from coreference import of_gum, read_gap, read_given_names
from encoder import SIZES, Tagger
from start import load_onnx
from tasks import Claims, Gap, Gum, Polnear, Task
from tokens import Vocabulary
from worth import read_claimbuster

NEW_FACTOR, WARM_UP = 5.0, 0.06
# Ten steps, spread so that no task waits long.
ORDER = ["polnear", "gum", "gap", "polnear", "gum", "claims", "polnear", "gap", "gum", "polnear"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=list(SIZES), required=True)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of polnear, gum, gap, claimbuster")
    parser.add_argument("--silver", type=Path, help="names by silver.py; without them no name is hidden or exchanged")
    parser.add_argument("--given-names", type=Path, required=True, help="data/lexicon/en/given-names.txt")
    parser.add_argument("--pretrained", type=Path, required=True, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("--start", type=Path, help="a model.onnx or model.pt to go on from, vocabulary.txt beside it")
    parser.add_argument("--heads", action="store_true", help="train the heads alone, on an encoder that stays as it is")
    parser.add_argument("--vocabulary", type=Path, help="pieces to use; else the --rows that the corpora need most")
    parser.add_argument("--teacher", type=Path, help="logits by teach.py to learn from too")
    parser.add_argument("--run", type=Path, required=True, help="folder for checkpoints and the log")
    parser.add_argument("--minutes", type=float, help="the schedule ends after so many minutes of training")
    parser.add_argument("--until", type=float, help="the schedule ends at this time (seconds since 1970)")
    parser.add_argument("--steps", type=int, help="the schedule ends after so many steps")
    parser.add_argument("--rows", type=int, default=16400)
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--bf16", action="store_true", help="matrix products in bf16, all else and the weights in fp32")
    parser.add_argument("--save-every", type=float, default=10, help="minutes")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    args.run.mkdir(parents=True, exist_ok=True)

    polnear, gum = read_polnear(args.corpora / "polnear/train.jsonl"), read_gum(args.corpora / "gum/train")
    if args.vocabulary:
        pieces = Vocabulary.read(args.vocabulary).pieces
    else:
        known = pruning.read_full(args.start.with_name("vocabulary.txt") if args.start else args.pretrained / "vocab.txt")
        pieces = [known[i] for i in pruning.prune(known, [a.text for a in polnear + gum], args.rows)]
    vocabulary = Vocabulary(pieces)
    vocabulary.write(args.run / "vocabulary.txt")
    size = SIZES[args.size]
    model = Tagger(size, len(pieces), dropout=args.dropout)
    model.load_pretrained(args.pretrained, pieces)
    if args.start and args.start.suffix == ".pt":
        model.load_state_dict(torch.load(args.start, weights_only=True)["model"])
    elif args.start:
        load_onnx(model, args.start, vocabulary, args.pretrained)
    if args.heads:
        for name, parameter in model.named_parameters():
            parameter.requires_grad_(name.startswith(Tagger.HEADS))

    silver = {line["id"]: line["names"] for line in map(json.loads, args.silver.read_text("utf-8").splitlines())} if args.silver else {}
    given = read_given_names(args.given_names)
    teacher = torch.load(args.teacher, weights_only=True) if args.teacher else {}
    training, _ = read_claimbuster(args.corpora / "claimbuster/train.json")
    tasks: dict[str, Task] = {
        "polnear": Polnear(polnear, silver, given, vocabulary, args.seed, teacher),
        "gum": Gum([of_gum(a) for a in gum], vocabulary, args.seed, teacher),
        "gap": Gap(read_gap(args.corpora / "gap/gap-development.tsv", silver), vocabulary, args.seed),
        "claims": Claims(training, vocabulary, args.seed),
    }

    groups: dict[tuple[bool, bool], list] = {}
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        groups.setdefault((name.startswith(Tagger.NEW), parameter.ndim > 1), []).append(parameter)
    optimizer = torch.optim.AdamW([{"params": p, "factor": NEW_FACTOR if new else 1.0, "weight_decay": 0.01 if matrix else 0.0}
                                   for (new, matrix), p in groups.items()], lr=args.rate, fused=True)

    step, spent = 0, 0.0
    checkpoint = args.run / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        step, spent = state["step"], state["spent"]
        for name, place in state["places"].items():
            tasks[name].go(*place)
        torch.set_rng_state(state["rng"])

    def save(final: bool) -> None:
        target = args.run / ("model.pt" if final else "checkpoint.pt")
        state = {"size": args.size, "model": model.state_dict(), "step": step, "spent": spent}
        if not final:
            state |= {"optimizer": optimizer.state_dict(), "rng": torch.get_rng_state(),
                      "places": {n: [t.epoch, t.at] for n, t in tasks.items()}}
        torch.save(state, target.with_suffix(".part"))
        os.replace(target.with_suffix(".part"), target)

    log = (args.run / "log.jsonl").open("a")
    model.train()
    began, before = time.time(), spent
    saved, told = began, began
    sums: dict[str, list[float]] = {}
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
            group["lr"] = args.rate * group["factor"] * max(scale, 1e-3)
        task = tasks[ORDER[step % len(ORDER)]]
        inputs, words, learn = task.next()
        with torch.autocast("cpu", torch.bfloat16, enabled=args.bf16):
            outputs = model(*inputs)
        losses = learn([x.float() for x in outputs], model.distance)
        loss = sum(losses.values())
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        step += 1
        if not math.isfinite(loss.item()):
            raise SystemExit(f"loss is {loss.item()} at step {step}")
        for name, value in losses.items():
            total = sums.setdefault(f"{ORDER[(step - 1) % len(ORDER)]}.{name}", [0.0, 0])
            total[0] += value.item()
            total[1] += 1
        counted += words
        now = time.time()
        if step % (10 if step <= 50 else 50) == 0:
            line = {"step": step, "minutes": round(spent / 60, 2), "progress": round(progress, 4), "norm": round(float(norm), 2),
                    **{n: round(s / c, 4) for n, (s, c) in sorted(sums.items())},
                    "wordsASecond": round(counted / (now - told)), "epochs": {n: round(t.epochs, 2) for n, t in tasks.items()}}
            print(json.dumps(line), file=log, flush=True)
            sums, counted, told = {}, 0, now
        if now - saved > 60 * args.save_every:
            save(False)
            saved = time.time()
    save(True)
    print(json.dumps({"done": True, "step": step, "minutes": round(spent / 60, 2)}), file=log, flush=True)


if __name__ == "__main__":
    main()
