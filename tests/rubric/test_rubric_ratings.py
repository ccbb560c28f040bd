"""The rules of answering: what is asked and shown, and that nothing is stored that the rubric does not allow."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rubric_samples import TARGET, TEXTS, every_kind, good_answers

from localize.errors import BadRatings, NotFound
from localize.records import Rating, RatingState
from localize.rubric import (
    Rubric,
    alerts,
    asked,
    cannot_judge_reassigns,
    check_ratings,
    find_rubrics,
    parse_rubric,
    read_ratings,
    read_rubric,
    shown,
)
from localize.rubric import ratings as rules

EVERY = every_kind()
ALL = asked(EVERY, profile=None, blind=False)


def shipped(id: str) -> Rubric:
    return read_rubric(find_rubrics(None)[id])


def problems(raw: Any, *, rubric: Rubric = EVERY, texts: dict[str, str] = TEXTS, **more: Any) -> list[tuple[str, str]]:
    try:
        check_ratings(rubric, raw, asked=asked(rubric, profile=None, blind=False), texts=texts, **more)
    except BadRatings as error:
        return [(each.code, each.place) for each in error.problems]
    return []


def mark(**changes: Any) -> dict[str, Any]:
    return {"on": "target", "start": 4, "end": 7, "text": "Zug", "severity": "minor", "category": "style", **changes}


def test_a_whole_sheet_is_taken_as_it_is() -> None:
    kept = check_ratings(EVERY, good_answers(), asked=ALL, texts=TEXTS, outputs=2)
    assert [each.criterion for each in kept] == [each.id for each in EVERY.criteria if each.id in good_answers()]
    assert all(each.state is RatingState.GIVEN and each.comment is None for each in kept)
    values = {each.criterion: each.value for each in kept}
    assert values | {"marks": None} == good_answers() | {"marks": None}
    assert values["marks"] == [mark(start=17, end=22, text="18:30", comment=None, special=None)]


def test_offsets_count_code_points_so_a_train_is_one() -> None:
    at = TARGET.index("Gleis")
    assert TARGET[at - 6] == "🚆"
    assert problems({**good_answers(), "marks": [mark(start=at, end=at + 5, text="Gleis")]}) == []


SPOILED: list[tuple[str, str, Any]] = [
    ("J001", "colour", "red"),
    ("J002", "level", "2"),
    ("J002", "level", 2.0),
    ("J002", "level", True),
    ("J002", "level", {"value": 2, "comment": 3}),
    ("J002", "level", {"value": 2, "comment": "broken \ud83d"}),
    ("J002", "slide", [5]),
    ("J002", "yes_no", 1),
    ("J002", "pick", 1),
    ("J002", "several", "a"),
    ("J002", "order", [0, 1]),
    ("J002", "order", [[True], [0]]),
    ("J002", "sides", [1]),
    ("J002", "sides", {"words": True, "facts": 1}),
    ("J002", "marks", {"start": 1}),
    ("J002", "marks", [mark(colour="red")]),
    ("J002", "marks", [mark(start=None)]),
    ("J002", "table", {"date": 1}),
    ("J002", "better", 3),
    ("J002", "better", "a\x00b"),
    ("J003", "level", 4),
    ("J003", "slide", 101),
    ("J003", "slide", 52),
    ("J003", "pick", "three"),
    ("J003", "several", ["a", "z"]),
    ("J003", "several", ["a", "a"]),
    ("J003", "order", [[0], [2]]),
    ("J003", "order", [[0], [0, 1]]),
    ("J003", "sides", {"words": 3, "facts": 1}),
    ("J003", "sides", {"words": 0, "facts": 1}),
    ("J003", "sides", {"colour": 1}),
    ("J003", "marks", [mark(start=7, end=7)]),
    ("J003", "marks", [mark(start=-1)]),
    ("J003", "marks", [mark(on="prompt")]),
    ("J003", "marks", [mark(severity="awful")]),
    ("J003", "marks", [mark(severity=None)]),
    ("J003", "marks", [mark(category="style/odd")]),
    ("J003", "marks", [mark(special="[missing]")]),
    ("J003", "marks", [mark(start=None, end=None, text=None, special="[lost]")]),
    ("J003", "table", {"date": "sometimes"}),
    ("J004", "level", {"value": None, "state": "cannot_judge"}),
    ("J004", "level", {"value": 1, "state": "not_applicable"}),
    ("J004", "yes_no", {"state": "not_applicable"}),
    ("J004", "yes_no", {"state": "asleep"}),
    ("J005", "level", None),
    ("J005", "several", []),
    ("J005", "sides", {}),
    ("J005", "better", "   "),
    ("J005", "slide", {"comment": "I do not know"}),
    ("J006", "level", 1),
    ("J006", "level", {"value": 1, "comment": " bad "}),
    ("J006", "table", {"date": "wrong", "time": "ok"}),
    ("J007", "pick_child", " no "),
    ("J008", "better", f" {TARGET}\n"),
    ("J009", "several", ["a", "c", "d"]),
    ("J010", "several", ["a", "none"]),
    ("J011", "sides", {"words": 1}),
    ("J011", "table", {"date": "ok"}),
    ("J012", "marks", [mark(text="Bus")]),
    ("J012", "marks", [mark(text=None)]),
    ("J012", "marks", [mark(end=len(TARGET) + 1)]),
    ("J012", "marks", [mark(on="source")]),
    ("J013", "marks", [mark(category=None)]),
    ("J013", "marks", [mark(severity="rare")]),
    ("J014", "marks", [mark(severity="major")]),
    ("J014", "marks", [mark(category="other", comment=" ")]),
    ("J015", "bad_side", {"comment": "Both, somehow"}),
    ("J016", "marks", [mark(), mark()]),
]


@pytest.mark.parametrize(("code", "id", "value"), SPOILED)
def test_a_spoiled_answer_is_refused_at_its_criterion(code: str, id: str, value: Any) -> None:
    raw = {**good_answers(), id: value}
    if id == "pick_child":
        raw["pick"] = {"value": "two", "comment": "so"}
    assert problems(raw) == [(code, id)]


def test_every_code_that_the_rules_can_raise_is_spoiled_above() -> None:
    folder = Path(rules.__file__).parent
    raised = {code for path in folder.glob("*.py") for code in re.findall(r'"(J\d\d\d)"', path.read_text("utf-8"))}
    assert raised == {code for code, _, _ in SPOILED}


def test_all_problems_are_told_at_once_in_words_for_a_reviewer() -> None:
    with pytest.raises(BadRatings, match=r"level: Choose one level\.; slide: Move the slider\.") as caught:
        check_ratings(EVERY, {}, asked=ALL, texts=TEXTS)
    required = [each.id for each in EVERY.criteria if each.required and each.show_when is None]
    assert [each.place for each in caught.value.problems] == required


def test_a_comment_that_is_asked_for_names_its_length() -> None:
    with pytest.raises(BadRatings, match=r"Please write why \(at least 5 characters\)"):
        check_ratings(EVERY, {**good_answers(), "level": 1}, asked=ALL, texts=TEXTS)


def test_a_ranking_holds_every_output() -> None:
    assert problems({**good_answers(), "order": [[0]]}, outputs=2) == [("J003", "order")]
    assert problems({"order": [[0]]}, outputs=2, complete=False) == [("J003", "order")]


def test_an_import_needs_no_answer_comment_or_quote_but_right_types() -> None:
    raw = {"level": 1, "several": ["a", "b", "c"], "marks": [mark(text=None, severity="rare", category=None)]}
    kept = check_ratings(EVERY, raw, asked=ALL, texts={}, complete=False)
    assert [each.criterion for each in kept] == ["level", "several", "marks"]
    assert problems({"level": 9}, complete=False) == [("J003", "level")]
    assert problems({"colour": 9}, complete=False) == [("J001", "colour")]


def test_not_applicable_and_cannot_judge_satisfy_a_required_criterion_and_are_no_numbers() -> None:
    raw = {**good_answers(), "level": {"state": "not_applicable"}, "yes_no": {"value": None, "state": "cannot_judge"}}
    kept = {each.criterion: each for each in check_ratings(EVERY, raw, asked=ALL, texts=TEXTS)}
    assert (kept["level"].state, kept["level"].value) == (RatingState.NOT_APPLICABLE, None)
    assert (kept["yes_no"].state, kept["yes_no"].value) == (RatingState.CANNOT_JUDGE, None)


def test_a_wrapped_answer_is_told_from_a_grid() -> None:
    given = read_ratings(EVERY, {"sides": {"words": 1}, "level": {"value": 2, "comment": "so so"}, "table": {}})
    assert given == {"level": Rating("level", 2, "so so"), "sides": Rating("sides", {"words": 1})}
    wrapped = read_ratings(EVERY, {"sides": {"value": {"words": 1}}})
    assert wrapped == {"sides": Rating("sides", {"words": 1})}


def test_choices_are_kept_in_the_order_of_the_rubric() -> None:
    assert read_ratings(EVERY, {"several": ("c", "a")})["several"].value == ["a", "c"]


def test_a_comment_is_kept_to_the_letter_and_a_blank_one_is_none() -> None:
    given = read_ratings(EVERY, {"level": {"value": 2, "comment": "  so "}, "slide": {"value": 5, "comment": " \n"}})
    assert (given["level"].comment, given["slide"].comment) == ("  so ", None)


def test_marks_without_an_error_are_an_answer() -> None:
    assert problems({**good_answers(), "marks": []}) == []


def test_a_mark_for_what_is_missing_has_no_place() -> None:
    missing = {"severity": "minor", "category": "style", "special": "[missing]"}
    assert problems({**good_answers(), "marks": [missing]}) == []


def test_an_answer_to_a_hidden_criterion_is_never_stored() -> None:
    raw = {**good_answers(), "pick_child": "Left over from before", "several_child": 7}
    kept = check_ratings(EVERY, raw, asked=ALL, texts=TEXTS)
    assert not {"pick_child", "several_child"} & {each.criterion for each in kept}


def test_a_hidden_parent_hides_its_children() -> None:
    given = read_ratings(EVERY, {"several": ["a"], "several_child": True, "several_grandchild": "why"})
    assert not {"several_child", "several_grandchild"} & set(shown(EVERY, ALL, given))
    given["several"] = Rating("several", ["b"])
    assert {"several_child", "several_grandchild"} <= set(shown(EVERY, ALL, given))


def test_an_answer_that_ends_the_form_hides_all_after_it() -> None:
    raw = {"level": 2, "slide": 5, "yes_no": True, "pick": "end", "several": ["a"]}
    kept = check_ratings(EVERY, raw, asked=ALL, texts=TEXTS)
    assert [each.criterion for each in kept] == ["level", "slide", "yes_no", "pick"]


def test_the_wrong_language_ends_the_cultural_form() -> None:
    rubric = shipped("cultural-nuance")
    every = asked(rubric, profile=None, blind=False)
    assert check_ratings(rubric, {"variety": "wrong"}, asked=every, texts={}) == (Rating("variety", "wrong"),)


def test_a_profile_asks_its_criteria_and_their_conditional_children() -> None:
    rubric = shipped("cultural-nuance")
    quick = asked(rubric, profile="quick", blind=False)
    assert quick == (
        "variety",
        "register",
        "register_direction",
        "local_fit",
        "cultural_accuracy",
        "overall",
        "knowledge",
        "ground",
        "rewrite",
    )
    with pytest.raises(NotFound, match="quick"):
        asked(rubric, profile="slow", blind=False)


def test_who_cannot_read_the_source_is_asked_only_what_needs_no_source() -> None:
    rubric = shipped("prompt-localization")
    assert asked(rubric, profile=None, blind=True) == ("natural_prompt", "answerable", "sensitivity")
    assert len(asked(rubric, profile=None, blind=False)) == 7
    assert asked(shipped("preference"), profile=None, blind=True) == asked(
        shipped("preference"), profile=None, blind=False
    )


def test_a_corrected_prompt_must_differ_from_the_prompt() -> None:
    rubric = shipped("prompt-localization")
    blind = asked(rubric, profile=None, blind=False)
    raw = {
        "same_task": 5,
        "natural_prompt": 4,
        "adaptation": "none_needed",
        "answerable": "yes",
        "sensitivity": ["none"],
        "decision": "fix",
        "fixed_prompt": "Hola",
    }
    with pytest.raises(BadRatings, match="fixed_prompt"):
        check_ratings(rubric, raw, asked=blind, texts={"target": "Hola "})
    assert len(check_ratings(rubric, raw, asked=blind, texts={"target": "Hola, mundo"})) == 7


def test_a_far_better_and_a_double_failure_want_a_reason() -> None:
    rubric = shipped("preference")
    far = {"preference": 3, "reasons": ["correct"]}
    assert problems(far, rubric=rubric) == [("J006", "preference")]
    assert problems({**far, "preference": {"value": 3, "comment": "A is in Polish."}}, rubric=rubric) == []
    bad = {"preference": 0, "tie_kind": "both_bad"}
    assert problems(bad, rubric=rubric) == [("J006", "preference")]
    assert problems({"preference": 0, "tie_kind": "same"}, rubric=rubric) == []


def test_who_cannot_judge_a_pair_answers_nothing_else_and_hands_it_on() -> None:
    rubric = shipped("preference")
    raw = {"preference": {"state": "cannot_judge"}}
    kept = check_ratings(rubric, raw, asked=asked(rubric, profile=None, blind=False), texts={})
    assert kept == (Rating("preference", None, None, RatingState.CANNOT_JUDGE),)
    assert cannot_judge_reassigns(rubric, kept)
    assert not cannot_judge_reassigns(rubric, [Rating("preference", 1)])


def test_cannot_judge_without_reassigns_keeps_the_item() -> None:
    rubric = shipped("cultural-nuance")
    assert not cannot_judge_reassigns(rubric, [Rating("cultural_accuracy", state=RatingState.CANNOT_JUDGE)])


def test_a_grave_harm_is_told_to_a_coordinator_at_once() -> None:
    rubric = shipped("safety-local-global")
    assert alerts(rubric, [Rating("harm_scope", "local"), Rating("severity", 4)]) == ("severity",)
    assert alerts(rubric, [Rating("severity", 3)]) == ()
    assert alerts(EVERY, [Rating("level", 1), Rating("side", -1)]) == ("side",)


def test_error_spans_in_its_default_mode_take_two_severities_and_no_category() -> None:
    rubric = shipped("error-spans")
    texts = {"target": "Der Zug", "source": "The train"}
    span = {"on": "target", "start": 0, "end": 3, "text": "Der", "severity": "major"}
    assert problems({"errors": [span], "score": 60}, rubric=rubric, texts=texts) == []
    critical = {**span, "severity": "critical", "comment": "Danger"}
    assert problems({"errors": [critical], "score": 60}, rubric=rubric, texts=texts) == [("J013", "errors")]
    typed = parse_rubric(rubric.source_text.replace('mode = "esa"  ', 'mode = "typed"'), rubric.id)
    assert problems({"errors": [span], "score": 60}, rubric=typed, texts=texts) == [("J013", "errors")]
    named = {**span, "category": "accuracy/omission"}
    assert problems({"errors": [named], "score": 60}, rubric=typed, texts=texts) == []


def test_a_check_list_wants_every_row_and_a_word_on_what_misleads() -> None:
    rubric = shipped("locale-conventions")
    rows = {each.id: "ok" for each in rubric.criteria[0].rows}
    assert problems({"formats": rows}, rubric=rubric) == []
    assert problems({"formats": {**rows, "date": "major"}}, rubric=rubric) == [("J006", "formats")]
    wrapped = {"value": {**rows, "date": "major"}, "comment": "US order"}
    assert problems({"formats": wrapped}, rubric=rubric) == []


ids = [each.id for each in EVERY.criteria]
words = ["one", "two", "end", "a", "b", "none", "first", "second", "ok", "wrong", "target", "minor", "[missing]", "Zug"]
states = ["given", "not_applicable", "cannot_judge"]
leaves = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3),
    st.integers(),
    st.floats(),
    st.text(max_size=4),
    st.sampled_from(words + states),
)
keys = st.sampled_from(
    ["value", "comment", "state", "words", "facts", "date", "on", "start", "end", "text", "severity"]
)
anything = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys | st.integers(), inner, max_size=4),
    max_leaves=8,
)


@settings(deadline=None, max_examples=300)
@given(st.dictionaries(st.sampled_from(ids) | st.text(max_size=3), anything, max_size=6), st.booleans())
def test_no_answer_makes_a_traceback_and_what_is_kept_keeps_the_rules(raw: dict[str, Any], complete: bool) -> None:
    whole = {**good_answers(), **raw} if complete else raw
    try:
        kept = check_ratings(EVERY, whole, asked=ALL, texts=TEXTS, complete=complete)
    except BadRatings as error:
        complaint = error
    else:
        complaint = None
    if complaint is not None:
        assert all(each.place in str(complaint) for each in complaint.problems)
        return
    given = {each.criterion: each for each in kept}
    assert list(given) == [id for id in shown(EVERY, ALL, given) if id in given]
    for each in kept:
        if each.state is not RatingState.GIVEN:
            assert each.value is None
        elif complete:
            assert each.value is not None
    assert check_ratings(EVERY, _raw(kept), asked=ALL, texts=TEXTS, complete=complete) == kept


def _raw(kept: tuple[Rating, ...]) -> dict[str, Any]:
    return {each.criterion: {"value": each.value, "comment": each.comment, "state": each.state.value} for each in kept}


@settings(deadline=None)
@given(st.sampled_from(ids), anything)
def test_one_bad_answer_never_hides_the_good_ones(id: str, value: Any) -> None:
    found = problems({**good_answers(), id: value}, complete=False)
    assert {place for _, place in found} <= {id}


def test_ratings_are_not_changed_by_reading_them() -> None:
    raw = good_answers()
    check_ratings(EVERY, raw, asked=ALL, texts=TEXTS)
    assert raw == good_answers()
    assert replace(EVERY) == EVERY
