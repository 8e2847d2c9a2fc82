"""What finished models say of the words of the corpora's texts, for another one to learn from (train.py --teacher).

Writes an npz: by the text's id the probabilities of both kinds of tags, [words, 14] in half precision.
"""
from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch

from corpora import ATTRIBUTION, read_gum, read_polnear
from coreference import read_gap
from decode import logits_of
from encoder import SIZES, Tagger
from tokens import Vocabulary, pieces_of


def load(path: Path, device: str) -> Tagger:
    saved = torch.load(path, weights_only=True, map_location="cpu")
    model = Tagger(SIZES[saved["size"]], saved["model"]["words.table"].shape[0])
    model.load_state_dict(saved["model"])
    return model.to(device).eval()


def runner(model: Tagger, device: str):
    """Arrays to the logits of both kinds of tags, matrix products in bf16."""
    def run(*arrays):
        with torch.inference_mode(), torch.autocast(device, torch.bfloat16):
            attribution, names, *_ = model(*(torch.from_numpy(a).long().to(device) for a in arrays))
        return [torch.cat([attribution, names], -1).float().cpu().numpy()]
    return run


def probabilities(logits: np.ndarray) -> np.ndarray:
    parts = np.split(logits, [len(ATTRIBUTION)], axis=-1)
    shares = [np.exp(x - x.max(-1, keepdims=True)) for x in parts]
    return np.concatenate([x / x.sum(-1, keepdims=True) for x in shares], -1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, nargs="+", required=True, help="one model.pt, or one for each part of PolNeAR and GUM, trained without it: what a "
                        "model says of texts that it learned by heart would tell little. vocabulary.txt beside the first")
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--unmarked", type=Path, help="more texts, one JSON string a line")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--device", default="cpu")
    args = parser.parse_args()
    vocabulary = Vocabulary.read(args.models[0].with_name("vocabulary.txt"))
    models = [runner(load(path, args.device), args.device) for path in args.models]
    texts: list[tuple[str, str, int]] = []
    for articles in (read_polnear(args.corpora / "polnear/train.jsonl"), read_gum(args.corpora / "gum/train")):
        texts += [(a.id, a.text, i % len(models)) for i, a in enumerate(articles)]
    texts += [(asked.article.id, asked.article.text, -1) for asked in read_gap(args.corpora / "gap/gap-development.tsv", {})]
    if args.unmarked:
        texts += [(f"unmarked-{i}", json.loads(line), -1) for i, line in enumerate(args.unmarked.read_text("utf-8").splitlines())]
    said = {}
    for name, text, part in texts:
        pieces = pieces_of(text, vocabulary)
        first = [i for i, w in enumerate(pieces.word) if w >= 0]
        several = models if part < 0 else [models[part]]
        said[name] = np.mean([probabilities(logits_of(run, pieces, vocabulary, 320, 64)[0][first]) for run in several], 0).astype(np.float16)
    np.savez(args.out, **said)


if __name__ == "__main__":
    main()
