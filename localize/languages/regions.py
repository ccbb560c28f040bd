"""Which regions a language that was named without one may mean."""

from __future__ import annotations

from functools import cache, lru_cache

from babel.core import get_global

from localize.languages.tags import UnknownLocale, canonical, is_likely, likely_region, parts


@lru_cache(maxsize=1024)
def regions_of(tag: str) -> tuple[str, ...]:
    """`tag` with each country where CLDR calls it official, the likeliest first, then by code: pt-BR, pt-AO, pt-CV, …

    The script stays that of `tag`: no zh-TW for `zh`. Empty where the tag names its region already, and for a language
    that is official nowhere. Raises UnknownLocale.
    """
    here = parts(tag)
    if here.region is not None:
        return ()
    home = likely_region(here.language, here.script)
    found = {region for written, region in _official().get(here.language, ()) if written == here.script}
    language, *more = canonical(tag).split("-")
    script = [each for each in more if len(each) == 4 and each.isalpha()]
    return tuple("-".join((language, *script, each)) for each in sorted(found, key=lambda each: (each != home, each)))


@cache
def _official() -> dict[str, tuple[tuple[str, str], ...]]:
    """Language -> (script, region) wherever CLDR calls it official in some way."""
    found: dict[str, list[tuple[str, str]]] = {}
    for territory, languages in get_global("territory_languages").items():
        for code, facts in languages.items():
            if not facts.get("official_status"):
                continue
            try:
                here = parts(f"{code}_{territory}")
            except UnknownLocale:
                continue
            found.setdefault(here.language, []).append((here.script, territory))
    return {language: tuple(places) for language, places in found.items()}


@cache
def official_languages() -> tuple[str, ...]:
    """Every language that is official somewhere, with its script where that is not the usual one: sr, sr-Latn, …"""
    found = {(language, script) for language, places in _official().items() for script, _ in places}
    return tuple(
        sorted(language if is_likely(script, language) else f"{language}-{script}" for language, script in found)
    )
