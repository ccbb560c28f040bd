"""A workspace in which everything that a reviewer must not learn has a word of its own, and each word is one canary."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from building import CAMPAIGN
from sqlalchemy import select

from localize import Workspace
from localize.store.schema_content import outputs
from localize.store.schema_people import pseudonyms

ITEMS = 4
RUBRIC = """\
schema = "rubric/1"
id = "own-words"
version = "1.0.0"
unit = "pair"
lang = "en"
title = "Which answer is better?"
intro = "Read both."
[[criteria]]
id = "better"
kind = "preference"
question = "Which one?"
scale = { min = -1, max = 1, zero = "explicit" }
positional = true
levels = [
  { value = -1, label = "A", anchor = "The first." },
  { value = 0, label = "Neither", anchor = "No difference." },
  { value = 1, label = "B", anchor = "The second." },
]
[[criteria]]
id = "words"
kind = "text"
question = "Why?"
required = false
[[criteria]]
id = "feeling"
kind = "text"
question = "How are you?"
required = false
private = true
"""
BLIND = {
    "model names": ["zqModelOne", "zqModelTwo"],
    "prompt ids": ["zqPromptId"],
    "answers of other reviewers": ["zqBenWords", "zqBenComment"],
    "answers of coordinators": ["zqNadiaWords", "zqNadiaComment"],
    "imported answers": ["zqImportedWords", "zqImportedComment"],
    "raters of imported answers": ["zqRater"],
    "names of others": ["zqBenName", "zqNadiaName"],
    "references": ["zqReference"],
    "texts of another locale": ["zqGermanPrompt", "zqGermanOutput"],
    "another campaign": ["zq-autumn"],
}
"""What a reviewer never learns, and a coordinator does: kind -> canaries. Ids and pseudonyms are added when known."""
NEVER = {
    "drafts of others": ["zqBenDraft"],
    "reasons of others to skip": ["zqBenSkip"],
    "guidelines of another campaign": ["zqAutumnGuidelines"],
}
"""What nobody's browser learns."""
PRIVATE = {"private answers": ["zqBenFeeling", "zqNadiaFeeling"]}
MINE = {"prompt": "zqShownPrompt", "output": "zqShownOutput", "words": "zqAnaWords", "name": "zqAnaName"}
"""What the reviewer may see and write: a scan that does not find it sees nothing."""


def row(number: int, locale: str = "es-MX") -> dict[str, Any]:
    prompt, output = ("zqShownPrompt", "zqShownOutput") if locale == "es-MX" else ("zqGermanPrompt", "zqGermanOutput")
    models = ["zqModelOne", "zqModelTwo"]
    ratings = {"better": {"value": 1, "comment": "zqImportedComment"}, "words": "zqImportedWords"}
    return {
        "prompt_id": f"zqPromptId{number}",
        "locale": locale,
        "source_locale": "en",
        "source_prompt": f"Question {number}?",
        "prompt": f"{prompt} {number}",
        "reference": "zqReference",
        "outputs": [{"model": model, "text": f"{output} {model[-3:]} {number}"} for model in models],
        "judgments": [{"rater": "zqRater", "rubric": "own-words", "outputs": models, "ratings": ratings}],
    }


def build(folder: Path, tmp: Path) -> Canaries:
    Workspace.create(folder).close()
    (folder / "rubrics").mkdir(exist_ok=True)
    (folder / "rubrics" / "own-words.toml").write_text(RUBRIC, "utf-8")
    (tmp / "autumn.md").write_text("zqAutumnGuidelines", "utf-8")
    with Workspace.open(folder) as workspace:
        for id, locales, more in (("spring", "[]", ""), ("zq-autumn", '["de-DE"]', 'guidelines = "autumn.md"')):
            file = tmp / f"{id}.toml"
            shape = {"unit": "pair", "rubric": "own-words", "overlap": 4, "review": ""}
            file.write_text(CAMPAIGN.format(id=id, locales=locales, more=more, **shape), "utf-8")
            workspace.create_campaign(file)
        imported(workspace, tmp, "spring", [*map(row, range(ITEMS)), row(0, "de-DE")])
        imported(workspace, tmp, "zq-autumn", [row(0, "de-DE")])
        made = Canaries(workspace)
        made.judge("zqNadiaName", "zqNadia")
        made.judge("zqBenName", "zqBen", at_most=ITEMS - 2)
        made.leave("zqBenName")
        made.learn_ids()
    return made


def imported(workspace: Workspace, tmp: Path, campaign: str, rows: list[dict[str, Any]]) -> None:
    file = tmp / f"{campaign}.jsonl"
    file.write_text("".join(json.dumps(each) + "\n" for each in rows), "utf-8")
    assert workspace.import_file(file, campaign).rejected == []
    workspace.assign(campaign)


class Canaries:
    """The people of the site, and every canary by kind."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.blind, self.never, self.private = dict(BLIND), dict(NEVER), dict(PRIVATE)
        self.folder = workspace.settings.folder
        mexico = {"es-MX": "native"}
        self.people = {
            "zqAnaName": workspace.add_person("zqAnaName", locales=mexico, ui_language="en"),
            "zqBenName": workspace.add_person("zqBenName", locales=mexico, ui_language="en"),
            "zqNadiaName": workspace.add_person("zqNadiaName", role="coordinator", locales=mexico, ui_language="en"),
        }

    def judge(self, name: str, says: str, at_most: int = ITEMS) -> None:
        answers = {"better": {"value": -1, "comment": f"{says}Comment"}, "words": f"{says}Words"}
        for _ in range(at_most):
            item = self.workspace.next_item(self.people[name].id)
            assert item is not None
            self.workspace.submit(item.assignment_id, answers | {"feeling": f"{says}Feeling"})

    def leave(self, name: str) -> None:
        """One item skipped with a reason, one begun."""
        first = self.workspace.next_item(self.people[name].id)
        assert first is not None
        self.workspace.skip(first.assignment_id, "other", "zqBenSkip")
        second = self.workspace.next_item(self.people[name].id)
        assert second is not None
        self.workspace.save_draft(second.assignment_id, {"words": "zqBenDraft"})

    def learn_ids(self) -> None:
        """What is made at random: keys to the workspace, ids, pseudonyms; and ids by which a model can be guessed."""
        others = [self.people["zqBenName"], self.people["zqNadiaName"]]
        codes = [each.access_code or "" for each in self.people.values()]
        settings = self.workspace.settings
        with self.workspace._context.store.read() as view:
            self.blind["ids made of model names"] = list(view.connection.execute(select(outputs.c.id)).scalars())
            named = select(pseudonyms.c.pseudonym).where(pseudonyms.c.person_id.in_([each.id for each in others]))
            self.blind["pseudonyms of others"] = list(view.connection.execute(named).scalars())
        self.never["ids of others"] = [each.id for each in others]
        self.never["access codes"] = [*codes, *(each.replace("-", "") for each in codes)]
        self.never["the secret"] = [(settings.folder / "secret").read_text("utf-8").strip()]
        self.never["the folder of the workspace"] = [str(settings.folder)]

    @property
    def people_of_the_site(self) -> dict[str, dict[str, Any]]:
        """As `Site.join` wants them."""
        return {name: {"id": each.id} for name, each in self.people.items()}
