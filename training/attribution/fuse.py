"""Operators that onnxruntime-node 1.16 computes faster, in the place of those that the exporter and its optimiser leave:

- attention reads queries, keys and values as three products that share one quantised input, and multiplies them without cutting them apart
  and turning them around first. One window is read at a time, so the batch is no axis there;
- a sum and the normalisation behind it are one operator in all places.

What comes out is the same to the last bit. `python fuse.py FOLDER` does it to the model.onnx of a folder.
"""
from __future__ import annotations

import re
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import helper, numpy_helper

HEADS = 12  # as in encoder.py, which needs torch
PARTS = 3  # queries, keys, values
MICROSOFT = "com.microsoft"


class Graph:
    """A graph whose nodes are replaced one by one, by the output that they make."""

    def __init__(self, graph):
        self.graph = graph
        self.maker = {output: node for node in graph.node for output in node.output}
        self.readers: dict[str, list] = {}
        for node in graph.node:
            for name in node.input:
                self.readers.setdefault(name, []).append(node)
        self.tensors = {t.name: t for t in graph.initializer}
        self.instead: dict[str, list] = {}

    def reader(self, output: str):
        """The one node that reads an output."""
        (node,) = self.readers[output]
        return node

    def tensor(self, name: str) -> np.ndarray:
        return numpy_helper.to_array(self.tensors[name])

    def keep(self, name: str, values) -> str:
        if name not in self.tensors:
            self.tensors[name] = numpy_helper.from_array(np.ascontiguousarray(values), name)
        return name

    def replace(self, old, *new) -> None:
        self.instead[old.output[0]] = list(new)

    def finish(self) -> None:
        """Puts the new nodes in, each behind what it reads, and drops what nobody reads any more."""
        nodes = [new for old in self.graph.node for new in self.instead.get(old.output[0], [old])]
        maker = {output: node for node in nodes for output in node.output}
        ordered: list = []
        placed: set[str] = set()

        def place(output: str) -> None:
            if output in placed or output not in maker:
                return
            placed.update(maker[output].output)
            for name in maker[output].input:
                place(name)
            ordered.append(maker[output])

        for output in self.graph.output:
            place(output.name)
        read = {name for node in ordered for name in node.input}
        del self.graph.node[:], self.graph.initializer[:], self.graph.value_info[:]
        self.graph.node.extend(ordered)
        self.graph.initializer.extend(t for name, t in self.tensors.items() if name in read)


def value(node, name: str):
    return next(helper.get_attribute_value(a) for a in node.attribute if a.name == name)


def fuse(model) -> None:
    """Changes a model that `export.optimised` made, in place; one that is so already stays as it is."""
    graph = Graph(model.graph)
    for node in model.graph.node:
        if node.op_type == "Softmax":
            fuse_attention(graph, node)
        elif node.op_type == "LayerNormalization" and (added := graph.maker.get(node.input[0])) and added.op_type == "Add" and "/layers." in node.name:
            graph.replace(node, helper.make_node("SkipLayerNormalization", [*added.input, *node.input[1:]], [node.output[0]], name=node.name,
                                                 epsilon=value(node, "epsilon"), domain=MICROSOFT))
    graph.finish()


def fuse_attention(graph: Graph, softmax) -> None:
    scores, bias = graph.maker[softmax.input[0]], None
    if scores.op_type == "Add":  # of relative positions
        scores, bias = graph.maker[scores.input[0]], graph.maker[scores.input[1]].input[0]  # without the axis of the batch
    product = scores
    while product.op_type != "DynamicQuantizeMatMul":
        if product.op_type == "MatMulIntegerToFloat":  # as it is to be
            return
        product = graph.maker[product.input[0]]
    merged = graph.reader(graph.reader(graph.reader(softmax.output[0]).output[0]).output[0])
    of = product.name.rsplit("/MatMul", 1)[0]
    inputs, weight, *_ = product.input
    width = graph.tensor(weight).shape[1] // PARTS
    split = graph.keep("heads", np.array([-1, HEADS, width // HEADS], np.int64))
    whole = graph.keep("merged", np.array([1, -1, width], np.int64))
    made = [helper.make_node("DynamicQuantizeLinear", [inputs], [f"{of}/quantized", f"{of}/scale", f"{of}/zero"], name=f"{of}/quantize")]
    for part in range(PARTS):
        columns = slice(part * width, (part + 1) * width)
        tensor, scale, zero, add = (graph.keep(f"{name}.{part}", graph.tensor(name)[..., columns]) for name in product.input[1:])
        made += [
            helper.make_node("MatMulIntegerToFloat", [f"{of}/quantized", tensor, f"{of}/scale", scale, f"{of}/zero", zero, add], [f"{of}/{part}"],
                             name=f"{of}/MatMul.{part}", domain=MICROSOFT),
            helper.make_node("Reshape", [f"{of}/{part}", split], [f"{of}/{part}/heads"], name=f"{of}/{part}/heads"),
        ]
    made.append(helper.make_node("FusedMatMul", [f"{of}/0/heads", f"{of}/1/heads"], [scores.output[0]], name=scores.name, alpha=value(scores, "alpha"),
                                 transB=1, transBatchA=1, transBatchB=1, domain=MICROSOFT))
    if bias:
        made.append(helper.make_node("Add", [scores.output[0], bias], [softmax.input[0]], name=f"{of}/bias"))
    made += [
        softmax,
        helper.make_node("FusedMatMul", [softmax.output[0], f"{of}/2/heads"], [f"{of}/seen"], name=f"{of}/seen", transBatchB=1, domain=MICROSOFT),
        helper.make_node("Transpose", [f"{of}/seen"], [f"{of}/turned"], name=f"{of}/turned", perm=[1, 0, 2]),
        helper.make_node("Reshape", [f"{of}/turned", whole], merged.output, name=merged.name),
    ]
    graph.replace(softmax)
    graph.replace(merged, *made)


def joined(graph) -> dict[str, np.ndarray]:
    """The tensors of a graph by their names, those of queries, keys and values in one again."""
    found: dict[str, list[np.ndarray]] = {}
    for tensor in graph.initializer:  # the parts stand in their order
        found.setdefault(whole(tensor.name), []).append(numpy_helper.to_array(tensor))
    return {name: parts[0] if len(parts) == 1 else np.concatenate(parts, -1) for name, parts in found.items()}


def whole(name: str) -> str:
    """Of the name of a part, that of all parts."""
    return re.sub(r"\.[0-2]$", "", name)


def save(model, folder: Path) -> None:
    """Writes model.onnx, with its weights beside it as model.data."""
    (folder / "model.data").unlink(missing_ok=True)
    onnx.save_model(model, str(folder / "model.onnx"), save_as_external_data=True, location="model.data", size_threshold=1024)
    (folder / "model.data").chmod(0o644)


def main() -> None:
    folder = Path(sys.argv[1])
    model = onnx.load(str(folder / "model.onnx"))
    fuse(model)
    save(model, folder)


if __name__ == "__main__":
    main()
