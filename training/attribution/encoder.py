"""MPNet's encoder in plain PyTorch, with features of the word added to the input and two token heads."""
from __future__ import annotations

import json
import math
import struct
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from corpora import ATTRIBUTION, NAMES
from tokens import GAPS, QUOTATIONS, SHAPES

NAMES_READ = (4, 8, 12)  # the names' head reads the outputs of these layers: names are seen best in the middle ones
HIDDEN, HEADS, LAYERS, INNER, BUCKETS, FIRST_POSITION = 768, 12, 12, 3072, 32, 2


class Rows(nn.Module):
    """A frozen embedding table in int8 with one scale a row: what is trained on is what is shipped."""

    def __init__(self, weight: Tensor):
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("table", torch.round(weight / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        return F.embedding(ids, self.table).float() * F.embedding(ids, self.scale) if not torch.onnx.is_in_onnx_export() \
            else self.table[ids].float() * self.scale[ids]


def buckets(longest: int) -> Tensor:
    """T5's buckets of the distances -longest .. longest (memory minus context), as MPNet uses them."""
    distance = -torch.arange(-longest, longest + 1)
    half = BUCKETS // 2
    out = (distance < 0).long() * half
    distance = distance.abs()
    exact = half // 2
    far = exact + (torch.log(distance.float().clamp(min=1) / exact) / math.log(128 / exact) * (half - exact)).long()
    return out + torch.where(distance < exact, distance, far.clamp(max=half - 1))


class Layer(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.dropout = dropout
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-5)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-5)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        if torch.onnx.is_in_onnx_export():
            weights = torch.softmax(torch.matmul(q, k.transpose(2, 3)) * (HIDDEN // HEADS) ** -0.5 + bias, -1)
            mixed = torch.matmul(weights, v)
        else:
            mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        x = self.norm1(x + self.drop(self.out(mixed.transpose(1, 2).reshape(batch, length, HIDDEN))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))

    def drop(self, x: Tensor) -> Tensor:
        return F.dropout(x, self.dropout) if self.training and self.dropout else x


class Tagger(nn.Module):
    """(ids, shape, gap, quotation, mask), each int32 or int64 [batch, length], to two logits arrays [batch, length, 7]."""

    def __init__(self, rows: int, positions: int = 512, longest: int = 400, dropout: float = 0.1):
        super().__init__()
        self.words = Rows(torch.zeros(rows, HIDDEN))
        self.positions = nn.Embedding(positions, HIDDEN)
        self.shape = nn.Embedding(SHAPES, HIDDEN)
        self.gap = nn.Embedding(GAPS, HIDDEN)
        self.quotation = nn.Embedding(QUOTATIONS, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-5)
        self.longest = longest
        self.register_buffer("bias", torch.zeros(2 * longest + 1, HEADS))
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.attribution = nn.Linear(HIDDEN, len(ATTRIBUTION))
        self.names = nn.Linear(len(NAMES_READ) * HIDDEN, len(NAMES))
        self.dropout = nn.Dropout(dropout)
        for table in (self.shape, self.gap, self.quotation):
            nn.init.normal_(table.weight, std=0.01)
        for head in (self.attribution, self.names):
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)

    NEW = ("shape.", "gap.", "quotation.", "attribution.", "names.")

    def forward(self, ids: Tensor, shape: Tensor, gap: Tensor, quotation: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        length = ids.shape[1]
        at = torch.arange(length, device=ids.device)
        bias = self.bias[at[None, :] - at[:, None] + self.longest].permute(2, 0, 1)[None]
        bias = bias + (1.0 - mask[:, None, None, :].float()) * -10000.0
        x = self.words(ids) + self.positions(at)[None] + self.shape(shape) + self.gap(gap) + self.quotation(quotation)
        x = self.norm(x)
        read = []
        for number, layer in enumerate(self.layers, 1):
            x = layer(x, bias)
            if number in NAMES_READ:
                read.append(x)
        return self.attribution(self.dropout(x)), self.names(self.dropout(torch.cat(read, -1)))

    def load_mpnet(self, path: Path, keep: list[int]) -> None:
        w = read_safetensors(path)
        self.words = Rows(w["embeddings.word_embeddings.weight"][keep])
        copy = {"norm.weight": "embeddings.LayerNorm.weight", "norm.bias": "embeddings.LayerNorm.bias"}
        for i in range(LAYERS):
            source, target = f"encoder.layer.{i}.", f"layers.{i}."
            for ours, theirs in {"out": "attention.attn.o", "norm1": "attention.LayerNorm", "up": "intermediate.dense",
                                 "down": "output.dense", "norm2": "output.LayerNorm"}.items():
                for part in (".weight", ".bias"):
                    copy[target + ours + part] = source + theirs + part
            for part in ("weight", "bias"):
                w[f"{target}{part}"] = torch.cat([w[f"{source}attention.attn.{x}.{part}"] for x in "qkv"])
                copy[f"{target}qkv.{part}"] = f"{target}{part}"
        own = dict(self.named_parameters())
        with torch.no_grad():
            for ours, theirs in copy.items():
                own[ours].copy_(w[theirs])
            self.positions.weight.copy_(w["embeddings.position_embeddings.weight"][FIRST_POSITION:FIRST_POSITION + self.positions.num_embeddings])
            self.bias.copy_(w["encoder.relative_attention_bias.weight"][buckets(self.longest)])


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
