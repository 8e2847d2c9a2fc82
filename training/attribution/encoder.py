"""A BERT-like encoder (MPNet's or MiniLM's) in plain PyTorch, with features of the word added to the input and heads over its words."""
from __future__ import annotations

import json
import math
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from corpora import ACTS, ATTRIBUTION, NAMES
from tokens import GAPS, QUOTATIONS, SHAPES

HEADS, BUCKETS, FIRST_POSITION = 12, 32, 2
PLACE = 64  # the width of the space in which anaphors look for their antecedents
NEAR = 8  # distances of an antecedent are told apart by powers of two, so many on either side


@dataclass(frozen=True)
class Size:
    hidden: int
    layers: int
    read: tuple[int, ...]  # all heads but attribution's read the outputs of these layers: names are seen best in the middle ones
    relative: bool  # MPNet's bias by distance, shared by the layers
    eps: float
    window: int  # pieces that it reads at a time at run time, with <s> and </s>
    overlap: int  # pieces that two windows share, where one is not cut behind a paragraph
    cut_within: int  # among so many of its last pieces it is; 0: never


SIZES = {"large": Size(768, 12, (4, 8, 12), True, 1e-5, 320, 64, 0), "small": Size(384, 6, (2, 4, 6), False, 1e-12, 320, 32, 80)}
BYTES = np.random.default_rng(0)
RELATIONS = ("hearer", "time")  # what of the text a cue may point at: who was told, and when
OUTPUTS = ["attribution", "names", "anaphor", "antecedent", "worth", "act", *(name for r in RELATIONS for name in (f"asks{r.title()}", r))]


class Rows(nn.Module):
    """A frozen embedding table in int8 with one scale a row: what is trained on is what is shipped."""

    def __init__(self, weight: Tensor):
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("table", torch.round(weight / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        return self.table[ids].float() * self.scale[ids]


def buckets(longest: int) -> Tensor:
    """T5's buckets of the distances -longest .. longest (memory minus context), as MPNet uses them."""
    distance = -torch.arange(-longest, longest + 1)
    half = BUCKETS // 2
    out = (distance < 0).long() * half
    distance = distance.abs()
    exact = half // 2
    far = exact + (torch.log(distance.float().clamp(min=1) / exact) / math.log(128 / exact) * (half - exact)).long()
    return out + torch.where(distance < exact, distance, far.clamp(max=half - 1))


def dropped(module: nn.Module, x: Tensor) -> Tensor:
    """Dropout, on a CPU of bytes drawn by NumPy: torch draws each number by itself, on one core, which is a tenth of a step."""
    if not module.training or not module.dropout:
        return x
    if x.device.type != "cpu":
        return F.dropout(x, module.dropout)
    least = round(256 * module.dropout)
    kept = torch.from_numpy(BYTES.integers(0, 256, x.numel(), np.uint8)).view(x.shape) >= least
    return x * (kept.to(x.dtype) * (256 / (256 - least)))


class Layer(nn.Module):
    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        hidden = self.hidden = size.hidden
        self.dropout = dropout
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.out = nn.Linear(hidden, hidden)
        self.norm1 = nn.LayerNorm(hidden, eps=size.eps)
        self.up = nn.Linear(hidden, 4 * hidden)
        self.down = nn.Linear(4 * hidden, hidden)
        self.norm2 = nn.LayerNorm(hidden, eps=size.eps)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        batch, length, _ = x.shape
        width = self.hidden // HEADS
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, width).permute(2, 0, 3, 1, 4).unbind(0)
        if torch.onnx.is_in_onnx_export():
            scores = torch.matmul(q, k.transpose(2, 3)) * width ** -0.5
            weights = torch.softmax(scores if bias is None else scores + bias, -1)
            mixed = torch.matmul(weights, v)
        elif x.device.type == "cpu":  # in plain products: torch's own takes four times as long forth and back
            q, k, v = (part.reshape(batch * HEADS, length, width) for part in (q, k, v))
            weights = torch.softmax(torch.baddbmm(bias, q, k.transpose(1, 2), alpha=width ** -0.5), -1)
            mixed = torch.bmm(weights, v).view(batch, HEADS, length, width)
        else:
            mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.view(batch, HEADS, length, length))
        x = self.norm1(x + dropped(self, self.out(mixed.transpose(1, 2).reshape(batch, length, self.hidden))))
        return self.norm2(x + dropped(self, self.down(F.gelu(self.up(x)))))


