"""From an invitation to a granted appeal, in two scripts and directions, with only what the pages themselves offer.

Words of the pages are looked up in the catalogue, so that the journey goes on while they are translated.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from proof_site import KNOWN, LOCALES, ProofSite, new_site

from localize import Workspace
from localize.records import PersonId
from localize.texts import texts
from localize.ui.parts.see_otherwise import appeal_in_words
from localize.workspace.known_records import Appeal

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("pages")]
GOOD = {good for items in KNOWN.values() for _, good, _, _ in items}
BAD = {bad for items in KNOWN.values() for _, _, bad, _ in items}
WHY = {prompt: why for items in KNOWN.values() for prompt, _, _, why in items}
NAME = {"es": "Ana", "ur": "زینب"}
SAID = {
    "es": ("Aquí muchas familias hacen las dos cosas.", "¿Qué hago si las dos respuestas dicen lo mismo?",
           "Elige «sin diferencia».", "Tienes razón: lo quitamos."),
    "ur": ("میرے گھر میں ایسا ہی ہوتا ہے۔", "اگر دونوں جواب ایک جیسے ہوں تو کیا کروں؟",
           "«کوئی فرق نہیں» چنیں۔", "آپ درست کہتی ہیں۔"),
}  # fmt: skip
"""Per language of the pages: an appeal, a question, the answer to it, and what is said to the appeal."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProofSite]:
    running = new_site(tmp_path_factory.mktemp("proof") / "workspace")
    running.fill()
    running.start()
    yield running
    running.kill()


@pytest.fixture(params=sorted(LOCALES))
def ui(request: pytest.FixtureRequest) -> str:
    """The language of the pages, of the reviewer and of the coordinator."""
    return str(request.param)


@dataclass
class Somebody:
    """A person at a browser of their own whose pages are in `ui`."""

    site: ProofSite
    page: Page
    ui: str

    def say(self, english: str) -> str:
        return texts(self.ui).gettext(english)

    def rest(self) -> None:
        """The run that was begun is over and drawn."""
        self.page.wait_for_timeout(300)
        self.page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
        self.page.wait_for_timeout(200)

    def open(self, path: str = "") -> None:
        self.page.goto(f"{self.site.url}/{path}")
        self.page.locator(".st-key-account").wait_for()
        self.rest()

    def keyed(self, key: str) -> Locator:
        """The first element whose key begins so."""
        return self.page.locator(f'[class*="st-key-{key}"]').first

    def press(self, key: str) -> None:
        self.keyed(key).locator("button, summary").first.click()
        self.rest()

    def write(self, key: str, text: str) -> None:
        field = self.page.locator(f'[class*="st-key-{key}"] textarea').first
        field.fill(text)
        field.blur()
        self.rest()

    def join(self, link: str) -> None:
        self.page.goto(link)
        self.page.locator("form button").click()
        self.page.locator(".st-key-account").wait_for()
        self.rest()


@pytest.fixture
def reviewer(site: ProofSite, browser: Browser, ui: str) -> Iterator[Somebody]:
    with_language = browser.new_context(viewport={"width": 1280, "height": 900}, locale=LOCALES[ui])
    with_language.set_default_timeout(20_000)
    yield Somebody(site, with_language.new_page(), ui)
    with_language.close()


@pytest.fixture
def coordinator(site: ProofSite, context: BrowserContext, ui: str) -> Somebody:
    site.add(f"Nadia-{ui}", ui, role="coordinator")
    nadia = Somebody(site, context.new_page(), ui)
    nadia.join(site.link(f"Nadia-{ui}"))
    return nadia


def invited(coordinator: Somebody, name: str) -> str:
    """The link that a coordinator gets for somebody of whom only a name is known."""
    coordinator.open("people")
    form = coordinator.page.locator('[data-testid="stForm"]').first
    if not form.is_visible():  # folded once there are some people
        around = coordinator.page.locator('[data-testid="stExpander"]').filter(has=form)
        around.locator("summary").click()
    form.get_by_label(coordinator.say("Name"), exact=True).fill(name)
    form.get_by_role("button", name=coordinator.say("Add and make an invitation")).click()
    link = coordinator.page.locator('[data-testid="stCode"]', has_text="/join/")
    link.wait_for()
    return f"{coordinator.site.url}/join/{str(link.inner_text()).strip().rsplit('/', 1)[1]}"


