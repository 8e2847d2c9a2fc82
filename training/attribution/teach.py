"""What finished models say of the words of the corpora's texts, for another one to learn from (train.py --teacher, --states).

--out is an npz: by the text's id the probabilities of both kinds of tags, [words, 14] in half precision. --states is a folder:
`states.npy`, what the heads of the one model read of each word [words of all texts, width], each column with mean 0 and
deviation 1, in half precision; `rows.json`, by the text's id where its words begin.
"""
from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch

from corpora import ATTRIBUTION, read_gum, read_polnear, read_unmarked
from coreference import read_gap
from decode import logits_of
from encoder import SIZES, Tagger
from start import product_of
from tokens import Vocabulary, pieces_of


def load(path: Path, device: str) -> Tagger:
    saved = torch.load(path, weights_only=True, map_location="cpu")
    model = Tagger(SIZES[saved["size"]], saved["model"]["words.table"].shape[0])
    model.load_state_dict(saved["model"])
    return model.to(device).eval()


def runner(path: Path, device: str):
    """Arrays to the logits of both kinds of tags, and what the heads read: of a model.pt, matrix products in bf16, or of a model.onnx, which is
    several times as fast on a processor that has no AMX."""
    if path.suffix == ".onnx":
        return onnx_runner(path)
    model, read = load(path, device), []
    for part in model.modules():  # once: autocast would do so for each window, which takes longer than the window
        if isinstance(part, torch.nn.Linear):
            part.bfloat16()
    model.names.register_forward_hook(lambda _, inputs, __: read.append(inputs[0]))

    def run(*arrays):
        with torch.inference_mode(), torch.autocast(device, torch.bfloat16):
            attribution, names, *_ = model(*(torch.from_numpy(a).long().to(device) for a in arrays))
        return [torch.cat([attribution, names], -1).float().cpu().numpy(), read.pop().half().cpu().numpy()]
    return run


def onnx_runner(path: Path):
    import onnx
    import onnxruntime
    shipped = onnx.load(str(path))
    seen = product_of(shipped.graph, "names").input[0]
    shipped.graph.output.append(onnx.helper.make_empty_tensor_value_info(seen))
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL  # export.py did that
    session = onnxruntime.InferenceSession(shipped.SerializeToString(), options)
    inputs = [i.name for i in session.get_inputs()]

    def run(*arrays):
        attribution, names, read = session.run(["attribution", "names", seen], dict(zip(inputs, (a.astype(np.int32) for a in arrays))))
        return [np.concatenate([attribution, names], -1), read.astype(np.float16)]
    return run


SAMPLE = 100_000  # words from which the mean and the deviation of what heads read are told


def write_states(states: list[tuple[str, np.ndarray]], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    counts = [len(found) for _, found in states]
    out = np.lib.format.open_memmap(folder / "states.npy", "w+", np.float16, (sum(counts), states[0][1].shape[1]))
    sample = np.concatenate([found for _, found in states[::max(1, sum(counts) // SAMPLE)]]).astype(np.float32)
    mean, deviation = sample.mean(0), sample.std(0) + 1e-4
    at = 0
    for _, found in states:
        out[at:at + len(found)] = (found - mean) / deviation
        at += len(found)
    out.flush()
    (folder / "rows.json").write_text(json.dumps({name: row for (name, _), row in zip(states, np.cumsum([0, *counts]).tolist())}), "utf-8")  # last: it tells that the folder is whole


def read_by(run, text: str, vocabulary: Vocabulary) -> list[np.ndarray]:
    """What a runner returns, a row a word."""
    pieces = pieces_of(text, vocabulary)
    first = [i for i, w in enumerate(pieces.word) if w >= 0]
    return [found[first] for found in logits_of(run, pieces, vocabulary, 320, 64)]


def probabilities(logits: np.ndarray) -> np.ndarray:
    parts = np.split(logits, [len(ATTRIBUTION)], axis=-1)
    shares = [np.exp(x - x.max(-1, keepdims=True)) for x in parts]
    return np.concatenate([x / x.sum(-1, keepdims=True) for x in shares], -1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, nargs="+", required=True, help="one model.pt or model.onnx, or one for each part of PolNeAR and GUM, trained without it: what a "
                        "model says of texts that it learned by heart would tell little. vocabulary.txt beside the first")
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--unmarked", type=Path, help="texts, one JSON string a line, for the npz in place of the corpora's, for --states beside them")
    parser.add_argument("--out", type=Path, help="the npz")
    parser.add_argument("--articles", type=Path, help="more texts in PolNeAR's form, for --states")
    parser.add_argument("--states", type=Path, help="folder for what the heads of the one model read of the words of PolNeAR, GUM, GAP and --articles")
    parser.add_argument("--device", default="cpu")
    args = parser.parse_args()
    vocabulary = Vocabulary.read(args.models[0].with_name("vocabulary.txt"))
    models = [runner(path, args.device) for path in args.models]
    polnear = read_polnear(args.corpora / "polnear/train.jsonl")
    unmarked = read_unmarked(args.unmarked) if args.unmarked else []
    if args.states:
        if len(models) > 1:
            parser.error("--states is of one model")
        articles = polnear + (read_polnear(args.articles) if args.articles else []) + read_gum(args.corpora / "gum/train")
        articles += [asked.article for asked in read_gap(args.corpora / "gap/gap-development.tsv", {})]
        write_states([(name, read_by(models[0], text, vocabulary)[1]) for name, text in [*((a.id, a.text) for a in articles), *unmarked]], args.states)
    if args.out:
        texts: list[tuple[str, str, int]] = [(name, text, -1) for name, text in unmarked]
        if not texts:
            for articles in (polnear, read_gum(args.corpora / "gum/train")):
                texts += [(a.id, a.text, i % len(models)) for i, a in enumerate(articles)]
            texts += [(asked.article.id, asked.article.text, -1) for asked in read_gap(args.corpora / "gap/gap-development.tsv", {})]
        said = {}
        for name, text, part in texts:
            found = [probabilities(read_by(run, text, vocabulary)[0]) for run in (models if part < 0 else [models[part]])]
            said[name] = np.mean(found, 0).astype(np.float16)
        np.savez(args.out, **said)


if __name__ == "__main__":
    main()
