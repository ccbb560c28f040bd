"""What signals found in texts: rows that are added and never changed. Of a signal the newest row that ran it holds."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, delete, func, insert, or_, select

from localize.ids import new_id
from localize.store.bulk import insert_new
from localize.store.columns import portions
from localize.store.revisions import is_current
from localize.store.schema_content import batches, localizations, outputs, prompts
from localize.store.schema_known import item_sets, known_items
from localize.store.schema_signals import scored, signal_rules, signals
from localize.store.transactions import Reading, Writing

Rules = Mapping[str, str]
"""Signal name -> version."""
Target = tuple[str, str | None]
"""A localization and one of its outputs; None: the localization's own text."""
OK: Mapping[str, Any] = {"state": "ok"}


class Scored(NamedTuple):
    """A current localization, what it was looked at with, and how many outputs it had then and has now."""

    localization_id: str
    locale: str
    rules_id: str | None
    outputs_then: int
    outputs_now: int


class ScorableText(NamedTuple):
    """A localization with what belongs to it; `content` and `source` are JSON."""

    localization_id: str
    locale: str
    content: str
    reference: str | None
    source_locale: str | None
    source: str | None


@dataclass
class Found:
    """What holds of one text: signal name -> its version, and its finding as JSON."""

    versions: dict[str, str] = field(default_factory=dict)
    findings: dict[str, Mapping[str, Any]] = field(default_factory=dict)

    def take(self, rules: Rules, found: Mapping[str, Any]) -> None:
        """A newer row: it speaks of the signals of its rules. One that it does not name says `ok`."""
        for name, version in rules.items():
            self.versions[name] = version
            self.findings[name] = found.get(name, OK)


_GOLD = (
    select(known_items.c.localization_id)
    .join(item_sets, item_sets.c.id == known_items.c.set_id)
    .where(item_sets.c.purpose == "gold", item_sets.c.retired_at.is_(None))
)


def is_content() -> ColumnElement[bool]:
    """Of a localization in a query: it is not there for a set of known items alone."""
    return localizations.c.batch_id.not_in(select(batches.c.id).where(batches.c.state == "set"))


def keep_rules(tx: Writing, rules: Rules) -> str:
    """The id of a set of signals in their versions."""
    text = json.dumps(dict(rules), sort_keys=True)
    rules_id = sha256(text.encode()).hexdigest()[:32]
    insert_new(tx.connection, signal_rules, {"id": rules_id, "rules": text})
    return rules_id


def rules_by_id(view: Reading) -> dict[str, Rules]:
    return {row.id: json.loads(row.rules) for row in view.connection.execute(select(signal_rules))}


def add(tx: Writing, target: Target, rules_id: str, found: str, origin: str = "computed") -> None:
    """What the signals of `rules_id` found in a text: JSON {name: finding}."""
    localization_id, output_id = target
    row = {"id": new_id(), "localization_id": localization_id, "output_id": output_id, "rules_id": rules_id}
    tx.journal.add(signals, row | {"found": found, "origin": origin})


def mark_scored(tx: Writing, rules_id: str, counts: Mapping[str, int]) -> None:
    """These localizations were looked at, each with so many outputs."""
    ids = list(counts)
    for some in portions(ids):
        tx.connection.execute(delete(scored).where(scored.c.localization_id.in_(some)))
    rows = [{"localization_id": each, "rules_id": rules_id, "outputs": counts[each]} for each in ids]
    if rows:
        tx.connection.execute(insert(scored), rows)


def scored_localizations(view: Reading, campaign_id: str) -> list[Scored]:
    """Every published, current localization of a campaign by locale, so that texts of one language come together.

    Those of gold too: a sheet without signals among others would tell which item it is. `is_content` keeps them out
    of all that is counted.
    """
    counted = (
        select(outputs.c.localization_id, func.count().label("count"))
        .join(batches, batches.c.id == outputs.c.batch_id)
        .where(batches.c.campaign_id == campaign_id, batches.c.state != "open")
        .group_by(outputs.c.localization_id)
        .subquery()
    )
    query = (
        select(
            localizations.c.id,
            localizations.c.locale,
            scored.c.rules_id,
            func.coalesce(scored.c.outputs, 0),
            func.coalesce(counted.c.count, 0),
        )
        .join(prompts, prompts.c.id == localizations.c.prompt_id)
        .join(batches, batches.c.id == localizations.c.batch_id)
        .outerjoin(scored, scored.c.localization_id == localizations.c.id)
        .outerjoin(counted, counted.c.localization_id == localizations.c.id)
        .where(prompts.c.campaign_id == campaign_id, is_current())
        .where(or_(batches.c.state == "published", localizations.c.id.in_(_GOLD)))
        .order_by(localizations.c.locale, localizations.c.id)
    )
    return [Scored._make(row) for row in view.connection.execute(query)]


