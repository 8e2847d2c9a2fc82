"""Measures a model: PolNeAR dev by score.mjs, names and antecedents on GUM dev, pronouns on GAP validation, what is worth a check on ClaimBuster's held-out runs."""
from __future__ import annotations

import argparse
import csv
import json
import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np

from corpora import ATTRIBUTION, NAMES, Article, read_gum, read_polnear, tags_of
from decode import legal, link, log_softmax, logits_of, onnx_runner, records, spans_of, transitions, viterbi
from coreference import Asked, alike, of_gum, read_gap
from encoder import OUTPUTS
from losses import bucket
from tokens import Vocabulary, pieces_of
from worth import read_claimbuster


def torch_runner(path: Path, threads: int):
    import torch

    from start import load
    torch.set_num_threads(threads)
    model = load(path)

    def run(*arrays):
        with torch.inference_mode():
            return [x.numpy() for x in model(*(torch.from_numpy(a).long() for a in arrays))]
    return run


class Measured:
    """Logits at the words of articles, from one run of the model, and how fast they came."""

    def __init__(self, run, articles: list[Article], vocabulary: Vocabulary, window: int, overlap: int):
        self.articles, self.words, self.attribution, self.names, self.anaphor, self.antecedent = articles, [], [], [], [], []
        cpu, wall = time.process_time(), time.time()
        for article in articles:
            pieces = pieces_of(article.text, vocabulary)
            first = [i for i, w in enumerate(pieces.word) if w >= 0]
            a, n, anaphor, antecedent, *_ = logits_of(run, pieces, vocabulary, window, overlap)
            self.words.append(pieces.words)
            self.attribution.append(log_softmax(a[first]))
            self.names.append(log_softmax(n[first]))
            self.anaphor.append(anaphor[first])
            self.antecedent.append(antecedent[first])
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


def words_in(words, start: int, end: int) -> list[int]:
    return [i for i, w in enumerate(words) if w.start < end and start < w.end]


def scores_of(measured: Measured, k: int, distance: np.ndarray, names: list[list[int]], at: int) -> tuple[float, np.ndarray]:
    """The scores of "none" and of each name for the anaphor at word `at` of article k."""
    query = measured.anaphor[k][at]
    keys = np.stack([measured.antecedent[k][n].mean(0) for n in names]) if names else np.zeros((0, len(query) - 1))
    steps = [bucket(at - n[0]) if at != n[0] else 0 for n in names]
    return float(query[-1]), keys @ query[:-1] + distance[steps]


def gum_antecedents(measured: Measured, asked: list[Asked], distance: np.ndarray, reach: int = 220) -> dict:
    """Of anaphors whose entity is named within `reach` words, and of the others: how many are answered right."""
    right = {"named": 0, "none": 0}
    total = {"named": 0, "none": 0}
    for k, one in enumerate(asked):
        words = measured.words[k]
        names = [words_in(words, *n) for n in one.names]
        for q in one.questions:
            at = words_in(words, *q.place)[0]
            near = [i for i, n in enumerate(names) if n and abs(n[0] - at) <= reach]
            none, scores = scores_of(measured, k, distance, [names[i] for i in near], at)
            kind = "named" if q.right & set(near) else "none"
            total[kind] += 1
            if kind == "none":
                right[kind] += not len(scores) or none > np.logaddexp.reduce(scores)
            else:
                right[kind] += near[int(scores.argmax())] in q.right and none < np.logaddexp.reduce(scores)
    return {kind: f"{100 * right[kind] / max(1, total[kind]):.1f} % of {total[kind]}" for kind in total}


