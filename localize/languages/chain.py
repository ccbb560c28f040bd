"""What to fall back to when a language has no text of its own: CLDR's parents, never into another script."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from babel.core import get_global

from localize.languages.tags import Parts, UnknownLocale, canonical, is_likely, likely_region, parts

_DEFAULT = "en"


def fallback_chain(tag: str) -> list[str]:
    """`tag` and its parents, nearest first: es-MX, es-419, es. zh-TW ends at zh-Hant. Raises UnknownLocale."""
    return [canonical(tag), *(_written(parent) for parent in ancestors(parts(tag)))]


def family(tag: str) -> str | None:
    """The CLDR family of a tag's region: es-419 for es-MX and for itself, en-001 for en-IN, None for en-US."""
    here = parts(tag)
    if here.region is None:
        return None
    if is_family(here.region):
        return _written(here)
    nearest = next(ancestors(here), None)
    return _written(nearest) if nearest and nearest.region else None


def is_family(region: str) -> bool:
    """Whether a region is a UN M49 number, which stands for several countries."""
    return region.isdigit()


def ancestors(here: Parts) -> Iterator[Parts]:
    """Parents above `here` in the same language and script, nearest first. (`no` is parent of `nb` and `nn`.)"""
    while True:
        above = _parent(here)
        if above is None:
            return
        yield above
        here = above


@lru_cache(maxsize=4096)
def _parent(here: Parts) -> Parts | None:
    if here.variants:
        return here._replace(variants=here.variants[:-1])
    exceptions = get_global("parent_exceptions")
    keys = ("_".join(filter(None, key)) for key in ((here.language, here.region), (*here[:2], here.region)))
    for key in keys:
        if key in exceptions:
            above = parts(exceptions[key])
            same_writing = above.script == here.script and (above.language in (here.language, "no"))
            if same_writing and above != here:
                return above
    return here._replace(region=None) if here.region else None


def _written(here: Parts) -> str:
    usual = is_likely(here.script, here.language, here.region)
    return "-".join(filter(None, (here.language, None if usual else here.script, here.region, *here.variants)))


def negotiate_ui(wanted: Sequence[str], served: Collection[str]) -> str:
    """The tag of `served` that a person who wants these languages, best first, can read; else `en`.

    Tags that nobody knows are passed over, so a browser's header may be given as it is.
    """
    offered = {parts(each): each for each in sorted(served)}
    for tag in wanted:
        try:
            here = parts(tag)
        except UnknownLocale:
            continue
        for step in (here, *ancestors(here)):
            if step in offered:
                return offered[step]
        same_writing = [each for each in offered if each[:2] == here[:2]]
        if same_writing:
            home = likely_region(here.language, here.script)
            return offered[min(same_writing, key=lambda each: (each.region != home, each.region or ""))]
    return _DEFAULT
