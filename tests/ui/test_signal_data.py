"""What the sheet is told of signals: ready words in the reader's language, offsets as they are, and no secret."""

from __future__ import annotations

from typing import Any

import pytest

from localize.errors import Said, said
from localize.findings import Finding, SheetSignals, ShownSignal, Side, SignalsOf, Span, State
from localize.texts import texts
from localize.ui.parts.signal_data import in_isolates, on_texts, signals_data

WORDS = texts("en")


def shown(finding: Finding, **more: Any) -> ShownSignal:
    facts: dict[str, Any] = {"metric": False, "minor": False} | more
    return ShownSignal("length", Said("Length"), Said("It counts."), "style", finding=finding, **facts)


def told(finding: Finding, **more: Any) -> dict[str, Any]:
    [text] = on_texts(WORDS, [SignalsOf(1, (shown(finding, **more),))])
    [found] = text["found"]
    return dict(found)


def test_where_signals_are_hidden_the_sheet_does_not_know_of_them() -> None:
    assert signals_data(WORDS, SheetSignals()) is None


@pytest.mark.parametrize("reveals", [True, False])
def test_before_the_judgment_it_knows_only_whether_something_comes_after(reveals: bool) -> None:
    assert signals_data(WORDS, SheetSignals("after", reveals)) == {"when": "after", "reveals": reveals, "on": []}


def test_each_text_has_its_own_and_none_is_the_prompt() -> None:
    fine = shown(Finding(State.OK))
    found = signals_data(WORDS, SheetSignals("beside", of=(SignalsOf(None, (fine,)), SignalsOf(0, (fine, fine)))))
    assert found is not None
    assert [(each["about"], len(each["found"])) for each in found["on"]] == [(None, 1), (0, 2)]


def test_a_finding_becomes_words() -> None:
    finding = Finding(
        State.LOOK,
        said("Twice as long as usual."),
        number=1234.5678,
        band=(1000, 1200.25),
        spans=(Span(3, 9, Side.SOURCE, said("this part")),),
    )
    assert told(finding, percentile=(0.823, 1204), precision=(7, 9), verdict="right", minor=True) == {
        "name": "length",
        "label": "Length",
        "meaning": "It counts.",
        "category": "style",
        "metric": False,
        "minor": True,
        "state": "look",
        "text": "Twice as long as usual.",
        "number": "1,234.57",
        "band": "usually 1,000 to 1,200.25",
        "percentile": "higher than 82% of 1,204 texts of this campaign in this language",
        "precision": "Right in 7 of 9 times here",
        "verdict": "right",
        "spans": [{"start": 3, "end": 9, "on": "source", "note": "this part"}],
    }


def test_what_is_not_known_is_nothing() -> None:
    found = told(Finding(State.OK))
    assert [found[each] for each in ("number", "band", "percentile", "precision", "verdict")] == [None] * 5
    assert found["text"] == "Nothing to look at."
    assert told(Finding(State.OK, number=3), metric=True)["text"] == ""
    assert told(Finding(State.NOT_APPLICABLE, said("The text is empty.")))["text"] == "The text is empty."


def test_numbers_are_written_as_the_reader_writes_them() -> None:
    [text] = on_texts(texts("hi"), [SignalsOf(0, (shown(Finding(State.OK, number=1234567.5)),))])
    assert text["found"][0]["number"] == "12,34,567.5"


def test_each_text_in_a_sentence_has_a_direction_of_its_own() -> None:
    inner = said("not {language}", language="مصرية")
    sentence = said("{one} became {other} in {count} places, {inner}", one="3 pm", other="١٥:٠٠", count=2, inner=inner)
    words = in_isolates(sentence, str)
    assert words == "\u20683 pm\u2069 became \u2068١٥:٠٠\u2069 in 2 places, not \u2068مصرية\u2069"


def test_a_brace_in_a_text_stays_a_brace() -> None:
    assert in_isolates(said("{placeholder} is gone", placeholder="{name}"), str) == "\u2068{name}\u2069 is gone"
