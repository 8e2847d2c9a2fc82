"""What a model.onnx makes of a few texts full of odd characters, by which a test holds the run time to the rules of training: `python parity.py FOLDER`
writes parity.json beside the model.onnx of a folder."""
from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

from decode import logits_of, onnx_runner
from tokens import Vocabulary, pieces_of

PARITY = [
    "“It’s over,” said Zoë Brontë-Müller, 47, of the U.N.\n\n‘Not yet,’ the minister’s aide replied — “we won’t stop.”",
    "MAYOR SAYS 'NO' TO £2.5M PLAN\nThe workers' union told CNN that the '90s deal, worth $3,000 (or €2,750), \"isn't dead\".",
    "«Je ne sais pas», a dit M. Lefèvre. „Das ist gut“, sagte Jürgen Groß. ``Fine,'' she added; ''we'll see.''",
    "\ufeffNaïve coöperation\u00a0— I\u0307stanbul\u200b’s caf\u00ade\u0301 🙂 costs 5\" x 7\"…\r\n\r\nHe said:\t“Σίσυφος” is Greek for 東京? 𝒳yz @user #tag",
    "According to a report by the e-commerce giant's McKinsey-led team, iPhone sales fell 12.5% to 1,200,000 units, analysts believe (see \"Q3\").",
    "",
]


def write_parity(folder: Path) -> None:
    """model.onnx, model.json and vocabulary.txt are read there."""
    vocabulary, described = Vocabulary.read(folder / "vocabulary.txt"), json.loads((folder / "model.json").read_text("utf-8"))
    run = onnx_runner(folder / "model.onnx", 1, described["outputs"])
    samples = [sample(run, text, vocabulary, described) for text in PARITY]
    (folder / "parity.json").write_text("[\n" + ",\n".join(" " + json.dumps(x, ensure_ascii=False) for x in samples) + "\n]\n", "utf-8")


def sample(run, text: str, vocabulary: Vocabulary, described: dict) -> dict:
    pieces = pieces_of(text, vocabulary)
    attribution, names, _, _, worth, act, *_ = logits_of(run, pieces, vocabulary, described["window"], described["overlap"])
    first = [i for i, w in enumerate(pieces.word) if w >= 0]
    return {
        "text": text,
        "words": [[w.start, w.end, w.shape, w.gap, w.quotation] for w in pieces.words],
        "ids": pieces.ids, "shape": pieces.shape, "gap": pieces.gap, "quotation": pieces.quotation, "word": pieces.word,
        "attribution": attribution[first].argmax(-1).tolist(), "names": names[first].argmax(-1).tolist(),
        "logits": np.concatenate([attribution[first], names[first], worth[first], act[first]], -1).astype(float).round(2).tolist(),
    }


if __name__ == "__main__":
    write_parity(Path(sys.argv[1]))
