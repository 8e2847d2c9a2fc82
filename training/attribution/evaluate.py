"""Measures a model on PolNeAR dev (by score.mjs) and the names on GUM dev."""
from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np

from corpora import ATTRIBUTION, NAMES, Article, read_gum, read_polnear, tags_of
from decode import legal, link, log_softmax, logits_of, records, spans_of, transitions, viterbi
from tokens import Vocabulary, pieces_of


def torch_runner(path: Path, threads: int):
    import torch

    from encoder import Tagger
    torch.set_num_threads(threads)
    state = torch.load(path, weights_only=True)["model"]
    model = Tagger(state["words.table"].shape[0])
    model.load_state_dict(state)
    model.eval()

    def run(*arrays):
        with torch.inference_mode():
            return [x.numpy() for x in model(*(torch.from_numpy(a).long() for a in arrays))]
    return run


def onnx_runner(path: Path, threads: int):
    import onnxruntime
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    inputs = [i.name for i in session.get_inputs()]
    return lambda *arrays: session.run(["attribution", "names"], dict(zip(inputs, arrays)))


class Measured:
    """Logits at the words of articles, from one run of the model, and how fast they came."""

    def __init__(self, run, articles: list[Article], vocabulary: Vocabulary, window: int, overlap: int):
        self.articles, self.words, self.attribution, self.names = articles, [], [], []
        cpu, wall = time.process_time(), time.time()
        for article in articles:
            pieces = pieces_of(article.text, vocabulary)
            first = [i for i, w in enumerate(pieces.word) if w >= 0]
            a, n = logits_of(run, pieces, vocabulary, window, overlap)
            self.words.append(pieces.words)
            self.attribution.append(log_softmax(a[first]))
            self.names.append(log_softmax(n[first]))
        self.total = sum(map(len, self.words))
        self.cpu, self.wall = time.process_time() - cpu, time.time() - wall

    def predictions(self, steps: np.ndarray) -> list[dict]:
        return [{"id": a.id, "attributions": records(w, link(w, spans_of(viterbi(s, steps), ATTRIBUTION)))}
                for a, w, s in zip(self.articles, self.words, self.attribution)]


def score(gold: Path, predictions: list[dict], scorer: Path) -> dict:
    """Metrics by score.mjs over just the articles that were predicted."""
    ids = {p["id"] for p in predictions}
    with tempfile.TemporaryDirectory() as folder:
        g, p = Path(folder, "gold.jsonl"), Path(folder, "predicted.jsonl")
        g.write_text("".join(line + "\n" for line in gold.read_text("utf-8").split("\n") if line and json.loads(line)["id"] in ids), "utf-8")
        p.write_text("".join(json.dumps(x) + "\n" for x in predictions), "utf-8")
        out = subprocess.run(["node", str(scorer), str(g), str(p), "--json"], check=True, capture_output=True, text=True).stdout
    return {k: round(100 * v["f1"], 1) for k, v in json.loads(out)["metrics"].items()}


def names_f1(measured: Measured) -> dict:
    steps, hit, said, gold = legal(NAMES), {}, {}, {}
    for article, words, scores in zip(measured.articles, measured.words, measured.names):
        want = {(s.kind, s.first, s.last) for s in spans_of(tags_of(words, article.spans, NAMES), NAMES)}
        have = {(s.kind, s.first, s.last) for s in spans_of(viterbi(scores, steps), NAMES)}
        for counts, found in ((hit, want & have), (said, have), (gold, want)):
            for kind, *_ in found:
                for key in (kind, "all"):
                    counts[key] = counts.get(key, 0) + 1
    return {k: round(200 * hit.get(k, 0) / max(1, said.get(k, 0) + gold[k]), 1) for k in gold}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="model.pt, checkpoint.pt or model.onnx")
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--train", type=Path, required=True, help="PolNeAR train.jsonl, for the tag bigrams")
    parser.add_argument("--dev", type=Path, required=True, help="PolNeAR dev.jsonl")
    parser.add_argument("--gum", type=Path, help="folder of GUM dev")
    parser.add_argument("--scorer", type=Path, required=True, help="score.mjs")
    parser.add_argument("--articles", type=int, default=10**6)
    parser.add_argument("--window", type=int, default=320)
    parser.add_argument("--overlap", type=int, default=64)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="keep the logits of PolNeAR dev here (npz)")
    args = parser.parse_args()
    vocabulary = Vocabulary.read(args.vocabulary)
    run = (onnx_runner if args.model.suffix == ".onnx" else torch_runner)(args.model, args.threads)
    dev = Measured(run, read_polnear(args.dev)[:args.articles], vocabulary, args.window, args.overlap)
    if args.keep:
        np.savez_compressed(args.keep, *dev.attribution)
    report = {"attribution": score(args.dev, dev.predictions(transitions(read_polnear(args.train))), args.scorer),
              "wordsACpuSecond": round(dev.total / dev.cpu), "wordsASecond": round(dev.total / dev.wall)}
    if args.gum:
        report["names"] = names_f1(Measured(run, read_gum(args.gum)[:args.articles], vocabulary, args.window, args.overlap))
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
