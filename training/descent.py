"""Steps down a loss, as the networks here are trained: a rate that rises and falls, a running mean of the weights."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import torch
from torch import Tensor


class Descent:
    """Trains some parameters; `average` is the running mean of each."""

    def __init__(
        self,
        kept: Sequence[torch.nn.Parameter],
        optimizer: torch.optim.Optimizer,
        total: int,
        warm: float,
        share: float,
    ) -> None:
        """
        Args:
            kept: what is trained.
            optimizer: holds them, with their rates.
            total: number of steps.
            warm: share of the steps in which the rate rises; it then falls to a fiftieth.
            share: share of the running mean kept at each step.
        """
        self._kept, self._optimizer, self._share = kept, optimizer, share
        first = max(1.0, total * warm)
        self._schedule = torch.optim.lr_scheduler.LambdaLR(
            optimizer, lambda step: min((step + 1) / first, max(0.02, (total - step) / max(1.0, total - first)))
        )
        self.average: list[Tensor] = [p.detach().clone() for p in kept]
        self.steps = 0

    def step(self, loss: Tensor) -> None:
        """One step."""
        self._optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self._kept, 1.0)
        self._optimizer.step()
        self._schedule.step()
        self.steps += 1
        share = min(self._share, self.steps / (self.steps + 10))
        torch._foreach_lerp_(self.average, [p.detach() for p in self._kept], 1 - share)

    def finish(self) -> None:
        """Leaves the running means in the parameters."""
        for parameter, mean in zip(self._kept, self.average, strict=True):
            parameter.data.copy_(mean)


class Fall:
    """Trains a small network: AdamW, and a rate that falls to a fiftieth."""

    def __init__(self, kept: Iterable[torch.nn.Parameter], rate: float, decay: float, total: int) -> None:
        """
        Args:
            kept: what is trained.
            rate: at the first step.
            decay: of the weights.
            total: number of steps.
        """
        self._optimizer = torch.optim.AdamW(kept, lr=rate, weight_decay=decay)
        self._schedule = torch.optim.lr_scheduler.LambdaLR(self._optimizer, lambda step: max(0.02, 1 - step / total))

    def step(self, loss: Tensor) -> None:
        """One step."""
        self._optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        self._optimizer.step()
        self._schedule.step()
