"""A store filled by hand, through the store's own functions: one campaign, prompts in locales, judgments of pairs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import select

from localize.ids import derived_id
from localize.records import Content, DeclaredLocale, OutputId, PersonId, Purpose, Role, content_json
from localize.store import Store, campaigns, claims, content, items, judgments, people, signals
from localize.store.judgments import NewJudgment
from localize.store.schema_work import claims as claim_table
from localize.store.signal_opinions import NewVerdict, add_verdict

RUBRICS = Path(__file__).parents[2] / "rubrics"
START = datetime(2026, 3, 1, 9, 0, 0, 123456, tzinfo=UTC)
CAMPAIGN = """id = "spring"
title = "Spring review"
source_locale = "en"
locales = ["de-DE", "ar-EG"]
overlap = 3
"""


@dataclass(frozen=True)
class Asked:
    """A prompt in a locale with the ids of its outputs by model."""

    key: str
    locale: str
    localization_id: str
    outputs: Mapping[str, OutputId]


@dataclass
class JudgedStore:
    """`judge` and `import_judgment` take preferences by output in imported order, as they are stored."""

    store: Store
    campaign: str = "spring"
    clock: list[datetime] = field(default_factory=lambda: [START])
    _numbers: Any = field(default_factory=lambda: count(1))
    _slots: dict[str, int] = field(default_factory=dict)
    _people: dict[str, PersonId] = field(default_factory=dict)
    _rubrics: dict[str, str] = field(default_factory=dict)

    @classmethod
    def open(cls, folder: Path, url: str | None = None) -> JudgedStore:
        """In SQLite in the folder, or in the empty database at `url`."""
        clock = [START]
        if url is None:
            (folder / "localize.db").write_bytes(empty_database())
            url = f"sqlite:///{folder / 'localize.db'}"
        made = cls(Store.open(url, clock=lambda: clock[0]), clock=clock)
        made.add_campaign("spring", CAMPAIGN)
        return made

    def add_campaign(self, campaign: str, source: str) -> None:
        with self.store.write() as tx:
            campaigns.add(tx, campaign, source, "Be kind.", "")

    def rubric(self, rubric_id: str, source: str | None = None) -> str:
        """Keep a rubric (a shipped one, or this source) and pin it; returns its hash."""
        if rubric_id not in self._rubrics:
            text = source or (RUBRICS / f"{rubric_id}.toml").read_text(encoding="utf-8")
            digest = sha256(text.encode()).hexdigest()
            with self.store.write() as tx:
                campaigns.keep_rubric(tx, digest, rubric_id, "1.0.0", text)
                campaigns.pin(tx, self.campaign, rubric_id, digest)
            self._rubrics[rubric_id] = digest
        return self._rubrics[rubric_id]

    def prompt(
        self,
        key: str,
        locale: str,
        outputs: Mapping[str, str],
        *,
        text: Content = "Frage",
        source: Content | None = "Question",
        round: int = 1,
    ) -> Asked:
        prompt_id = derived_id("prompt", self.campaign, round, key)
        localization_id = derived_id("localization", prompt_id, locale, 1)
        ids = {model: OutputId(derived_id("output", localization_id, model)) for model in outputs}
        shared = {"id": prompt_id, "campaign_id": self.campaign, "round": round, "key": key, "source_locale": "en"}
        local = {"id": localization_id, "prompt_id": prompt_id, "locale": locale, "revision": 1, "made_by": "human"}
        rows: dict[str, list[dict[str, Any]]] = {
            "localizations": [local | {"content": content_json(text)}],
            "outputs": [
                {"id": ids[model], "localization_id": localization_id, "number": n, "model": model, "content": answer}
                for n, (model, answer) in enumerate(outputs.items())
            ],
        }
        with self.store.write() as tx:
            if not content.find_prompts(tx, [prompt_id]):
                rows["prompts"] = [
                    shared
                    | {"source": None if source is None else content_json(source), "domain": "everyday", "tags": "[]"}
                ]
            batch = content.open_batch(tx, self.campaign)
            content.write_chunk(tx, batch, rows)
            content.publish(tx, batch, self.campaign, {})
        return Asked(key, locale, localization_id, ids)

    def item(self, asked: Asked, models: Sequence[str], rubric: str, purpose: str, unit: str) -> str:
        shown = tuple(asked.outputs[model] for model in models)
        item_id = derived_id("item", unit, rubric, 1, asked.localization_id, sorted(shown), purpose)
        row = items.ItemRow(item_id, asked.localization_id, asked.locale, unit, rubric, 1, purpose, shown)
        with self.store.write() as tx:
            items.add_items(tx, self.campaign, [row])
        return item_id

    def person(self, name: str) -> PersonId:
        if name not in self._people:
            with self.store.write() as tx:
                who = people.add(
                    tx,
                    name=name,
                    role=Role.REVIEWER,
                    locales=[DeclaredLocale("de-DE")],
                    domains=(),
                    ui_language=None,
                    code_hash=name,
                )
                people.ensure_pseudonym(tx, self.campaign, who)
            self._people[name] = who
        return self._people[name]

    def judge(
        self,
        asked: Asked,
        ratings: Mapping[str, Any],
        *,
        reviewer: str = "Ana",
        models: Sequence[str] = ("m1", "m2"),
        rubric: str = "preference",
        unit: str = "pair",
        purpose: str = Purpose.REVIEW,
        tier: int = 0,
        shown_order: Sequence[int] | None = None,
        late: bool = False,
    ) -> str:
        """A judgment of our own, with a claim behind it."""
        rubric_hash, item_id = self.rubric(rubric), self.item(asked, models, rubric, purpose, unit)
        person_id, order = self.person(reviewer), list(range(len(models)) if shown_order is None else shown_order)
        pool = items.PoolRow(f"pool-{unit}-{rubric}", self.campaign, 0, asked.locale, "de", unit, rubric)
        number = self._slots[item_id] = self._slots.get(item_id, -1) + 1
        with self.store.write() as tx:
            items.ensure_pool(tx, pool)
            items.add_slots(tx, [items.SlotRow(item_id, number, pool.id, next(self._numbers), None)])
            claim = claims.take(
                tx,
                claims.FreeSlot(item_id, number, 1, 0),
                person_id=person_id,
                pool_id=pool.id,
                rubric_hash=rubric_hash,
                profile=None,
                blind=False,
                tier=tier,
                shown_order=order,
            )
            claims.finish(tx, claim, late=late)
            row = self._row(item_id, person_id, rubric_hash, ratings, order)
            own = {"claim_id": claim.id, "match_tier": tier, "late": late, "purpose": purpose, "imported": False}
            shown = {"ui_lang": "de", "rubric_lang": "de", "frame": "ltr", "opened_at": claim.opened_at}
            judgments.record(tx, NewJudgment(**row | own | shown | {"submitted_at": tx.now + timedelta(minutes=1)}))
        return str(row["id"])

    def import_judgment(
        self,
        asked: Asked,
        ratings: Mapping[str, Any],
        *,
        rater: str = "r1",
        models: Sequence[str] = ("m1", "m2"),
        rubric: str = "preference-direction",
        shown_order: Sequence[int] = (0, 1),
    ) -> str:
        rubric_hash, item_id = self.rubric(rubric), self.item(asked, models, rubric, Purpose.REVIEW, "pair")
        with self.store.write() as tx:
            row = self._row(
                item_id, people.source_rater(tx, self.campaign, rater), rubric_hash, ratings, list(shown_order)
            )
            judgments.record_imported(tx, [NewJudgment(**row)])
        return str(row["id"])

    def look_at(self, asked: Asked, model: str | None, rules: Mapping[str, str], found: Mapping[str, Any]) -> None:
        """What signals found in an output, or in the prompt."""
        target = (asked.localization_id, None if model is None else asked.outputs[model])
        with self.store.write() as tx:
            signals.add(tx, target, signals.keep_rules(tx, rules), json.dumps(found))

    def judge_signal(self, asked: Asked, model: str, name: str, verdict: str, *, reviewer: str = "Ana") -> None:
        """A verdict of somebody who has judged the output."""
        with self.store.write() as tx:
            claim = tx.connection.execute(select(claim_table.c.id)).scalars().first()
            assert claim is not None
            row = NewVerdict(
                self.campaign, claim, self.person(reviewer), asked.localization_id, asked.outputs[model],
                asked.locale, name, "1", verdict,
            )  # fmt: skip
            add_verdict(tx, row)

    def mark(self, judgment_id: str, kind: str) -> None:
        with self.store.write() as tx:
            judgments.mark(tx, [judgment_id], kind, "because")

    def _row(
        self, item_id: str, person_id: PersonId, rubric_hash: str, ratings: Mapping[str, Any], order: list[int]
    ) -> dict[str, Any]:
        full = {name: wrapped(value) for name, value in ratings.items()}
        return {
            "id": f"j-{next(self._numbers):04d}",
            "campaign_id": self.campaign,
            "claim_id": None,
            "item_id": item_id,
            "person_id": person_id,
            "submit_key": None,
            "rubric_hash": rubric_hash,
            "profile": None,
            "ratings": json.dumps(full, ensure_ascii=False),
            "purpose": "review",
            "match_tier": None,
            "imported": True,
            "late": False,
            "ui_lang": None,
            "rubric_lang": None,
            "signals_shown": "hidden",
            "shown_order": json.dumps(order),
            "frame": None,
            "opened_at": None,
            "submitted_at": None,
        }


@cache
def empty_database() -> bytes:
    """A database with the newest schema and nothing in it: migrating takes longer than most tests."""
    with TemporaryDirectory() as folder:
        Store.open(f"sqlite:///{folder}/localize.db").close()
        return (Path(folder) / "localize.db").read_bytes()


def wrapped(value: Any) -> dict[str, Any]:
    """A bare value as it is stored; one that has a state already is left alone."""
    bare = {"value": None, "comment": None, "state": "given"}
    return bare | value if isinstance(value, dict) and "state" in value else bare | {"value": value}
