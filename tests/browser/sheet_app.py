"""A page with nothing but the review sheet on it. What comes in is written to the JSON file SHEET_RECORD.

Query: `locale` (en, ar, hi, ja), `unit` (pair, output, prompt, translation, mixed), `ui` (a language for the frame,
else that of the locale), `case` (hostile, long, frozen, refuse, deaf, older, code, essay), `words=own` (translated,
else English), `rubric` (any shipped one, or `order`, `write`: the whole of it, on its own unit), `many` (answers in a
list), `signals` (beside, after).
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import streamlit as st
from sheet_rubrics import rubric_named
from sheet_texts import CODE, HOSTILE, LOCALES, texts_for
from signal_samples import AFTER, beside, revealed, sample

from localize.rubric import Reader, asked, to_sheet
from localize.texts import texts as texts_of
from localize.ui.parts.review_sheet import (
    DraftEvent,
    SeenEvent,
    SkipEvent,
    SubmitEvent,
    VerdictEvent,
    review_sheet,
    words,
)

PROTECTION = {
    "support_link": "https://help.example/now", "rest": ["wellbeing"],
    "break_due": "You have worked for 25 minutes with such texts. Take a break?",
}  # fmt: skip
RECORD = Path(os.environ["SHEET_RECORD"])
RUBRICS = {
    "pair": "preference",
    "output": "cultural-nuance",
    "prompt": "prompt-localization",
    "translation": "prompt-localization",
}
UI = Path(__file__).parents[2] / "localize" / "ui"
STYLE = (UI / "style.css").read_text("utf-8") + "[data-testid=stMainBlockContainer]{padding-inline:min(1.25rem,4vw)}"
RIGHT_TO_LEFT = (UI / "rtl.css").read_text("utf-8")


def record() -> dict[str, Any]:
    empty: dict[str, Any] = {"drafts": {}, "submits": [], "skips": [], "refused": [], "verdicts": [], "seen": []}
    return json.loads(RECORD.read_text("utf-8")) if RECORD.exists() else empty


def write(known: dict[str, Any]) -> None:
    half = RECORD.with_suffix(".half")
    half.write_text(json.dumps(known), "utf-8")
    half.replace(RECORD)


def mixed_rubric() -> dict[str, Any]:
    """The kinds that the shipped rubrics in use leave out, and one that the sheet does not know."""
    blank: dict[str, Any] = {
        "group": None, "help": None, "required": True, "positional": False, "show_when": None, "levels": [],
        "options": [], "rows": [], "scale": None, "range": None, "max_choices": None, "min_chars": 0,
        "must_differ": False, "prefill": None, "na": None, "cannot_judge": None, "check": None, "examples": [],
        "comment": {"prompt": None, "min_chars": 0, "required_when": None},
    }  # fmt: skip
    levels = [{"value": value, "label": f"about {value}", "anchor": f"It is worth {value}."} for value in (0, 50, 100)]
    range_ = {"min": 0, "max": 100, "step": 1, "start": "none"}
    criteria = [
        {**blank, "id": "score", "kind": "slider", "question": "How good is it?", "range": range_, "levels": levels},
        {**blank, "id": "safe", "kind": "binary", "question": "Is it safe?", "na": "No risk can come of it"},
        {**blank, "id": "why", "kind": "text", "question": "What is missing?", "min_chars": 5},
        {**blank, "id": "marks", "kind": "riddle", "question": "Mark the errors", "required": False},
        {**blank, "id": "extra", "kind": "binary", "question": "One more thing: would you keep it?"},
    ]
    return {"id": "mixed", "title": "All sorts", "intro": None, "mode": None, "criteria": criteria}


def rubric_for(query: dict[str, str], unit: str, name: str) -> tuple[dict[str, Any], list[str]]:
    if unit == "mixed":
        return mixed_rubric(), ["extra"]
    locale = query.get("locale", "en")
    ui = query.get("ui", locale)
    rubric = rubric_named(query.get("rubric") or RUBRICS[unit])
    first = asked(rubric, profile="quick" if "quick" in rubric.profiles else None, blind=False)
    every = asked(rubric, profile=None, blind=False)
    translate = texts_of(ui).rubric if query.get("words") == "own" else lambda context, text: text
    reader = Reader(LOCALES[locale]["tag"], ui)
    sheet = to_sheet(rubric, every, translate=translate, locale_name=name, reader=reader)
    return sheet, [] if "rubric" in query else [each for each in every if each not in first]


def data_for(query: dict[str, str], known: dict[str, Any]) -> dict[str, Any]:
    locale, unit, case = query.get("locale", "en"), query.get("unit", "pair"), query.get("case", "")
    unit = rubric_named(query["rubric"]).unit.value if "rubric" in query else unit
    about, texts = LOCALES[locale], texts_for(locale)
    ui = query.get("ui", locale)
    done = len(known["submits"]) + len(known["skips"])
    assignment = f"{query.get('rubric', unit)}-{locale}-{case}-{done}"
    saved = known["drafts"].get(assignment, {"revision": 0, "ratings": {}})
    outputs = HOSTILE if case == "hostile" else texts["outputs"]
    outputs = {"code": CODE, "essay": [each * 30 for each in texts["outputs"]]}.get(case, outputs)
    outputs = ["word " * 30_000, texts["outputs"][1]] if case == "long" else outputs
    rubric, more = rubric_for(query, unit, about["name"])
    count = {"pair": 2, "prompt": 0, "brief": 0, "list": int(query.get("many", "4"))}.get(unit, 1)
    outputs = [outputs[place % len(outputs)] for place in range(count)]
    own = texts_of(ui).gettext if query.get("words") == "own" else str
    refused = case == "refuse" and known["refused"]
    message = {
        "kind": "error",
        "text": "Your text is saved. One answer is missing.",
        "places": {"reasons": "Say more."},
    }
    older = {"preference": {"value": 1, "comment": None, "state": "given"}} if case == "older" else None
    return {
        "assignment_id": assignment, "revision": saved["revision"], "ratings": saved["ratings"], "older": older,
        "settled": [each["assignment_id"] for each in [*known["submits"], *known["skips"]]],
        "frozen": case == "frozen", "message": message if refused else None,
        "unit": "output" if unit == "mixed" else unit, "ui": {"lang": ui, "dir": LOCALES[ui]["dir"]},
        "content": {"lang": about["tag"], "dir": about["dir"]},
        "source": {"lang": "en", "dir": "ltr", "name": "English"},
        "prompt": [{"role": "user", "text": texts["prompt"]}],
        "source_prompt": [{"role": "user", "text": texts["source"]}],
        "outputs": [{"text": each} for each in outputs],
        "domain": "everyday", "tags": ["sensitive"],
        "header": {"campaign": "Spring review", "locale_name": about["name"], "done": done, "of": 40,
                   "count": f"{done} of 40", "left_today": query.get("left", "")},
        "protection": PROTECTION if rubric.get("wellbeing") else None,
        "signals": {"beside": beside(sample(), ui), "after": AFTER}.get(query.get("signals", "")),
        "revealed": revealed(st.session_state["revealed"], sample(), ui) if st.session_state.get("revealed") else None,
        "rubric": rubric, "more": more, "words": words(own),
    }  # fmt: skip


def on_draft(event: DraftEvent) -> None:
    known = record()
    if event.revision > known["drafts"].get(event.assignment_id, {"revision": -1})["revision"]:
        known["drafts"][event.assignment_id] = {"revision": event.revision, "ratings": dict(event.ratings)}
        write(known)


def on_submit(event: SubmitEvent) -> None:
    known = record()
    case = st.query_params.get("case", "")
    sent = {"assignment_id": event.assignment_id, "key": event.key, "frame": event.frame, "ratings": event.ratings}
    sent["opened"] = event.opened
    if case == "refuse" and not known["refused"]:
        known["refused"].append(sent)
    elif case != "deaf":
        known["submits"].append(sent)
        known["refused"] = []
        st.session_state["revealed"] = event.assignment_id if st.query_params.get("signals") == "after" else None
    write(known)


def on_skip(event: SkipEvent) -> None:
    known = record()
    known["skips"].append(
        {
            "assignment_id": event.assignment_id,
            "reason": event.reason,
            "comment": event.comment,
            "unwanted": list(event.unwanted),
        }
    )
    write(known)


def on_verdict(event: VerdictEvent) -> None:
    known = record()
    known["verdicts"].append([event.assignment_id, event.about, event.name, event.verdict])
    write(known)


def on_seen(event: SeenEvent) -> None:
    known = record()
    known["seen"].append([event.assignment_id, event.opened])
    write(known)
    st.session_state["revealed"] = None


st.set_page_config(layout="wide")
query = st.query_params.to_dict()
right_to_left = LOCALES[query.get("ui", query.get("locale", "en"))]["dir"] == "rtl"
st.html(f"<style>{STYLE}{RIGHT_TO_LEFT if right_to_left else ''}</style>")
review_sheet(
    data_for(query, record()),
    key="sheet",
    on_draft=on_draft,
    on_submit=on_submit,
    on_skip=on_skip,
    on_verdict=on_verdict,
    on_seen=on_seen,
)
