"""What the shipped rubrics for experts and for WMT ask, and when."""

from __future__ import annotations

from typing import Any

import pytest

from localize.errors import BadRatings
from localize.rubric import asked, cannot_judge_reassigns, check_ratings, find_rubrics, read_rubric

EXPERT = read_rubric(find_rubrics(None)["expert-accuracy"])
WMT = read_rubric(find_rubrics(None)["wmt-mqm"])
ANSWER = "Call 911 at once."
MARK = {"on": "target", "start": 5, "end": 8, "text": "911", "severity": "dangerous", "category": "jurisdiction"}
WHY = {"comment": "In India it is 112."}


def lacking(raw: dict[str, Any], rubric: Any = EXPERT, **texts: str) -> list[tuple[str, str]]:
    every = asked(rubric, profile=None, blind=False)
    try:
        check_ratings(rubric, raw, asked=every, texts={"target": ANSWER, **texts})
    except BadRatings as error:
        return [(each.code, each.place) for each in error.problems]
    return []


def test_an_answer_that_can_go_out_as_it_is_takes_three_answers() -> None:
    assert lacking({"verdict": 5, "claims": [], "confidence": 3}) == []


def test_a_wrong_claim_wants_its_reason_and_a_source() -> None:
    raw = {"verdict": {"value": 1, "comment": "Nobody would come to help."}, "confidence": 3}
    assert lacking({**raw, "claims": [MARK]}) == [("J014", "claims"), ("J005", "source")]
    assert lacking({**raw, "claims": [MARK | WHY], "source": "112.gov.in"}) == []
    assert lacking({**raw, "claims": [{**MARK, **WHY, "category": None}], "source": "112.gov.in"}) == [
        ("J013", "claims")
    ]


def test_a_missing_warning_is_marked_without_a_place() -> None:
    missing = {"on": "target", "special": "[missing]", "severity": "misleading", "category": "warning", **WHY}
    raw = {"verdict": 3, "claims": [missing], "source": "§ 622 BGB", "confidence": 2}
    assert lacking(raw) == []


@pytest.mark.parametrize(
    ("verdict", "severity", "doubted"),
    [(4, "misleading", 1), (5, "dangerous", 1), (4, "harmless", 0), (2, "dangerous", 0)],
)
def test_a_good_verdict_over_a_misleading_claim_is_doubted(verdict: int, severity: str, doubted: int) -> None:
    check = EXPERT.criterion("claims").check
    assert check is not None
    assert check.warn_when.holds({"verdict": verdict, "value": [{"severity": severity}]}) == bool(doubted)


def test_who_works_in_another_field_hands_the_item_on() -> None:
    raw = {"verdict": {"state": "cannot_judge"}}
    kept = check_ratings(EXPERT, raw, asked=asked(EXPERT, profile=None, blind=False), texts={"target": ANSWER})
    assert [each.criterion for each in kept] == ["verdict"]
    assert cannot_judge_reassigns(EXPERT, kept)


def test_wmt_wants_a_category_for_each_mark_and_takes_the_original_too() -> None:
    source = {
        "on": "source",
        "start": 0,
        "end": 4,
        "text": "Dial",
        "severity": "major",
        "category": "accuracy/omission",
    }
    assert lacking({"errors": [source]}, WMT, source="Dial 112") == []
    assert lacking({"errors": [{**source, "category": None}]}, WMT, source="Dial 112") == [("J013", "errors")]
    assert lacking({"errors": []}, WMT, source="Dial 112") == []
    assert lacking({}, WMT, source="Dial 112") == [("J005", "errors")]
    assert lacking({"errors": {"state": "cannot_judge"}}, WMT) == []
    assert asked(WMT, profile=None, blind=True) == ()
