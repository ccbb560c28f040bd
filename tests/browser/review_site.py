"""A server with one campaign of pairs in four locales, and reviewers who sign in by link."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from building import CAMPAIGN
from playwright.sync_api import Locator, Page
from real_server import RealServer

from localize import Workspace
from localize.records import PersonId

LOCALES = ("ar-EG", "hi-IN", "ja-JP", "es-MX")


def rows(count: int, locales: tuple[str, ...] = LOCALES, text: str = "answer {model} to {number}") -> list[str]:
    return [
        json.dumps(
            {
                "prompt_id": f"q{number}",
                "locale": locale,
                "source_locale": "en",
                "source_prompt": f"Question {number}?",
                "prompt": f"¿Pregunta {number}?",
                "outputs": [{"model": each, "text": text.format(model=each, number=number)} for each in ("m1", "m2")],
            }
        )
        for number in range(count)
        for locale in locales
    ]


@dataclass
class ReviewSite(RealServer):
    """`people` by name; each lives in the locale that comes with it."""

    people: dict[str, PersonId] = field(default_factory=dict)

    def fill(self, count: int, *, overlap: int = 5, more: str = "", text: str = "answer {model} to {number}") -> None:
        campaign = self.folder.parent / "spring.toml"
        source = CAMPAIGN.format(id="spring", locales="[]", overlap=overlap, unit="pair", rubric="preference",
                                 more=more, review="")  # fmt: skip
        campaign.write_text(source, encoding="utf-8")
        data = self.folder.parent / "rows.jsonl"
        data.write_text("\n".join(rows(count, text=text)), encoding="utf-8")
        with Workspace.open(self.folder) as workspace:
            workspace.create_campaign(campaign)
            workspace.import_file(data, "spring")
            workspace.assign("spring")

    def add(self, name: str, locale: str, ui_language: str = "en") -> None:
        with Workspace.open(self.folder) as workspace:
            person = workspace.add_person(name, locales={locale: "native"}, ui_language=ui_language)
        self.people[name] = person.id

    def join(self, page: Page, name: str) -> None:
        with Workspace.open(self.folder) as workspace:
            link = workspace.invite(self.people[name])
        page.goto(f"{self.url}/join/{link.rsplit('/', 1)[1]}")
        page.locator("button").click()
        page.locator(".sheet .question").first.wait_for()

    def judgments(self, name: str) -> list[tuple[str, str]]:
        """(item, status) of every judgment of a person, in order."""
        with Workspace.open(self.folder) as workspace:
            frame = workspace.dataset("judgments", history=True).collect().sort("sequence")
            with workspace._context.store.read() as view:
                query = "SELECT pseudonym FROM pseudonyms WHERE person_id = ?"
                pseudonym = view.connection.exec_driver_sql(query, (self.people[name],)).scalar()
            mine = frame.filter(reviewer=pseudonym)
        return list(zip(mine["prompt_id"].to_list(), mine["status"].to_list(), strict=True))


def new_site(folder: Path) -> ReviewSite:
    Workspace.create(folder).close()
    return ReviewSite(folder)


def shown(page: Page) -> str:
    """The number of the item on the sheet, as its prompt has it."""
    return str(page.locator(".sheet .prompt .text").last.inner_text()).strip("¿?").removeprefix("Pregunta ")


def until(page: Page, happened: Callable[[], object], seconds: float = 20) -> None:
    for _ in range(int(seconds * 10)):
        if happened():
            return
        page.wait_for_timeout(100)
    raise AssertionError(page.locator("body").inner_text())


def answer(page: Page, comment: str | None = None) -> None:
    """A, better; more correct; with words of one's own if wanted."""
    page.locator(".sheet .question").first.click(position={"x": 5, "y": 5})
    page.keyboard.press("2")
    page.keyboard.press("a")
    if comment:
        page.keyboard.press("Alt+c")
        page.keyboard.type(comment)


def written(page: Page) -> Locator:
    """The field that `answer` wrote its comment into."""
    return page.locator(".sheet textarea:visible").first
