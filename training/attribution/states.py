"""What the heads of a finished model read of a text's words."""
from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import onnxruntime

from decode import logits_of
from start import product_of
from tokens import Vocabulary, pieces_of


def reader(path: Path):
    """Of a model.onnx: arrays of a window to what all heads but attribution's read, [pieces, width] in half precision."""
    shipped = onnx.load(str(path))
    seen = product_of(shipped.graph, "names").input[0]
    shipped.graph.output.append(onnx.helper.make_empty_tensor_value_info(seen))
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL  # export.py did that
    session = onnxruntime.InferenceSession(shipped.SerializeToString(), options)
    inputs = [i.name for i in session.get_inputs()]
    return lambda *arrays: [session.run([seen], dict(zip(inputs, (a.astype(np.int32) for a in arrays))))[0].astype(np.float16)]


def read_by(run, text: str, vocabulary: Vocabulary) -> np.ndarray:
    """What a reader returns, a row a word."""
    pieces = pieces_of(text, vocabulary)
    first = [i for i, w in enumerate(pieces.word) if w >= 0]
    return logits_of(run, pieces, vocabulary, 320, 64)[0][first]
