"""A shipped model.onnx as weights to train on from: int8 back to fp32, the smoothing undone.

What a model was trained to does not fit in the repository in fp32; within the rounding of its weights this is it.
"""
from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import torch

from encoder import OUTPUTS, RELATIONS, SIZES, Tagger, buckets, read_safetensors
from fuse import joined, whole
from tokens import Vocabulary


def load(path: Path, device: str = "cpu") -> Tagger:
    """A model.pt to be asked, not trained."""
    saved = torch.load(path, weights_only=True, map_location="cpu")
    model = Tagger(SIZES[saved["size"]], saved["model"]["words.table"].shape[0])
    model.load_state_dict(saved["model"])
    return model.to(device).eval()


def load_onnx(model: Tagger, path: Path, vocabulary: Vocabulary, pretrained: Path) -> None:
    """Fills `model`, whose `vocabulary` has no piece that the one beside `path` has not; model.json stands beside `path` too.

    The positions past those that the file has are those of `pretrained`.
    """
    import onnx
    graph = onnx.load(str(path)).graph
    constants = joined(graph)
    rows = [Vocabulary.read(path.with_name("vocabulary.txt")).ids[piece] for piece in vocabulary.pieces]
    own = dict(model.named_parameters())
    with torch.no_grad():
        model.words.table.copy_(torch.from_numpy(constants["model.words.table"][rows]))
        model.words.scale.copy_(torch.from_numpy(constants["model.words.scale"][rows]))
        positions = constants["model.positions.table"].astype(np.float32) * constants["model.positions.scale"]
        model.positions.weight[:len(positions)].copy_(torch.from_numpy(positions))
        if model.size.relative:
            model.bias.copy_(read_bias(pretrained, model))
        for name, tensor in weights(graph).items():
            weight = constants[tensor].astype(np.float32)
            if tensor.endswith("_quantized"):
                weight = weight * constants[tensor.removesuffix("_quantized") + "_scale"]
            matrix = torch.from_numpy(weight.T.copy())
            inverse = constants.get(f"model.{name}.inverse")
            if inverse is not None:
                matrix = matrix * torch.from_numpy(inverse.copy())[None]
            own[name + ".weight"].copy_(matrix)
            bias = constants.get(f"model.{name}.linear.bias", constants.get(f"model.{name}.bias"))
            if bias is not None:
                own[name + ".bias"].copy_(torch.from_numpy(bias.copy()))
        for name, steps in json.loads(path.with_name("model.json").read_text("utf-8"))["pointing"]["distance"].items():
            model.steps[name].copy_(torch.tensor(steps))
        for name, value in own.items():
            if f"model.{name}" in constants and constants[f"model.{name}"].shape == tuple(value.shape):
                value.copy_(torch.from_numpy(constants[f"model.{name}"].copy()))


def weights(graph) -> dict[str, str]:
    """The tensors of weights by the names of their modules. The exporter calls the heads of relations alike, so heads are found by what they lead to."""
    weight = weight_of(graph)
    found = {}
    for node in graph.node:
        if weight(node) and "/layers." in node.name:
            found[node.name.removeprefix("/model/").replace("/linear/", "/").split("/MatMul")[0].replace("/", ".")] = whole(weight(node))
    heads = {**{f"asks{r.title()}": f"asks.{r}" for r in RELATIONS}, **{r: f"answers.{r}" for r in RELATIONS}}
    for output in OUTPUTS:
        found[heads.get(output, output)] = weight(product_of(graph, output))
    return found


def weight_of(graph):
    """The tensor of weights of a node, None where it is no product with one."""
    constants = {t.name for t in graph.initializer}
    return lambda node: next((name for name in node.input if "MatMul" in name and "MatMul" in node.op_type and name in constants), None)


def product_of(graph, output: str):
    """The product with its weights by which a head makes an output."""
    weight, maker = weight_of(graph), {name: node for node in graph.node for name in node.output}
    node = maker[output]
    while not weight(node):  # the addition of the bias
        node = next(maker[name] for name in node.input if name in maker)
    return node


def read_bias(pretrained: Path, model: Tagger) -> torch.Tensor:
    return read_safetensors(pretrained / "model.safetensors")["encoder.relative_attention_bias.weight"][buckets(model.longest)]
