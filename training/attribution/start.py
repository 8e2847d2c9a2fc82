"""A shipped model.onnx as weights to train on from: int8 back to fp32, the smoothing undone.

What a model was trained to does not fit in the repository in fp32; within the rounding of its weights this is it.
"""
from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from encoder import Tagger, buckets, read_safetensors
from tokens import Vocabulary


def load_onnx(model: Tagger, path: Path, vocabulary: Vocabulary, pretrained: Path) -> None:
    """Fills `model`, whose `vocabulary` has no piece that the one beside `path` has not; heads that the file has not stay as they are.

    The positions past those that the file has are those of `pretrained`.
    """
    import onnx
    from onnx import numpy_helper
    graph = onnx.load(str(path)).graph
    constants = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    rows = [Vocabulary.read(path.with_name("vocabulary.txt")).ids[piece] for piece in vocabulary.pieces]
    own = dict(model.named_parameters())
    with torch.no_grad():
        model.words.table.copy_(torch.from_numpy(constants["model.words.table"][rows]))
        model.words.scale.copy_(torch.from_numpy(constants["model.words.scale"][rows]))
        positions = constants["model.positions.table"].astype(np.float32) * constants["model.positions.scale"]
        model.positions.weight[:len(positions)].copy_(torch.from_numpy(positions))
        if model.size.relative:
            model.bias.copy_(read_bias(pretrained, model))
        for node in graph.node:
            if node.op_type not in ("MatMulInteger", "MatMul") or "/layers." not in node.name and "/names/" not in node.name and "/attribution/" not in node.name:
                continue
            name = node.name.removeprefix("/model/").replace("/linear/", "/").split("/MatMul")[0].replace("/", ".")
            weight = constants.get(node.input[1])
            if weight is None:  # attention's own products
                continue
            weight = weight.astype(np.float32)
            if node.op_type == "MatMulInteger":
                base = node.input[1].removesuffix("_quantized")
                weight = weight * constants[base + "_scale"]
            matrix = torch.from_numpy(weight.T.copy())
            inverse = constants.get(f"model.{name}.inverse")
            if inverse is not None:
                matrix = matrix * torch.from_numpy(inverse)[None]
            own[name + ".weight"].copy_(matrix)
            bias = constants.get(f"model.{name}.linear.bias", constants.get(f"model.{name}.bias"))
            own[name + ".bias"].copy_(torch.from_numpy(bias))
        for name, value in own.items():
            if f"model.{name}" in constants and constants[f"model.{name}"].shape == tuple(value.shape):
                value.copy_(torch.from_numpy(constants[f"model.{name}"].copy()))


def read_bias(pretrained: Path, model: Tagger) -> torch.Tensor:
    return read_safetensors(pretrained / "model.safetensors")["encoder.relative_attention_bias.weight"][buckets(model.longest)]
