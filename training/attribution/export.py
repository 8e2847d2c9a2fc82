"""Writes the folder the run time reads: model.onnx and model.data (int8), vocabulary.txt, model.json, parity.json."""
from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import torch

from corpora import ACTS, ATTRIBUTION, NAMES, Article, read_polnear
from decode import LIFT_WEIGHT, legal, lift, transitions
from encoder import NEAR, OUTPUTS, PLACE, Rows, Tagger
from fuse import fuse, save
from parity import write_parity
from smooth import largest_inputs, smooth
from start import load
from tokens import GAPS, QUOTATIONS, SHAPES, Vocabulary, pieces_of
from vocabulary import prune

LONGEST = 320  # pieces of a window at run time
STRENGTH, CALIBRATED = 0.75, 12  # of the smoothing, and on how many windows of training articles
INPUTS = ["ids", "shape", "gap", "quotation"]  # no mask: the run time gives it one window at a time, and adding one to the attention takes 6 % of small's time


class Exported(torch.nn.Module):
    """The tagger of one window, with int32 inputs."""

    def __init__(self, model: Tagger):
        super().__init__()
        self.model = model

    def forward(self, *inputs):
        return self.model(*(x.long() for x in inputs))


def trimmed(path: Path) -> Tagger:
    """The model of a model.pt, its tables no longer than a window."""
    model = load(path)
    if model.size.relative:
        middle = model.longest
        model.bias = model.bias[middle - LONGEST:middle + LONGEST + 1].clone()
        model.longest = LONGEST
    model.positions = Rows(model.positions.weight.detach()[:LONGEST])
    return model


def calibration(articles: list[Article], vocabulary: Vocabulary) -> list[list[torch.Tensor]]:
    """The first window of articles spread over the corpus, as inputs of the model."""
    out = []
    for article in articles[::max(1, len(articles) // CALIBRATED)][:CALIBRATED]:
        p, end = pieces_of(article.text, vocabulary), LONGEST - 2
        columns = [[vocabulary.start, *p.ids[:end], vocabulary.end], *([0, *c[:end], 0] for c in (p.shape, p.gap, p.quotation))]
        out.append([torch.tensor([c]) for c in columns])
    return out


def to_onnx(model: Tagger, path: Path) -> None:
    example = tuple(torch.ones(1, 9, dtype=torch.int32) for _ in INPUTS)
    torch.onnx.export(Exported(model), example, str(path), input_names=INPUTS, output_names=OUTPUTS,
                      dynamic_axes={n: {0: "batch", 1: "length"} for n in [*INPUTS, *OUTPUTS]},
                      opset_version=17, do_constant_folding=True, dynamo=False)


def quantise(source: Path, target: Path, leave: list[str]) -> None:
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic
    graph = onnx.load(str(source)).graph
    skipped = [n.name for n in graph.node if n.op_type == "MatMul" and any(part in n.name for part in leave)]
    quantize_dynamic(str(source), str(target), op_types_to_quantize=["MatMul"], per_channel=True, weight_type=QuantType.QInt8,
                     nodes_to_exclude=skipped, extra_options={"MatMulConstBOnly": True})


def optimised(source: Path, folder: Path) -> None:
    """Writes model.onnx with its operators fused, and its weights beside it as model.data, which the run time maps into memory: so
    `large` loads in a third of the time and takes 100 MB less while it does."""
    import onnx
    import onnxruntime
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    with tempfile.TemporaryDirectory() as scratch:
        options.optimized_model_filepath = str(Path(scratch) / "fused.onnx")
        onnxruntime.InferenceSession(str(source), options, providers=["CPUExecutionProvider"])
        model = onnx.load(options.optimized_model_filepath)
    # It names all sets of operators that it knows, some in versions that the run time's does not yet.
    needed = {"", *(node.domain for node in model.graph.node)}
    kept = [one for one in model.opset_import if one.domain in needed]
    del model.opset_import[:]
    model.opset_import.extend(kept)
    fuse(model)
    save(model, folder)


def description(vocabulary: Vocabulary, articles: list[Article], model: Tagger) -> dict:
    return {
        "format": 4,
        "inputs": INPUTS, "inputType": "int32", "outputs": OUTPUTS,
        "tags": {"attribution": ATTRIBUTION, "names": NAMES}, "acts": ACTS,
        "window": model.size.window, "overlap": model.size.overlap, "cutWithin": model.size.cut_within,
        "special": {"start": vocabulary.start, "end": vocabulary.end, "pad": vocabulary.pad, "unknown": vocabulary.unknown},
        "tables": {"vocabulary": len(vocabulary.pieces), "shape": SHAPES, "gap": GAPS, "quotation": QUOTATIONS, "positions": LONGEST},
        "transitions": {name: {"start": table[-1].round(4).tolist(), "steps": table[:-1].round(4).tolist()}
                        for name, table in (("attribution", transitions(articles)), ("names", legal(NAMES)))},
        "pointing": {"width": PLACE, "near": NEAR, "distance": {name: table.detach().numpy().round(4).tolist() for name, table in model.steps.items()}},
        "lift": {"weight": LIFT_WEIGHT, "table": lift(articles).round(4).tolist()},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="model.pt or checkpoint.pt; vocabulary.txt beside it")
    parser.add_argument("--train", type=Path, required=True, help="PolNeAR train.jsonl, for the tag bigrams and for calibration")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--leave", nargs="*", default=["/attribution/", "/names/", "/worth/", "/act/"], help="parts of names of MatMul nodes to leave in fp32")
    parser.add_argument("--smooth", type=float, default=STRENGTH, help="0 for none")
    parser.add_argument("--rows", type=int, default=15700, help="word pieces to ship, so that large is under 100 MB")
    parser.add_argument("--keep-fp32", action="store_true", help="also write model-fp32.onnx there")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    articles = read_polnear(args.train)
    model = trimmed(args.model)
    trained = Vocabulary.read(args.model.with_name("vocabulary.txt")).pieces
    rows = prune(trained, [a.text for a in articles], args.rows)
    vocabulary = Vocabulary([trained[i] for i in rows])
    model.words.table, model.words.scale = model.words.table[rows], model.words.scale[rows]
    if args.smooth:
        smooth(model, largest_inputs(model, calibration(articles, vocabulary)), args.smooth)
    with tempfile.TemporaryDirectory() as folder:
        whole = (args.out if args.keep_fp32 else Path(folder)) / "model-fp32.onnx"
        to_onnx(model, whole)
        quantise(whole, Path(folder) / "model-int8.onnx", args.leave)
        optimised(Path(folder) / "model-int8.onnx", args.out)
    vocabulary.write(args.out / "vocabulary.txt")
    (args.out / "model.json").write_text(json.dumps(description(vocabulary, articles, model), ensure_ascii=False) + "\n", "utf-8")
    write_parity(args.out)
    for file in sorted(args.out.iterdir()):
        print(f"{file.stat().st_size:>12,} {file.name}")


if __name__ == "__main__":
    main()
