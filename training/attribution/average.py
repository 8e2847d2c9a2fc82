"""The mean of models that were trained from the same start, which is often better than each (Wortsman et al. 2022)."""
from __future__ import annotations

from pathlib import Path

import torch


def mean_of(models: list[Path], out: Path) -> None:
    """Writes the mean of the models (model.pt each)."""
    saved = [torch.load(path, weights_only=True, map_location="cpu") for path in models]
    mean = {name: sum(one["model"][name] for one in saved) / len(saved) if value.is_floating_point() else value for name, value in saved[0]["model"].items()}
    torch.save({**saved[0], "model": mean}, out)
