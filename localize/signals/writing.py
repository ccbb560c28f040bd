"""Findings as the JSON in which they are stored, and back. Sentences travel as messages, translated when shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from localize.errors import Said, said_from_json, said_to_json
from localize.signals.model import Finding, Side, Span, State


def to_json(finding: Finding) -> dict[str, Any]:
    """Only what there is: `state`, and where set `why`, `number`, `band`, `spans`, `parts`, `signature`."""
    written: dict[str, Any] = {"state": finding.state.value}
    if finding.why is not None:
        written["why"] = said_to_json(finding.why)
    if finding.number is not None:
        written["number"] = finding.number
    if finding.band is not None:
        written["band"] = list(finding.band)
    if finding.spans:
        written["spans"] = [_span(span) for span in finding.spans]
    if finding.parts:
        written["parts"] = dict(finding.parts)
    if finding.signature is not None:
        written["signature"] = finding.signature
    return written


def from_json(written: Mapping[str, Any]) -> Finding:
    """As it was."""
    band = written.get("band")
    return Finding(
        state=State(written["state"]),
        why=_sentence(written.get("why")),
        number=written.get("number"),
        band=None if band is None else (band[0], band[1]),
        spans=tuple(
            Span(each["start"], each["end"], Side(each.get("on", Side.TEXT)), _sentence(each.get("note")))
            for each in written.get("spans", ())
        ),
        parts=written.get("parts", {}),
        signature=written.get("signature"),
    )


def _span(span: Span) -> dict[str, Any]:
    written: dict[str, Any] = {"start": span.start, "end": span.end}
    if span.on is not Side.TEXT:
        written["on"] = span.on.value
    if span.note is not None:
        written["note"] = said_to_json(span.note)
    return written


def _sentence(written: Mapping[str, Any] | None) -> Said | None:
    return None if written is None else said_from_json(written)
