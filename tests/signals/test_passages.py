"""Passages in another language, with where they stand. Recall is measured on planted lines of NTREX-128."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ntrex_lines import LOCALES, findings, lines, share_looked, translations

from localize.findings import Finding, State
from localize.signals import Case, On, run
from localize.signals.identification import lid_py3langid
from localize.signals.identification.quoted_prompt import without_quotations
from localize.signals.language import SIGNAL as LANGUAGE
from localize.signals.passages import LONGEST_TEXT, SIGNAL
from localize.signals.running import FAILED
from localize.signals.writing import from_json, to_json

NAUGHTY = json.loads((Path(__file__).parent.parent / "data" / "blns" / "blns.json").read_text(encoding="utf-8"))
SPANISH = "El ayuntamiento se reunirá el martes para hablar del puente nuevo."
MORE_SPANISH = "Los vecinos esperan que las obras empiecen antes del verano."
ENGLISH = "The city council will meet on Tuesday to discuss the new bridge."
HINDI = "नगर परिषद मंगलवार को नए पुल पर चर्चा करने के लिए बैठक करेगी।"
MORE_HINDI = "लोगों को उम्मीद है कि गर्मियों से पहले काम शुरू हो जाएगा।"


def one(text: str, locale: str, prompt: str | None = None, source: str | None = None) -> Finding:
    return run(SIGNAL, [Case(text, locale, prompt=prompt, source=source)])[0]


def shown(text: str, finding: Finding) -> list[str]:
    return [text[span.start : span.end] for span in finding.spans]


def pages(locale: str, size: int = 8) -> list[list[str]]:
    return [list(lines(locale)[start : start + size]) for start in range(0, 120, size)]


@pytest.mark.parametrize("locale", LOCALES)
def test_few_good_translations_are_flagged(locale: str) -> None:
    assert share_looked(findings(SIGNAL, translations(locale))) <= 0.05


@pytest.mark.parametrize("between", ["\n", " "], ids=["in lines", "run on"])
def test_good_pages_are_hardly_ever_flagged(between: str) -> None:
    cases = [Case(between.join(page), locale) for locale in LOCALES for page in pages(locale)]
    told = findings(SIGNAL, cases)
    assert len(told) >= 0.95 * len(cases)
    assert share_looked(told) <= 0.005


@pytest.mark.parametrize("place", [0, 4, 8], ids=["start", "middle", "end"])
def test_a_line_left_in_english_is_found_where_it_stands(place: int) -> None:
    """Two of the fifteen lines are missed: nearly all of each is a quotation, which is passed over."""
    for locale in LOCALES:
        found = 0
        english = [line for line in lines("en") if len(line) >= 60]
        for number, page in enumerate(pages(locale)):
            line = english[7 * number % len(english)]
            text = "\n".join([*page[:place], line, *page[place:]])
            start = text.index(line)
            spans = run(SIGNAL, [Case(text, locale)])[0].spans
            shared = sum(max(0, min(span.end, start + len(line)) - max(span.start, start)) for span in spans)
            beside = sum(span.end - span.start for span in spans) - shared
            found += shared > 0.8 * len(line) and beside < 0.3 * len(line)
        assert found >= 0.85 * len(pages(locale)), locale


@pytest.mark.parametrize(
    ("locale", "other", "least"),
    [
        ("es-ES", "pt-PT", 0.6),
        ("fr-FR", "es-ES", 0.8),
        ("ar-EG", "fa-IR", 0.8),
        ("ur-PK", "ar-EG", 0.8),
        ("hi-IN", "ur-PK", 0.8),
        ("ja-JP", "zh-CN", 0.8),
        ("zh-TW", "ja-JP", 0.8),
        ("ko-KR", "ja-JP", 0.8),
        ("es-ES", "ru-RU", 0.8),
        ("th-TH", "vi-VN", 0.8),
    ],
)
def test_a_line_in_another_language_is_found(locale: str, other: str, least: float) -> None:
    cases = []
    for number, page in enumerate(pages(locale)):
        long = max(lines(other)[number : number + 4], key=len)
        cases.append(Case("\n".join([*page[:4], long, *page[4:]]), locale))
    assert share_looked(run(SIGNAL, cases)) >= least


@pytest.mark.parametrize(
    ("text", "locale", "passages"),
    [
        (f"{ENGLISH}\n{SPANISH}\n{MORE_SPANISH}", "es-MX", [ENGLISH]),
        (f"{SPANISH} {MORE_SPANISH} {ENGLISH}", "es-MX", [ENGLISH]),
        (f"{HINDI} {ENGLISH} {MORE_HINDI}", "hi-IN", [ENGLISH]),
        (f"{ENGLISH} {ENGLISH}\n\n{HINDI}", "hi-IN", [f"{ENGLISH} {ENGLISH}"]),
        (f"{SPANISH}\n{ENGLISH}\n{MORE_SPANISH}\n{ENGLISH}", "es-MX", [ENGLISH, ENGLISH]),
        (f"{SPANISH}\n{HINDI}\n{MORE_SPANISH}", "es-MX", [HINDI]),
    ],
)
def test_the_passage_is_shown_from_its_first_letter_to_its_last(text: str, locale: str, passages: list[str]) -> None:
    finding = one(text, locale)
    assert finding.state is State.LOOK
    assert shown(text, finding) == [each.rstrip(".।") for each in passages]
    assert finding.parts == {"passages": len(passages)}
    assert finding.number is not None
    assert 0.2 < finding.number < 0.9


def test_what_was_found_is_said() -> None:
    finding = one(f"{SPANISH} {MORE_SPANISH}\n{ENGLISH}", "es-MX")
    why = "Expected Spanish; a passage is in another language or script: English. Is that meant?"
    assert str(finding.why) == why
    assert [str(span.note) for span in finding.spans] == ["reads like English"]
    romanised = "aaj mausam bahut achchha hai, hum sab milkar bazaar ja rahe hain"
    finding = one(f"{HINDI} {romanised} {MORE_HINDI}", "hi-IN")
    assert [str(span.note) for span in finding.spans] == ["in letters of the script Latin"]


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        (f"{HINDI} The Lord of the Rings: The Return of the King {MORE_HINDI}", "hi-IN"),
        (f"{HINDI} Federation of German Industries (BDI), Dieter Kempf, Angela Merkel {MORE_HINDI}", "hi-IN"),
        (f"{HINDI} मशीन लर्निंग (machine learning and artificial intelligence) {MORE_HINDI}", "hi-IN"),
        (f"{HINDI} उसने कहा “I have a dream that one day this nation will rise up” {MORE_HINDI}", "hi-IN"),
        (f"{SPANISH} Dijo: «I have a dream that one day this nation will rise up». {MORE_SPANISH}", "es-ES"),
        (f"{SPANISH} En «The Sound and the Fury» habla de ello. {MORE_SPANISH}", "es-ES"),
        (f"{SPANISH}\n`for each of the names in this list do what is said below`\n{MORE_SPANISH}", "es-ES"),
        (f"{SPANISH} https://example.org/the/city/council/will/meet/on/tuesday {MORE_SPANISH}", "es-ES"),
        (f"{SPANISH} OK. Yes. {MORE_SPANISH} Hello!", "es-ES"),
        (
            "主な都道府県を挙げます。\n" + "- 香川県：高松市\n- 徳島県：徳島市\n- 愛媛県：松山市\n- 高知県：高知市",
            "ja-JP",
        ),
    ],
)
def test_names_titles_short_quotations_and_code_are_passed_over(text: str, locale: str) -> None:
    assert one(text, locale).state is State.OK


def test_what_stands_in_the_prompt_is_passed_over() -> None:
    text = f"{SPANISH}\n{ENGLISH}\n{MORE_SPANISH}"
    assert one(text, "es-ES").state is State.LOOK
    assert one(text, "es-ES", prompt=f"Explica esta frase: {ENGLISH}").state is State.OK
    assert one(text, "es-ES", prompt="Explica esta frase: The city is big.").state is State.LOOK


def test_a_translation_keeps_what_its_source_says_in_a_third_language_and_nothing_else() -> None:
    """What stands in the source in the source's own language may have been left alone: that is to be seen."""
    german = "Der Stadtrat trifft sich am Dienstag, um über die neue Brücke zu sprechen."
    kept = f"{SPANISH} {MORE_SPANISH}\n{german}"
    source = f"{ENGLISH} The neighbours hope for the summer.\n{german}"
    assert one(kept, "es-ES", source="something else").state is State.LOOK
    assert one(kept, "es-ES", source=source).state is State.OK
    assert one(f"{SPANISH} {MORE_SPANISH}\n{ENGLISH}", "es-ES", source=source).state is State.LOOK


