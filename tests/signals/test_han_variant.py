"""Simplified or traditional: by the characters that only one of them has."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ntrex_lines import LOCALES, lines

from localize.findings import Finding, State
from localize.signals import Case, run
from localize.signals.han import NEIGHBOURS, SIGNAL
from localize.signals.identification.han_characters import is_chinese, simplified_only, traditional_only
from localize.signals.running import FAILED

NAUGHTY = json.loads((Path(__file__).parent.parent / "data" / "blns" / "blns.json").read_text(encoding="utf-8"))
CHINESE = {"zh-CN": "zh-TW", "zh-TW": "zh-CN"}
SIMPLIFIED = "我们将在这里讨论这个问题。"
TRADITIONAL = "我們將在這裡討論這個問題。"


def one(text: str, locale: str, prompt: str | None = None) -> Finding:
    return run(SIGNAL, [Case(text, locale, prompt=prompt)])[0]


def states(texts: list[str], locale: str) -> list[State]:
    return [each.state for each in run(SIGNAL, [Case(text, locale) for text in texts])]


@pytest.mark.parametrize("locale", CHINESE)
@pytest.mark.parametrize("most", [1000, 20])
def test_no_good_line_is_flagged_and_no_line_of_the_other_missed(locale: str, most: int) -> None:
    own = states([line[:most] for line in lines(locale)], locale)
    other = states([line[:most] for line in lines(CHINESE[locale])], locale)
    assert State.LOOK not in own
    assert State.OK not in other
    for each in (own, other):
        assert each.count(State.NOT_APPLICABLE) <= (0.1 if most > 20 else 0.3) * len(each)


@pytest.mark.parametrize("locale", CHINESE)
def test_a_line_of_the_other_in_a_page_is_found_where_it_stands(locale: str) -> None:
    found = 0
    for start in range(0, 120, 8):
        page = list(lines(locale)[start : start + 8])
        strange = lines(CHINESE[locale])[start + 4]
        text = "\n".join([*page[:4], strange, *page[5:]])
        place = text.index(strange)
        finding = one(text, locale)
        found += finding.state is State.LOOK
        assert all(place <= span.start < span.end <= place + len(strange) for span in finding.spans)
    assert found >= 11  # of 15; some lines are short beside seven others


def test_the_sets_are_those_of_the_standards() -> None:
    """GB 2312 has 6,763 Han characters, Big5 13,060 and two that it holds twice: what one has and the other lacks."""
    assert len(simplified_only()) == 2380
    assert len(traditional_only()) == 8678
    assert not simplified_only() & traditional_only()
    assert set("们这国学对说").issubset(simplified_only())
    assert set("們這國學對說").issubset(traditional_only())
    assert not set("的人中大我你在有不") & (simplified_only() | traditional_only())


@pytest.mark.parametrize(
    ("text", "locale", "state"),
    [
        (SIMPLIFIED, "zh-CN", State.OK),
        (SIMPLIFIED, "zh-Hans-HK", State.OK),
        (SIMPLIFIED, "zh", State.OK),
        (SIMPLIFIED, "zh-TW", State.LOOK),
        (SIMPLIFIED, "zh-HK", State.LOOK),
        (TRADITIONAL, "zh-HK", State.OK),
        (TRADITIONAL, "yue", State.OK),
        (TRADITIONAL, "zh-SG", State.LOOK),
        ("你好！", "zh-TW", State.NOT_APPLICABLE),
        ("", "zh-TW", State.NOT_APPLICABLE),
        ("OK, thank you very much", "zh-TW", State.NOT_APPLICABLE),
        ("問題について話し合います。国会の議員が来ました。", "zh-TW", State.NOT_APPLICABLE),
    ],
)
def test_what_is_expected_follows_from_the_locale(text: str, locale: str, state: State) -> None:
    assert one(text, locale).state is state


@pytest.mark.parametrize("locale", [each for each in LOCALES if each not in CHINESE])
def test_only_chinese_is_looked_at(locale: str) -> None:
    assert SIGNAL.unfit(locale) is not None
    assert set(states(list(lines(locale)), locale)) == {State.NOT_APPLICABLE}


def test_what_was_found_is_said() -> None:
    whole = one(SIMPLIFIED, "zh-TW")
    assert str(whole.why) == "Expected traditional characters; these are mostly simplified."
    assert whole.number == 1.0
    some = one(f"{TRADITIONAL * 2}\n{SIMPLIFIED}", "zh-TW")
    assert str(some.why) == "Some characters are simplified where traditional ones are expected."
    assert some.number is not None
    assert 0.2 < some.number < 0.5


def test_a_name_is_written_as_its_bearer_writes_it() -> None:
    assert one(f"{SIMPLIFIED}林青霞的丈夫叫邢李㷧，他的朋友叫陶喆。", "zh-CN").state is State.OK
    assert one(f"{TRADITIONAL * 3}他看着我。", "zh-HK").state is State.OK  # Hong Kong writes 着


def test_a_quotation_from_the_prompt_does_not_count() -> None:
    text = f"{TRADITIONAL}\n{SIMPLIFIED}"
    assert one(text, "zh-TW").state is State.LOOK
    assert one(text, "zh-TW", prompt=f"请解释：{SIMPLIFIED}").state is State.OK


def test_places_near_each_other_are_shown_as_one() -> None:
    text = f"{TRADITIONAL}{SIMPLIFIED}{TRADITIONAL}{SIMPLIFIED}"
    spans = one(text, "zh-TW").spans
    assert len(spans) == 2
    assert spans[1].start - spans[0].end > NEIGHBOURS


@pytest.mark.parametrize(
    ("text", "chinese"),
    [
        (SIMPLIFIED, True),
        (TRADITIONAL, True),
        ("香川県高松市、徳島県徳島市、愛媛県松山市、高知県高知市", False),
        ("東京都知事選挙結果発表", False),
        ("県庁所在地", False),
        ("", False),
    ],
)
def test_han_without_kana_is_chinese_by_its_characters(text: str, chinese: bool) -> None:
    assert is_chinese(text) is chinese


@pytest.mark.parametrize("locale", CHINESE)
def test_nearly_every_chinese_line_is_told_from_japanese_names(locale: str) -> None:
    assert sum(map(is_chinese, lines(locale))) >= 0.9 * len(lines(locale))


@given(st.text(max_size=60) | st.text("我们們这這國国着〇 \n", max_size=60), st.sampled_from(["zh-CN", "zh-TW", "yue"]))
def test_nothing_makes_it_fail(text: str, locale: str) -> None:
    finding = one(text, locale)
    assert finding.why != FAILED
    assert all(0 <= span.start < span.end <= len(text) for span in finding.spans)


def test_naughty_strings_do_not_either() -> None:
    assert FAILED not in [each.why for each in run(SIGNAL, [Case(text, "zh-TW") for text in NAUGHTY])]