class Tagger(nn.Module):
    """(ids, shape, gap, quotation, mask), each int32 or int64 [batch, length], the mask None for a window alone, to the arrays of OUTPUTS, each [batch, length, width].

    `attribution` and `names`: logits of tags, width 7. `anaphor`, width PLACE + 1, and `antecedent`, width PLACE: that a name
    is what an anaphor stands for scores anaphor[:PLACE] . mean(antecedent over the name's words) + distance[d], against
    anaphor[PLACE] for none of them. `worth`, width 1: its mean over a sentence's words is the logit of its check-worthiness.
    `act`: its mean over a cue's words has the logits of ACTS. `asksHearer` and `hearer`, `asksTime` and `time` go together as `anaphor`
    and `antecedent` do: the mean of the first over a cue's words tells which word names who was told, or when.
    """

    def __init__(self, size: Size, rows: int, positions: int = 512, longest: int = 400, dropout: float = 0.1):
        super().__init__()
        self.size = size
        hidden, read = size.hidden, len(size.read) * size.hidden
        self.words = Rows(torch.zeros(rows, hidden))
        self.positions = nn.Embedding(positions, hidden)
        self.shape = nn.Embedding(SHAPES, hidden)
        self.gap = nn.Embedding(GAPS, hidden)
        self.quotation = nn.Embedding(QUOTATIONS, hidden)
        self.norm = nn.LayerNorm(hidden, eps=size.eps)
        self.longest = longest
        if size.relative:
            self.register_buffer("bias", torch.zeros(2 * longest + 1, HEADS))
        self.layers = nn.ModuleList(Layer(size, dropout) for _ in range(size.layers))
        self.attribution = nn.Linear(hidden, len(ATTRIBUTION))
        self.names = nn.Linear(read, len(NAMES))
        self.anaphor = nn.Linear(read, PLACE + 1)
        self.antecedent = nn.Linear(read, PLACE, bias=False)
        self.worth = nn.Linear(read, 1)
        self.act = nn.Linear(read, len(ACTS))
        self.asks = nn.ModuleDict({r: nn.Linear(read, PLACE + 1) for r in RELATIONS})
        self.answers = nn.ModuleDict({r: nn.Linear(read, PLACE, bias=False) for r in RELATIONS})
        self.steps = nn.ParameterDict({r: nn.Parameter(torch.zeros(2 * NEAR)) for r in ("coreference", *RELATIONS)})
        self.dropout = dropout
        for table in (self.shape, self.gap, self.quotation):
            nn.init.normal_(table.weight, std=0.01)
        for head in (self.attribution, self.names, self.anaphor, self.antecedent, self.worth, self.act, *self.asks.values(), *self.answers.values()):
            nn.init.normal_(head.weight, std=0.02)
            if head.bias is not None:
                nn.init.zeros_(head.bias)

    HEADS = ("attribution.", "names.", "anaphor.", "antecedent.", "worth.", "act.", "asks.", "answers.", "steps.")
    NEW = ("shape.", "gap.", "quotation.", *HEADS)

    def forward(self, ids: Tensor, shape: Tensor, gap: Tensor, quotation: Tensor, mask: Tensor | None = None) -> tuple[Tensor, ...]:
        length = ids.shape[1]
        at = torch.arange(length, device=ids.device)
        if mask is None and not torch.onnx.is_in_onnx_export():
            mask = torch.ones_like(ids)
        bias = None if mask is None else (1.0 - mask[:, None, None, :].float()) * -10000.0
        if self.size.relative:
            by_distance = self.bias[at[None, :] - at[:, None] + self.longest].permute(2, 0, 1)[None]
            bias = by_distance if bias is None else by_distance + bias
        if not torch.onnx.is_in_onnx_export():
            bias = bias.expand(len(ids), HEADS, length, length).reshape(-1, length, length)
        x = self.words(ids) + self.positions(at)[None] + self.shape(shape) + self.gap(gap) + self.quotation(quotation)
        x = self.norm(x)
        if torch.is_autocast_enabled(x.device.type):
            x, bias = x.bfloat16(), bias.bfloat16()
        read = []
        for number, layer in enumerate(self.layers, 1):
            x = layer(x, bias)
            if number in self.size.read:
                read.append(x)
        several = dropped(self, torch.cat(read, -1))
        return (self.attribution(dropped(self, x)), *(head(several) for head in (self.names, self.anaphor, self.antecedent, self.worth, self.act)),
                *(head(several) for r in RELATIONS for head in (self.asks[r], self.answers[r])))

    def load_pretrained(self, path: Path, pieces: list[str]) -> None:
        """MPNet's or MiniLM's weights and those rows of its word embeddings that `pieces` names."""
        w = read_safetensors(path / "model.safetensors")
        full = {piece: i for i, piece in enumerate((path / "vocab.txt").read_text("utf-8").rstrip("\n").split("\n"))}
        mpnet = self.size.relative
        keep = [full[piece if mpnet else BERT_SPECIALS.get(piece, piece)] for piece in pieces]
        self.words = Rows(w["embeddings.word_embeddings.weight"][keep])
        copy = {"norm.weight": "embeddings.LayerNorm.weight", "norm.bias": "embeddings.LayerNorm.bias"}
        attention = {"qkv": ["attention.attn.q", "attention.attn.k", "attention.attn.v"], "out": "attention.attn.o", "norm1": "attention.LayerNorm"} if mpnet else \
            {"qkv": ["attention.self.query", "attention.self.key", "attention.self.value"], "out": "attention.output.dense", "norm1": "attention.output.LayerNorm"}
        for i in range(self.size.layers):
            for ours, theirs in {**attention, "up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm"}.items():
                for part in ("weight", "bias"):
                    name = f"encoder.layer.{i}.{ours}.{part}" if isinstance(theirs, list) else f"encoder.layer.{i}.{theirs}.{part}"
                    if isinstance(theirs, list):
                        w[name] = torch.cat([w[f"encoder.layer.{i}.{x}.{part}"] for x in theirs])
                    copy[f"layers.{i}.{ours}.{part}"] = name
        own = dict(self.named_parameters())
        first = FIRST_POSITION if mpnet else 0
        with torch.no_grad():
            for ours, theirs in copy.items():
                own[ours].copy_(w[theirs])
            self.positions.weight.copy_(w["embeddings.position_embeddings.weight"][first:first + self.positions.num_embeddings])
            if mpnet:
                self.bias.copy_(w["encoder.relative_attention_bias.weight"][buckets(self.longest)])
            else:
                self.positions.weight.add_(w["embeddings.token_type_embeddings.weight"][0])


BERT_SPECIALS = {"<s>": "[CLS]", "</s>": "[SEP]", "<pad>": "[PAD]"}


def read_safetensors(path: Path) -> dict[str, Tensor]:
    data = Path(path).read_bytes()
    (size,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8:8 + size])
    types = {"F32": torch.float32, "I64": torch.int64, "F16": torch.float16}
    out = {}
    for name, entry in header.items():
        if name != "__metadata__":
            start, end = entry["data_offsets"]
            raw = bytearray(data[8 + size + start:8 + size + end])
            out[name] = torch.frombuffer(raw, dtype=types[entry["dtype"]]).reshape(entry["shape"])
    return out