def gold_localizations(view: Reading, campaign_id: str) -> set[str]:
    """Localizations of the gold in use."""
    return set(view.connection.execute(_GOLD.where(item_sets.c.campaign_id == campaign_id)).scalars())


def scorable_texts(view: Reading, localization_ids: Collection[str]) -> list[ScorableText]:
    at = localizations.c
    query = select(at.id, at.locale, at.content, at.reference, prompts.c.source_locale, prompts.c.source).join(
        prompts, prompts.c.id == at.prompt_id
    )
    return [
        ScorableText._make(row)
        for some in portions(localization_ids)
        for row in view.connection.execute(query.where(at.id.in_(some)))
    ]


def scorable_outputs(view: Reading, localization_ids: Collection[str]) -> dict[str, list[tuple[str, str]]]:
    """Localization id -> (output id, text) of its published outputs, in imported order."""
    found: dict[str, list[tuple[str, str]]] = {}
    query = (
        select(outputs.c.localization_id, outputs.c.id, outputs.c.content)
        .join(batches, batches.c.id == outputs.c.batch_id)
        .where(batches.c.state != "open")
        .order_by(outputs.c.localization_id, outputs.c.number)
    )
    for some in portions(localization_ids):
        for row in view.connection.execute(query.where(outputs.c.localization_id.in_(some))):
            found.setdefault(row.localization_id, []).append((row.id, row.content))
    return found


def found_in(view: Reading, localization_ids: Iterable[str]) -> dict[Target, Found]:
    """What holds of these localizations and their outputs."""
    rules = rules_by_id(view)
    found: dict[Target, Found] = {}
    at = signals.c
    query = select(at.localization_id, at.output_id, at.rules_id, at.found).order_by(at.sequence)
    for some in portions(localization_ids):
        for row in view.connection.execute(query.where(at.localization_id.in_(some))):
            here = found.setdefault((row.localization_id, row.output_id), Found())
            here.take(rules[row.rules_id], json.loads(row.found))
    return found


class FoundText(NamedTuple):
    """What holds of one text of a campaign; `model` None: the localization's own text."""

    localization_id: str
    output_id: str | None
    locale: str
    prompt_id: str
    round: int
    model: str | None
    found: Found


def every_found(view: Reading, campaign_id: str) -> Iterator[FoundText]:
    """All texts of a campaign that were looked at and are current, one localization after the other."""
    rules = rules_by_id(view)
    at = signals.c
    query = (
        select(
            at.localization_id, at.output_id, at.rules_id, at.found,
            localizations.c.locale, prompts.c.key, prompts.c.round, outputs.c.model,
        )
        .join(localizations, localizations.c.id == at.localization_id)
        .join(prompts, and_(prompts.c.id == localizations.c.prompt_id, prompts.c.campaign_id == campaign_id))
        .outerjoin(outputs, outputs.c.id == at.output_id)
        .where(is_current(), is_content())
        .order_by(at.localization_id, at.output_id, at.sequence)
        .execution_options(yield_per=1000)
    )  # fmt: skip
    last: FoundText | None = None
    for row in view.connection.execute(query):
        if last is None or (last.localization_id, last.output_id) != (row.localization_id, row.output_id):
            if last is not None:
                yield last
            last = FoundText(row.localization_id, row.output_id, row.locale, row.key, row.round, row.model, Found())
        last.found.take(rules[row.rules_id], json.loads(row.found))
    if last is not None:
        yield last


def looked_at(view: Reading, localization_ids: Collection[str]) -> set[Target]:
    """The texts of these localizations that our own signals have looked at."""
    query = select(signals.c.localization_id, signals.c.output_id).where(signals.c.origin == "computed").distinct()
    return {
        (row[0], row[1])
        for some in portions(localization_ids)
        for row in view.connection.execute(query.where(signals.c.localization_id.in_(some)))
    }
