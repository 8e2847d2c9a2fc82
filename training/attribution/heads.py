"""Trains two kinds of heads of a finished model.onnx on, alone, on what they read of its words, and writes them into it: those of antecedents and
that of check-worthiness. As the encoder stays, its words are read once, a step takes milliseconds, and these heads learn longer and under more dropout than
suits the rest."""
from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper
from torch import Tensor

from corpora import read_gum, read_polnear
from coreference import Asked, of_gum, read_anaphors, read_gap
from encoder import PLACE
from evaluate import words_in
from fuse import save
from parity import write_parity
from labels import labelled
from losses import buckets, shares, surprise
from start import weights
from states import read_by, reader
from tokens import Vocabulary, words_of
from worth import read_claimbuster, together

REACH = 200  # words between an anaphor and a name at most, as far as a window of training sees
LEAST_DEVIATION = 0.06  # columns that differ less drown in the steps of int8
RATE, DROPOUT, DECAY, WARM_UP = 1e-4, 0.4, 0.01, 0.05
ANTECEDENTS = {"epochs": 6, "batch": 12}  # texts
WORTH = {"epochs": 8, "batch": 128}  # sentences
TWICE = 2  # the invented articles with anaphors are few, and the hardest


@dataclass
class Text:
    """What heads read of a text's names [names, width] and anaphors [anaphors, width], in half precision, and where these stand, in words."""

    names: np.ndarray
    at: np.ndarray
    anaphors: np.ndarray
    questions: list[tuple[int, list[int], list[int]]]  # (place, right names, names left out)


def gathered(asked: Asked, read) -> Text | None:
    """None where it has no names or no anaphors."""
    words, states = words_of(asked.article.text), read(asked.article.text)
    places = [words_in(words, *name) for name in asked.names]
    number = {name: i for i, name in enumerate(i for i, place in enumerate(places) if place)}
    questions = [(place[0], [number[i] for i in q.right if i in number], [number[i] for i in q.left_out if i in number])
                 for q in asked.questions if (place := words_in(words, *q.place))]
    if not number or not questions:
        return None
    half = lambda vectors: np.stack(vectors).astype(np.float16)
    return Text(half([states[places[i]].mean(0) for i in number]), np.array([places[i][0] for i in number]), half([states[q[0]] for q in questions]), questions)


def sentences(path: Path, read, random_: random.Random) -> tuple[Tensor, Tensor]:
    """What the head of check-worthiness reads of ClaimBuster's sentences [sentences, width], each alone and twice among others, and their labels."""
    alone = read_claimbuster(path)[0]
    texts = [(text, [(0, len(text), label)]) for text, label in alone]
    for _ in range(2):
        texts += together(alone, random_)
    vectors, labels = [], []
    for text, places in texts:
        words, states = words_of(text), read(text)
        for start, end, label in places:
            if inside := words_in(words, start, end):
                vectors.append(states[inside].mean(0))
                labels.append(label)
    return torch.from_numpy(np.stack(vectors)), torch.tensor(labels).float()


class Columns:
    """What heads read, each column with mean 0 and deviation 1; weights for it are those of the model times `deviation`."""

    def __init__(self, sample: np.ndarray):
        self.mean, self.deviation = torch.from_numpy(sample.mean(0)), torch.from_numpy(sample.std(0)).clamp(min=LEAST_DEVIATION)
        self.noise = float(sample.max() - sample.min()) / 255 / 12 ** 0.5 / self.deviation  # of rounding to uint8, as the model does

    def of(self, vectors, rounded: bool) -> Tensor:
        scaled = (torch.as_tensor(vectors).float() - self.mean) / self.deviation
        return scaled + torch.randn_like(scaled) * self.noise if rounded else scaled


class Heads:
    """The weights of a model.onnx, by the names of encoder.py's modules."""

    def __init__(self, path: Path):
        self.model = onnx.load(str(path))
        self.tensors = {t.name: t for t in self.model.graph.initializer}
        self.names = weights(self.model.graph)

    def weight(self, head: str) -> Tensor:
        name = self.names[head]
        array = numpy_helper.to_array(self.tensors[name]).astype(np.float32)
        if name.endswith("_quantized"):
            array = array * numpy_helper.to_array(self.tensors[name.removesuffix("_quantized") + "_scale"])
        return torch.from_numpy(array.T.copy())

    def bias(self, head: str) -> Tensor:
        return torch.from_numpy(numpy_helper.to_array(self.tensors[f"model.{head}.bias"]).copy())

    def put(self, head: str, weight: Tensor, bias: Tensor | None = None) -> None:
        name, array = self.names[head], weight.detach().numpy().T.astype(np.float32).copy()
        if name.endswith("_quantized"):
            scale = np.abs(array).max(0) / 127
            self._set(name.removesuffix("_quantized") + "_scale", scale)
            array = np.clip(np.round(array / scale), -127, 127).astype(np.int8)
        self._set(name, array)
        if bias is not None:
            self._set(f"model.{head}.bias", bias.detach().numpy())

    def _set(self, name: str, array: np.ndarray) -> None:
        self.tensors[name].CopyFrom(numpy_helper.from_array(array, name))



