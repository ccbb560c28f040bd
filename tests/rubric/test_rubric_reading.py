"""A rubric file is read whole or refused with everything that is wrong in it; no file makes a traceback."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rubric_samples import EVERY_KIND, HUGE, ONE_TEXT, SHIPPED, every_kind, toml, tree
from test_rubric_traps import SEEDED as TRAPS

from localize.errors import BadRubric, NotFound
from localize.records import Unit
from localize.rubric import Kind, LocaleMatch, Measure, check_file, find_rubrics, parse_rubric, read_rubric
from localize.rubric import read as reading
from localize.rubric.model import Points

Tree = dict[str, Any]


def criterion(raw: Tree, id: str) -> Tree:
    [found] = [each for each in raw["criteria"] if each["id"] == id]
    return found


def faults(raw: Tree, name: str | None = None) -> list[tuple[str, str]]:
    try:
        parse_rubric(toml(raw), name or ("one-text" if raw.get("id") == "one-text" else "every-kind"))
    except BadRubric as error:
        return [(each.code, each.place) for each in error.problems]
    return []


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_rubric_has_no_fault(path: Path) -> None:
    rubric, problems = check_file(path)
    assert problems == ()
    assert rubric is not None
    assert rubric.id == path.stem
    assert rubric.hash == hashlib.sha256(path.read_bytes()).hexdigest()
    assert rubric.source_text.encode() == path.read_bytes()
    assert sum(each.weight for each in rubric.criteria) > 0


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_rubric_speaks_only_of_the_locale_name(path: Path) -> None:
    raw = tomllib.loads(path.read_text("utf-8"))
    assert set(re.findall(r"\{\w*\}", raw["title"] + raw["intro"])) <= {"{locale_name}"}
    assert set(re.findall(r"\{\w*\}", str([each["question"] for each in raw["criteria"]]))) <= {"{locale_name}"}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_rubric_routes_only_to_shipped_ones(path: Path) -> None:
    rubric = read_rubric(path)
    options = [option for each in rubric.criteria for option in each.options]
    assert {each.routes_to for each in [*rubric.criteria, *options] if each.routes_to} <= set(find_rubrics(None))


def test_the_shipped_rubrics_are_ten() -> None:
    assert len(find_rubrics(None)) == len(SHIPPED) == 10


def test_the_shipped_rubrics_ask_43_criteria() -> None:
    # 35 of the first six (12 + 7 + 5 + 3 + 7 + 1), one each of preference-direction, direct-assessment and wmt-mqm, and
    # the five of expert-accuracy
    assert sum(len(read_rubric(path).criteria) for path in SHIPPED) == 43


def test_wmt_mqm_weighs_errors_as_wmt_does() -> None:
    # mt-metrics-eval, score_mqm.py: Major:5 Minor:1 Neutral:0 Major/Non-translation!:25 Minor/Fluency/Punctuation:0.1
    errors = read_rubric(find_rubrics(None)["wmt-mqm"]).criterion("errors")
    special = {("non-translation", "major"): 25, ("fluency/punctuation", "minor"): 0.1}
    usual = {"major": 5, "minor": 1, "neutral": 0}
    for category in [None, *(name for each in errors.categories for name in each.names())]:
        for severity, points in usual.items():
            assert errors.points(severity, category) == special.get((category, severity), points)


def test_every_key_of_the_format_arrives_in_the_record() -> None:
    rubric = every_kind()
    assert (rubric.major, rubric.unit, rubric.requires.locale_match) == (2, Unit.PAIR, LocaleMatch.REGION)
    assert [each.kind for each in rubric.criteria if "child" not in each.id][:12] == [
        Kind.LIKERT,
        Kind.SLIDER,
        Kind.BINARY,
        Kind.CHOICE,
        Kind.MULTI,
        Kind.RANKING,
        Kind.PREFERENCE,
        Kind.PREFERENCE_GRID,
        Kind.SPANS,
        Kind.CHECKLIST,
        Kind.REWRITE,
        Kind.MULTI,
    ]
    assert rubric.criterion("slide").measure is Measure.INTERVAL
    assert rubric.criterion("side").measure is Measure.ORDINAL
    assert rubric.criterion("pick").measure is Measure.NOMINAL
    assert rubric.criterion("order").positional
    assert rubric.criterion("level").na == "Nothing to see"
    assert rubric.criterion("marks").weights == (Points("style", "minor", 0.5),)
    assert (rubric.overlap.min, rubric.overlap.target, rubric.overlap.max, rubric.overlap.adaptive) == (1, 3, 5, False)


def test_points_come_from_the_table_of_weights_before_the_severity() -> None:
    marks = every_kind().criterion("marks")
    assert marks.points("minor", "style") == 0.5
    assert marks.points("minor", "style/awkward") == 0.5
    assert marks.points("minor", "other") == 1
    assert marks.points("major", None) == 5


def test_kinds_of_a_category_are_ids_with_or_without_words() -> None:
    raw = tree(ONE_TEXT)
    mixed = ["awkward", {"id": "too-formal", "text": "Too formal"}]
    criterion(raw, "marks")["categories"] = [{"id": "style", "text": "Style", "sub": mixed}]
    [style] = parse_rubric(toml(raw), "one-text").criterion("marks").categories
    assert style.names() == ("style", "style/awkward", "style/too-formal")
    assert style.sub_texts == (None, "Too formal")


def test_an_unknown_criterion_is_named_with_those_there_are() -> None:
    with pytest.raises(NotFound, match="level, slide"):
        every_kind().criterion("nope")


def test_the_file_name_may_come_with_its_ending() -> None:
    assert parse_rubric(EVERY_KIND, "every-kind.toml") == parse_rubric(EVERY_KIND, "every-kind")


def _set(id: str, key: str, value: object) -> Callable[[Tree], None]:
    return lambda raw: criterion(raw, id).__setitem__(key, value)


def _drop(id: str, key: str) -> Callable[[Tree], None]:
    return lambda raw: criterion(raw, id).pop(key)


def _top(key: str, value: object) -> Callable[[Tree], None]:
    return lambda raw: raw.__setitem__(key, value)


def _levels(id: str, *values: int) -> Callable[[Tree], None]:
    return _set(id, "levels", [{"value": value, "label": "L", "anchor": "A."} for value in values])


def _level_three(raw: Tree) -> None:
    del criterion(raw, "level")["levels"][2]["anchor"]


def _second_level(raw: Tree) -> None:
    criterion(raw, "slide")["id"] = "level"


WISH = {"criterion": "pick", "op": "==", "value": "two"}
SEEDED: list[tuple[str, str, Callable[[Tree], object]]] = [
    ("R002", "title", lambda raw: raw.pop("title")),
    ("R002", "intro", _top("intro", "  ")),
    ("R002", "unit", lambda raw: raw.pop("unit")),
    ("R002", "criteria", _top("criteria", [])),
    ("R002", "criteria.level.levels", _drop("level", "levels")),
    ("R002", "criteria.sides.scale", _drop("sides", "scale")),
    ("R002", "criteria.level.na.text", _set("level", "na", {"allowed": True})),
    ("R002", "criteria.yes_no.cannot_judge.allowed", _set("yes_no", "cannot_judge", {"text": "No"})),
    ("R002", "criteria.slide.check.warn_when", _set("slide", "check", {"text": "Really?"})),
    ("R002", "criteria.level.examples.1.good", _set("level", "examples", [{"lang": "de"}])),
    ("R002", "criteria.level.levels.1.value", _set("level", "levels", [{"label": "L", "anchor": "A."}])),
    (
        "R002",
        "criteria.pick_child.show_when.op",
        _set("pick_child", "show_when", {"criterion": "pick", "value": "two"}),
    ),
    ("R003", "schema", _top("schema", "rubric/2")),
    ("R004", "id", _top("id", "another")),
    ("R005", "version", _top("version", "1.0")),
    ("R006", "unit", _top("unit", "book")),
    ("R007", "title", _top("title", 3)),
    ("R007", "sources", _top("sources", [1])),
    ("R007", "criteria", _top("criteria", [1])),
    ("R007", "criteria.level.na", _set("level", "na", True)),
    ("R007", "criteria.level.weight", _set("level", "weight", float("nan"))),
    ("R007", "criteria.level.required", _set("level", "required", 1)),
    ("R007", "criteria.slide.range.min", _set("slide", "range", {"min": True, "max": 1})),
    ("R007", "criteria.pick_child.show_when.value", _set("pick_child", "show_when", {**WISH, "value": float("inf")})),
    (
        "R007",
        "criteria.marks.categories.style.sub",
        _set("marks", "categories", [{"id": "style", "text": "Style", "sub": [1]}]),
    ),
    (
        "R002",
        "criteria.marks.categories.style.sub.awkward.text",
        _set("marks", "categories", [{"id": "style", "text": "Style", "sub": [{"id": "awkward"}]}]),
    ),
    ("R008", "colour", _top("colour", "red")),
    ("R008", "criteria.level.levels.1.achor", _set("level", "levels", [{"value": 1, "label": "L", "achor": "A."}])),
    ("R009", "aggregate", _top("aggregate", "mean")),
    ("R009", "requires.locale_match", _top("requires", {"locale_match": "planet"})),
    ("R009", "overlap.min", _top("overlap", {"min": 0})),
    ("R009", "criteria.better.prefill", _set("better", "prefill", "nothing")),
    (
        "R009",
        "criteria.marks.severities.minor.hidden_in",
        _set("marks", "severities", [{"id": "minor", "text": "Minor", "hidden_in": ["x"]}]),
    ),
    ("R010", "criteria.Level.id", _set("level", "id", "Level")),
    ("R010", "criteria.value.id", _set("level", "id", "value")),
    ("R010", "criteria.table.rows.comment.id", _set("table", "rows", [{"id": "comment", "text": "Comments"}])),
    ("R011", "criteria.level.id", _second_level),
    ("R012", "criteria.level.kind", _set("level", "kind", "stars")),
    ("R012", "criteria.level.kind", _drop("level", "kind")),
    ("R013", "criteria.level.question", _drop("level", "question")),
    ("R014", "criteria.level.measure", _set("level", "measure", "ratio")),
    ("R015", "criteria.level.options", _set("level", "options", [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}])),
    ("R020", "criteria.level.levels", _levels("level", 1, 3, 2)),
    ("R020", "criteria.level.levels", _levels("level", 1, 2, 3, 3)),
    ("R021", "criteria.level.levels.3.anchor", _level_three),
    ("R022", "criteria.level.levels", _levels("level", 1, 2, 4)),
    ("R023", "criteria.level.levels", _levels("level", 1, 2)),
    ("R023", "criteria.level.levels", _levels("level", *range(1, 9))),
    ("R023", "criteria.slide.levels", _levels("slide", 0)),
    ("R024", "criteria.level.na", _drop("level", "na")),
    ("R025", "criteria.slide.levels", _levels("slide", 0, 101)),
    ("R026", "criteria.side.levels", _levels("side", -1, 0, 1, 2)),
    ("R027", "criteria.side.positional", _drop("side", "positional")),
    ("R027", "criteria.order.positional", _set("order", "positional", False)),
    ("R027", "criteria.order.kind", _top("unit", "output")),
    ("R027", "criteria.side.positional", _top("unit", "output")),
    ("R027", "criteria.side.kind", _top("unit", "list")),
    ("R030", "criteria.pick.options", _set("pick", "options", [{"id": "two", "text": "Two"}] * 2)),
    ("R030", "criteria.several.options", _drop("several", "options")),
    ("R031", "criteria.table.rows", _drop("table", "rows")),
    ("R031", "criteria.sides.rows", _set("sides", "rows", [{"id": "words", "text": "W"}] * 2)),
    (
        "R032",
        "criteria.bad_side.options",
        _set("bad_side", "options", [{"id": "left", "text": "A"}, {"id": "right", "text": "B"}]),
    ),
    ("R033", "criteria.slide.range", _set("slide", "range", {"min": 9, "max": 9})),
    ("R033", "criteria.slide.range.start", _set("slide", "range", {"min": 0, "max": 100, "start": 101})),
    ("R034", "criteria.table.rows", lambda raw: raw.pop("checklist_scale")),
    ("R035", "criteria.marks.severities", _drop("marks", "severities")),
    ("R035", "criteria.marks.categories", _set("marks", "categories", [{"id": "style", "text": "Style"}] * 2)),
    ("R036", "criteria.marks.weights", _set("marks", "weights", {"style": {"huge": 1}})),
    (
        "R040",
        "criteria.pick_child.show_when.criterion",
        _set("pick_child", "show_when", {**WISH, "criterion": "several"}),
    ),
    (
        "R040",
        "criteria.pick_child.show_when.criterion",
        _set("pick_child", "show_when", {**WISH, "criterion": "pick_child"}),
    ),
    ("R041", "criteria.pick_child.show_when.value", _set("pick_child", "show_when", {**WISH, "value": "three"})),
    (
        "R041",
        "criteria.pick_child.show_when.value",
        _set("pick_child", "show_when", {"criterion": "level", "op": "<", "value": 4}),
    ),
    ("R042", "criteria.pick_child.show_when.value", _set("pick_child", "show_when", {**WISH, "criterion": "level"})),
    ("R042", "criteria.pick_child.show_when", _set("pick_child", "show_when", {**WISH, "op": "in"})),
    ("R042", "criteria.pick_child.show_when", _set("pick_child", "show_when", {**WISH, "op": "<"})),
    ("R042", "criteria.pick_child.show_when", _set("pick_child", "show_when", {**WISH, "criterion": "yes_no"})),
    ("R042", "criteria.pick_child.show_when.op", _set("pick_child", "show_when", {**WISH, "op": "contains"})),
    ("R042", "criteria.better.show_when", _set("better", "show_when", {"criterion": "marks", "op": "==", "value": 1})),
    ("R043", "criteria.pick_child.show_when.op", _set("pick_child", "show_when", {**WISH, "op": "=~"})),
    ("R044", "criteria.level.comment.required_when", _set("level", "comment", {"required_when": "open('f')"})),
    ("R044", "criteria.level.alert_when", _set("level", "alert_when", "colour == 1")),
    ("R050", "criteria.slide.examples", _set("slide", "weight", 0.5)),
    ("R051", "criteria.level.weight", _set("level", "weight", -1)),
    ("R051", "criteria.marks.weights", _set("marks", "weights", {"style": {"minor": -1}})),
    (
        "R051",
        "criteria.marks.severities",
        _set("marks", "severities", [{"id": "minor", "text": "Minor", "weight": -1}]),
    ),
    (
        "R053",
        "criteria.level.examples.1.level_of_bad",
        _set("level", "examples", [{"lang": "de", "bad": "B", "level_of_bad": 9}]),
    ),
    ("R054", "criteria.level.examples.1.lang", _set("level", "examples", [{"lang": "de DE", "bad": "B"}])),
    ("R054", "lang", _top("lang", "?")),
    ("R060", "profiles.short", _top("profiles", {"short": ["nope"]})),
    ("R061", "overlap", _top("overlap", {"min": 4, "target": 2})),
    ("R062", "profiles.short", _top("profiles", {"short": ["pick_child"]})),
]


@pytest.mark.parametrize(("code", "place", "seed"), SEEDED, ids=lambda value: value if isinstance(value, str) else "")
def test_a_seeded_fault_is_caught_at_its_place(code: str, place: str, seed: Callable[[Tree], object]) -> None:
    raw = tree(ONE_TEXT if place.startswith(("criteria.marks", "criteria.better")) else EVERY_KIND)
    assert faults(raw) == []
    seed(raw)
    assert (code, place) in faults(raw)


def test_every_code_that_the_package_can_raise_is_seeded_here_or_among_the_traps() -> None:
    folder = Path(reading.__file__).parent
    raised = {code for path in folder.glob("*.py") for code in re.findall(r'"(R\d\d\d)"', path.read_text("utf-8"))}
    traps = {code for _, code, *_ in TRAPS}
    assert raised == {code for code, _, _ in SEEDED} | traps | {"R001"}


def test_what_is_not_toml_is_refused_with_its_line() -> None:
    with pytest.raises(BadRubric, match="line 1") as caught:
        parse_rubric("schema = \nid = 1", "broken")
    assert [each.code for each in caught.value.problems] == ["R001"]


@pytest.mark.parametrize(
    "text",
    ["a = " + "[" * 100_000, "a = " + "9" * 5000, "a = 2026-13-45", "\ufeffa = 1", "a = '\udcff'"],
    ids=["deep", "long", "date", "mark", "surrogate"],
)
def test_hostile_toml_is_refused(text: str) -> None:
    with pytest.raises(BadRubric):
        parse_rubric(text, "hostile")


def test_a_file_that_is_missing_or_not_utf_8_is_a_problem_and_no_traceback(tmp_path: Path) -> None:
    latin = tmp_path / "latin.toml"
    latin.write_bytes("title = 'Ñ'".encode("latin-1"))
    for path in (latin, tmp_path / "missing.toml", tmp_path):
        rubric, problems = check_file(path)
        assert rubric is None
        assert [each.code for each in problems] == ["R001"]
    with pytest.raises(BadRubric):
        read_rubric(latin)


def test_an_unknown_key_names_the_nearest_one() -> None:
    raw = tree()
    raw["criteria"][0]["requird"] = False
    with pytest.raises(BadRubric, match="Did you mean required"):
        parse_rubric(toml(raw), "every-kind")


def test_an_unknown_value_lists_the_known_ones() -> None:
    raw = tree()
    raw["unit"] = "book"
    with pytest.raises(BadRubric, match="prompt, output, pair, list, translation, brief"):
        parse_rubric(toml(raw), "every-kind")


def test_all_faults_are_told_at_once() -> None:
    raw = tree()
    for code, _, seed in SEEDED:
        if code in ("R003", "R014", "R021", "R061"):
            seed(raw)
    assert {code for code, _ in faults(raw)} == {"R003", "R014", "R021", "R061"}


def test_a_rubric_keeps_the_line_ends_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "every-kind.toml"
    path.write_bytes(EVERY_KIND.replace("\n", "\r\n").encode())
    assert read_rubric(path).hash == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_rubric_of_the_workspace_wins_over_the_shipped_one(tmp_path: Path) -> None:
    own = tmp_path / "preference.toml"
    own.write_text("")
    (tmp_path / "extra.toml").write_text("")
    found = find_rubrics(tmp_path)
    assert found["preference"] == own
    assert set(found) == {*find_rubrics(None), "extra"}
    assert find_rubrics(tmp_path / "missing") == find_rubrics(None)


scalars = st.one_of(
    st.none().map(lambda _: date(2026, 1, 1)),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    st.sampled_from(
        ["value == 1", "pick", "likert", "ranking", "spans", "in", "first", "two", "none", "-" * 190 + "1", HUGE]
    ),
)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "value", "text", "min", "max", "op", "allowed", "lang"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_no_change_of_a_rubric_makes_a_traceback(data: st.DataObject) -> None:
    raw = tree()
    for _ in range(data.draw(st.integers(1, 3))):
        node: Any = raw
        while True:
            keys = list(node) if isinstance(node, dict) else list(range(len(node)))
            key = data.draw(st.sampled_from(keys))
            if isinstance(node[key], dict | list) and len(node[key]) and data.draw(st.integers(0, 4)):
                node = node[key]
                continue
            if data.draw(st.booleans()) and isinstance(node, dict):
                node.pop(key)
            else:
                node[key] = data.draw(values)
            break
        if not raw:
            return
    _only_bad_rubric(toml(raw))


@settings(deadline=None, max_examples=200)
@given(st.text())
def test_no_text_makes_a_traceback(text: str) -> None:
    _only_bad_rubric(text)


@settings(deadline=None, max_examples=100)
@given(st.integers(0, len(EVERY_KIND)), st.integers(0, 30), st.text("[]{}=\"'.,\n#1ae-", max_size=4))
def test_no_slip_of_the_pen_makes_a_traceback(start: int, length: int, typed: str) -> None:
    _only_bad_rubric(EVERY_KIND[:start] + typed + EVERY_KIND[start + length :])


def _only_bad_rubric(text: str) -> None:
    try:
        rubric, complaint = parse_rubric(text, "every-kind"), None
    except BadRubric as error:
        rubric, complaint = None, error
    if complaint is not None:
        assert complaint.problems
        assert all(each.place in str(complaint) for each in complaint.problems)
    else:
        assert rubric is not None
        assert rubric.source_text == text
