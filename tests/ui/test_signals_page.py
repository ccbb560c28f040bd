"""The signals page: computing, what is said in which language and of which model, the texts, muting, numbers."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from building import CAMPAIGN, row
from reading import choose, links_of, markup_of, press, words_of
from streamlit.testing.v1 import AppTest

from localize import Workspace
from localize.errors import LocalizeError, said
from localize.signals import Case, Finding, On, Side, Signal, Span, look, not_applicable, ok
from localize.signals.calibrated import Calibration
from localize.signals.calibrated import Measured as Counts
from localize.store import scorings, signal_opinions
from localize.ui import scoring_process
from localize.ui.parts import signal_languages
from localize.ui.scoring_process import Ended
from localize.workspace import signal_shares

BEACON = "![](http://beacon.example/x) <img src=http://beacon.example/y>"
PLACES = ("scored_texts", "spreads", "sheet_signals", "overviewing", "outside_scores", "signal_shares")


def _una(cases: Sequence[Case]) -> list[Finding]:
    return [_of(case) for case in cases]


def _of(case: Case) -> Finding:
    if case.on is On.PROMPT:
        return not_applicable(said("Not for prompts."))
    place = case.text.find("una")
    if place < 0:
        return ok()
    note = said("this word, {word}", word="una")
    return look(
        said("It says {word}.", word=case.text[place:]), Span(place, place + 3, note=note), Span(1, 9, Side.PROMPT)
    )


def _size(cases: Sequence[Case]) -> list[Finding]:
    return [ok(float(len(case.text))) for case in cases]


UNA = Signal("una", "3", said("The word una"), said("It looks for a word."), "style", _una, 0.1)
SIZE = Signal("size", "1", said("Size"), said("It counts."), "style", _size, 0.1, metric=True)


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {"una": UNA, "size": SIZE}
    for module in ("batch", "discovery"):
        monkeypatch.setattr(f"localize.signals.{module}.signals", lambda: found)
    for module in PLACES:
        monkeypatch.setattr(f"localize.workspace.{module}.known_signals", lambda: found)
    for module in ("signal_words", "signal_languages"):
        monkeypatch.setattr(f"localize.ui.parts.{module}.signals", lambda: found)
    measured = Calibration("una", "3", "", 100, {"es-ES": Counts(90, 2, {"Not for {this}.": 10})})
    monkeypatch.setattr(signal_shares, "calibration", lambda name: measured if name == "una" else None)


@pytest.fixture
def computed(empty: Path, tmp_path: Path) -> Path:
    """A campaign in two locales with two models, whose first one always says `una`; nothing of it is computed yet."""
    file, data = tmp_path / "spring.toml", tmp_path / "rows.jsonl"
    source = CAMPAIGN.format(id="spring", locales="[]", overlap=1, unit="pair", rubric="preference", more="", review="")
    file.write_text(source, encoding="utf-8")
    hostile = [{"model": "m1", "text": f"dos {BEACON} una\nmás"}, {"model": BEACON, "text": "otra"}]
    rows = [
        row(1),
        row(2, outputs=hostile),
        row(1, "ar-EG", prompt="سؤال طويل", outputs=[{"model": "m1", "text": "قال una"}]),
    ]
    data.write_text("\n".join(json.dumps(each) for each in rows), encoding="utf-8")
    with Workspace.open(empty) as workspace:
        workspace.create_campaign(file)
        workspace.import_file(data, "spring")
    return empty


@pytest.fixture
def scored(computed: Path) -> Path:
    with Workspace.open(computed) as workspace:
        workspace.score("spring")
    return computed


@pytest.fixture
def page(scored: Path, open_page: Callable[..., AppTest]) -> AppTest:
    return open_page(scored, "signals")


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The campaigns for which a process was begun; none really is."""
    found: list[str] = []
    monkeypatch.setattr(scoring_process, "start", lambda workspace, campaign: found.append(campaign))
    return found


