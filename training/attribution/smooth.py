"""Makes the encoder easier to quantise without changing what it computes (SmoothQuant, Xiao et al. 2023).

Dynamic int8 gives one scale to all of a layer's input, so a few large channels cost the others
their precision. Each input channel j is divided by s_j = max|x_j|^a / max|w_j|^(1-a) and the weight's column multiplied by it.
"""
from __future__ import annotations

import torch
from torch import Tensor, nn

from encoder import Tagger


class Scaled(nn.Module):
    """x -> linear(x / s), with the linear's columns multiplied by s before."""

    def __init__(self, linear: nn.Linear, scale: Tensor):
        super().__init__()
        self.linear = linear
        with torch.no_grad():
            self.linear.weight.mul_(scale[None])
        self.register_buffer("inverse", 1 / scale)

    def forward(self, x: Tensor) -> Tensor:
        return self.linear(x * self.inverse)


def largest_inputs(model: Tagger, batches: list[list[Tensor]]) -> dict[str, Tensor]:
    """Each linear's largest absolute input by channel."""
    found: dict[str, Tensor] = {}
    hooks = []
    for name, module in model.named_modules():
        if isinstance(module, nn.Linear) and name.startswith("layers."):
            def see(_, inputs, name=name):
                high = inputs[0].abs().flatten(0, -2).amax(0)
                found[name] = torch.maximum(found[name], high) if name in found else high
            hooks.append(module.register_forward_pre_hook(see))
    with torch.inference_mode():
        for batch in batches:
            model(*batch)
    for hook in hooks:
        hook.remove()
    return {name: high.clone() for name, high in found.items()}


def smooth(model: Tagger, largest: dict[str, Tensor], strength: float, parts: tuple[str, ...] = ("out", "qkv", "up", "down")) -> None:
    for number, layer in enumerate(model.layers):
        for part in parts:
            linear = getattr(layer, part)
            high = largest[f"layers.{number}.{part}"].clamp(min=1e-5)
            scale = (high ** strength / linear.weight.detach().abs().amax(0).clamp(min=1e-5) ** (1 - strength)).clamp(min=1e-2, max=1e2)
            scale = scale / scale.log().mean().exp()
            if part == "out":  # the values can be scaled where they are made (before qkv is wrapped)
                with torch.no_grad():
                    layer.qkv.weight[2 * model.size.hidden:].div_(scale[:, None])
                    layer.qkv.bias[2 * model.size.hidden:].div_(scale)
                    linear.weight.mul_(scale[None])
            else:
                setattr(layer, part, Scaled(linear, scale))
