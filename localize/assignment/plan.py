"""Items from localizations: which outputs meet, which share of them, and the seeded order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations

from localize.campaign import Pairing, Review
from localize.ids import derived_id
from localize.records import ItemId, Unit

ALL_PAIRS_UP_TO = 3
"""Models of a prompt up to which every two of them meet by default; above, each meets its neighbours in a ring."""


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """One item: `outputs` are output ids in imported order."""

    id: ItemId
    localization_id: str
    locale: str
    domain: str | None
    outputs: tuple[str, ...]


def fraction(*parts: object) -> float:
    """A number in [0, 1) that depends on the parts alone."""
    return int.from_bytes(sha256(repr(parts).encode()).digest()[:7], "big") / 2**56


def plan_items(
    localization_id: str,
    locale: str,
    domain: str | None,
    outputs: Sequence[str],
    review: Review,
    *,
    rubric_major: int,
    seed: int,
) -> Iterator[PlannedItem]:
    """The items of one localization under one `[[review]]`. Ids depend on content alone, so planning again is idle."""
    for group in _groups(outputs, review, localization_id, seed):
        item_id = ItemId(
            derived_id("item", review.unit, review.rubric, rubric_major, localization_id, sorted(group), 0)
        )
        if review.share >= 1 or fraction("share", seed, item_id) < review.share:
            yield PlannedItem(item_id, localization_id, locale, domain, group)


def _groups(outputs: Sequence[str], review: Review, localization_id: str, seed: int) -> list[tuple[str, ...]]:
    match review.unit:
        case Unit.PROMPT | Unit.BRIEF:
            return [()]
        case Unit.OUTPUT | Unit.TRANSLATION:
            return [(output,) for output in outputs]
        case Unit.LIST:
            return [tuple(outputs)] if len(outputs) > 1 else []
        case Unit.PAIR:
            return _pairs(outputs, review.pairs, localization_id, seed)


def _pairs(
    outputs: Sequence[str], pairing: Pairing | int | None, localization_id: str, seed: int
) -> list[tuple[str, ...]]:
    every = list(combinations(outputs, 2))
    if pairing is None:
        pairing = Pairing.ALL if len(outputs) <= ALL_PAIRS_UP_TO else Pairing.RING
    if pairing is Pairing.ALL:
        return [tuple(pair) for pair in every]
    if pairing is Pairing.RING:
        ring = sorted(outputs, key=lambda output: fraction("ring", seed, localization_id, output))
        neighbours = {frozenset(pair) for pair in zip(ring, [*ring[1:], *ring[:1]], strict=True)}
        return [pair for pair in every if frozenset(pair) in neighbours]
    chosen = sorted(every, key=lambda pair: fraction("pairs", seed, localization_id, *pair))[:pairing]
    return [pair for pair in every if pair in chosen]


def is_urgent(domain: str | None, tags: Collection[str], priority: Collection[str]) -> bool:
    """Whether a prompt's domain or one of its tags is among those that come first."""
    return domain in priority or any(tag in priority for tag in tags)


def seeded_order(item_ids: Iterable[ItemId], seed: int, *, first: Collection[ItemId] = ()) -> list[ItemId]:
    """The order in which items are handed out: the same for the same seed, whatever order they came in.

    Those that come `first` are in an order of the same kind among themselves.
    """
    return sorted(item_ids, key=lambda item_id: (item_id not in first, fraction("order", seed, item_id), item_id))


def shown_order(count: int, item_id: str, person_id: str, seed: int) -> tuple[int, ...]:
    """place -> number of the output shown there, by hash of item, person and seed."""
    return tuple(sorted(range(count), key=lambda number: fraction("place", seed, item_id, person_id, number)))
