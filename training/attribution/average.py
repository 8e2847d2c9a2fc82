"""A weighted mean of a model and of what its training began from: much of what is new, less of what was unlearned for it
(Wortsman et al. 2022, "Robust fine-tuning of zero-shot models")."""
from __future__ import annotations

import argparse
from pathlib import Path

import torch

from encoder import SIZES, Tagger
from start import load_onnx
from tokens import Vocabulary


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="model.pt; vocabulary.txt beside it")
    parser.add_argument("--start", type=Path, required=True, help="the model.onnx that its training began from, vocabulary.txt beside it")
    parser.add_argument("--pretrained", type=Path, required=True, help="folder with model.safetensors")
    parser.add_argument("--share", type=float, default=0.7, help="of the model")
    parser.add_argument("--out", type=Path, required=True, help="folder for model.pt and vocabulary.txt")
    args = parser.parse_args()
    saved = torch.load(args.model, weights_only=True)
    vocabulary = Vocabulary.read(args.model.with_name("vocabulary.txt"))
    before = Tagger(SIZES[saved["size"]], len(vocabulary.pieces))
    before.load_state_dict(saved["model"])
    load_onnx(before, args.start, vocabulary, args.pretrained)
    start = before.state_dict()
    mean = {name: value if value.dtype == torch.int8 or torch.equal(value, start[name]) else args.share * value + (1 - args.share) * start[name]
            for name, value in saved["model"].items()}
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save({**saved, "model": mean}, args.out / "model.pt")
    vocabulary.write(args.out / "vocabulary.txt")


if __name__ == "__main__":
    main()