def gap_f1(measured: Measured, asked: list[Asked], distance: np.ndarray, rows: list[dict]) -> float:
    """GAP's F1 over both names of each text, with all the text's names as candidates."""
    hit = said = gold = 0
    for k, (one, row) in enumerate(zip(asked, rows)):
        words = measured.words[k]
        names = [words_in(words, *n) for n in one.names]
        at = words_in(words, *one.questions[0].place)[0]
        none, scores = scores_of(measured, k, distance, names, at)
        best = one.names[int(scores.argmax())] if scores.max() > none else None
        for side in "AB":
            start = int(row[f"{side}-offset"])
            have = best is not None and (best[0] <= start < best[1] or alike(one.article.text[slice(*best)], row[side]))
            want = row[f"{side}-coref"] == "TRUE"
            hit, said, gold = hit + (have and want), said + have, gold + want
    return round(200 * hit / max(1, said + gold), 1)


def worth_f1(run, sentences: list[tuple[str, int]], vocabulary: Vocabulary) -> dict:
    scores = []
    for text, _ in sentences:
        pieces = pieces_of(text, vocabulary)
        worth = logits_of(run, pieces, vocabulary, 320, 64)[4]
        scores.append(worth[[i for i, w in enumerate(pieces.word) if w >= 0], 0].mean())
    labels = np.array([label for _, label in sentences])
    scores = np.array(scores)

    def f1(limit: float) -> float:
        said = scores > limit
        return round(float(200 * (said & (labels == 1)).sum() / max(1, said.sum() + labels.sum())), 1)
    ranks = scores.argsort().argsort() + 1
    positive = labels.sum()
    auc = (ranks[labels == 1].sum() - positive * (positive + 1) / 2) / (positive * (len(labels) - positive))
    return {"f1": f1(0.0), "best f1": max(f1(x) for x in np.quantile(scores, np.linspace(0.5, 0.95, 46))), "auc": round(float(auc), 4)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="model.pt, checkpoint.pt or model.onnx")
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--silver", type=Path, help="names by silver.py of GAP validation too")
    parser.add_argument("--scorer", type=Path, required=True, help="score.mjs")
    parser.add_argument("--articles", type=int, default=10**6)
    parser.add_argument("--window", type=int, default=320)
    parser.add_argument("--overlap", type=int, default=64)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="keep the logits of PolNeAR dev here (npz)")
    args = parser.parse_args()
    vocabulary = Vocabulary.read(args.vocabulary)
    if args.model.suffix == ".onnx":
        run = onnx_runner(args.model, args.threads, OUTPUTS)
        distance = np.array(json.loads(args.model.with_name("model.json").read_text("utf-8"))["pointing"]["distance"]["coreference"])
    else:
        import torch
        run = torch_runner(args.model, args.threads)
        distance = torch.load(args.model, weights_only=True, map_location="cpu")["model"]["steps.coreference"].numpy()
    corpora = args.corpora
    dev = Measured(run, read_polnear(corpora / "polnear/dev.jsonl")[:args.articles], vocabulary, args.window, args.overlap)
    if args.keep:
        np.savez_compressed(args.keep, *dev.attribution)
    steps = transitions(read_polnear(corpora / "polnear/train.jsonl"))
    report = {"attribution": score(corpora / "polnear/dev.jsonl", dev.predictions(steps), args.scorer),
              "wordsACpuSecond": round(dev.total / dev.cpu), "wordsASecond": round(dev.total / dev.wall)}
    gum = read_gum(corpora / "gum/dev")[:args.articles]
    measured = Measured(run, gum, vocabulary, args.window, args.overlap)
    report["names"] = names_f1(measured)
    report["antecedents"] = gum_antecedents(measured, [of_gum(a) for a in gum], distance)
    if args.silver:
        path = corpora / "gap/gap-validation.tsv"
        asked = read_gap(path, {line["id"]: line["names"] for line in map(json.loads, args.silver.read_text("utf-8").splitlines())})[:args.articles]
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        report["pronouns"] = gap_f1(Measured(run, [a.article for a in asked], vocabulary, args.window, args.overlap), asked, distance, rows)
    report["worth"] = worth_f1(run, read_claimbuster(corpora / "claimbuster/train.json")[1][:10 * args.articles], vocabulary)
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
