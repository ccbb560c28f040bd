"""Who may judge what: an exact rule.

CLDR's language distance never decides: it is made for reading, and takes Russian for Ukrainian.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import IntEnum
from functools import lru_cache

from babel.core import get_global

from localize.languages.chain import ancestors, is_family
from localize.languages.tags import Parts, parts


class Tier(IntEnum):
    """How near a reviewer's locale is to an item's, language and script being equal."""

    SAME_REGION = 0
    """Or the item asks for no region."""
    FAMILY = 1
    """The reviewer declared the family that the item's region belongs to, or the other way round."""
    SAME_FAMILY = 2
    """Another region of one CLDR family. Families are linguistic: en-001 puts India with Britain."""
    NO_REGION = 3
    """The reviewer named no region."""
    ELSEWHERE = 4
    """Another region, or a variant (`ca-valencia`) that the reviewer did not declare."""


_ALLOWED: dict[str, frozenset[Tier]] = {
    "region": frozenset({Tier.SAME_REGION}),
    "variety": frozenset({Tier.SAME_REGION, Tier.FAMILY, Tier.SAME_FAMILY}),
    "language": frozenset(Tier),
}
_MAY_BE_OPENED = frozenset({Tier.FAMILY, Tier.SAME_FAMILY})


@lru_cache(maxsize=1 << 16)
def match_tier(reviewer: str, item: str) -> int | None:
    """The `Tier` of a reviewer's locale for an item's; None if language or script differ. Raises UnknownLocale."""
    mine, asked = _place(parts(reviewer)), _place(parts(item))
    return int(_tier(mine, asked)) if mine[:2] == asked[:2] else None


def _tier(mine: Parts, asked: Parts) -> Tier:
    if not set(asked.variants) <= set(mine.variants):
        return Tier.ELSEWHERE
    if asked.region is None or mine.region == asked.region:
        return Tier.SAME_REGION
    if mine.region is None:
        return Tier.NO_REGION
    return _between_regions(mine.region, asked.region, mine)


def may_judge(
    reviewer_tags: Iterable[str], item: str, *, required: str, fallback_tiers: Collection[int] = ()
) -> int | None:
    """The best tier at which one of these locales may judge the item, or None.

    `required` is a rubric's `locale_match`: language, variety or region.
    `fallback_tiers` are opened by the coordinator: 1 and 2 only, others change nothing.
    """
    allowed = _ALLOWED[required] | _MAY_BE_OPENED.intersection(fallback_tiers)
    tiers = (match_tier(tag, item) for tag in reviewer_tags)
    return min((tier for tier in tiers if tier in allowed), default=None)


def _place(here: Parts) -> Parts:
    """`ar-001` is Modern Standard Arabic: no place. The world is a region only where CLDR has a family of that name."""
    if here.region == "001" and f"{here.language}_001" not in get_global("parent_exceptions").values():
        return here._replace(region=None)
    return here


def _between_regions(mine: str, asked: str, writing: Parts) -> Tier:
    above_mine = _regions_above(writing, mine)
    above_asked = _regions_above(writing, asked)
    if (is_family(mine) and mine in above_asked) or (is_family(asked) and asked in above_mine):
        return Tier.FAMILY
    if {mine, *above_mine} & {asked, *above_asked}:
        return Tier.SAME_FAMILY
    return Tier.ELSEWHERE


def _regions_above(writing: Parts, region: str) -> set[str]:
    here = Parts(writing.language, writing.script, region)
    return {above.region for above in ancestors(here) if above.region}
