"""Shares with what is needed to believe them: how many of how many, and how far off that may be."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

Z = 1.959964
"""Standard deviations to both sides that hold 95 % of a normal distribution."""


@dataclass(frozen=True, slots=True)
class Share:
    """`count` of `of`."""

    count: int
    of: int

    @property
    def share(self) -> float | None:
        """Between 0 and 1; None of nothing."""
        return self.count / self.of if self.of else None

    @property
    def rounded(self) -> float | None:
        """The share to tenths of a per cent."""
        return round(self.count / self.of, 3) if self.of else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's score interval of 95 %; None of nothing. Newcombe 1998, method 3, doi:10.1002/(SICI)1097-0258."""
        if not self.of:
            return None
        p, n = self.count / self.of, self.of
        middle, half = p + Z**2 / (2 * n), Z * sqrt(p * (1 - p) / n + Z**2 / (4 * n**2))
        low, high = ((middle + side * half) / (1 + Z**2 / n) for side in (-1, 1))
        return max(0.0, low) if self.count else 0.0, min(1.0, high) if self.count < n else 1.0


def together(shares: list[Share]) -> Share:
    """All of them as one."""
    return Share(sum(each.count for each in shares), sum(each.of for each in shares))
