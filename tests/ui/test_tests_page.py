"""Tests as a reviewer meets them: what is offered, the sheet of a test, feedback, the result, and answers we knew."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from building import CAMPAIGN, row
from known_building import answer, head, is_known, line, write_set
from reading import markup_of, press, words_of
from streamlit.testing.v1 import AppTest

from localize import Workspace
from localize.records import AssignmentId, Purpose
from localize.texts import texts
from localize.ui.parts import see_otherwise, test_cards, test_end, test_result
from localize.ui.parts.review_sheet import SeenEvent, SubmitEvent
from localize.ui.parts.test_words import purpose_in_words, what_for
from localize.ui.parts.ways import Way
from localize.workspace.known_records import Appeal

ANA = "Ana"
Went = list[tuple[Way, dict[str, str] | None]]


def made(blank: Path, tmp_path: Path, more: str = 'qualification = "required"') -> Path:
    """A campaign with work in one locale, and Ana who lives there; no sets yet."""
    folder = shutil.copytree(blank, tmp_path / "made")
    campaign, lines = tmp_path / "spring.toml", tmp_path / "rows.jsonl"
    source = CAMPAIGN.format(
        id="spring", locales="[]", overlap=1, unit="pair", rubric="preference", more=more, review=""
    )
    campaign.write_text(source, encoding="utf-8")
    lines.write_text("".join(json.dumps(row(number)) + "\n" for number in range(8)), encoding="utf-8")
    with Workspace.open(folder) as workspace:
        workspace.create_campaign(campaign)
        workspace.import_file(lines, "spring")
        workspace.assign("spring")
        workspace.add_person(ANA, locales={"es-MX": "native"}, ui_language="en")
    return folder


def with_set(folder: Path, purpose: str, items: int = 3, **changes: Any) -> None:
    with Workspace.open(folder) as workspace:
        workspace.import_set(write_set(folder.parent, head(purpose, **changes), items=items), "spring")


@pytest.fixture
def site(blank: Path, tmp_path: Path) -> Path:
    folder = made(blank, tmp_path)
    with_set(folder, "placement", pass_mark=0.6)
    return folder


@pytest.fixture
def went(monkeypatch: pytest.MonkeyPatch) -> Went:
    """Where the pages lead to: AppTest draws one page only."""
    found: Went = []

    def note(way: Way, person: object, about: dict[str, str] | None = None) -> None:
        found.append((way, about))

    for module in (test_cards, test_result, test_end):
        monkeypatch.setattr(module, "go_to", note)
    return found


def judge(folder: Path, *, right: bool = True, most: int = 100) -> list[AssignmentId]:
    """Ana answers what comes to her, known items right or wrong, as long as they are of a test."""
    done = []
    with Workspace.open(folder) as workspace:
        ana = next(each.id for each in workspace.people() if each.name == ANA)
        while (
            len(done) < most and (item := workspace.next_item(ana)) is not None and item.purpose is not Purpose.REVIEW
        ):
            workspace.submit(item.assignment_id, answer(item, right=right))
            done.append(item.assignment_id)
    return done


def take(folder: Path, key: str = "placement-es", *, right: bool = True, most: int = 100) -> list[AssignmentId]:
    with Workspace.open(folder) as workspace:
        workspace.start_test("spring", key, next(each.id for each in workspace.people() if each.name == ANA))
    return judge(folder, right=right, most=most)


def labels(at: AppTest) -> list[str]:
    return [each.label for each in at.button]


def test_who_has_none_reads_so(blank: Path, tmp_path: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_page(made(blank, tmp_path, ""), "tests", ANA)
    assert "There is no test for your locales." in words_of(at)


def test_a_test_says_what_it_is_for_how_long_and_what_is_needed(site: Path, open_page: Callable[..., AppTest]) -> None:
    words = words_of(open_page(site, "tests", ANA))
    for sentence in (
        "Language test", "Español de México", "Spanish (Mexico) · 3 items", "It shows that you know the language",
        "You get items of this locale when you have done it.", "Needed: 60%. 2 attempts are left.",
    ):  # fmt: skip
        assert sentence in words


def test_the_empty_queue_leads_to_the_test(site: Path, open_page: Callable[..., AppTest]) -> None:
    at = open_page(site, None, ANA)
    assert "Take the test" in [str(each.proto.label) for each in at.get("page_link")]


def test_it_is_begun_left_and_gone_on_with(site: Path, open_page: Callable[..., AppTest], went: Went) -> None:
    at = press(open_page(site, "tests", ANA), "Begin")
    assert went == [(Way.REVIEW, None)]
    judge(site, most=1)
    at.run()
    assert "You have answered 1 of 3." in words_of(at)
    at = press(at, "Break off")
    assert went[-1] == (Way.TESTS, None)
    at.run()
    assert "You have answered 1 of 3. You can go on where you stopped." in words_of(at)
    press(at, "Go on")
    assert judge(site)
    assert len(went) == 3


def test_a_passed_one_says_how_and_shows_each_answer_that_was_another(
    site: Path, open_page: Callable[..., AppTest]
) -> None:
    take(site, most=2)
    (wrong,) = judge(site, right=False)
    at = open_page(site, "tests", ANA)
    assert "Passed. 2 of 3 answers were right." in words_of(at)
    assert "Begin" not in labels(at)
    at = press(at, "See the result")
    words = words_of(at)
    assert [each.value for each in at.title] == ["Passed"]
    assert "2 of 3 answers were right. Needed: 60%." in words
    assert words.count("Porque sí") == 1
    assert words.count("this one is wrong") == 1
    assert "Go to your items" in labels(at)
    assert any(wrong in str(each.key) for each in at.text_area)


def test_a_failed_one_keeps_the_answers_for_the_next_attempt(
    site: Path, open_page: Callable[..., AppTest], went: Went
) -> None:
    take(site, right=False)
    at = press(open_page(site, "tests", ANA), "See the result")
    words = words_of(at)
    assert [each.value for each in at.title] == ["Not yet passed"]
    assert "1 attempt is left." in words
    assert "Porque sí" not in words
    assert "What was expected is told when you have passed, or after your last attempt." in words
    press(at, "Begin again")
    assert went == [(Way.REVIEW, None)]


def test_after_the_last_attempt_all_is_told_and_somebody_can_be_asked(
    site: Path, open_page: Callable[..., AppTest]
) -> None:
    take(site, right=False)
    take(site, right=False)
    at = press(open_page(site, "tests", ANA), "See the result")
    words = words_of(at)
    assert "There is no attempt left." in words
    assert words.count("Porque sí") == 3
    assert "Begin again" not in labels(at)
    assert at.text_area(key="ask-result-text-0").label == "Your question"


def test_the_result_names_the_next_test_that_work_waits_for(
    site: Path, open_page: Callable[..., AppTest], went: Went
) -> None:
    with_set(site, "tutorial")
    take(site)
    at = press(open_page(site, "tests", ANA), "See the result")
    assert "Next: Tutorial" in words_of(at)
    press(at, "Begin")
    assert judge(site)
    assert went == [(Way.REVIEW, None)]


def test_another_persons_result_is_not_opened_by_its_address(site: Path, open_page: Callable[..., AppTest]) -> None:
    take(site)
    with Workspace.open(site) as workspace:
        workspace.add_person("Bea", locales={"es-MX": "native"}, ui_language="en")
    at = open_page(site, "tests", "Bea")
    at.query_params[test_cards.CAMPAIGN], at.query_params[test_cards.RESULT] = "spring", "placement-es"
    at.run()
    assert [each.value for each in at.title] == ["Tests"]


def send(events: list) -> None:  # type: ignore[type-arg]
    """What the review page's callbacks do with these events, and the page afterwards."""
    from localize.ui.pages import review
    from localize.ui.visit import current_visit

    for event in events:
        {"SubmitEvent": review._submit, "SeenEvent": review._seen}[type(event).__name__](event)
    events.clear()
    visit = current_visit()
    assert visit is not None
    review.show(visit)


