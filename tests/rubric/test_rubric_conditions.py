"""Conditions are a tiny language: what is not in it is refused, and one without an answer triggers nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localize.rubric.conditions import BadCondition, parse_condition
from localize.rubric.model import ShowWhen

NAMES = {"preference", "tie_kind", "errors"}


@pytest.mark.parametrize(
    "attack",
    [
        "__import__('os').system('x')",
        "value.__class__",
        "[x for x in value]",
        "lambda: 1",
        "open('f')",
        "value ** 9999",
        "colour == 1",
    ],
)
def test_an_attack_is_refused(attack: str) -> None:
    with pytest.raises(BadCondition):
        parse_condition(attack, NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "value ==",
        "value = 1",
        "value is 1",
        "value if 1 else 2",
        "(value := 1)",
        "value[0]",
        "{'a': 1}",
        "(1, 2)",
        "f'{value}'",
        "b'x'",
        "1j",
        "1e999",
        "9" * 30,
        "None == value",
        "...",
        "+value",
        "~value",
        "value + 1",
        "abs()",
        "abs(value, 1)",
        "abs(x=value)",
        "abs(*value)",
        "count(errors)",
        "abs",
        "value\x00",
        "~" * 199 + "1",
        "(" * 100 + "1" + ")" * 99,
        "value == 1 " + " " * 200,
    ],
)
def test_what_the_language_does_not_know_is_refused(text: str) -> None:
    with pytest.raises(BadCondition):
        parse_condition(text, NAMES)


@pytest.mark.parametrize(
    ("text", "env", "expected"),
    [
        ("abs(value) == 3 or tie_kind == 'both_bad'", {"value": -3}, True),
        ("abs(value) == 3 or tie_kind == 'both_bad'", {"value": 0, "tie_kind": "both_bad"}, True),
        ("abs(value) == 3 or tie_kind == 'both_bad'", {"value": 1}, False),
        ("value >= 90 and count(errors, 'major') >= 1", {"value": 95, "errors": [{"severity": "major"}]}, True),
        ("value >= 90 and count(errors, 'major') >= 1", {"value": 95, "errors": [{"severity": "minor"}]}, False),
        ("count(errors, 'major') == 0", {"errors": []}, True),
        ("count(errors, 'major') == 0", {}, False),
        ("value <= 2", {}, False),
        ("value > 2", {}, False),
        ("value != 2", {}, False),
        ("value not in [1, 2]", {}, False),
        ("not value == 2", {}, True),
        ("value in ['a', 'b']", {"value": "b"}, True),
        ("value not in ['a', 'b']", {"value": "b"}, False),
        ("'a' in value", {"value": ["a", "b"]}, True),
        ("'a' in value", {"value": {"a": 1}}, False),
        ("'kg' in value", {"value": "5 kg"}, True),
        ("value == ['a']", {"value": ["a"]}, True),
        ("1 < value < 3", {"value": 2}, True),
        ("1 < value < 3", {"value": 3}, False),
        ("-value == 3", {"value": -3}, True),
        ("value == 1", {"value": True}, False),
        ("value == True", {"value": True}, True),
        ("value < 1", {"value": False}, False),
        ("value < 'b'", {"value": "a"}, False),
        ("abs(value) == 1", {"value": "1"}, False),
        ("value == 1.0", {"value": 1}, True),
        ("mode == 'typed'", {"mode": "typed"}, True),
    ],
)
def test_a_condition_holds_as_its_rules_say(text: str, env: dict[str, Any], expected: bool) -> None:
    assert parse_condition(text, NAMES).holds(env) is expected


def test_a_condition_becomes_a_tree_of_json() -> None:
    condition = parse_condition("abs(value) == 3 or not tie_kind in ['x', 'y'] and -1 < value <= 2", NAMES)
    assert json.loads(json.dumps(condition.to_json())) == {
        "or": [
            {"compare": [{"call": "abs", "args": [{"name": "value"}]}, "==", {"const": 3}]},
            {
                "and": [
                    {"not": {"compare": [{"name": "tie_kind"}, "in", {"list": [{"const": "x"}, {"const": "y"}]}]}},
                    {"compare": [{"neg": {"const": 1}}, "<", {"name": "value"}, "<=", {"const": 2}]},
                ]
            },
        ]
    }
    assert condition.names == {"value", "tie_kind"}


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=210))
def test_no_text_makes_a_traceback(text: str) -> None:
    try:
        condition = parse_condition(text, NAMES)
    except BadCondition:
        return
    assert condition.holds({}) in (True, False)


expressions = st.recursive(
    st.sampled_from(["value", "tie_kind", "errors", "3", "-1", "'a'", "['a', 3]", "True", "2.5", "''"]),
    lambda inner: st.one_of(
        st.builds(
            "({} {} {})".format,
            inner,
            st.sampled_from(["==", "!=", "<", "<=", ">", ">=", "in", "not in", "and", "or"]),
            inner,
        ),
        st.builds("(not {})".format, inner),
        st.builds("-{}".format, inner),
        st.builds("abs({})".format, inner),
        st.builds("count({}, {})".format, inner, inner),
    ),
    max_leaves=8,
).filter(lambda text: len(text) <= 200)
answers = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "severity"]), inner, max_size=2),
    max_leaves=4,
)


@settings(deadline=None, max_examples=300)
@given(expressions, st.dictionaries(st.sampled_from(["value", *sorted(NAMES)]), answers))
def test_a_condition_meets_any_answer_without_a_traceback(text: str, env: dict[str, Any]) -> None:
    assert parse_condition(text, NAMES).holds(env) in (True, False)


@settings(deadline=None)
@given(st.sampled_from(["==", "!=", "<", "<=", ">", ">=", "in", "not in"]), st.booleans())
def test_an_unanswered_name_makes_a_comparison_false(operator: str, first: bool) -> None:
    text = f"value {operator} tie_kind" if first else f"tie_kind {operator} value"
    assert not parse_condition(text, NAMES).holds({"tie_kind": ["a", 1]})


@pytest.mark.parametrize(
    ("op", "value", "answer", "expected"),
    [
        ("==", 0, 0, True),
        ("!=", 0, 0, False),
        ("!=", 0, 2, True),
        ("!=", 0, None, False),
        ("<", 3, 2, True),
        ("<=", 3, 3, True),
        (">", 3, 3, False),
        (">=", 3, 3, True),
        ("in", ("a", "b"), "a", True),
        ("in", ("a", "b"), "c", False),
        ("not_in", ("a", "b"), "c", True),
        ("not_in", ("a", "b"), None, False),
        ("contains", "a", ["b", "a"], True),
        ("contains", "a", ["b"], False),
        ("contains", "a", "a", False),
        ("contains", "a", None, False),
        ("==", True, True, True),
        ("==", True, 1, False),
    ],
)
def test_a_criterion_is_shown_when_an_earlier_answer_fits(op: str, value: Any, answer: Any, expected: bool) -> None:
    assert ShowWhen("earlier", op, value).holds(answer) is expected
