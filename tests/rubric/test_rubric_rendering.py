"""Each text of a rubric has one place for translators, and the browser gets the whole form."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rubric_samples import SHIPPED, every_kind

from localize.rubric import asked, read_rubric, strings, to_sheet

EVERY = every_kind()
KEYS = {
    *("id", "kind", "group", "question", "help", "required", "positional", "show_when", "levels", "options", "rows"),
    *("scale", "range", "max_choices", "min_chars", "must_differ", "prefill", "na", "cannot_judge", "comment", "spans"),
    *("blind_ok", "examples", "reassigns"),
    *("checklist_scale", "confirm_empty", "on", "also_on_source", "special_tokens", "severities", "categories"),
    *("category_required_when", "check"),
}


def sheet(**more: Any) -> dict[str, Any]:
    every = asked(EVERY, profile=None, blind=False)
    return to_sheet(EVERY, every, translate=lambda context, english: english, locale_name="Mexico", **more)


def by_id(form: dict[str, Any]) -> dict[str, Any]:
    return {each["id"]: each for each in form["criteria"]}


def visible_texts(node: Any, key: str = "") -> Iterator[str]:
    """Every text of a rubric file that a reviewer reads, found without the package."""
    if isinstance(node, dict):
        for name, inner in node.items():
            yield from visible_texts(inner, name)
    elif isinstance(node, list):
        for inner in node:
            yield from visible_texts(inner, key)
    elif isinstance(node, str) and key in (
        "title",
        "intro",
        "question",
        "help",
        "label",
        "anchor",
        "text",
        "prompt",
        "why",
        "example",
    ):
        yield node


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_translators_get_each_text_that_reviewers_see_and_no_other(path: Path) -> None:
    found = strings(read_rubric(path))
    assert sorted(text for _, text in found) == sorted(visible_texts(tomllib.loads(path.read_text("utf-8"))))
    assert len({context for context, _ in found}) == len(found)
    assert all(context.startswith(f"{path.stem}/") for context, _ in found)


def test_texts_are_named_as_the_format_says() -> None:
    found = {context for path in SHIPPED for context, _ in strings(read_rubric(path))}
    assert found >= {
        "cultural-nuance/title",
        "cultural-nuance/intro",
        "cultural-nuance/register/question",
        "cultural-nuance/register/help",
        "cultural-nuance/register/level.3.anchor",
        "cultural-nuance/register/level.3.label",
        "cultural-nuance/register/example.1.why",
        "cultural-nuance/local_fit/na",
        "cultural-nuance/cultural_accuracy/cannot_judge",
        "cultural-nuance/naturalness/comment.prompt",
        "prompt-localization/adaptation/option.kept_right.example",
        "preference/unacceptable/option.first",
        "preference/preference/level.-3.anchor",
        "preference/by_aspect/row.language",
        "error-spans/errors/severity.minor",
        "error-spans/errors/category.x-variety",
        "error-spans/errors/category.locale/date-format",
        "expert-accuracy/claims/severity.dangerous.label",
        "error-spans/score/check.text",
        "locale-conventions/scale.absent",
    }


def test_the_sheet_has_every_key_of_every_criterion() -> None:
    form = sheet()
    assert set(form) == {"id", "title", "intro", "unit", "mode", "wellbeing", "criteria"}
    assert all(set(each) == KEYS for each in form["criteria"])
    assert json.loads(json.dumps(form)) == form


def test_the_sheet_shows_only_what_is_asked_in_the_order_of_the_rubric() -> None:
    form = to_sheet(EVERY, ("pick", "level"), translate=lambda context, english: english, locale_name="")
    assert [each["id"] for each in form["criteria"]] == ["level", "pick"]


def test_the_name_of_the_place_is_filled_in_and_other_braces_are_text() -> None:
    assert sheet()["intro"] == "For Mexico. {This} is text."


def test_each_text_of_the_sheet_goes_through_the_translator_with_its_name() -> None:
    seen: set[tuple[str, str]] = set()

    def translate(context: str, english: str) -> str:
        seen.add((context, english))
        return f"«{english}» {{locale_name}}"

    form = to_sheet(EVERY, asked(EVERY, profile=None, blind=False), translate=translate, locale_name="Perú")
    hidden = ("every-kind/marks/severity.rare", "Rare")
    assert seen == set(strings(EVERY)) - {hidden}
    assert form["title"] == "«Every kind» Perú"
    assert by_id(form)["table"]["checklist_scale"][0]["text"] == "«Not there» Perú"


def test_rules_go_to_the_browser_as_data() -> None:
    forms = by_id(sheet())
    assert forms["level"]["comment"] == {
        "prompt": None,
        "min_chars": 5,
        "required_when": {"compare": [{"name": "value"}, "==", {"const": 1}]},
    }
    assert forms["pick_child"]["show_when"] == {"criterion": "pick", "op": "==", "value": "two"}
    assert forms["level"]["show_when"] is None
    assert forms["slide"]["range"] == {"min": 0, "max": 100, "step": 5, "start": "none"}
    assert forms["sides"]["scale"] == {"min": -2, "max": 2, "zero": "none"}
    assert forms["slide"]["check"]["text"] == "Really?"
    assert forms["level"]["na"] == "Nothing to see"
    assert forms["yes_no"]["cannot_judge"] == "I cannot tell"
    assert forms["level"]["cannot_judge"] is None
    assert [each["id"] for each in forms["marks"]["severities"]] == ["minor", "major"]
    assert forms["level"]["severities"] == []


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_rubric_becomes_a_sheet(path: Path) -> None:
    rubric = read_rubric(path)
    every = asked(rubric, profile=None, blind=False)
    form = to_sheet(rubric, every, translate=lambda context, english: english, locale_name="हिन्दी (भारत)")
    assert [each["id"] for each in form["criteria"]] == [each.id for each in rubric.criteria]
    assert "{locale_name}" not in json.dumps(form)


def test_severities_and_kinds_of_categories_go_to_the_browser_in_words() -> None:
    by_file = {path.stem: read_rubric(path) for path in SHIPPED}

    def translated(context: str, english: str) -> str:
        return f"«{english}»"

    form = to_sheet(by_file["wmt-mqm"], ["errors"], translate=translated, locale_name="")
    fluency = next(each for each in form["criteria"][0]["categories"] if each["id"] == "fluency")
    assert fluency["sub"][0] == "character-encoding"
    assert fluency["sub_texts"]["character-encoding"] == "«Character encoding»"
    assert form["criteria"][0]["severities"][0]["label"] is None  # the sheet has words of its own for these
    form = to_sheet(by_file["expert-accuracy"], ["claims"], translate=translated, locale_name="")
    labels = [each["label"] for each in form["criteria"][0]["severities"]]
    assert labels == ["«Harmless»", "«Misleading»", "«Dangerous»"]


def test_a_list_of_values_stays_a_list_for_the_browser() -> None:
    rubric = read_rubric(next(path for path in SHIPPED if path.stem == "safety-local-global"))
    form = to_sheet(rubric, ["harm_category"], translate=lambda context, english: english, locale_name="")
    assert form["criteria"][0]["show_when"] == {
        "criterion": "harm_scope",
        "op": "in",
        "value": ["global", "local", "both"],
    }
    assert form["wellbeing"]["break_every_minutes"] == 25
