"""Generated imports: NTREX lines (tests/data/ntrex-sample) as prompts and outputs, over many locales."""

from __future__ import annotations

import json
from datetime import datetime
from itertools import cycle, islice
from pathlib import Path

from sqlalchemy import insert, select, update

from localize import Workspace
from localize.ids import new_id
from localize.records import PersonId
from localize.store.judgments import NewJudgment, record
from localize.store.people import ensure_pseudonym
from localize.store.schema_work import claims, cursors, slots

SAMPLE = Path(__file__).parents[1] / "tests" / "data" / "ntrex-sample"
LOCALES = [
    "ar-EG",
    "ar-SA",
    "bn-BD",
    "de-DE",
    "de-AT",
    "en-IN",
    "es-ES",
    "es-MX",
    "fr-FR",
    "fr-CA",
    "he-IL",
    "hi-IN",
    "id-ID",
    "it-IT",
    "ja-JP",
    "ko-KR",
    "pt-BR",
    "th-TH",
    "tr-TR",
    "zh-Hans-CN",
]

CAMPAIGN = """\
id = "bench"
title = "Bench"
source_locale = "en"
locales = []
overlap = 1
[[review]]
unit = "pair"
rubric = "preference"
"""


def lines() -> list[str]:
    """All sample sentences, in every script."""
    return [
        line
        for file in sorted(SAMPLE.glob("*.txt"))
        if file.stem != "LICENSE"
        for line in file.read_text("utf-8").splitlines()
        if line
    ]


def write_import(file: Path, rows: int, locales: list[str] = LOCALES) -> None:
    """`rows` lines of canonical JSON Lines with two outputs each."""
    text = cycle(lines())
    with file.open("w", encoding="utf-8") as out:
        for number in range(rows):
            prompt, first, second = islice(text, 3)
            row = {
                "prompt_id": f"q{number // len(locales)}",
                "locale": locales[number % len(locales)],
                "source_locale": "en",
                "source_prompt": f"Question {number // len(locales)}",
                "prompt": f"{prompt} {number}",
                "outputs": [
                    {"model": "m1", "text": f"{first} {number}"},
                    {"model": "m2", "text": f"{second} {number}"},
                ],
                "domain": "news",
            }
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def judge_in_bulk(workspace: Workspace, people: list[PersonId], count: int) -> None:
    """What `count` judgments of four people in turn leave behind, written straight into the tables."""
    store, rubric = workspace._context.store, workspace.campaign("bench").pins["preference"]
    with store.read() as view:
        order = view.connection.execute(select(slots).order_by(slots.c.position).limit(count)).all()
    with store.write() as tx:
        for person in people:
            ensure_pseudonym(tx, "bench", person)
    for start in range(0, count, 2000):
        with store.write() as tx:
            for place, slot in enumerate(order[start : start + 2000], start):
                person, claim = people[place % len(people)], new_id()
                held = {"id": claim, "item_id": slot.item_id, "person_id": person, "slot": slot.number}
                rest = {"pool_id": slot.pool_id, "state": "done", "rubric_hash": rubric, "blind": False, "tier": 0}
                times = {"opened_at": tx.now, "lease_until": tx.now, "closed_at": tx.now}
                tx.connection.execute(insert(claims), held | rest | times | {"shown_order": "[0, 1]"})
                taken = (slots.c.item_id == slot.item_id) & (slots.c.number == slot.number)
                tx.connection.execute(update(slots).where(taken).values(state="taken"))
                record(tx, _judgment(claim, slot.item_id, person, rubric, tx.now))
    with store.write() as tx:
        for person in people:
            row = {"person_id": person, "pool_id": order[-1].pool_id, "position": order[-1].position}
            tx.connection.execute(insert(cursors), row)


def _judgment(claim: str, item: str, person: PersonId, rubric: str, now: datetime) -> NewJudgment:
    return NewJudgment(
        id=new_id(), campaign_id="bench", claim_id=claim, item_id=item, person_id=person, submit_key=claim,
        rubric_hash=rubric, profile=None, purpose="review", match_tier=0, imported=False, late=False, ui_lang="es",
        ratings='{"preference": {"value": 1, "comment": null, "state": "given"}}', rubric_lang="en",
        signals_shown="hidden", shown_order="[0, 1]", frame="ltr", opened_at=now, submitted_at=now,
    )  # fmt: skip
