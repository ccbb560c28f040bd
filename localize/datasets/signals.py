"""One row per text and signal: what it said, in which version, and what shows it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import polars as pl

from localize.datasets.declaring import Column, DataSet
from localize.datasets.joined import Joined, frame_of
from localize.store.signal_rows import SignalRow

TEXT = (
    Column("campaign", pl.String(), "the piece of work"),
    Column("round", pl.Int32(), "the pass of the loop in the campaign, from 1"),
    Column("locale", pl.String(), "BCP 47 tag of the localization"),
    Column("prompt_id", pl.String(), "the prompt's id in the import"),
    Column("localization_id", pl.String(), "the revision of the prompt in its locale"),
    Column("output_id", pl.String(), "the output; null where the signal speaks of the localized prompt itself"),
    Column("model", pl.String(), "the output's model; null for prompts"),
    Column("sequence", pl.Int64(), "number in the one order of judgments, events, signals, verdicts and audit"),
)
COLUMNS = (
    *TEXT,
    Column("signal", pl.String(), "its name"),
    Column("version", pl.String(), "its version"),
    Column("origin", pl.String(), "computed, or imported from elsewhere"),
    Column("state", pl.String(), "ok, look or not_applicable"),
    Column("number", pl.Float64(), "the number of a metric or a check, where it has one"),
    Column("signature", pl.String(), "what is needed to get the number again"),
    Column("why", pl.String(), "in English: what was found, or why nothing can be said"),
    Column("evidence", pl.String(), "JSON: spans (start, end in code points, on), band, parts; or null"),
)


def _frame(joined: Joined) -> pl.DataFrame:
    return frame_of([row for each in joined.signals for row in _findings(each)], DATASET.stored)


def _findings(row: SignalRow) -> Iterator[tuple[Any, ...]]:
    found = json.loads(row.found)
    for name, version in json.loads(row.rules).items():
        finding = found.get(name, {"state": "ok"})
        evidence = {key: finding[key] for key in ("spans", "band", "parts") if key in finding}
        yield (
            *row[: len(TEXT)], name, version, row.origin, finding["state"], finding.get("number"),
            finding.get("signature"), in_words(finding.get("why")),
            json.dumps(evidence, ensure_ascii=False) if evidence else None,
        )  # fmt: skip


def in_words(sentence: dict[str, Any] | None) -> str | None:
    """A kept sentence with its fields, in English."""
    if sentence is None:
        return None
    fields = {
        name: in_words(each) if isinstance(each, dict) else each for name, each in sentence.get("fields", {}).items()
    }
    return str(sentence["message"].format(**fields))


DATASET = DataSet(
    "signals",
    "One row per text and signal.",
    COLUMNS,
    _frame,
    newest_of=("localization_id", "output_id", "signal"),
)