class Sheets:
    """The review page of one tab: it is sent events and drawn again. `data` is what its sheet was given last."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.data = folder, {}
        self.events: list[SubmitEvent | SeenEvent] = []
        monkeypatch.setattr("localize.ui.pages.review.review_sheet", lambda data, **_: setattr(self, "data", data))
        self.at = AppTest.from_function(send, args=(self.events,), default_timeout=60)
        self.at.context = {"locale": "en", "timezone": "Europe/Berlin"}
        self.run()

    def run(self, *events: SubmitEvent | SeenEvent) -> AppTest:
        self.events.extend(events)
        self.at.run()
        assert not self.at.exception
        return self.at

    def submit(self, *, right: bool) -> AssignmentId:
        with Workspace.open(self.folder) as workspace:
            item = workspace.item(AssignmentId(str(self.data["assignment_id"])))
        event = SubmitEvent(item.assignment_id, 1, str(uuid4()), answer(item, right=right), "ltr")  # type: ignore[arg-type]
        self.run(event)
        return item.assignment_id


@pytest.fixture
def sheets(open_page: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], Sheets]:
    """The review page of Ana."""

    def open_(folder: Path) -> Sheets:
        open_page(folder, "my_work", ANA)
        return Sheets(folder, monkeypatch)

    return open_


def start(folder: Path, key: str) -> None:
    with Workspace.open(folder) as workspace:
        workspace.start_test("spring", key, next(each.id for each in workspace.people() if each.name == ANA))


def test_the_sheet_says_which_item_of_which_test_it_is(site: Path, sheets: Callable[[Path], Sheets]) -> None:
    start(site, "placement-es")
    page = sheets(site)
    assert page.data["test"] | {"dir": "", "lang": ""} == {
        "purpose": "placement", "label": "Language test", "title": "Español de México", "teaches": False,
        "dir": "", "lang": "",
    }  # fmt: skip
    assert page.data["header"]["count"] == "1 of 3"
    assert page.data["next"]["header"]["count"] == "2 of 3"
    assert [each.label for each in page.at.button if each.label == "Break off"]
    page.submit(right=True)
    assert page.data["header"]["count"] == "2 of 3"
    assert page.data["undo"] is None  # an answer in a test stays
    assert page.data["revealed"] is None


def test_review_work_is_no_test(blank: Path, tmp_path: Path, sheets: Callable[[Path], Sheets]) -> None:
    page = sheets(made(blank, tmp_path, ""))
    assert page.data["test"] is None
    assert page.data["header"]["count"] == "0 of 8"
    assert "news" not in page.data["header"]
    assert "Break off" not in labels(page.at)


def test_after_the_last_item_comes_the_result(site: Path, sheets: Callable[[Path], Sheets], went: Went) -> None:
    start(site, "placement-es")
    page = sheets(site)
    for _ in range(3):
        assert not went
        page.submit(right=True)
    assert went == [(Way.TESTS, {"campaign": "spring", "test": "placement-es"})]
    page.run()
    assert len(went) == 1


@pytest.mark.parametrize("right", [True, False])
def test_a_tutorial_tells_after_each_item_what_was_expected(
    blank: Path, tmp_path: Path, sheets: Callable[[Path], Sheets], went: Went, right: bool
) -> None:
    folder = made(blank, tmp_path, "")
    with_set(folder, "tutorial", items=2)
    start(folder, "tutorial-es")
    page = sheets(folder)
    first = page.submit(right=right)
    told = page.data["revealed"]
    assert told["assignment_id"] == first
    feedback = told["feedback"]
    assert feedback["right"] is right
    assert feedback["explanation"] == {"text": "Porque sí 0.", "lang": "es-MX", "dir": "ltr"}
    assert [each["title"] for each in feedback["groups"]] == ([""] if right else ["What was expected"])
    assert "is better than" in feedback["groups"][0]["lines"][0]
    assert page.data["assignment_id"] != first  # the next one waits behind it
    page.run(SeenEvent(first, ()))
    assert page.data["revealed"] is None
    last = page.submit(right=right)
    assert (page.data["assignment_id"], page.data["frozen"]) == (last, True)
    assert not went  # it is read first
    page.run(SeenEvent(last, ()))
    assert went == [(Way.TESTS, {"campaign": "spring", "test": "tutorial-es"})]


def missed_gold(folder: Path, page: Sheets) -> AssignmentId:
    """Ana judges until gold came, and answers it otherwise."""
    for _ in range(12):
        with Workspace.open(folder) as workspace:
            known = is_known(workspace.item(AssignmentId(str(page.data["assignment_id"]))))
        assignment = page.submit(right=False)
        if known:
            return assignment
    raise AssertionError("no gold came")


@pytest.fixture
def gold(blank: Path, tmp_path: Path) -> Path:
    folder = made(blank, tmp_path, "gold_rate = 1.0")
    with_set(folder, "gold", items=1)
    return folder


def test_missed_gold_is_said_quietly_and_once(gold: Path, sheets: Callable[[Path], Sheets]) -> None:
    page = sheets(gold)
    assert "We knew the answer" not in words_of(page.at)
    missed = missed_gold(gold, page)
    assert "We knew the answer to an item that you judged" in words_of(page.at)
    assert page.data["header"]["news"] == "There is something new above"
    assert "Porque sí" not in words_of(page.at)  # until they want to see it
    assert page.data["revealed"] is None
    page.at.session_state[f"new-check-{missed}"] = True
    page.run()
    assert "Porque sí 0." in words_of(page.at)
    press(page.at, "I have read it")
    assert "We knew the answer" not in words_of(page.at)
    with Workspace.open(gold) as workspace:
        ana = next(each.id for each in workspace.people() if each.name == ANA)
        assert [(each.assignment_id, each.seen) for each in workspace.check_answers(ana)] == [(missed, True)]


def test_my_work_lists_what_was_expected_and_takes_an_appeal(
    gold: Path, sheets: Callable[[Path], Sheets], open_page: Callable[..., AppTest]
) -> None:
    missed = missed_gold(gold, sheets(gold))
    at = open_page(gold, "my_work", ANA)
    words = words_of(at)
    for sentence in ("Answers we knew", "Nothing is taken away for it.", "is better than", "Porque sí 0."):
        assert sentence in words
    field = next(each for each in at.text_area if str(each.key).startswith("otherwise-"))
    field.set_value("Aquí <b>no</b> se dice así.")
    at = press(at, "Send it")
    assert see_otherwise.appeal_in_words(Appeal.OPEN, texts("en")) in words_of(at)
    with Workspace.open(gold) as workspace:
        (question,) = workspace.questions(kind="dispute").questions
        assert (question.assignment_id, question.posts[0].text) == (missed, "Aquí <b>no</b> se dice así.")
        workspace.close_question(question.id, "granted")
    at.run()
    assert see_otherwise.appeal_in_words(Appeal.GRANTED, texts("en")) in words_of(at)
    assert "I see it otherwise" not in [str(each.label) for each in at.get("popover")]


def test_nobody_elses_known_answers_are_listed(
    gold: Path, sheets: Callable[[Path], Sheets], open_page: Callable[..., AppTest]
) -> None:
    missed_gold(gold, sheets(gold))
    with Workspace.open(gold) as workspace:
        workspace.add_person("Bea", locales={"es-MX": "native"}, ui_language="en")
    assert "Answers we knew" not in words_of(open_page(gold, "my_work", "Bea"))


def test_what_a_set_says_is_never_markup(blank: Path, tmp_path: Path, open_page: Callable[..., AppTest]) -> None:
    folder = made(blank, tmp_path, "")
    rows = [line(0, explanation="**loud** <script>x</script>", prompt="# head")]
    with Workspace.open(folder) as workspace:
        first = head("tutorial", title="**T** <i>x</i>")
        workspace.import_set(write_set(tmp_path, first, *rows), "spring")
    take(folder, "tutorial-es", right=False)
    at = press(open_page(folder, "tests", ANA), "See the result")
    assert "**loud**" not in markup_of(at)
    assert "**T**" not in markup_of(at)
    assert "# head" not in markup_of(at)
    assert "&lt;script&gt;" in words_of(at)
    assert "<script>" not in words_of(at)


@pytest.mark.parametrize("purpose", [Purpose.PLACEMENT, Purpose.TUTORIAL, Purpose.CALIBRATION])
def test_every_test_has_a_name_and_says_what_it_is_for(purpose: Purpose) -> None:
    assert purpose_in_words(purpose, texts("en")) != "–"
    assert what_for(purpose, texts("en"))
