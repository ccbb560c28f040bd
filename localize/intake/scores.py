"""Numbers that were computed elsewhere, such as COMET: the rows of a file, checked one by one."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from localize.errors import said
from localize.intake import apart, formats, opening
from localize.intake.checks import LOCALE_MAX_CHARS, Fault, name
from localize.intake.rows import ROUND_MAX, rejected
from localize.intake.source import Format, Limits, Record, excerpt
from localize.records import Rejection

FIELDS = ("prompt_id", "locale", "round", "model", "metric", "version", "value", "signature")
_METRIC = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.+-]{0,63}")


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One number of a metric for an output, or, without `model`, for a localized prompt."""

    line: int
    prompt_id: str
    locale: str
    round: int
    model: str | None
    metric: str
    version: str
    value: float
    signature: str | None


def read_scores(path: Path, limits: Limits) -> Iterator[ScoreLine | Rejection]:
    """The rows of JSON Lines, CSV or TSV in their order. Raises BadFile where a file cannot be read at all."""
    head = opening.check_file(path, limits)
    known = {each: formats()[each] for each in ("jsonl", "csv", "tsv")}
    chosen = opening.choose(path, head, known)
    if not limits.apart:
        yield from read_scores_here(path, chosen, limits)
        return
    for kind, value in apart.scores(path, chosen.name, limits):
        yield ScoreLine(**value) if kind == "score" else Rejection(**value)


def read_scores_here(path: Path, chosen: Format, limits: Limits) -> Iterator[ScoreLine | Rejection]:
    """As `read_scores`, of a known format and in this process whatever the file does to it."""
    for record in chosen.read(path, limits):
        if isinstance(record, Rejection):
            yield record
            continue
        try:
            yield _line(record)
        except Fault as fault:
            yield rejected(record.line, fault)


def _line(record: Record) -> ScoreLine:
    values = record.values
    for key in values:
        if key not in FIELDS and not key.startswith("_"):
            valid = ", ".join(FIELDS)
            raise Fault(excerpt(key), said("{name} is no field; valid: {valid}", name=excerpt(key), valid=valid))
    metric = name("metric", values.get("metric"))
    if not _METRIC.fullmatch(metric):
        raise Fault("metric", said("the name of a metric has 1 to 64 letters, digits and . _ + -"), metric)
    model, signature = values.get("model"), values.get("signature")
    return ScoreLine(
        line=record.line,
        prompt_id=name("prompt_id", values.get("prompt_id")),
        locale=name("locale", values.get("locale"), top=LOCALE_MAX_CHARS),
        round=_round(values.get("round")),
        model=None if model is None else name("model", model),
        metric=metric,
        version=name("version", values.get("version")),
        value=_number(values.get("value")),
        signature=None if signature is None else name("signature", signature),
    )


def _number(value: Any) -> float:
    try:
        found = float(value) if isinstance(value, int | float | str) and not isinstance(value, bool) else math.nan
    except (ValueError, OverflowError):
        found = math.nan
    if not math.isfinite(found):
        raise Fault("value", said("the value is no finite number"), value)
    return found


def _round(value: Any) -> int:
    try:
        found = 1 if value is None else int(value) if isinstance(value, int | str) else 0
    except ValueError:
        found = 0
    if isinstance(value, bool) or not 1 <= found <= ROUND_MAX:
        what = said("round is {value}; valid: a whole number from 1 to {top}", value=repr(value), top=ROUND_MAX)
        raise Fault("round", what, value)
    return found
