"""What a reviewer sees of signals and when, what is kept of it, and what they say of a signal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import polars as pl
import pytest
from building import row
from sqlalchemy import select

from localize import Workspace
from localize.errors import Forbidden, NotFound, Refused, said
from localize.findings import SheetSignals, State
from localize.records import AssignmentId, Sheet
from localize.signals import Case, Finding, Signal, Span, look, ok
from localize.store.schema_signals import exposures

RATINGS = {"preference": 1, "reasons": ["correct"]}


def _first_word(cases: Sequence[Case]) -> list[Finding]:
    return [
        look(said("It begins with {word}.", word="una"), Span(0, 3)) if case.text.startswith("una") else ok()
        for case in cases
    ]


def _size(cases: Sequence[Case]) -> list[Finding]:
    return [ok(float(len(case.text))) for case in cases]


UNA = Signal("una", "3", said("Una"), said("It looks at the first word."), "style", _first_word, 0.1)
SIZE = Signal("size", "1", said("Size"), said("It counts."), "style", _size, 0.1, metric=True)


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> dict[str, Signal]:
    found = {"una": UNA, "size": SIZE}
    for module in ("batch", "discovery"):
        monkeypatch.setattr(f"localize.signals.{module}.signals", lambda: found)
    for module in ("scored_texts", "spreads", "sheet_signals", "overviewing", "outside_scores"):
        monkeypatch.setattr(f"localize.workspace.{module}.known_signals", lambda: found)
    return found


@pytest.fixture
def opened(workspace: Workspace, make_campaign: Callable[..., str], import_rows: Callable[..., Any]) -> Any:
    """A reviewer of a campaign whose first output asks for a look; they are on its first item."""

    def open_campaign(signals: str, count: int = 1) -> Workspace:
        make_campaign(locales=["es-MX"], more=f'signals = "{signals}"')
        import_rows(*(row(number) for number in range(count)))
        workspace.score("spring")
        workspace.assign("spring")
        ana = workspace.add_person("Ana", role="reviewer", locales={"es-MX": "native"})
        return workspace.acting_as(ana.id)

    return open_campaign


def sheet_of(me: Workspace) -> Sheet:
    return me.next_sheets(ahead=False)[0]


def place_of_una(sheet: Sheet) -> int:
    return next(place for place, text in enumerate(sheet.item.outputs) if text.startswith("una"))


def shown_in(workspace: Workspace) -> list[str]:
    return workspace.dataset("judgments", history=True).sort("sequence").collect()["signals_shown"].to_list()


def exposed(workspace: Workspace) -> list[tuple[str, str, str]]:
    with workspace._context.store.read() as view:
        columns = (exposures.c.shown_when, exposures.c.shown, exposures.c.opened)
        return [tuple(row) for row in view.connection.execute(select(*columns))]  # type: ignore[misc]


def test_hidden_signals_are_nowhere(workspace: Workspace, opened: Any) -> None:
    me = opened("hidden")
    sheet = sheet_of(me)
    assert sheet.signals == SheetSignals("hidden")
    me.submit(sheet.item.assignment_id, RATINGS, signals_opened=())
    assert me.revealed(sheet.item.assignment_id) == ()
    assert shown_in(workspace) == ["hidden"]
    assert exposed(workspace) == []
    with pytest.raises(Refused):
        me.judge_signal(sheet.item.assignment_id, place_of_una(sheet), "una", "right")


def test_beside_they_stand_on_the_sheet_with_what_shows_them(workspace: Workspace, opened: Any) -> None:
    me = opened("beside")
    sheet = sheet_of(me)
    assert (sheet.signals.when, sheet.signals.reveals) == ("beside", False)
    by_place = {each.place: each.found for each in sheet.signals.of}
    assert set(by_place) == {None, 0, 1}
    first = by_place[place_of_una(sheet)][0]
    assert (first.name, first.finding.state, first.finding.spans) == ("una", State.LOOK, (Span(0, 3),))
    assert str(first.finding.why) == "It begins with una."
    assert [each.name for each in by_place[None]] == ["una", "size"]
    me.submit(sheet.item.assignment_id, RATINGS, signals_opened=[(place_of_una(sheet), "una"), (7, "una"), (None, "?")])
    assert shown_in(workspace) == ["beside"]
    [(when, shown, opened_ones)] = exposed(workspace)
    assert (when, opened_ones) == ("beside", '[[0, "una"]]')
    assert '[0, "una", "look"]' in shown
    assert '[null, "size", "ok"]' in shown


def test_after_the_sheet_says_only_that_there_is_something(workspace: Workspace, opened: Any) -> None:
    me = opened("after")
    sheet = sheet_of(me)
    here = sheet.item.assignment_id
    assert sheet.signals == SheetSignals("after", reveals=True)
    assert me.revealed(here) == ()
    with pytest.raises(Refused, match="does not ask you"):
        me.judge_signal(here, place_of_una(sheet), "una", "right")
    me.submit(here, RATINGS, signals_opened=())
    assert {each.place for each in me.revealed(here)} == {None, 0, 1}
    me.note_seen(here, [(place_of_una(sheet), "una")])
    me.note_seen(here, [(place_of_una(sheet), "una")])
    assert shown_in(workspace) == ["after"]
    [(when, _, opened_ones)] = exposed(workspace)
    assert (when, opened_ones) == ("after", '[[0, "una"]]')


def test_what_is_in_the_prompt_of_outputs_stops_nobody(
    workspace: Workspace, make_campaign: Callable[..., str], import_rows: Callable[..., Any]
) -> None:
    make_campaign(locales=["es-MX"])
    import_rows(row(1, prompt="una pregunta", outputs=[{"model": m, "text": f"otra {m}"} for m in ("m1", "m2")]))
    workspace.score("spring")
    workspace.assign("spring")
    me = workspace.acting_as(workspace.add_person("Ana", role="reviewer", locales={"es-MX": "native"}).id)
    assert sheet_of(me).signals == SheetSignals("after", reveals=False)


def test_a_minor_signal_stops_nobody(workspace: Workspace, opened: Any, known: dict[str, Signal]) -> None:
    known["una"] = replace(UNA, minor=True)
    me = opened("after")
    assert sheet_of(me).signals == SheetSignals("after", reveals=False)


def test_a_judgment_that_is_changed_after_the_signals_were_seen_was_not_blind(
    workspace: Workspace, opened: Any
) -> None:
    me = opened("after")
    here = sheet_of(me).item.assignment_id
    me.submit(here, RATINGS, signals_opened=())
    me.correct(here, RATINGS | {"preference": -2})
    assert shown_in(workspace) == ["after", "beside"]
    again = workspace.dataset("judgments").collect()
    assert again["signals_shown"].to_list() == ["beside"]


def test_one_taken_back_and_sent_again_was_not_blind_either(workspace: Workspace, opened: Any) -> None:
    me = opened("after")
    here = sheet_of(me).item.assignment_id
    me.submit(here, RATINGS, signals_opened=())
    me.undo(here)
    me.submit(here, RATINGS | {"preference": -2}, signals_opened=())
    assert shown_in(workspace) == ["after", "beside"]
    assert [when for when, _, _ in exposed(workspace)] == ["after", "after"]


def test_who_asks_for_texts_alone_saw_no_signals(workspace: Workspace, opened: Any) -> None:
    me = opened("beside")
    item = me.next_item()
    me.submit(item.assignment_id, RATINGS)
    assert shown_in(workspace) == ["hidden"]


def test_a_muted_signal_is_shown_to_nobody_in_its_locale(workspace: Workspace, opened: Any) -> None:
    me = opened("after")
    workspace.mute_signal("spring", "es-MX", "una")
    assert sheet_of(me).signals == SheetSignals("after", reveals=False)
    workspace.mute_signal("spring", "es-MX", "una")
    assert all(cell.muted == (cell.name == "una") for cell in workspace.signal_overview("spring"))
    workspace.mute_signal("spring", "es-MX", "una", silent=False)
    assert sheet_of(me).signals.reveals
    with pytest.raises(NotFound, match="size"):
        workspace.mute_signal("spring", "es-MX", "unknown")
    with pytest.raises(Forbidden):
        me.mute_signal("spring", "es-MX", "una")


def test_verdicts_make_a_precision_and_the_last_word_counts(workspace: Workspace, opened: Any) -> None:
    me = opened("beside")
    sheet = sheet_of(me)
    here, place = sheet.item.assignment_id, place_of_una(sheet)

    def una() -> Any:
        return next(each for each in sheet_of(me).signals.of if each.place == place).found[0]

    for verdict in ("false_alarm", "false_alarm", "right"):
        me.judge_signal(here, place, "una", verdict)
    assert (una().verdict, una().precision) == ("right", (1, 1))
    cell = next(each for each in workspace.signal_overview("spring") if (each.name, each.model) == ("una", "m1"))
    assert (cell.look, cell.ok, cell.right, cell.verdicts) == (1, 0, 1, 1)
    me.judge_signal(here, place, "una", None)
    assert (una().verdict, una().precision) == (None, None)
    rows = workspace.dataset("signal_verdicts", history=True).sort("sequence").collect()
    assert rows["verdict"].to_list() == ["false_alarm", "right", "withdrawn"]
    assert set(rows["version"]) == {"3"}


@pytest.mark.parametrize(
    ("place", "name", "verdict"),
    [(None, "una", "right"), (9, "una", "right"), (0, "size", "right"), (0, "nothing", "right"), (0, "una", "perhaps")],
)
def test_a_verdict_on_nothing_is_refused(
    workspace: Workspace, opened: Any, place: int | None, name: str, verdict: str
) -> None:
    me = opened("beside")
    with pytest.raises(Refused):
        me.judge_signal(sheet_of(me).item.assignment_id, place, name, verdict)
    assert workspace.dataset("signal_verdicts").collect().height == 0


def test_nobody_speaks_for_somebody_else(workspace: Workspace, opened: Any) -> None:
    me = opened("beside")
    here = sheet_of(me).item.assignment_id
    other = workspace.acting_as(workspace.add_person("Ben", role="reviewer", locales={"es-MX": "native"}).id)
    for ask in (
        lambda: other.judge_signal(here, 0, "una", "right"),
        lambda: other.note_seen(here, ()),
        lambda: other.revealed(here),
    ):
        with pytest.raises(Forbidden):
            ask()
    for ask in (
        lambda: other.score("spring"),
        lambda: other.signal_overview("spring"),
        lambda: other.flagged("spring", "una"),
        lambda: other.import_scores("x", "spring"),
        lambda: other.scoring("spring"),
    ):
        with pytest.raises(Forbidden):
            ask()
    with pytest.raises(NotFound):
        me.revealed(AssignmentId("nothing"))


def test_a_number_stands_among_those_of_its_language_and_campaign(workspace: Workspace, opened: Any) -> None:
    me = opened("beside", count=12)
    sheet = sheet_of(me)
    size = {of.place: next(each for each in of.found if each.name == "size") for of in sheet.signals.of}
    assert size[None].percentile is None
    for place, text in enumerate(sheet.item.outputs):
        share, count = size[place].percentile or (0.0, 0)
        every = [f"{word} {number}" for word in ("una", "otra") for number in range(12)]
        below = sum(len(each) < len(text) for each in every) / len(every)
        assert count == 24
        assert share == pytest.approx(below, abs=0.05)


def test_flagged_texts_are_listed_with_what_shows_it(workspace: Workspace, opened: Any) -> None:
    opened("after", count=3)
    page = workspace.flagged("spring", "una", locale="es-MX", model="m1", limit=2)
    assert (page.total, len(page.texts)) == (3, 2)
    first = page.texts[0]
    assert (first.locale, first.model, first.version) == ("es-MX", "m1", "3")
    assert first.text.startswith("una")
    assert first.finding.spans == (Span(0, 3),)
    assert first.source is not None
    assert first.source.startswith("Question")
    assert workspace.flagged("spring", "una", model="m2").total == 0
    assert workspace.flagged("spring", "una", model="").total == 0
    assert workspace.flagged("spring", "size").total == 0
    frame = workspace.dataset("signals").filter(pl.col("state") == "look").collect()
    assert frame.height == 3
