"""How much of a day, and of a campaign, one person gets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from localize.campaign import Caps


@dataclass(frozen=True, slots=True)
class Load:
    """Items and the characters of them."""

    items: int = 0
    characters: int = 0

    def __add__(self, other: Load) -> Load:
        return Load(self.items + other.items, self.characters + other.characters)


class Limit(StrEnum):
    """Why somebody gets nothing more of a campaign, or of all of them."""

    OWN_ITEMS_PER_DAY = "own_items_per_day"
    """What they set themselves, over all campaigns."""
    ITEMS_PER_PERSON = "items_per_person"
    ITEMS_PER_DAY = "items_per_day"
    CHARACTERS_PER_DAY = "characters_per_day"

    @property
    def ends_with_the_day(self) -> bool:
        return self is not Limit.ITEMS_PER_PERSON


def limit_reached(caps: Caps, today: Load, in_all: int) -> Limit | None:
    """The limit of a campaign that its `today` and its items `in_all` have reached; the one that lasts longest first.

    The item that goes over the characters of a day is still given: a long one would otherwise never be.
    """
    reached = (
        (Limit.ITEMS_PER_PERSON, caps.items_per_person, in_all),
        (Limit.ITEMS_PER_DAY, caps.items_per_day, today.items),
        (Limit.CHARACTERS_PER_DAY, caps.characters_per_day, today.characters),
    )
    return next((limit for limit, most, so_far in reached if most is not None and so_far >= most), None)