def declare(reviewer: Somebody, locale: str) -> None:
    """From the page that says that a language is missing, to the profile, and the language there."""
    page = reviewer.page
    page.get_by_role("link", name=reviewer.say("Open my profile")).click()
    tag = reviewer.keyed("tag-").locator("input")
    tag.click()
    tag.press_sequentially(locale)
    page.get_by_role("option").filter(has_text=locale).first.click()
    reviewer.rest()
    reviewer.press("add-")
    reviewer.page.locator(f'[class*="st-key-locale-"][class*="{locale}"]').wait_for()


def answers(page: Page) -> list[str]:
    return [each.strip() for each in page.locator(".sheet .panes .pane-text").all_inner_texts()]


def prompt(page: Page) -> str:
    return str(page.locator(".sheet .prompt .text").last.inner_text()).strip()


def judge(page: Page, *, right: bool = True) -> None:
    """Answer by keys: of a known item rightly or not, of any other that A is better. Nothing is waited for."""
    page.locator(".sheet .question").first.wait_for()
    first, second = answers(page)
    better = "6" if (second if right else first) in GOOD or (second if not right else first) in BAD else "2"
    page.locator(".sheet .question").first.click(position={"x": 5, "y": 5})
    page.keyboard.press(better)
    page.keyboard.press("a")
    page.keyboard.press("Control+Enter")


def until_other(page: Page, before: str) -> None:
    expect(page.locator(".sheet .prompt .text").last).not_to_have_text(before)