def steps(parameters: list[Tensor], count: int) -> Iterator[torch.optim.Optimizer]:
    """An optimizer for each step, its rate rising and then falling to nothing."""
    groups = [{"params": [p for p in parameters if p.ndim > 1], "weight_decay": DECAY}, {"params": [p for p in parameters if p.ndim == 1], "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=RATE)
    for step in range(count):
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(1, (step + 1) / (WARM_UP * count)) * (1 - step / count)
        optimizer.zero_grad()
        yield optimizer


def batches(count: int, size: int, epochs: int) -> list[np.ndarray]:
    random_ = np.random.default_rng(1)
    return [order[i:i + size] for order in (random_.permutation(count) for _ in range(epochs)) for i in range(0, count - size + 1, size)]


def train_antecedents(texts: list[Text], heads: Heads, distance: list[float]) -> list[float]:
    """Changes `heads`; returns what distances count from now on."""
    columns = Columns(np.concatenate([x.astype(np.float32) for text in texts[::3] for x in (text.names, text.anaphors)]))
    anaphor, antecedent = ((heads.weight(head) * columns.deviation).requires_grad_() for head in ("anaphor", "antecedent"))
    near = torch.tensor(distance).requires_grad_()
    bias = (heads.bias("anaphor") + heads.weight("anaphor") @ columns.mean).requires_grad_()
    dropped = lambda vectors: F.dropout(columns.of(vectors, True), DROPOUT)
    todo = batches(len(texts), ANTECEDENTS["batch"], ANTECEDENTS["epochs"])
    for chosen, optimizer in zip(todo, steps([anaphor, antecedent, bias, near], len(todo))):
        total, count = torch.zeros(()), 0
        for text in (texts[i] for i in chosen):
            away = np.array([[place] for place, *_ in text.questions]) - text.at[None]
            allowed, right = np.abs(away) <= REACH, np.zeros((len(away), 1 + len(text.at)), bool)
            for i, (_, good, left_out) in enumerate(text.questions):
                allowed[i, left_out] = False
                known = [g for g in good if allowed[i, g]]
                right[i, [1 + g for g in known] if known else 0] = True
            asks = F.linear(dropped(text.anaphors), anaphor, bias)
            # The model's head has no bias: the mean goes with its weights.
            answers = F.linear(dropped(text.names), antecedent, antecedent / columns.deviation @ columns.mean)
            scores = asks[:, :PLACE] @ answers.T + near[torch.from_numpy(buckets(away))]
            total = total + surprise(shares(asks[:, PLACE:], scores, torch.from_numpy(allowed)), torch.from_numpy(right)).sum()
            count += len(scores)
        (total / count).backward()
        optimizer.step()
    heads.put("anaphor", anaphor / columns.deviation, bias - anaphor / columns.deviation @ columns.mean)
    heads.put("antecedent", antecedent / columns.deviation)
    return [round(x, 4) for x in near.tolist()]


def train_worth(vectors: Tensor, labels: Tensor, heads: Heads) -> None:
    """Changes `heads`."""
    columns = Columns(vectors.numpy())
    weight, bias = (heads.weight("worth") * columns.deviation).requires_grad_(), (heads.bias("worth") + heads.weight("worth") @ columns.mean).requires_grad_()
    todo = batches(len(labels), WORTH["batch"], WORTH["epochs"])
    for chosen, optimizer in zip(todo, steps([weight, bias], len(todo))):
        scores = F.linear(F.dropout(columns.of(vectors[chosen], False), DROPOUT), weight, bias)
        F.binary_cross_entropy_with_logits(scores[:, 0], labels[chosen]).backward()
        optimizer.step()
    heads.put("worth", weight / columns.deviation, bias - weight / columns.deviation @ columns.mean)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="model.onnx, with what export.py wrote beside it; changed in place, parity.json too")
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--labels", type=Path, required=True, help="folder of labels.tsv, acts.tsv, names.tsv and anaphors.jsonl")
    parser.add_argument("--silver", type=Path, required=True, help="names by silver.py")
    args = parser.parse_args()
    torch.manual_seed(1)
    vocabulary = Vocabulary.read(args.model.with_name("vocabulary.txt"))
    run = reader(args.model)
    read = lambda text: read_by(run, text, vocabulary).astype(np.float32)
    silver = {line["id"]: line["names"] for line in map(json.loads, args.silver.read_text("utf-8").splitlines())}
    polnear = labelled(read_polnear(args.corpora / "polnear/train.jsonl"), args.labels, silver)
    asked = [of_gum(article) for article in read_gum(args.corpora / "gum/train")] + read_gap(args.corpora / "gap/gap-development.tsv", silver)
    asked += [labels.asked for labels in polnear.values() if labels.asked]
    texts = [text for one in asked if (text := gathered(one, read))]
    texts += TWICE * [text for one in read_anaphors(args.labels / "anaphors.jsonl") if (text := gathered(one, read))]

    heads, description = Heads(args.model), args.model.with_name("model.json")
    told = json.loads(description.read_text("utf-8"))
    distance = told["pointing"]["distance"]
    distance["coreference"] = train_antecedents(texts, heads, distance["coreference"])
    train_worth(*sentences(args.corpora / "claimbuster/train.json", read, random.Random(5)), heads)
    save(heads.model, args.model.parent)
    description.write_text(json.dumps(told, ensure_ascii=False) + "\n", "utf-8")
    write_parity(args.model.parent)


if __name__ == "__main__":
    main()
