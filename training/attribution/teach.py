"""The logits of a finished model over PolNeAR, GUM and GAP, for a smaller one to learn from (train.py --teacher).

A dict of half-precision tensors [pieces, 14] by the text's id, saved by torch; pieces are those of the vocabulary beside the model.
"""
from __future__ import annotations

import argparse
from multiprocessing import Pool
from pathlib import Path

import numpy as np
import torch

from corpora import read_gum, read_polnear
from decode import logits_of
from evaluate import onnx_runner
from tokens import Vocabulary, pieces_of

_tagger: list = []


def load(model: Path) -> None:
    _tagger[:] = [onnx_runner(model, 1, ["attribution", "names"]), Vocabulary.read(model.with_name("vocabulary.txt"))]


def logits(text: str) -> np.ndarray:
    run, vocabulary = _tagger
    return np.concatenate(logits_of(run, pieces_of(text, vocabulary), vocabulary, 320, 64), -1).astype(np.float16)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="model.onnx; vocabulary.txt beside it")
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--processes", type=int, default=2)
    args = parser.parse_args()
    articles = [*read_polnear(args.corpora / "polnear/train.jsonl"), *read_gum(args.corpora / "gum/train")]
    with Pool(args.processes, load, [args.model]) as pool:
        found = {a.id: torch.from_numpy(x) for a, x in zip(articles, pool.imap(logits, (a.text for a in articles), chunksize=8))}
    torch.save(found, args.out)


if __name__ == "__main__":
    main()
