"""What an exporter is given and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

import polars as pl

from localize import datasets
from localize.errors import Said
from localize.store import Store
from localize.store.campaigns import CampaignRow

LINES_AT_ONCE = 20_000
"""Lines that are put together with their texts at once: what bounds the memory of an export."""


class Votes(StrEnum):
    """What a line of a trainer format stands for: the majority on a pair, or one judgment."""

    MAJORITY = "majority"
    EACH = "each"


@dataclass(frozen=True)
class Job:
    """One export under way. `folder` is a new folder of its own; `locales` are the tags to export, sorted.

    `near`: people of near locales, to whom the campaign opened its fallback tiers, vote too.
    """

    store: Store
    datasets: Path | str
    watermark: int
    campaign: CampaignRow
    locales: tuple[str, ...]
    votes: Votes
    folder: Path
    near: bool = False

    def read(self, name: str) -> pl.LazyFrame:
        """A data set of this campaign and these locales, every judgment whatever its status, cut at the watermark."""
        rows = datasets.read(self.datasets, name, campaign=self.campaign.id, history=True, as_of=self.watermark)
        return rows.filter(pl.col("locale").is_in(self.locales)) if "locale" in rows.collect_schema() else rows

    def open(self, locale: str, name: str) -> BinaryIO:
        """A new file in the folder of a locale."""
        place = self.folder / locale
        place.mkdir(exist_ok=True)
        return (place / name).open("xb")


@dataclass(frozen=True)
class Written:
    """What an exporter did: lines by locale, ids of judgments in them, and `judgment_id, reason` of all others."""

    lines: Mapping[str, int]
    exported: pl.Series
    excluded: pl.DataFrame


@dataclass(frozen=True)
class Exporter:
    """A format. `purpose` is one sentence for people who choose; `of_judgments`: it accounts for every judgment."""

    name: str
    purpose: Said
    write: Callable[[Job], Written]
    of_judgments: bool = True