def turn_to(at: AppTest, tab: str) -> AppTest:
    at.session_state["signals-tab"] = tab
    at.run()
    assert not at.exception
    return at


def table(at: AppTest) -> Any:
    return at.dataframe[0].value


def buttons(at: AppTest) -> list[str]:
    return [each.label for each in at.button]


def muted(folder: Path) -> list[tuple[str, str]]:
    with Workspace.open(folder) as workspace:
        return sorted({(each.name, each.locale) for each in workspace.signal_overview("spring") if each.muted})


# computing


def test_before_anything_is_computed_a_button_begins_it(
    computed: Path, open_page: Callable[..., AppTest], begun: list[str]
) -> None:
    at = open_page(computed, "signals")
    assert "Signals have not been computed in this campaign yet." in words_of(at)
    assert "Nothing has been computed yet." in words_of(at)
    press(at, "Compute signals")
    assert begun == ["spring"]


def test_a_run_of_whoever_is_shown_with_how_far_it_is(computed: Path, open_page: Callable[..., AppTest]) -> None:
    with Workspace.open(computed) as workspace, workspace._context.store.write() as tx:
        scorings.beat(tx, scorings.begin(tx, "spring", 2000), 1500)
    at = open_page(computed, "signals")
    [bar] = at.get("progress")
    assert bar.proto.text == "Signals are being computed: 1,500 of 2,000 texts"
    assert bar.proto.value == 75
    assert "You may leave this page" in words_of(at)
    assert "Compute signals" not in buttons(at)


def test_between_the_click_and_the_first_text_it_says_that_it_begins(
    computed: Path, open_page: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scoring_process, "is_running", lambda *_: True)
    at = open_page(computed, "signals")
    assert [each.proto.text for each in at.get("progress")] == ["Signals are being computed: it begins …"]
    monkeypatch.setattr(scoring_process, "is_running", lambda *_: False)
    at.run()
    assert "Compute signals" in buttons(at)


def test_a_finished_run_says_when_and_a_stopped_one_that_it_goes_on(
    page: AppTest, scored: Path, open_page: Callable[..., AppTest]
) -> None:
    assert "8 texts were looked at." in words_of(page)
    with Workspace.open(scored) as workspace, workspace._context.store.write() as tx:
        run = scorings.begin(tx, "spring", 20)
        scorings.beat(tx, run, 4)
        scorings.end(tx, run, "stopped")
    at = open_page(scored, "signals")
    assert "after 4 of 20 texts. What is done stays; it goes on where it stopped." in words_of(at)
    assert "Compute signals" in buttons(at)


@pytest.mark.parametrize(
    ("ended", "says"),
    [
        (
            Ended(problem=LocalizeError(said("The disk is {what}.", what="<b>full</b>"), said("Make room."))),
            "&lt;b&gt;full",
        ),
        (Ended(texts=0), "There was nothing new to look at."),
    ],
)
def test_how_a_run_ended_reaches_the_coordinator(
    page: AppTest, monkeypatch: pytest.MonkeyPatch, ended: Ended, says: str
) -> None:
    assert says not in words_of(page)
    monkeypatch.setattr(scoring_process, "last_end", lambda *_: ended)
    page.run()
    assert says in words_of(page)


def test_a_campaign_without_prompts_leads_to_the_import(
    empty: Path, open_page: Callable[..., AppTest], tmp_path: Path
) -> None:
    file = tmp_path / "spring.toml"
    file.write_text('id = "spring"\ntitle = "Spring"\nsource_locale = "en"\noverlap = 1\nlocales = []\n')
    with Workspace.open(empty) as workspace:
        workspace.create_campaign(file)
    assert links_of(open_page(empty, "signals")) == ["Import prompts and outputs"]


