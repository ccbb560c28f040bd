"""`score`: what is new is looked at, what is done stays, and nobody is kept waiting for it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from datetime import timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from building import Clock, row

from localize import Workspace
from localize.errors import BadCampaign, NotFound, Refused, said
from localize.signals import Case, Finding, Need, On, Signal, discovery, look, ok
from localize.store import scorings
from localize.workspace import scored_texts

GERMAN = "Das ist ein ganz gewöhnlicher deutscher Satz über das Wetter von gestern und die Leute im Dorf."


def _shouting(cases: Sequence[Case]) -> list[Finding]:
    return [look(said("It is loud."), number=1.0) if case.text.isupper() else ok() for case in cases]


def _long(cases: Sequence[Case]) -> list[Finding]:
    return [ok(float(len(case.text))) for case in cases]


def _twin(cases: Sequence[Case]) -> list[Finding]:
    return [ok(float(len(case.siblings))) for case in cases]


def _terms(cases: Sequence[Case]) -> list[Finding]:
    return [ok(float(len(case.terms))) for case in cases]


def _made(name: str, find: Any, version: str = "1", **more: Any) -> Signal:
    return Signal(name, version, said("Name"), said("Meaning"), "style", find, 0.1, **more)


LOUD = _made("loud", _shouting)
LENGTH = _made("size", _long, metric=True)
TWIN = _made("twin", _twin, needs=frozenset({Need.SIBLINGS}), on=frozenset({On.OUTPUT}))
TERMS = _made("terms", _terms, needs=frozenset({Need.TERMS}))


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """The signals that there are."""

    def be(*signals: Signal) -> None:
        found = {each.name: each for each in signals}
        for module in ("batch", "discovery"):
            monkeypatch.setattr(f"localize.signals.{module}.signals", lambda: found)
        for module in ("scored_texts", "spreads", "sheet_signals", "overviewing", "outside_scores"):
            monkeypatch.setattr(f"localize.workspace.{module}.known_signals", lambda: found)

    be(LOUD, LENGTH, TWIN)
    return be


Import = Callable[..., Any]
Make = Callable[..., str]


@pytest.fixture
def spring(known: Any, make_campaign: Make, import_rows: Import) -> str:
    make_campaign(locales=["es-MX", "de-DE"])
    import_rows(row(1), row(2, prompt="¡OYE!"), row(3, "de-DE"))
    return "spring"


def found(workspace: Workspace) -> pl.DataFrame:
    return workspace.dataset("signals").sort("prompt_id", "model", "signal").collect()


def test_every_text_is_looked_at_once(workspace: Workspace, spring: str) -> None:
    report = workspace.score(spring)
    assert (report.texts, report.unchanged, report.looks, report.failed) == (9, 0, {"loud": 1}, {})
    assert report.not_applicable == {"twin": 3}
    rows = found(workspace)
    assert rows.height == 27
    loud = rows.filter(pl.col("state") == "look")
    assert loud.select("prompt_id", "model", "signal", "why").rows() == [("q2", None, "loud", "It is loud.")]
    again = workspace.score(spring)
    assert (again.texts, again.unchanged) == (0, 9)
    assert found(workspace).height == 27


def test_new_outputs_are_looked_at_and_old_ones_only_where_it_matters(
    workspace: Workspace, spring: str, import_rows: Import
) -> None:
    workspace.score(spring)
    import_rows(row(1, prompt=None, source_prompt=None, outputs=[{"model": "m3", "text": "tercera"}]))
    report = workspace.score(spring)
    assert report.texts == 3
    rows = found(workspace).filter((pl.col("prompt_id") == "q1") & pl.col("model").is_not_null())
    assert rows.filter(pl.col("signal") == "twin")["number"].to_list() == [2.0, 2.0, 2.0]
    history = workspace.dataset("signals", history=True).collect()
    assert history.filter((pl.col("prompt_id") == "q1") & (pl.col("signal") == "size")).height == 4


def test_a_signal_of_another_version_looks_again_and_the_others_do_not(
    workspace: Workspace, spring: str, known: Any
) -> None:
    workspace.score(spring)
    known(_made("loud", _shouting, "2"), LENGTH, TWIN)
    report = workspace.score(spring)
    assert report.texts == 9
    history = workspace.dataset("signals", history=True).collect()
    assert history.group_by("signal").len().sort("signal").rows() == [("loud", 18), ("size", 9), ("twin", 9)]
    assert set(found(workspace).filter(pl.col("signal") == "loud")["version"]) == {"2"}


def test_another_glossary_looks_again_at_what_rests_on_it(
    workspace: Workspace, known: Any, make_campaign: Make, import_rows: Import, tmp_path: Path
) -> None:
    known(LOUD, TERMS)
    make_campaign(locales=["es-MX"])
    import_rows(row(1))
    assert workspace.score("spring").not_applicable == {"terms": 3}
    (tmp_path / "terms.tsv").write_text("locale\tsource\tterm\nes\tgift card\ttarjeta\nde\ta\tb\n", encoding="utf-8")
    file = tmp_path / "spring.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("overlap", 'glossary = "terms.tsv"\noverlap'), "utf-8")
    workspace.update_campaign(file)
    assert workspace.score("spring").texts == 3
    assert found(workspace).filter(pl.col("signal") == "terms")["number"].to_list() == [1.0, 1.0, 1.0]
    assert workspace.score("spring").texts == 0
    (tmp_path / "terms.tsv").write_text("locale\tterm\nes\t\n", encoding="utf-8")
    with pytest.raises(BadCampaign, match="Line 2 of the glossary"):
        workspace.update_campaign(file)


class Deadly(Executor):
    """Computes here, and dies at the portion that it is told."""

    def __init__(self, at: int) -> None:
        self.left = at

    def submit(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        done: Future[Any] = Future()
        self.left -= 1
        if self.left < 0:
            done.set_exception(KeyboardInterrupt())
        else:
            done.set_result(work(*args, **kwargs))
        return done


@pytest.mark.parametrize("portions", [0, 1, 2])
def test_what_a_run_has_done_stays_when_it_ends_early(
    workspace: Workspace, spring: str, portions: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scored_texts, "PORTION_TEXTS", 3)
    with pytest.raises(KeyboardInterrupt):
        workspace.score(spring, executor=Deadly(portions), jobs=1)
    last = workspace.scoring(spring)
    assert last is not None
    assert (last.state, last.done, last.total) == ("stopped", 3 * portions, 9)
    seen: list[tuple[int, int]] = []
    report = workspace.score(spring, progress=lambda done, of: seen.append((done, of)))
    assert (report.texts, report.unchanged) == (9 - 3 * portions, 3 * portions)
    assert seen[-1] == (report.texts, report.texts)
    assert found(workspace).height == 27
    assert workspace.scoring(spring).state == "finished"  # type: ignore[union-attr]


def test_one_run_at_a_time_and_a_dead_one_is_taken_over(workspace: Workspace, spring: str, clock: Clock) -> None:
    store = workspace._context.store
    with store.write() as tx:
        scorings.begin(tx, spring, 9)
    with pytest.raises(Refused, match="computed already"):
        workspace.score(spring)
    clock.move(timedelta(seconds=61))
    assert workspace.scoring(spring).state == "stopped"  # type: ignore[union-attr]
    assert workspace.score(spring).texts == 9


def test_processes_find_what_one_finds(workspace: Workspace, make_campaign: Make, import_rows: Import) -> None:
    make_campaign(locales=["de-DE"])
    import_rows(*(row(number, "de-DE", prompt=GERMAN) for number in range(5)))
    report = workspace.score("spring", jobs=2)
    assert report.texts == 15
    rows = found(workspace)
    assert set(rows["signal"]) == set(discovery.signals())
    assert report.looks == dict(sorted(rows.filter(pl.col("state") == "look").group_by("signal").len().rows()))


def test_an_unknown_campaign_is_answered_with_those_there_are(workspace: Workspace, spring: str) -> None:
    for ask in (workspace.score, workspace.scoring, workspace.signal_overview):
        with pytest.raises(NotFound, match="spring"):
            ask("autumn")


def test_answers_of_a_campaign_that_reviews_translations_have_the_original_as_their_source(
    workspace: Workspace, known: Any, make_campaign: Make, import_rows: Import
) -> None:
    def around(cases: Sequence[Case]) -> list[Finding]:
        return [ok(parts={f"{case.on}|{case.source}|{case.prompt}": 1.0}) for case in cases]

    known(_made("around", around))
    make_campaign(unit="translation", rubric="error-spans", locales=["es-MX"])
    make_campaign("answers", locales=["es-MX", "en"])
    import_rows(row(1))
    import_rows(row(1), row(2, "en", prompt="Question 2?"), campaign="answers")
    workspace.score("spring")
    workspace.score("answers")
    seen = {
        (each["campaign"], each["locale"], each["model"] or ""): next(iter(json.loads(each["evidence"])["parts"]))
        for each in workspace.dataset("signals").collect().to_dicts()
    }
    assert seen["spring", "es-MX", ""] == "prompt|Question 1?|None"
    assert seen["spring", "es-MX", "m1"] == "output|Question 1?|None"
    assert seen["answers", "es-MX", "m1"] == "output|None|¿Pregunta 1?"
    assert seen["answers", "en", ""] == "prompt|None|None"


def test_what_is_to_be_translated_is_a_text_of_its_own_language(
    workspace: Workspace, known: Any, make_campaign: Make, import_rows: Import
) -> None:
    def place(cases: Sequence[Case]) -> list[Finding]:
        return [ok(parts={f"{case.locale}|{case.source}": 1.0}) for case in cases]

    known(_made("place", place, on=frozenset({On.PROMPT})))
    make_campaign(unit="translation", rubric="error-spans", locales=["es-MX"])
    import_rows(row(1, prompt="Question 1?"))
    workspace.score("spring")
    evidence = workspace.dataset("signals").filter(pl.col("model").is_null()).collect()["evidence"].item()
    assert list(json.loads(evidence)["parts"]) == ["en|None"]
