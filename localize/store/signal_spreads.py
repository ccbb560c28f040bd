"""What signals say over a campaign as of its last run: how their numbers lie, and how often they say what."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import delete, insert, select

from localize.store.schema_signals import signal_counts, signal_spreads
from localize.store.transactions import Reading, Writing

Spread = tuple[int, Sequence[float]]
"""How many numbers there are, and 101 of them from the smallest to the largest, evenly apart in rank."""


class Said(NamedTuple):
    """A state that a signal (`name`) says of texts in a locale; of prompts where `model` is empty."""

    locale: str
    model: str
    name: str
    state: str


def replace(tx: Writing, campaign_id: str, spreads: Mapping[tuple[str, str], Spread]) -> None:
    """The spreads of a campaign by locale and signal, in place of what was known."""
    tx.connection.execute(delete(signal_spreads).where(signal_spreads.c.campaign_id == campaign_id))
    rows = []
    for (locale, name), (count, numbers) in spreads.items():
        place = {"campaign_id": campaign_id, "locale": locale, "name": name}
        rows.append(place | {"count": count, "quantiles": json.dumps(list(numbers))})
    if rows:
        tx.connection.execute(insert(signal_spreads), rows)


def replace_counts(tx: Writing, campaign_id: str, counts: Mapping[Said, int]) -> None:
    """How often what was said in a campaign, in place of what was known."""
    tx.connection.execute(delete(signal_counts).where(signal_counts.c.campaign_id == campaign_id))
    rows = [each._asdict() | {"campaign_id": campaign_id, "count": count} for each, count in counts.items()]
    if rows:
        tx.connection.execute(insert(signal_counts), rows)


def counts(view: Reading, campaign_id: str) -> dict[Said, int]:
    at = signal_counts.c
    query = select(at.locale, at.model, at.name, at.state, at["count"]).where(at.campaign_id == campaign_id)
    return {Said(*row[:4]): row[4] for row in view.connection.execute(query)}


def find(view: Reading, campaign_id: str, locale: str) -> dict[str, Spread]:
    """Signal name -> its spread in a locale."""
    here = (signal_spreads.c.campaign_id == campaign_id) & (signal_spreads.c.locale == locale)
    columns = (signal_spreads.c.name, signal_spreads.c["count"], signal_spreads.c.quantiles)
    rows = view.connection.execute(select(*columns).where(here)).all()
    return {name: (count, json.loads(numbers)) for name, count, numbers in rows}
