"""Whatever signals there are: named and explained, and none of them fails, hangs or says nonsense on any text."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.pool import Pool
from pathlib import Path

import pytest

from localize.errors import Said
from localize.signals import Case, Finding, On, Side, Signal, Span, State, Term, run, signals
from localize.signals.running import FAILED
from localize.signals.writing import from_json, to_json

NAUGHTY: list[str] = json.loads((Path(__file__).parents[1] / "data" / "blns" / "blns.json").read_text("utf-8"))
LOCALES = ("de-DE", "ar-EG", "hi-IN", "ja-JP", "th-TH", "es-ES", "zh-TW", "ko-KR", "he-IL", "mi-NZ")
ODD = (
    "", " ", "\n", "a", "é", "e\u0301", "\u0301", "字", "ا", "क्", "1", "٣", "(", "»", "\u200b", "\u202e", "\ufeff",
    "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", "\x00", "a\x00b", "\r\n", "\u2028",
    "Der Preis ist 12,50 € (etwa الساعة 3 مساءً) – ok?", "قال John: «see https://x.example/a?b=1&c=٢» ثم 1,234.5 kg",
    "אבג abc 123 דהו", "\u202bשלום\u202c world \u2067مرحبا\u2069", "한국어 and 日本語 と ไทย", "\ufffd\ufdd0",
    "{name} %s <b>&amp;</b> ${x}", "z" + "\u0301" * 500, "I" * 300 + "!" * 300, "ha " * 200, "1." * 200,
)  # fmt: skip
LONG_CHARS = 1_000_000
LONG = {
    "spaces": " ",
    "one letter": "a",
    "brackets": "([{",
    "closing brackets": ")]}",
    "digits": "1234567890",
    "numbers": "1 234,50 € / 3 pm; ",
    "Arabic and Latin": "كتب John رسالة to him, ",
    "newlines": "\n",
    "lines": "Das ist ein Satz.\n",
    "emoji": "👩🏽\u200d🚀",
    "marks": "\u0301",
    "quotation marks": '"„“»«',
    "dots": "...",
    "a URL": "https://example.org/",
    "braces": "{x",
    "no blanks": "我們今天去公園",
}
HANGS_AFTER = 100
"""Seconds for all long texts of a signal: none takes a tenth of it, and one that hangs takes for ever."""

SIGNALS = list(signals().values())
by_name = pytest.mark.parametrize("signal", SIGNALS, ids=lambda signal: signal.name)
Around = dict[str, object]


def around(text: str) -> Around:
    """All that signals may ask for; the other texts are made from the text."""
    return {
        "source": f"{text} 12 {text[:50]}",
        "source_locale": "en",
        "reference": text[1:] + text[:1],
        "siblings": (text, text[::-1]),
        "terms": (Term("x", source=text[:5] or "y"), Term(text[:3] or "z", forbidden=True)),
    }


def cases_of(texts: Sequence[str]) -> list[Case]:
    """Each as a prompt and as an answer, with nothing and with everything around it, in one locale after the other."""
    found = []
    for number, text in enumerate(texts):
        locale = LOCALES[number % len(LOCALES)]
        for on in On:
            bare = Case(text, locale, on, prompt="Why?" if on is On.OUTPUT else None)
            found += [bare, replace(bare, **around(text))]  # type: ignore[arg-type]
    return found


def faults(signal: Signal, cases: Sequence[Case]) -> list[str]:
    """What is wrong with the findings of these cases."""
    found = run(signal, cases)
    if len(found) != len(cases):
        return [f"{len(found)} findings for {len(cases)} cases"]
    return [
        f"{each!r:.200}: {fault}"
        for each, finding in zip(cases, found, strict=True)
        for fault in _faults(signal, each, finding)
    ]


def _faults(signal: Signal, case: Case, finding: Finding) -> Iterator[str]:
    if finding.why == FAILED:
        yield "failed"
    if finding.state is State.NOT_APPLICABLE and (finding.why is None or not str(finding.why).strip()):
        yield "no reason"
    if finding.state is State.LOOK and (finding.why is None or signal.metric):
        yield "asks to look without a word" if finding.why is None else "a metric asks to look"
    for span in finding.spans:
        text = {Side.TEXT: case.text, Side.SOURCE: case.source, Side.PROMPT: case.prompt}[span.on]
        if text is None or not 0 <= span.start < span.end <= len(text):
            yield f"a span outside: {span}"
    if from_json(json.loads(json.dumps(to_json(finding)))) != finding:
        yield "is another one when it is read again"


@by_name
def test_a_signal_says_what_it_is(signal: Signal) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9_+]*", signal.name)
    assert re.fullmatch(r"[0-9]+(\+[a-z0-9.+-]+)?", signal.version)
    assert re.fullmatch(r"[a-z-]+(/[a-z-]+)?", signal.category)
    assert signal.cost > 0
    assert signal.on
    for said in (signal.label, signal.meaning):
        assert isinstance(said, Said)
        assert str(said)[0].isupper()
    assert len(str(signal.label)) <= 60
    assert str(signal.meaning).endswith(".")


def test_no_two_signals_have_one_name_or_label() -> None:
    assert len({str(each.label) for each in SIGNALS}) == len(SIGNALS)


@by_name
def test_naughty_strings(signal: Signal) -> None:
    assert faults(signal, cases_of(NAUGHTY)) == []


@by_name
def test_odd_and_mixed_texts_in_every_locale(signal: Signal) -> None:
    cases = [replace(case, locale=locale) for case in cases_of(ODD) for locale in LOCALES]
    assert faults(signal, cases) == []


@by_name
def test_a_text_is_judged_alike_in_any_company(signal: Signal) -> None:
    cases = cases_of([*NAUGHTY[::9], *ODD])
    together = run(signal, cases)
    order = list(range(len(cases)))
    random.Random(7).shuffle(order)
    mixed = run(signal, [cases[number] for number in order])
    assert [mixed[order.index(number)] for number in range(len(cases))] == together
    assert [run(signal, [case])[0] for case in cases] == together


def faults_of_long_texts(name: str) -> list[str]:
    """In a process of its own; with everything around a text, as long as it is."""
    signal = signals()[name]
    on = On.OUTPUT if On.OUTPUT in signal.on else On.PROMPT
    texts = [(piece * (LONG_CHARS // len(piece) + 1))[:LONG_CHARS] for piece in LONG.values()]
    cases = [Case(text, LOCALES[number % len(LOCALES)], on, **around(text)) for number, text in enumerate(texts)]  # type: ignore[arg-type]
    return faults(signal, cases)


@pytest.fixture(scope="module")
def apart() -> Iterator[Pool]:
    """A process that can be ended while a regular expression hangs, which no alarm of this one could do."""
    with get_context("spawn").Pool(1) as pool:
        yield pool


@by_name
def test_a_megabyte_of_anything(signal: Signal, apart: Pool) -> None:
    assert apart.apply_async(faults_of_long_texts, (signal.name,)).get(HANGS_AFTER) == []


def _bad(cases: Sequence[Case]) -> list[Finding]:
    return [Finding(State.LOOK, None, spans=(Span(0, len(case.text) + 1),)) for case in cases]


def _broken(cases: Sequence[Case]) -> list[Finding]:
    raise ValueError(cases)


@pytest.mark.parametrize(("find", "says"), [(_bad, "without a word"), (_bad, "a span outside"), (_broken, "failed")])
def test_a_bad_signal_would_be_found(find: Callable[[Sequence[Case]], list[Finding]], says: str) -> None:
    bad = replace(SIGNALS[0], find=find, needs=frozenset(), unfit=lambda _: None)
    assert any(says in each for each in faults(bad, [Case("text", "de-DE", next(iter(bad.on)))]))
