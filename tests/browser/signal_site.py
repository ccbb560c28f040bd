"""A server with one campaign whose answers have something to be looked at, and its coordinator."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from building import CAMPAIGN
from playwright.sync_api import Page, expect
from real_server import RealServer

from localize import Workspace
from localize.findings import State

NTREX = Path(__file__).parents[1] / "data" / "ntrex"
FILES = {"ar-EG": "arb", "hi-IN": "hin", "ja-JP": "jpn", "es-MX": "spa"}


def lines(name: str) -> list[str]:
    return (NTREX / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def rows(count: int) -> list[str]:
    """Model a answers well, b leaves a bracket open in every second answer, c answers in English in every third."""
    found = []
    for locale, file in FILES.items():
        theirs, english = lines(file), lines("eng")
        for number in range(count):
            good = [theirs[20 + 3 * number + place] for place in range(3)]
            texts = {
                "model-a": good[0],
                "model-b": f"{good[1]} ({good[0][:30]}" if number % 2 == 0 else good[1],
                "model-c": english[23 + 3 * number] if number % 3 == 0 else good[2],
            }
            row = {
                "prompt_id": f"news-{number}",
                "locale": locale,
                "source_locale": "en",
                "source_prompt": english[number],
                "prompt": theirs[number],
                "outputs": [{"model": model, "text": text} for model, text in texts.items()],
            }
            found.append(json.dumps(row, ensure_ascii=False))
    return found


@dataclass
class SignalSite(RealServer):
    """Nothing is computed yet."""

    def fill(self, count: int = 12) -> None:
        campaign, data = self.folder.parent / "spring.toml", self.folder.parent / "rows.jsonl"
        source = CAMPAIGN.format(
            id="spring", locales="[]", overlap=1, unit="pair", rubric="preference", more='signals = "beside"', review=""
        )
        campaign.write_text(source, encoding="utf-8")
        data.write_text("\n".join(rows(count)), encoding="utf-8")
        with Workspace.open(self.folder) as workspace:
            workspace.create_campaign(campaign)
            workspace.import_file(data, "spring")
            workspace.add_person("Nadia", role="coordinator", ui_language="en")

    def judge(self, verdicts: Sequence[str], locale: str) -> None:
        """What somebody says of the next findings of brackets; an answer comes up in more than one pair."""
        left, said = list(verdicts), set[str]()
        with Workspace.open(self.folder) as workspace:
            person = workspace.add_person("Ana", locales={locale: "native"})
            workspace.assign("spring")
            me = workspace.acting_as(person.id)
            while left:
                sheet = me.next_sheets(ahead=False)[0]
                for text in sheet.signals.of:
                    looks = [each.name for each in text.found if each.finding.state is State.LOOK]
                    answer = "" if text.place is None else sheet.item.outputs[text.place]
                    if "brackets" in looks and left and answer not in said:
                        said.add(answer)
                        me.judge_signal(sheet.item.assignment_id, text.place, "brackets", left.pop(0))
                me.submit(sheet.item.assignment_id, {"preference": 1, "reasons": ["correct"]})

    def join(self, page: Page, path: str = "signals", ui_language: str = "en") -> None:
        """As the coordinator."""
        with Workspace.open(self.folder) as workspace:
            nadia = next(each for each in workspace.people() if each.name == "Nadia")
            workspace.set_ui_language(nadia.id, ui_language)
            link = workspace.invite(nadia.id)
        page.goto(f"{self.url}/join/{link.rsplit('/', 1)[1]}")
        page.locator("button").click()
        page.get_by_test_id("stMain").wait_for()
        page.wait_for_load_state("networkidle")
        page.goto(f"{self.url}/{path}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        at_rest(page)


def new_site(folder: Path) -> SignalSite:
    Workspace.create(folder).close()
    site = SignalSite(folder)
    site.fill()
    return site


def at_rest(page: Page) -> None:
    page.wait_for_timeout(300)
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
