"""Names that a finished model finds in PolNeAR train and GAP development, for what coreference.py makes of them.

One JSON a line: {"id", "names": [[type, start, end], ...]}, in code points.
"""
from __future__ import annotations

import argparse
import csv
import json
from multiprocessing import Pool
from pathlib import Path

from corpora import NAMES, read_polnear
from decode import legal, log_softmax, logits_of, spans_of, viterbi
from evaluate import onnx_runner
from tokens import Vocabulary, pieces_of


_tagger: list = []


def load(model: Path) -> None:
    vocabulary = Vocabulary.read(model.with_name("vocabulary.txt"))
    _tagger[:] = [onnx_runner(model, 1, ["names"]), vocabulary, legal(NAMES)]


def names_in(text: str) -> list[list]:
    run, vocabulary, steps = _tagger
    pieces = pieces_of(text, vocabulary)
    first = [i for i, w in enumerate(pieces.word) if w >= 0]
    (logits,) = logits_of(run, pieces, vocabulary, 320, 64)
    spans = spans_of(viterbi(log_softmax(logits[first]), steps), NAMES)
    return [[s.kind, pieces.words[s.first].start, pieces.words[s.last].end] for s in spans]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="model.onnx; vocabulary.txt beside it")
    parser.add_argument("--polnear", type=Path, help="train.jsonl")
    parser.add_argument("--gap", type=Path, nargs="+", required=True, help="gap-development.tsv and others of its form")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--processes", type=int, default=2)
    args = parser.parse_args()
    texts = []
    for path in args.gap:
        with path.open(encoding="utf-8", newline="") as file:
            texts += [(row["ID"], row["Text"]) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    articles = read_polnear(args.polnear) if args.polnear else []
    todo = [*((a.id, a.text) for a in articles), *texts]
    with args.out.open("w", encoding="utf-8") as out, Pool(args.processes, load, [args.model]) as pool:
        for (name, _), found in zip(todo, pool.imap(names_in, (text for _, text in todo), chunksize=8)):
            print(json.dumps({"id": name, "names": found}), file=out, flush=True)


if __name__ == "__main__":
    main()