@pytest.mark.parametrize("locale", ["es-ES", "hi-IN", "ja-JP", "ru-RU"])
def test_a_text_that_is_all_in_another_language_is_left_to_the_other_signal(locale: str) -> None:
    case = Case(f"{ENGLISH} {ENGLISH}\nWe all hope that the work will begin before the summer.", locale)
    assert run(LANGUAGE, [case])[0].state is State.LOOK
    finding = run(SIGNAL, [case])[0]
    assert finding.state is State.NOT_APPLICABLE
    assert "All of it" in str(finding.why)


def test_a_text_that_is_half_foreign_is_told_by_this_signal() -> None:
    case = Case(f"{HINDI} {MORE_HINDI}\n{ENGLISH}", "hi-IN")
    assert run(LANGUAGE, [case])[0].state is State.OK
    assert run(SIGNAL, [case])[0].state is State.LOOK


def test_a_few_words_of_the_language_before_a_long_passage_are_enough() -> None:
    """`language` reads the few words and is content; so the rest is told here."""
    case = Case(f"ज़रूर, यहाँ आपका उत्तर है: {ENGLISH}", "hi-IN")
    assert run(LANGUAGE, [case])[0].state is State.OK
    assert shown(case.text, run(SIGNAL, [case])[0]) == [ENGLISH.rstrip(".")]


