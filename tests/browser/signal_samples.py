"""Findings for the sheet's own page, as the page makes them: one of each state, with evidence in any text."""

from __future__ import annotations

from typing import Any

from localize.errors import Said
from localize.findings import Finding, ShownSignal, SignalsOf, Span, State
from localize.texts import texts
from localize.ui.parts.signal_data import on_texts


def shown(name: str, label: str, state: State, why: Said | None = None, *spans: Span, **more: Any) -> ShownSignal:
    finding = Finding(state, why, more.pop("number", None), more.pop("band", None), spans)
    meaning = Said(f"Looks at: {label}. It may be wrong where names or quotations stand in the text.")
    facts: dict[str, Any] = {"metric": False, "minor": False} | more
    return ShownSignal(name, Said(label), meaning, "locale", finding=finding, **facts)


def numbers(*spans: Span, **more: Any) -> ShownSignal:
    why = Said("{one} became {other}: converted?", {"one": "3 pm", "other": "15:00"})
    return shown("numbers", "Numbers", State.LOOK, why, *spans, precision=(7, 9), **more)


LANGUAGE = shown("language", "Language", State.OK)
OVERLAP = shown("chrf", "Character overlap", State.OK, number=34.25, band=(30, 45.5), percentile=(0.82, 1204),
                metric=True)  # fmt: skip
GLOSSARY = shown("glossary", "Glossary", State.NOT_APPLICABLE, Said("The campaign has no glossary for this locale."))
QUOTES = shown("quotes", "Quotation marks", State.LOOK, Said("Other signs than usual here."), Span(0, 4), minor=True)


def sample(*spans: Span, prompt: tuple[ShownSignal, ...] = (LANGUAGE,)) -> tuple[SignalsOf, ...]:
    """The prompt is fine; the first output has something to look at in `spans`, the second has not."""
    first = (numbers(*spans or (Span(0, 4),)), LANGUAGE, OVERLAP, GLOSSARY, QUOTES)
    return SignalsOf(None, prompt), SignalsOf(0, first), SignalsOf(1, (LANGUAGE, GLOSSARY))


def beside(of: tuple[SignalsOf, ...], ui: str = "en") -> dict[str, Any]:
    return {"when": "beside", "reveals": False, "on": on_texts(texts(ui), of)}


AFTER: dict[str, Any] = {"when": "after", "reveals": True, "on": []}
QUIET: dict[str, Any] = AFTER | {"reveals": False}


def revealed(assignment: str, of: tuple[SignalsOf, ...], ui: str = "en") -> dict[str, Any]:
    return {"assignment_id": assignment, "on": on_texts(texts(ui), of)}
