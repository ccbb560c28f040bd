"""What the review sheet is given: an item, its rubric in the reviewer's language, the draft, all words translated."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from localize.errors import BadRatings
from localize.languages import direction, name, name_in_brackets, number
from localize.records import Content, ReviewItem, Sheet, messages
from localize.rubric import Reader
from localize.rubric.render import strings, to_sheet
from localize.texts import rubric_language, texts
from localize.ui.parts.protection_data import protection_data
from localize.ui.parts.review_sheet.words import words as sheet_words
from localize.ui.parts.signal_data import signals_data
from localize.ui.parts.test_feedback import data_of_test, place_in_test
from localize.ui.visit import Visit


def sheet_data(visit: Visit, sheet: Sheet, message: BadRatings | None) -> dict[str, Any]:
    """The JSON of the sheet (its keys are described in parts/review_sheet)."""
    words, item, draft = visit.words, sheet.item, sheet.draft
    translate = words.gettext
    protection = protection_data(visit, item)
    return {
        "assignment_id": item.assignment_id,
        "revision": draft.revision if draft else 0,
        "ratings": dict(draft.ratings) if draft else {},
        "older": dict(draft.older) if draft and draft.older is not None else None,
        "active": sheet.active,
        "frozen": False,
        "message": _message(message, translate),
        "unit": item.unit.value,
        "ui": {"lang": words.language, "dir": words.direction},
        "content": {"lang": item.locale, "dir": direction(item.locale)},
        "source": _source(item, words.language),
        "prompt": _turns(item.prompt),
        "source_prompt": None if item.source_prompt is None else _turns(item.source_prompt),
        "outputs": [{"text": text} for text in item.outputs],
        "domain": item.domain,
        "tags": list(item.tags),
        "header": {
            "campaign": sheet.campaign,
            "locale_name": name(item.locale, words.language),
            "done": sheet.done,
            "of": sheet.of,
            "count": translate("{done} of {of}").format(
                done=number(sheet.done, words.language), of=number(sheet.of, words.language)
            ),
            "left_today": protection["left_today"] if protection else "",
            **place_in_test(sheet, words),
        },
        "test": data_of_test(sheet, words),
        "protection": protection,
        "rubric": _form(visit, item),
        "more": list(item.more),
        "words": sheet_words(translate),
        "signals": signals_data(words, sheet.signals),
    }


_FORMS: dict[tuple[object, ...], dict[str, Any]] = {}
"""Rendered forms: what they are made of does not change while the server runs."""
FORMS_AT_MOST = 500


def _form(visit: Visit, item: ReviewItem) -> dict[str, Any]:
    """The rubric for the browser, in the reviewer's words; rendered once for all items that look the same."""
    spoken = language_of_rubric(visit, item)
    asked = frozenset({*item.criteria, *item.more})
    reader = Reader(item.locale, visit.words.language, tuple(each.tag for each in visit.person.locales))
    key = (item.rubric_hash, asked, spoken, reader)
    if key not in _FORMS:
        if len(_FORMS) >= FORMS_AT_MOST:
            _FORMS.clear()
        rubric = visit.workspace.rubric(item.rubric_hash)
        _FORMS[key] = to_sheet(
            rubric,
            [criterion.id for criterion in rubric.criteria if criterion.id in asked],
            translate=texts(spoken).rubric,
            locale_name=name_in_brackets(item.locale, spoken),
            reader=reader,
        )
    return _FORMS[key]


def language_of_rubric(visit: Visit, item: ReviewItem) -> str:
    """The language in which the reviewer reads the rubric: theirs, where every string of it is translated."""
    return rubric_language(strings(visit.workspace.rubric(item.rubric_hash)), visit.words.language)


def _message(fault: BadRatings | None, translate: Callable[[str], str]) -> dict[str, Any] | None:
    if fault is None:
        return None
    places = {problem.place: problem.what.in_words(translate) for problem in fault.problems}
    return {"kind": "error", "text": fault.way_out.in_words(translate), "places": places}


def _source(item: ReviewItem, ui_language: str) -> dict[str, str] | None:
    if item.source_locale is None:
        return None
    return {
        "lang": item.source_locale,
        "dir": direction(item.source_locale),
        "name": name(item.source_locale, ui_language),
    }


def _turns(content: Content) -> list[dict[str, str]]:
    return [{"role": turn.role, "text": turn.content} for turn in messages(content)]