def test_where_the_language_is_not_known_other_scripts_still_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lid_py3langid, "VERSION", None)
    yoruba = " ".join(lines("yo-NG")[:3])
    assert one(yoruba, "yo-NG").state is State.NOT_APPLICABLE
    assert one(f"{yoruba} {HINDI}", "yo-NG").state is State.LOOK


@pytest.mark.parametrize("text", ["", "Hola.", "12,345.67", "¿Qué tal? Bien."])
def test_little_is_too_little(text: str) -> None:
    assert one(text, "es-ES").state is State.NOT_APPLICABLE


def test_only_the_beginning_of_a_long_text_is_read_and_that_is_said() -> None:
    long = f"{SPANISH}\n" * (LONGEST_TEXT // len(SPANISH) + 1)
    finding = one(f"{long}{ENGLISH}\n" * 2, "es-ES")
    assert finding.state is State.OK
    assert "30000" in str(finding.why)


def test_equal_texts_get_equal_answers_in_any_order() -> None:
    cases = [Case("\n".join([*page, ENGLISH]), locale) for locale in ("es-ES", "ja-JP") for page in pages(locale)]
    assert run(SIGNAL, cases[::-1]) == run(SIGNAL, cases)[::-1]


def test_no_text_makes_it_fail() -> None:
    signs = ("\u0301", "\ud800", "(", "a.", "ー", "“a ", '"', "abc абв 中 ", "\u202e")
    texts = (*NAUGHTY, *(sign * 500 for sign in signs), "\n".join(NAUGHTY))
    cases = [
        Case(text, locale, On.OUTPUT, prompt=prompt)
        for text in texts
        for locale in ("es-ES", "hi-IN", "ja-JP", "ko-KR", "zh-TW", "sr-RS", "yi")
        for prompt in (None, text[::-1])
    ]
    assert not [case for case, each in zip(cases, run(SIGNAL, cases), strict=True) if each.why == FAILED]


@given(st.text(max_size=80), st.text(max_size=80))
def test_taking_quotations_out_moves_nothing(text: str, prompt: str) -> None:
    rest = without_quotations(text, prompt)
    assert len(rest) == len(text)
    assert all(new in (old, " ") for old, new in zip(text, rest, strict=True))


def test_a_quotation_is_known_without_its_case_accents_and_punctuation() -> None:
    prompt = "¿Cuándo se reunió el ayuntamiento de Nájera?"
    assert without_quotations(f"a: {prompt} b", prompt).split() == ["a:", "¿", "?", "b"]
    assert without_quotations("CUANDO SE REUNIO, EL AYUNTAMIENTO DE NAJERA", prompt).split() == []
    assert without_quotations("el ayuntamiento", prompt) == "el ayuntamiento"  # 14 letters: a phrase, no quotation
    assert without_quotations("新しい橋について話し合います", "橋：新しい橋について話し合います。").split() == []
    assert without_quotations(SPANISH, "") == SPANISH


def test_a_finding_is_stored_with_the_names_in_it() -> None:
    finding = one(f"{SPANISH}\nZastupnici će se sastati u utorak i raspravljati o mostu.", "es-MX")
    assert [str(span.note) for span in finding.spans] == ["reads like Bosnian / Croatian / Serbian"]
    assert from_json(to_json(finding)) == finding


PIECES = st.sampled_from([ENGLISH, SPANISH, HINDI, "北京大学的学生们", "ー", "\n", " ", "“", "”", "。", "(", "\u0301"])


@given(st.lists(PIECES | st.text(max_size=10), max_size=12).map("".join), st.sampled_from(["es-ES", "ja-JP", "hi-IN"]))
@settings(max_examples=150)
def test_spans_lie_in_the_text_in_order_and_apart(text: str, locale: str) -> None:
    finding = one(text, locale)
    assert finding.why != FAILED
    assert finding.number is None or 0 < finding.number <= 1
    ends = 0
    for span in finding.spans:
        assert ends <= span.start < span.end <= len(text)
        ends = span.end
