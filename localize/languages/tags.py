"""Reading a BCP 47 tag: case, separators, old codes, and what the tag leaves unsaid."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import NamedTuple

from babel.core import Locale, get_global

from localize.errors import LocalizeError, said

_SHAPE = re.compile(
    r"""(?P<language>[a-z]{2,3})
        (?:-(?P<extended>[a-z]{3}))?
        (?:-(?P<script>[a-z]{4}))?
        (?:-(?P<region>[a-z]{2}|[0-9]{3}))?
        (?P<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)
        (?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*""",  # -u-, -t-: how to show it, not who speaks it
    re.VERBOSE,
)
_MACROLANGUAGES = {"ar", "kok", "lv", "ms", "sgn", "sw", "uz", "zh"}  # RFC 5646 knows `zh-yue`; today it is `yue`
_UNDETERMINED = {"und", "mul", "zxx", "mis"}
_LONGEST = 100


class UnknownLocale(LocalizeError):
    """A tag that is not well formed, or whose language, script or region nobody knows."""

    def __init__(self, tag: str, nearest: str) -> None:
        super().__init__(
            said("“{tag}” is not a locale that we know.", tag=tag[:_LONGEST]),
            said("Did you mean “{nearest}”? Write language, script and region like zh-Hant-TW.", nearest=nearest),
        )
        self.tag = tag
        self.nearest = nearest


class Parts(NamedTuple):
    """What a tag says. `script` is filled in from CLDR's likely subtags; `region` never is."""

    language: str
    script: str
    region: str | None
    variants: tuple[str, ...] = ()


class _Written(NamedTuple):
    """A tag's own subtags, nothing filled in."""

    language: str
    script: str | None
    region: str | None
    variants: tuple[str, ...]

    def __str__(self) -> str:
        return "-".join(part for part in (self.language, self.script, self.region, *self.variants) if part)


@lru_cache(maxsize=4096)
def canonical(tag: str) -> str:
    """One way to write a tag: hyphens, usual case, replaced codes (`iw` is `he`), no extensions.

    A script stays if it was written and a region is never added. Raises UnknownLocale.
    """
    return str(_read(tag))


@lru_cache(maxsize=4096)
def parts(tag: str) -> Parts:
    """Language, script, region and variants of `tag`; equal locales have equal parts. Raises UnknownLocale."""
    written = _read(tag)
    return Parts(written.language, written.script or _likely_script(written), written.region, written.variants)


def script(tag: str) -> str:
    """The four letters of the script a reader of `tag` reads, such as `Cyrl` for `sr-RS`. Raises UnknownLocale."""
    return parts(tag).script


def is_likely(script_code: str, language: str, region: str | None = None) -> bool:
    """Whether people who leave the script out mean this one."""
    return _likely_script(_Written(language, None, region, ())) == script_code


def likely_region(language: str, script_code: str) -> str | None:
    """The region whose writing CLDR stores under the bare language: `BR` for `pt`."""
    likely = get_global("likely_subtags")
    full = likely.get(f"{language}_{script_code}") or likely.get(language, "")
    return next((str(part) for part in full.split("_")[1:] if len(part) != 4), None)


@lru_cache(maxsize=4096)
def _read(tag: str) -> _Written:
    written = _well_formed(tag)
    if written is None or not _is_known(written):
        raise UnknownLocale(tag, _nearest(tag))
    return written


def _well_formed(tag: str) -> _Written | None:
    text = tag.strip().replace("_", "-").lower()
    shape = _SHAPE.fullmatch(text) if len(text) <= _LONGEST else None
    if shape is None:
        return None
    language, extended, written_script, region = shape.group("language", "extended", "script", "region")
    if extended:
        if language not in _MACROLANGUAGES:
            return None
        language = extended
    variants = tuple(sorted(shape["variants"].split("-")[1:]))
    if len(set(variants)) != len(variants):
        return None
    return _replace_old(
        _Written(language, written_script and written_script.title(), region and region.upper(), variants)
    )


def _replace_old(tag: _Written) -> _Written:
    """CLDR's aliases. One may bring its script or region along: `sh` is `sr-Latn`, `prs` is `fa-AF`."""
    language, *brought = get_global("language_aliases").get(tag.language, tag.language).split("_")
    written_script = tag.script or next((part for part in brought if len(part) == 4), None)
    region = tag.region or next((part for part in brought if len(part) != 4), None)
    successors = get_global("territory_aliases").get(region or "", [])
    if successors:  # a country that split: the successor where the language lives, else the first named
        home = likely_region(language, written_script or "")
        region = home if home in successors else successors[0]
    if written_script == "Qaai":
        written_script = "Zinh"
    return _Written(language, written_script, region, tag.variants)


def _is_known(tag: _Written) -> bool:
    english = Locale("en")
    return (
        tag.language in _languages()
        and (tag.script is None or tag.script in english.scripts)
        and (tag.region is None or tag.region in english.territories)
        and {variant.upper() for variant in tag.variants} <= set(english.variants)
    )


@cache
def _languages() -> frozenset[str]:
    """CLDR's likely subtags cover the living languages of ISO 639-3 (more than 7,000)."""
    likely = {key.split("_")[0] for key in get_global("likely_subtags")}
    return frozenset((likely | {code for code in _english_names() if "_" not in code}) - _UNDETERMINED)


def _english_names() -> dict[str, str]:
    return {str(code): str(said_so) for code, said_so in Locale("en").languages.items()}


def _likely_script(tag: _Written) -> str:
    likely = get_global("likely_subtags")
    for key in (f"{tag.language}_{tag.region}", tag.language):
        for part in likely.get(key, "").split("_")[1:]:
            if len(part) == 4:
                return str(part)
    return "Zzzz"


def _nearest(tag: str) -> str:
    """A valid tag to offer: without the part that is wrong, by English name, or by the country (`jp` is `ja`)."""
    pieces = re.split(r"[^a-z0-9]+", tag[:_LONGEST].strip().lower())
    for length in range(len(pieces), 0, -1):
        shorter = _well_formed("-".join(pieces[:length]))
        if shorter and _is_known(shorter):
            return str(shorter)
    codes = {name.lower(): code for code, name in _english_names().items() if code in _languages()}
    for word in get_close_matches(" ".join(pieces), codes, n=1, cutoff=0.7):
        return canonical(codes[word])
    living_there = get_global("likely_subtags").get(f"und_{pieces[0].upper()}")
    if living_there:
        return str(living_there).split("_")[0]
    return canonical(next(iter(get_close_matches(pieces[0], sorted(codes.values()), n=1)), "en"))