def take_placement(reviewer: Somebody, locale: str) -> None:
    page = reviewer.page
    reviewer.open()
    page.get_by_role("link", name=reviewer.say("Take the test")).click()
    reviewer.press(f"begin-spring-placement-{locale.lower()}")
    for number in range(1, 4):
        expect(page.locator(".where")).to_have_attribute("data-test", "placement")
        expect(page.locator(".count progress")).to_have_js_property("value", number - 1)
        expect(page.locator(".where bdi")).to_have_attribute("lang", locale)
        judge(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(reviewer.say("Passed"))
    assert "test=placement" in page.url


def learn(reviewer: Somebody, purpose: str, *, right: bool) -> None:
    """The item of a tutorial or a calibration, and what is said of it before the next page comes."""
    page = reviewer.page
    reviewer.press("result-next")
    expect(page.locator(".where")).to_have_attribute("data-test", purpose)
    asked = prompt(page)
    judge(page, right=right)
    feedback = page.locator(".feedback")
    expect(feedback).to_have_attribute("data-right", str(right).lower())
    why = feedback.locator(".why")
    expect(why).to_have_text(WHY[asked])
    expect(why).to_have_attribute("lang", LOCALES[reviewer.ui])
    page.wait_for_timeout(600)  # a key that came with the one before is not meant for what comes
    page.keyboard.press("Enter")
    page.locator(f'[class*="st-key-result-of-spring-{purpose}"]').wait_for()


def work(reviewer: Somebody, items: int) -> str:
    """So many items of review work; the first silent gold is answered wrongly. Returns what it asked."""
    page, done, missed = reviewer.page, 0, ""
    reviewer.press("result-onward")
    while done < items:
        page.locator(".sheet .question").first.wait_for()
        assert page.locator(".where").get_attribute("data-test") is None  # gold looks like any other item
        asked, known = prompt(page), set(answers(page)) <= GOOD | BAD
        judge(page, right=not known or bool(missed))
        until_other(page, asked)
        missed = missed or (asked if known else "")
        done += not known
    assert missed, "no gold came"
    return missed


def read_and_appeal(reviewer: Somebody, missed: str) -> None:
    """From the quiet line in the header to what was expected, and against it."""
    page = reviewer.page
    page.locator(".news-button").click()
    notice = page.locator(".st-key-lz-check-new")
    expect(notice).to_be_in_viewport()
    notice.locator("summary").first.click()
    expect(notice.get_by_text(WHY[missed])).to_be_visible()
    assert notice.get_by_text(missed).count()
    reviewer.rest()
    reviewer.press("otherwise-new-check")
    reviewer.write("otherwise-new-check", SAID[reviewer.ui][0])
    page.locator('[class*="st-key-otherwise-new-check"][class*="-send"] button').click()
    expect(notice.get_by_text(said_of(Appeal.OPEN, reviewer))).to_be_visible()


def said_of(appeal: Appeal, somebody: Somebody) -> str:
    return appeal_in_words(appeal, texts(somebody.ui))


def ask(reviewer: Somebody) -> None:
    page = reviewer.page
    reviewer.press("ask-popover")
    reviewer.write("ask-text", SAID[reviewer.ui][1])
    reviewer.press("ask-send")
    expect(page.get_by_text(reviewer.say("Sent. The answer will be under My work."))).to_be_visible()


def decide(coordinator: Somebody, missed: str, ids: dict[str, str]) -> None:
    """Both sides of the appeal are on one page; the question is answered."""
    page = coordinator.page
    coordinator.open("questions")
    coordinator.press(f"item-{ids['dispute']}")
    expected = coordinator.keyed(f"expected-{ids['dispute']}")
    expect(expected.get_by_text(WHY[missed])).to_be_visible()
    assert page.get_by_text(SAID[coordinator.ui][0]).count()
    coordinator.write(f"answer-{ids['dispute']}", SAID[coordinator.ui][3])
    coordinator.press(f"grant-{ids['dispute']}")
    coordinator.write(f"answer-{ids['question']}", SAID[coordinator.ui][2])
    coordinator.press(f"reply-{ids['question']}")


def questions_of(site: ProofSite, person: PersonId) -> dict[str, str]:
    """Kind -> id of what a person asked."""
    with Workspace.open(site.folder) as workspace:
        return {each.kind.value: str(each.id) for each in workspace.acting_as(person).my_questions()}


def person_called(site: ProofSite, name: str) -> Any:
    with Workspace.open(site.folder) as workspace:
        return next(each for each in workspace.people() if each.name == name)


def test_from_the_invitation_to_the_granted_appeal(site: ProofSite, coordinator: Somebody, reviewer: Somebody) -> None:
    ui, page = reviewer.ui, reviewer.page
    locale, name = LOCALES[ui], NAME[ui]
    reviewer.join(invited(coordinator, name))
    declare(reviewer, locale)
    take_placement(reviewer, locale)
    learn(reviewer, "tutorial", right=False)
    learn(reviewer, "calibration", right=True)
    missed = work(reviewer, 10)
    read_and_appeal(reviewer, missed)
    ask(reviewer)
    person = person_called(site, name)
    assert [(each.tag, each.passed, each.right, each.answered) for each in person.tested] == [(locale, True, 3, 3)]

    decide(coordinator, missed, questions_of(site, person.id))

    reviewer.open()
    assert page.locator(".st-key-lz-news").count()
    reviewer.open("my-work")
    check = reviewer.keyed("check-")
    expect(check.get_by_text(said_of(Appeal.GRANTED, reviewer))).to_be_visible()
    expect(check.get_by_text(WHY[missed])).to_be_visible()
    for said in SAID[ui][2:]:
        expect(page.get_by_text(said).first).to_be_visible()
    direction = {"es": "ltr", "ur": "rtl"}[ui]
    assert page.locator('[data-testid="stMain"]').evaluate("it => getComputedStyle(it).direction") == direction
    with Workspace.open(site.folder) as workspace:
        (given,) = [each for each in workspace.check_answers(person.id) if each.purpose == "gold"]
        assert (given.right, given.excused, given.appeal) == (False, True, Appeal.GRANTED)
