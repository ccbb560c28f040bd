"""Languages that are near each other are not the same: 32 pairs that match under no rule, in neither direction."""

from __future__ import annotations

from itertools import chain, combinations

import pytest

from localize.assignment import Ineligible, eligibility
from localize.campaign import Campaign
from localize.languages import may_judge, parts
from localize.records import CampaignId, DeclaredLocale, Person, PersonId, Role
from localize.rubric import find_rubrics, read_rubric

PAIRS = [
    ("uk", "ru"), ("be", "ru"), ("be", "uk"), ("ca", "es"), ("gl", "es"), ("eu", "es"), ("gl", "pt"), ("oc", "fr"),
    ("br", "fr"), ("da", "nb"), ("nb", "nn"), ("sv", "nb"), ("id", "ms"), ("cs", "sk"), ("bs", "hr"), ("hr", "sr-Latn"),
    ("sr-Latn", "sr-Cyrl"), ("bg", "mk"), ("zh-Hans", "zh-Hant"), ("zh-TW", "zh-CN"), ("yue", "zh-Hant"), ("hi", "ur"),
    ("hi", "hi-Latn"), ("pa-Guru", "pa-Arab"), ("fa", "ar"), ("fa", "tg"), ("arz", "ar"), ("af", "nl"), ("cy", "en"),
    ("ga", "en"), ("uz-Latn", "uz-Cyrl"), ("az-Latn", "az-Arab"),
]  # fmt: skip
WITH_REGIONS = [
    ("uk-UA", "ru-UA"), ("ca-ES", "es-ES"), ("eu-ES", "es-ES"), ("zh-Hans-CN", "zh-Hant-TW"), ("zh-SG", "zh-HK"),
    ("sr-Latn-RS", "sr-Cyrl-RS"), ("hi-IN", "ur-IN"), ("nb-NO", "nn-NO"), ("pt-PT", "gl-ES"), ("cy-GB", "en-GB"),
]  # fmt: skip
REQUIRED = ["language", "variety", "region"]
FALLBACKS = list(chain.from_iterable(combinations((0, 1, 2, 3, 4), count) for count in range(6)))

both_ways = pytest.mark.parametrize(
    ("mine", "asked"), [way for one, two in PAIRS + WITH_REGIONS for way in ((one, two), (two, one))]
)


def test_there_are_32_pairs_and_none_twice() -> None:
    assert len({frozenset(pair) for pair in PAIRS}) == len(PAIRS) == 32


@both_ways
def test_no_pair_matches_under_any_rule_and_any_fallback(mine: str, asked: str) -> None:
    for required in REQUIRED:
        for tiers in FALLBACKS:
            assert may_judge([mine], asked, required=required, fallback_tiers=tiers) is None


@both_ways
def test_no_pair_may_judge_under_any_shipped_rubric(mine: str, asked: str) -> None:
    person = Person(PersonId("p"), "P", Role.REVIEWER, (DeclaredLocale(mine),))
    campaign = Campaign(CampaignId("c"), "C", "tlh", (), 1, fallback_tiers=(1, 2))
    for file in find_rubrics(None).values():
        assert eligibility(person, asked, read_rubric(file), campaign) is Ineligible.LANGUAGE


@pytest.mark.parametrize(
    ("old", "new"), [("mo", "ro-MD"), ("prs", "fa-AF"), ("sh", "sr-Latn"), ("tl", "fil"), ("iw", "he")]
)
def test_an_old_name_of_a_language_is_that_language_and_its_region_decides(old: str, new: str) -> None:
    """Dari and Moldovan are not in the table: their codes name a language and a region, or have been given up."""
    assert parts(old)[:2] == parts(new)[:2]
    region = parts(old).region
    if region is not None:
        elsewhere = f"{parts(old).language}-{'IR' if region == 'AF' else 'RO'}"
        assert may_judge([old], elsewhere, required="region", fallback_tiers=(1, 2)) is None
        assert may_judge([elsewhere], old, required="region", fallback_tiers=(1, 2)) is None
