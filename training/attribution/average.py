"""The mean of models that were trained from the same start, which is often better than each (Wortsman et al. 2022)."""
from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, nargs="+", required=True, help="model.pt of each, vocabulary.txt beside the first")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    saved = [torch.load(path, weights_only=True, map_location="cpu") for path in args.models]
    mean = {name: sum(s["model"][name] for s in saved) / len(saved) if value.is_floating_point() else value for name, value in saved[0]["model"].items()}
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save({**saved[0], "model": mean}, args.out / "model.pt")
    (args.out / "vocabulary.txt").write_text(args.models[0].with_name("vocabulary.txt").read_text("utf-8"), "utf-8")


if __name__ == "__main__":
    main()
