"""Addresses, code, placeholders, tags, emoji, links and lists that a translation has to leave as they are."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from ntrex_lines import LOCALES, findings, share_looked, translations

from localize.signals import Case, Finding, Side, State, run
from localize.signals.must_keep import LONGEST_TEXT, SIGNAL
from localize.signals.wording.kept_pieces import Kind, pieces

KEPT = (
    "https://example.org/a?b=1&c=%20x",
    "www.example.org/a",
    "jo@samaritans.org",
    "`pip install x`",
    "{name}",
    "{{count}}",
    "${HOME}",
    "%s",
    "%(who)s",
    "<b>",
    "</b>",
    "🎉",
    "👩🏽\u200d🚀",
    "🇧🇷",
)


def found_in(text: str, source: str, locale: str = "pt-BR") -> Finding:
    return run(SIGNAL, [Case(text, locale, source=source, source_locale="en")])[0]


def planted(locale: str, here: str, there: str) -> list[Case]:
    """Every line with a piece in the middle of the translation, and another one in its source."""
    return [
        Case(f"{each.text[:5]} {here} {each.text[5:]}", locale, each.on, source=f"{there} {each.source}")
        for each in translations(locale)
    ]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("piece", KEPT)
def test_what_is_kept_is_never_flagged_whatever_stands_around_it(locale: str, piece: str) -> None:
    assert share_looked(findings(SIGNAL, planted(locale, piece, piece))) == 0


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("piece", KEPT)
def test_what_is_lost_is_found_in_every_locale(locale: str, piece: str) -> None:
    found = findings(SIGNAL, planted(locale, "", piece))
    assert len(found) == 120
    assert share_looked(found) == 1


@pytest.mark.parametrize(
    ("there", "here"),
    [
        ("{name}", "{nome}"),
        ("https://example.org/a", "https://example.org/b"),
        ("https://example.org/ab", "https://example.org/a"),
        ("</b>", "</i>"),
        ("%s", "%d"),
        ("a@b.org", "a@b.com"),
        ("`ls -a`", "`ls -l`"),
    ],
)
def test_what_is_changed_is_shown_on_both_sides(there: str, here: str) -> None:
    found = found_in(f"Olá {here} !", f"Hello {there} !")
    assert str(found.why) == f"In the source but not here: {there}. Lost or changed?"
    assert [(each.on, each.start) for each in found.spans] == [(Side.SOURCE, 6), (Side.TEXT, 4)]


def test_how_often_counts() -> None:
    assert found_in("%s", "%s %s").state is State.LOOK
    assert found_in("%s %s %s", "%s %s").state is State.OK


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("https://a.org/cをご覧ください。", "See https://a.org/c."),
        ("（https://a.org/c）", "(https://a.org/c)"),
        ("发邮件给jo@a.org，或者", "mail jo@a.org or"),
        ("jo@a.org-এ লিখুন", "write to jo@a.org"),
        ("\u2066{name}\u2069 و%s", "{name} and %s"),
        ("%2$s %1$s", "%s %s"),
        ('<a href="b" title="Titel">x</a>', '<a href="a" title="title">x</a>'),
        ("```py\nprint('oi')  # saudar\n```", "```py\nprint('hi') # greet\n```"),
        ("{count, plural, one {# Datei} other {# Dateien}}", "{count, plural, one {# file} other {# files}}"),
        ("- um\n- dois\n\n**x**", "* one\n* two\n\n**x**"),
        ("[aqui](https://a.org)", "[here](https://a.org)"),
        ("1. ein\n2. zwei", "1. one\n2. two"),
        ("١. واحد\n٢. اثنان", "1. one\n2. two"),
        ("☺️ x", "☺ x"),
    ],
)
def test_what_people_do_to_such_pieces_is_no_loss(text: str, source: str) -> None:
    assert found_in(text, source).state is not State.LOOK


@pytest.mark.parametrize(
    ("text", "source", "why"),
    [
        ("- um", "- one\n- two", "List items in the source: 2; here: 1."),
        ("um e dois", "1. one\n2. two", "List items in the source: 2; here: 0."),
        ("Título", "# Title", "Headings in the source: 1; here: 0."),
        ("muito", "**very**", "Bold pieces in the source: 1; here: 0."),
        ("| a |", "| a |\n| b |", "Table rows in the source: 2; here: 1."),
        ("aqui", "[here](a/b)", "Links in the source: 1; here: 0."),
    ],
)
def test_structure(text: str, source: str, why: str) -> None:
    assert str(found_in(text, source).why) == why


def test_code_that_does_another_thing_is_found() -> None:
    assert found_in("```py\nx = 2\n```", "```py\nx = 1\n```").state is State.LOOK


def test_it_is_silent_where_there_is_nothing_to_keep_or_too_much_to_compare() -> None:
    nothing = "There is nothing in the source that has to stay as it is."
    assert str(found_in("Olá", "Hello, a < b and 5 % or - well - 3:2").why) == nothing
    assert found_in("x" * (LONGEST_TEXT + 1), "{name}").state is State.NOT_APPLICABLE
    assert run(SIGNAL, [Case("{name}", "pt-BR")])[0].state is State.NOT_APPLICABLE


@given(st.text(alphabet="ab{}<>/`$%s@.:-#*[]()\n 🎉\ufe0f", max_size=80))
def test_a_text_loses_nothing_of_its_own(text: str) -> None:
    assert found_in(text, text).state is not State.LOOK
    assert all(text[each.start : each.end].strip() for each in pieces(text))


def test_kinds() -> None:
    found = {each.kind for each in pieces("`a` {b} <c> d@e.org 🎉")}
    assert found == set(Kind)
    assert not regex.search(r"[.)]$", "".join(each.same for each in pieces("see https://a.org/b).")))
