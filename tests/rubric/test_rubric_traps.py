"""A rubric that is well formed but would stop or mislead a reviewer is refused at its place, with the way out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from rubric_samples import EVERY_KIND, ONE_TEXT, every_kind, toml, tree

from localize.errors import BadRubric, Problem
from localize.rubric import parse_kept_rubric, parse_rubric

Tree = dict[str, Any]


def at(raw: Tree, id: str) -> Tree:
    found: Tree
    [found] = [each for each in raw["criteria"] if each["id"] == id]
    return found


def faults(raw: Tree) -> list[Problem]:
    try:
        parse_rubric(toml(raw), raw["id"])
    except BadRubric as error:
        return list(error.problems)
    return []


def _set(id: str, **keys: object) -> Callable[[Tree], None]:
    return lambda raw: at(raw, id).update(keys)


def _top(**keys: object) -> Callable[[Tree], None]:
    return lambda raw: raw.update(keys)


def _none_required(raw: Tree) -> None:
    for each in raw["criteria"]:
        each["required"] = False


def _split_group(raw: Tree) -> None:
    for id in ("level", "yes_no"):
        at(raw, id)["group"] = "one"


def _brief_without_writing(raw: Tree) -> None:
    raw.update(unit="brief", criteria=[at(raw, "marks")])


def _options(*ids: str, **more: object) -> list[Tree]:
    return [{"id": id, "text": id, **more} for id in ids]


def _blind_child(raw: Tree) -> None:
    raw["requires"] = {"needs_source_language": True}
    at(raw, "pick_child")["blind_ok"] = True


def _marks_only(raw: Tree) -> None:
    raw["criteria"] = [at(raw, "marks")]
    raw["aggregate"] = "mqm"
    at(raw, "marks").update(severities=[{"id": "minor", "text": "Minor"}], weights={})


PAIR: list[tuple[str, str, Callable[[Tree], None], str]] = [
    (
        "R016",
        "criteria.yes_no.prefill",
        _set("yes_no", kind="rewrite", prefill="target"),
        "choose one of prompt, output",
    ),
    ("R018", "criteria.yes_no.group", _split_group, "stand together"),
    ("R025", "criteria.slide.levels", _set("slide", range={"min": 0, "max": 100, "step": 30}), "nobody can choose 100"),
    (
        "R026",
        "criteria.side.scale.zero",
        _set("side", scale={"min": -1, "max": 1, "zero": "none"}),
        "There is a level 0",
    ),
    ("R028", "criteria.pick.options", _set("pick", options=_options("left", "right", "two")), "say A and B"),
    ("R028", "criteria.side.question", _set("side", question="Is the left answer better?"), "say A and B"),
    ("R028", "criteria.several.help", _set("several", help="Think of the text on the right."), "say A and B"),
    (
        "R033",
        "criteria.slide.range.start",
        _set("slide", range={"min": 0, "max": 100, "step": 5, "start": 33}),
        "nobody",
    ),
    ("R037", "criteria.table.rows", _top(checklist_scale=_options("ok", "wrong")), "na = true"),
    (
        "R039",
        "criteria.several.options",
        _set("several", options=_options(*"abcd", *(f"o{n}" for n in range(20)))),
        "letter as key",
    ),
    ("R039", "criteria.sides.scale", _set("sides", scale={"min": -5, "max": 5}), "number as key"),
    (
        "R039",
        "criteria.table.rows",
        _top(checklist_scale=_options(*(f"o{n}" for n in range(10)), na=True)),
        "number as key",
    ),
    (
        "R045",
        "criteria.best_side.options",
        _set("best_side", options=_options("first", "second", ends_form=True)),
        "ends_form",
    ),
    (
        "R046",
        "criteria.pick_child.show_when",
        _set("pick_child", show_when={"criterion": "pick", "op": "==", "value": "end"}),
        "nobody",
    ),
    (
        "R046",
        "criteria.pick_child.show_when",
        _set("pick_child", show_when={"criterion": "level", "op": "<", "value": 1}),
        "nobody",
    ),
    (
        "R046",
        "criteria.pick_child.show_when",
        _set("pick_child", show_when={"criterion": "slide", "op": "==", "value": 7}),
        "nobody",
    ),
    ("R047", "criteria.pick_child.blind_ok", _blind_child, "give that one blind_ok too"),
    ("R052", "criteria.level.weight", _set("level", private=True), "write 0"),
    ("R055", "aggregate", _top(aggregate="esa"), "add spans and a slider"),
    ("R055", "aggregate", _top(aggregate="mqm"), "add spans"),
    ("R063", "criteria", _none_required, "make one question required"),
    ("R064", "profiles.short", _top(profiles={"short": []}), "add a required question"),
    ("R064", "profiles.short", _top(profiles={"short": ["order"]}), "add a required question"),
    (
        "R065",
        "wellbeing.break_every_minutes",
        _top(wellbeing={"break_every_minutes": 90, "max_minutes_per_day": 60}),
        "smaller",
    ),
    (
        "R065",
        "wellbeing.show_categories_first",
        _top(wellbeing={"show_categories_first": True}),
        "hide_until_click = true",
    ),
]
ONE: list[tuple[str, str, Callable[[Tree], None], str]] = [
    (
        "R010",
        "criteria.marks.categories.style.sub",
        _set("marks", categories=[{"id": "style", "text": "Style", "sub": ["a/b"]}]),
        "id",
    ),
    ("R016", "criteria.marks.kind", _top(unit="pair"), "choose one of prompt, output, translation"),
    ("R016", "criteria.better.prefill", _top(unit="list"), "choose one of prompt, output, translation"),
    ("R016", "criteria.better.must_differ", _top(unit="list"), "take it away"),
    ("R017", "unit", _brief_without_writing, "kind text or rewrite"),
    (
        "R035",
        "criteria.marks.severities",
        _set("marks", severities=[{"id": "minor", "text": "Minor", "hidden_in": ["typed"]}], weights={}),
        "leave one",
    ),
    ("R035", "criteria.marks.category_required_when", _set("marks", categories=[], weights={}), "none to choose"),
    ("R038", "criteria.marks.special_tokens", _set("marks", special_tokens=[""]), "none empty"),
    ("R038", "criteria.marks.special_tokens", _set("marks", special_tokens=["[missing]", "[missing]"]), "once"),
    (
        "R053",
        "criteria.marks.examples.1.span",
        _set("marks", examples=[{"lang": "de", "bad": "So", "span": "so"}]),
        "letter by letter",
    ),
    ("R055", "aggregate", _marks_only, "weights of their severities"),
    ("R055", "aggregate", _top(aggregate="bradley-terry-davidson"), "add a preference or a ranking"),
]
SEEDED = [(EVERY_KIND, *each) for each in PAIR] + [(ONE_TEXT, *each) for each in ONE]


@pytest.mark.parametrize(
    ("base", "code", "place", "seed", "way_out"), SEEDED, ids=[f"{each[1]}-{each[2]}" for each in SEEDED]
)
def test_a_trap_is_found_at_its_place_with_the_way_out(
    base: str, code: str, place: str, seed: Callable[[Tree], None], way_out: str
) -> None:
    raw = tree(base)
    assert faults(raw) == []
    seed(raw)
    [found] = [each for each in faults(raw) if (each.code, each.place) == (code, place)]
    assert way_out in str(found)


@pytest.mark.parametrize(
    ("base", "code", "place", "seed", "way_out"), SEEDED, ids=[f"{each[1]}-{each[2]}" for each in SEEDED]
)
def test_a_rubric_that_was_pinned_before_these_rules_can_still_be_read(
    base: str, code: str, place: str, seed: Callable[[Tree], None], way_out: str
) -> None:
    raw = tree(base)
    seed(raw)
    assert parse_kept_rubric(toml(raw), raw["id"]).id == raw["id"]


def test_what_could_never_be_read_is_not_read_as_kept_either() -> None:
    with pytest.raises(BadRubric, match="R002"):
        parse_kept_rubric('schema = "rubric/1"', "short")


def test_the_right_answer_is_no_word_for_a_place() -> None:
    raw = tree()
    at(raw, "side")["help"] = "The right answer may be long. Nothing is left out, and nothing is left to guess."
    assert faults(raw) == []


def test_a_check_list_may_offer_not_applicable_for_the_whole_question() -> None:
    raw = tree()
    raw["checklist_scale"] = _options("ok", "wrong")
    at(raw, "table")["na"] = {"allowed": True, "text": "Nothing of this occurs"}
    assert faults(raw) == []


def test_marks_that_ask_whether_there_are_none_are_enough_of_an_answer() -> None:
    raw = tree(ONE_TEXT)
    _none_required(raw)
    assert [each.code for each in faults(raw)] == ["R063"]
    at(raw, "marks")["confirm_empty"] = True
    assert faults(raw) == []


def test_the_samples_have_every_kind_between_them() -> None:
    assert len({each.kind for each in every_kind().criteria}) == 12
