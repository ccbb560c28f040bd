"""What a coordinator sees of signals: how often they say what, which texts they mean, whether people agree; muting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from building import row

from localize import Workspace
from localize.errors import Forbidden, NotFound, said
from localize.signals import Case, Finding, On, Side, Signal, Span, look, not_applicable, ok
from localize.signals.calibrated import Calibration
from localize.signals.calibrated import Measured as Counts
from localize.store import signal_opinions
from localize.workspace import signal_shares
from localize.workspace.shares import Share
from localize.workspace.signal_shares import Measured, by_locale, by_model


def _una(cases: Sequence[Case]) -> list[Finding]:
    """Asks to look at texts that begin with una; says nothing of prompts, and of texts without a number."""
    return [_of(case) for case in cases]


def _of(case: Case) -> Finding:
    if case.on is On.PROMPT:
        return not_applicable(said("Not for prompts."))
    if case.text.startswith("una"):
        return look(said("It begins with {word}.", word="una"), Span(0, 3), Span(0, 2, Side.PROMPT))
    return ok() if case.text[-1].isdigit() else not_applicable(said("No number in {text}.", text=case.text))


def _size(cases: Sequence[Case]) -> list[Finding]:
    return [ok(float(len(case.text))) for case in cases]


UNA = Signal("una", "3", said("Una"), said("It looks at the first word."), "style", _una, 0.1)
SIZE = Signal("size", "1", said("Size"), said("It counts."), "style", _size, 0.1, metric=True)


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> dict[str, Signal]:
    found = {"una": UNA, "size": SIZE}
    for module in ("batch", "discovery"):
        monkeypatch.setattr(f"localize.signals.{module}.signals", lambda: found)
    for module in ("scored_texts", "spreads", "sheet_signals", "overviewing", "outside_scores", "signal_shares"):
        monkeypatch.setattr(f"localize.workspace.{module}.known_signals", lambda: found)
    return found


@pytest.fixture
def spring(workspace: Workspace, make_campaign: Callable[..., str], import_rows: Callable[..., Any]) -> str:
    """Two prompts in es-MX and one in de-DE, with m1 saying `una …` and m2 `otra …`; m3 answers once, without a
    number."""
    make_campaign(locales=["es-MX", "de-DE"])
    more = [{"model": "m1", "text": "una 2"}, {"model": "m2", "text": "otra 2"}, {"model": "m3", "text": "nada"}]
    import_rows(row(1), row(2, outputs=more), row(3, "de-DE"))
    workspace.score("spring")
    return "spring"


def test_each_signal_is_counted_by_locale_and_model(workspace: Workspace, spring: str) -> None:
    cells = workspace.signal_overview(spring)
    una = [each for each in cells if each.name == "una"]
    assert [(each.locale, each.model, each.ok, each.look, each.not_applicable) for each in una] == [
        ("de-DE", "", 0, 0, 1),
        ("de-DE", "m1", 0, 1, 0),
        ("de-DE", "m2", 1, 0, 0),
        ("es-MX", "", 0, 0, 2),
        ("es-MX", "m1", 0, 2, 0),
        ("es-MX", "m2", 2, 0, 0),
        ("es-MX", "m3", 0, 0, 1),
    ]
    assert {each.name for each in cells} == {"una", "size"}


def test_by_locale_the_models_come_together_and_numbers_come_last(workspace: Workspace, spring: str) -> None:
    rows = {(each.name, each.locale): each for each in by_locale(workspace.signal_overview(spring))}
    assert list(rows) == [("una", "de-DE"), ("una", "es-MX"), ("size", "de-DE"), ("size", "es-MX")]
    una = rows["una", "es-MX"]
    assert (una.looks, una.silent, una.right) == (Share(2, 4), Share(3, 7), Share(0, 0))
    assert (una.metric, una.measured, una.muted) == (False, None, False)
    size = rows["size", "es-MX"]
    assert (size.metric, size.looks, size.silent) == (True, Share(0, 7), Share(0, 7))


def test_by_model_only_what_can_ask_to_look_and_applies_to_something(workspace: Workspace, spring: str) -> None:
    found = by_model(workspace.signal_overview(spring), "es-MX")
    assert found == {"una": {"": Share(0, 0), "m1": Share(2, 2), "m2": Share(0, 2), "m3": Share(0, 0)}}
    assert by_model(workspace.signal_overview(spring), "ja-JP") == {}


def test_before_the_first_run_there_is_nothing(workspace: Workspace, make_campaign: Callable[..., str]) -> None:
    make_campaign(locales=["es-MX"])
    assert workspace.signal_overview("spring") == []
    assert workspace.flagged("spring", "una").total == 0
    assert workspace.why_not_applicable("spring", "una") == []


def test_texts_that_a_signal_asks_to_look_at(workspace: Workspace, spring: str) -> None:
    found = workspace.flagged(spring, "una", locale="es-MX")
    assert found.total == 2
    text = next(each for each in found.texts if each.prompt_id == "q1")
    assert (text.locale, text.model, text.text, text.prompt) == ("es-MX", "m1", "una 1", "¿Pregunta 1?")
    assert (text.source, text.source_locale, text.version) == ("Question 1?", "en", "3")
    assert str(text.finding.why) == "It begins with una."
    assert text.finding.spans == (Span(0, 3), Span(0, 2, Side.PROMPT))


def test_they_are_narrowed_and_come_in_pages(workspace: Workspace, spring: str) -> None:
    assert workspace.flagged(spring, "una").total == 3
    assert workspace.flagged(spring, "una", model="m2").total == 0
    assert workspace.flagged(spring, "una", model="").total == 0
    assert workspace.flagged(spring, "una", locale="de-DE", model="m1").total == 1
    pages = [workspace.flagged(spring, "una", offset=start, limit=2).texts for start in (0, 2, 4)]
    assert [len(page) for page in pages] == [2, 1, 0]
    assert len({(each.prompt_id, each.locale) for page in pages for each in page}) == 3


def test_a_text_that_no_longer_holds_is_not_shown(workspace: Workspace, spring: str, import_rows: Any) -> None:
    changed = row(1, prompt="¿Otra pregunta?", outputs=[{"model": "m1", "text": "nueva 1"}])
    import_rows(changed, revise=True, changes_task=True)
    assert [each.prompt_id for each in workspace.flagged(spring, "una", locale="es-MX").texts] == ["q2"]


def test_reasons_why_it_says_nothing_most_frequent_first(workspace: Workspace, spring: str) -> None:
    found = workspace.why_not_applicable(spring, "una")
    assert [(str(why), count) for why, count in found] == [("Not for prompts.", 3), ("No number in nada.", 1)]
    assert [count for _, count in workspace.why_not_applicable(spring, "una", locale="de-DE")] == [1]
    assert workspace.why_not_applicable(spring, "size") == []


def test_what_people_say_counts_once_a_person_and_is_undefined_below_three(
    workspace: Workspace, spring: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for verdicts, precision in (((1, 2), None), ((2, 3), Share(2, 3))):
        monkeypatch.setattr(signal_opinions, "precisions", lambda *_, at=verdicts: {("es-MX", "una"): at})
        una = next(
            each
            for each in by_locale(workspace.signal_overview(spring))
            if each.locale == "es-MX" and each.name == "una"
        )
        assert una.right == Share(*verdicts)
        assert una.precision == precision
        assert {each.right.of for each in by_locale(workspace.signal_overview(spring)) if each.locale == "de-DE"} == {0}


def test_a_signal_is_muted_in_one_locale_and_shown_again(workspace: Workspace, spring: str) -> None:
    def muted() -> list[tuple[str, str]]:
        return [(each.name, each.locale) for each in by_locale(workspace.signal_overview(spring)) if each.muted]

    workspace.mute_signal(spring, "es-MX", "una")
    workspace.mute_signal(spring, "es-MX", "una")
    assert muted() == [("una", "es-MX")]
    workspace.mute_signal(spring, "es-MX", "una", silent=False)
    assert muted() == []
    with pytest.raises(NotFound, match="size, una"):
        workspace.mute_signal(spring, "es-MX", "dos")


def test_reviewers_see_none_of_it(workspace: Workspace, spring: str) -> None:
    ana = workspace.acting_as(workspace.add_person("Ana", locales={"es-MX": "native"}).id)
    for ask in (
        lambda: ana.signal_overview(spring),
        lambda: ana.flagged(spring, "una"),
        lambda: ana.why_not_applicable(spring, "una"),
        lambda: ana.mute_signal(spring, "es-MX", "una"),
        lambda: ana.scoring(spring),
        lambda: ana.score(spring),
    ):
        with pytest.raises(Forbidden):
            ask()


def test_an_unknown_campaign_is_answered_with_those_there_are(workspace: Workspace, spring: str) -> None:
    for ask in (
        lambda: workspace.flagged("autumn", "una"),
        lambda: workspace.why_not_applicable("autumn", "una"),
        lambda: workspace.mute_signal("autumn", "es-MX", "una"),
    ):
        with pytest.raises(NotFound, match="spring"):
            ask()


@pytest.fixture
def calibrated(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    def be(version: str, **locales: Counts) -> None:
        found = Calibration("una", version, "", 100, {tag.replace("_", "-"): each for tag, each in locales.items()})
        monkeypatch.setattr(signal_shares, "calibration", lambda name: found if name == "una" else None)

    return be


def test_false_alarms_are_those_of_the_locale_or_of_its_language(calibrated: Callable[..., None]) -> None:
    calibrated("3+more", es_ES=Counts(100, 2, {}), de_DE=Counts(0, 0, {"Why.": 100}))
    assert signal_shares.measured("una", "es-ES") == Measured(Share(2, 100), ())
    assert signal_shares.measured("una", "es-MX") == Measured(Share(2, 100), ("es-ES",))
    assert signal_shares.measured("una", "de-DE") is None
    assert signal_shares.measured("una", "ja-JP") is None
    assert signal_shares.measured("comet", "es-ES") is None


def test_what_other_rules_did_is_not_believed(calibrated: Callable[..., None]) -> None:
    calibrated("2", es_ES=Counts(100, 2, {}))
    assert signal_shares.measured("una", "es-ES") is None
    [row] = signal_shares.calibrated()
    assert (row.name, row.locale, row.looks, row.current) == ("una", "es-ES", Share(2, 100), False)


def test_the_calibration_lists_what_can_ask_to_look(calibrated: Callable[..., None]) -> None:
    calibrated("3", es_ES=Counts(90, 2, {"Why.": 10}))
    [row] = signal_shares.calibrated()
    assert (row.looks, row.silent, row.reasons, row.current) == (Share(2, 90), Share(10, 100), {"Why.": 10}, True)