def test_after_an_import_computing_is_one_click_away(
    scored: Path, open_page: Callable[..., AppTest], begun: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(scored, "import_")
    at.file_uploader[0].upload("rows.jsonl", json.dumps(row(7)).encode())
    at.run()
    assert "Compute signals now" not in buttons(at)
    press(at, "Import the 1 row")
    assert links_of(at) == ["Assign now"]
    monkeypatch.setattr(scoring_process, "is_running", lambda *_: bool(begun))
    press(at, "Compute signals now")
    assert begun == ["spring"]
    assert links_of(at) == ["Assign now", "Signals"]
    assert "Compute signals now" not in buttons(at)


# by language


def test_each_signal_in_each_language_with_what_is_known_of_it(page: AppTest) -> None:
    rows = table(page)
    assert list(zip(rows["signal"], rows["locale"], strict=True)) == [
        ("The word una", "Arabic (Egypt)"), ("The word una", "Spanish (Mexico)"),
        ("Size", "Arabic (Egypt)"), ("Size", "Spanish (Mexico)"),
    ]  # fmt: skip
    assert list(rows["looks"])[:2] == [1.0, 0.5]
    assert list(rows["applies"]) == [1, 4, 2, 6]
    assert list(rows["silent"]) == [0.5, 0.333, 0, 0]
    assert list(rows["measured"]) == ["", "2.2% of 90, in Spanish (Spain)", "", ""]
    assert rows["looks"].isna().tolist() == [False, False, True, True]


@pytest.mark.parametrize(
    ("verdicts", "cell", "sentence"),
    [
        ((0, 0), "", "Nobody has said yet whether it is right."),
        ((1, 2), "undefined: 2 verdicts", "People have given 2 verdicts: too few"),
        (
            (2, 3),
            "66.7% of 3 (20.8% to 93.9%)",
            "People found it right in 66.7% of 3 (20.8% to 93.9%) of its findings.",
        ),
    ],
)
def test_what_people_say_has_its_interval_and_is_undefined_below_three(
    page: AppTest, monkeypatch: pytest.MonkeyPatch, verdicts: tuple[int, int], cell: str, sentence: str
) -> None:
    monkeypatch.setattr(signal_opinions, "precisions", lambda *_: {("es-MX", "una"): verdicts} if verdicts[1] else {})
    choose(choose(page, "Locale", "es-MX"), "Signal", "una")
    assert list(table(page)["people"]) == [cell]
    assert sentence in words_of(page)


def test_one_row_says_everything_with_its_reasons_on_demand(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    choose(choose(page, "Locale", "es-MX"), "Signal", "una")
    shown = words_of(page)
    assert "It looks for a word." in shown
    assert "Of the texts to which it applies it asks to look at 50% of 4 (15% to 85%)." in shown
    assert "nobody needs to look, it asks to look at 2.2% of 90 (0.6% to 7.7%)." in shown
    assert "That was measured in Spanish (Spain)." in shown
    assert "Not for prompts." not in shown
    [reasons] = page.expander
    assert reasons.label == "Why it says nothing of 2 texts"
    page.session_state[reasons.key] = True
    page.run()
    assert "Not for prompts." in words_of(page)


def test_a_signal_is_muted_in_one_language_and_that_can_be_taken_back(page: AppTest, scored: Path) -> None:
    choose(choose(page, "Locale", "es-MX"), "Signal", "una")
    press(page, "Mute 1 signal")
    assert "1 signal was muted." in words_of(page)
    assert list(table(page)["muted"]) == ["muted"]
    assert muted(scored) == [("una", "es-MX")]
    press(page, "Undo")
    assert muted(scored) == []
    assert "was muted" not in words_of(page)
    press(page, "Mute 1 signal")
    press(page, "Show 1 signal again")
    assert "1 signal is shown again." in words_of(page)
    press(page, "Undo")
    assert muted(scored) == [("una", "es-MX")]


def test_several_rows_are_muted_at_once(page: AppTest, scored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Workspace.open(scored) as workspace:
        workspace.mute_signal("spring", "ar-EG", "size")
    monkeypatch.setattr(
        signal_languages, "_show_table", lambda visit, rows, key: list(rows)[:3]
    )  # AppTest cannot choose
    page.run()
    assert "3 rows are chosen." in words_of(page)
    press(page, "Mute 2 signals")
    assert muted(scored) == [("size", "ar-EG"), ("una", "ar-EG"), ("una", "es-MX")]
    press(page, "Show 3 signals again")
    assert muted(scored) == []
    press(page, "Undo")
    assert len(muted(scored)) == 3


# by model


def test_models_stand_beside_each_other_in_one_language(page: AppTest) -> None:
    choose(turn_to(page, "By model"), "Locale", "es-MX")
    rows = table(page)
    assert list(rows["signal"]) == ["The word una"]
    assert sorted(rows.iloc[0][1:]) == ["", "0% of 1", "0% of 1", "100% of 2"]
    assert "beacon" not in markup_of(page)


# texts


def test_a_text_is_shown_with_what_was_found_marked_in_it(page: AppTest) -> None:
    turn_to(page, "Texts")
    shown = words_of(page)
    assert "3 texts" in shown
    assert "قال <mark>una</mark>" in shown
    assert 'lang="ar-EG" dir="rtl"' in shown
    assert "It says <bdi>una</bdi>." in shown
    assert "Marked: this word, <bdi>una</bdi>" in shown
    choose(choose(page, "Locale", "es-MX"), "Model", "m1")
    assert "2 texts" in words_of(page)
    assert "قال" not in words_of(page)


def test_texts_and_names_of_models_never_become_markup(page: AppTest) -> None:
    turn_to(page, "Texts")
    shown = words_of(page)
    assert "&lt;img src=http://beacon.example/y&gt; <mark>una</mark>" in shown
    assert "<bdi>una más</bdi>" in shown
    assert "<img" not in shown
    assert "beacon" not in markup_of(page)


def test_what_stands_around_it_comes_on_demand_with_its_marks(page: AppTest) -> None:
    choose(turn_to(page, "Texts"), "Locale", "ar-EG")
    assert "سؤال" not in words_of(page)
    [around] = page.expander
    page.session_state[around.key] = True
    page.run()
    assert "س<mark>ؤال طويل</mark>" in words_of(page)
    assert [each.value for each in page.caption] == ["Prompt", "Original (English)"]
    assert "Question 1?" in words_of(page)


def test_twenty_stand_on_a_page(scored: Path, open_page: Callable[..., AppTest], tmp_path: Path) -> None:
    data = tmp_path / "more.jsonl"
    data.write_text("\n".join(json.dumps(row(number)) for number in range(10, 32)), encoding="utf-8")
    with Workspace.open(scored) as workspace:
        workspace.import_file(data, "spring")
        workspace.score("spring")
    at = turn_to(open_page(scored, "signals"), "Texts")
    assert "25 texts" in words_of(at)
    assert len(at.expander) == 20
    at.get("pagination")[0].set_value(2).run()
    assert len(at.expander) == 5


def test_where_nothing_is_pointed_at_that_is_said(
    computed: Path, open_page: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("localize.signals.batch.signals", lambda: {"size": SIZE})
    with Workspace.open(computed) as workspace:
        workspace.score("spring")
    at = turn_to(open_page(computed, "signals"), "Texts")
    assert "No signal asks to look at any text." in words_of(at)


# numbers from elsewhere


def drop(at: AppTest, *lines: dict[str, Any]) -> AppTest:
    fields = {"prompt_id": "q1", "locale": "es-MX", "model": "m1", "metric": "comet", "version": "2", "value": 0.5}
    text = "".join(json.dumps(fields | line) + "\n" for line in lines)
    at.file_uploader[0].upload("scores.jsonl", text.encode())
    at.run()
    assert not at.exception
    return at


def numbers_of(folder: Path) -> int:
    with Workspace.open(folder) as workspace:
        return workspace.dataset("signals").filter(signal="comet").collect().height


def test_numbers_are_looked_at_before_they_are_taken(page: AppTest, scored: Path) -> None:
    turn_to(page, "Numbers from elsewhere")
    drop(page, {}, {"model": "m2", "value": -3})
    assert {each.label: each.value for each in page.metric} == {"Good rows": "2"}
    assert "comet: 2" in words_of(page)
    assert list(table(page)["value"]) == ["0.5", "-3"]
    assert numbers_of(scored) == 0
    press(page, "Take 2 numbers")
    assert "The numbers were taken." in words_of(page)
    assert numbers_of(scored) == 2
    assert "Take 2 numbers" not in buttons(page)
    turn_to(page, "By language")
    assert "comet" in list(table(page)["signal"])


def test_the_same_numbers_again_are_nothing_to_take(page: AppTest) -> None:
    press(drop(turn_to(page, "Numbers from elsewhere"), {}), "Take 1 number")
    drop(page, {}, {})
    assert "has a number of comet for it already" in table(page)["reason"][0]
    page.file_uploader[0].upload("again.jsonl", json.dumps({
        "prompt_id": "q1", "locale": "es-MX", "model": "m1", "metric": "comet", "version": "2", "value": 0.5,
    }).encode())  # fmt: skip
    page.run()
    assert "All these numbers are here already" in words_of(page)


def test_one_bad_row_stops_all_of_them_by_line_and_reason(page: AppTest, scored: Path) -> None:
    drop(turn_to(page, "Numbers from elsewhere"), {}, {"model": BEACON, "value": "much"}, {"prompt_id": BEACON})
    rows = table(page)
    assert list(rows["line"]) == [2, 3]
    assert "no finite number" in rows["reason"][0]
    assert "2 rows are rejected, so nothing is taken." in words_of(page)
    assert not [each for each in buttons(page) if each.startswith("Take")]
    assert "beacon" not in markup_of(page)
    assert numbers_of(scored) == 0


def test_a_file_that_cannot_be_read_says_why(page: AppTest) -> None:
    turn_to(page, "Numbers from elsewhere")
    page.file_uploader[0].upload("scores.csv", b"PK\x03\x04" + bytes(40))
    page.run()
    assert "upload.csv is a ZIP archive" in words_of(page)


# calibration


def test_the_calibration_says_how_often_it_errs_and_why_it_is_silent(page: AppTest) -> None:
    rows = table(turn_to(page, "Calibration"))
    assert [list(rows[each]) for each in ("signal", "locale", "share", "looks", "applies")] == [
        ["The word una"], ["Spanish (Spain)"], [0.022], [2], [90],
    ]  # fmt: skip
    assert list(rows["interval"]) == ["0.6% to 7.7%"]
    assert list(rows["why"]) == ["Not for {this}. (10)"]
    assert "100 texts in each of 1" in words_of(page)


def test_figures_of_older_rules_say_so_and_are_not_used(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    old = Calibration("una", "2", "", 100, {"es-ES": Counts(100, 2, {}), "ja-JP": Counts(0, 0, {"Why.": 100})})
    monkeypatch.setattr(signal_shares, "calibration", lambda name: old if name == "una" else None)
    page.run()
    assert set(table(page)["measured"]) == {""}
    turn_to(page, "Calibration")
    assert set(table(page)["version"]) == {"2, an older one"}


# who may


def test_a_reviewer_is_refused_by_the_workspace_itself(scored: Path, open_page: Callable[..., AppTest]) -> None:
    with Workspace.open(scored) as workspace:
        workspace.add_person("Ana", locales={"es-MX": "native"}, ui_language="en")
    at = open_page(scored, "signals", "Ana")
    assert "You may not do this." in words_of(at)
    assert not at.button
    assert not at.dataframe
