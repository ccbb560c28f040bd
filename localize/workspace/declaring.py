"""What people say of the locales and fields they know: read from a mapping or a line, checked, and remarked on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from localize.errors import LocalizeError, Said, said
from localize.languages import Parts, canonical, parts, regions_of
from localize.records import DeclaredLocale, Proficiency

NAME_MAX_CHARS = 200
LOCALES_MOST = DOMAINS_MOST = 50
FIRST_YEAR = 1900
LONG_AGO_YEARS = 10

Locales: TypeAlias = Mapping[str, str | Mapping[str, object] | DeclaredLocale] | Sequence[DeclaredLocale]
"""Tag to proficiency, or to `{"proficiency": …, "lived_from": year, "lived_to": year or None}`; or records."""


class BadPerson(LocalizeError):
    """A name, role, locale, proficiency, year, e-mail or time that cannot be taken."""


_LINE = re.compile(r"(?P<tag>[^:]+)(?::(?P<how>[^:]*))?(?::(?P<first>\d*)-(?P<last>\d*))?")
_HOW_TO_WRITE = said(
    "Write it like es-MX, es-MX:native, es-MX:native:1990-2015 or, who lives there now, es-MX:native:1990-."
)


def parse_locale(line: str) -> DeclaredLocale:
    """One locale as a command and a table write it: `es-MX:native:1990-2015`. Not yet checked. Raises BadPerson."""
    found = _LINE.fullmatch(line.strip())
    if found is None:
        raise BadPerson(said("“{text}” does not say a locale.", text=line[:80]), _HOW_TO_WRITE)
    first, last = (int(year) if year else None for year in found.group("first", "last"))
    return DeclaredLocale(found["tag"].strip(), _proficiency(found["tag"], found["how"] or "native"), first, last)


def locale_line(locale: DeclaredLocale) -> str:
    """What `parse_locale` reads."""
    years = (
        "" if locale.lived_from is locale.lived_to is None else f":{_year(locale.lived_from)}-{_year(locale.lived_to)}"
    )
    return f"{locale.tag}:{locale.proficiency}{years}"


def _year(year: int | None) -> str:
    return "" if year is None else str(year)


def check_locales(locales: Locales, this_year: int) -> list[DeclaredLocale]:
    """The locales in the order given, with canonical tags. Raises BadPerson and UnknownLocale.

    Each is named once; years lie from 1900 to `this_year`, the first not after the last.
    """
    declared = [_checked(_read(tag, value), this_year) for tag, value in _given(locales)]
    if len(declared) > LOCALES_MOST:
        raise BadPerson(
            said("{count} locales are too many.", count=len(declared)), said("Name those that matter most.")
        )
    if len({each.tag for each in declared}) != len(declared):
        raise BadPerson(said("A locale stands there twice."), said("Name each locale once."))
    return declared


def _given(locales: object) -> Iterable[tuple[str, object]]:
    """Each tag with what is said of it."""
    if isinstance(locales, Mapping) and all(isinstance(tag, str) for tag in locales):
        return locales.items()
    if isinstance(locales, list | tuple) and all(isinstance(each, DeclaredLocale) for each in locales):
        return [(each.tag, each) for each in locales]
    raise BadPerson(
        said("“{text}” does not say a locale.", text=str(locales)[:80]),
        said("Write it like {example}.", example='{"es-MX": "native"}'),
    )


def _read(tag: str, value: object) -> DeclaredLocale:
    if isinstance(value, DeclaredLocale):
        return replace(value, tag=tag)
    if not isinstance(value, Mapping):
        return DeclaredLocale(tag, _proficiency(tag, value))
    unknown = set(value) - {"proficiency", "lived_from", "lived_to"}
    if unknown:
        raise BadPerson(
            said("{tag}: nobody knows what “{key}” means.", tag=tag, key=str(min(map(str, unknown)))[:80]),
            said("Choose one of: {valid}.", valid="proficiency, lived_from, lived_to"),
        )
    how = _proficiency(tag, value.get("proficiency", Proficiency.NATIVE))
    years = [value.get(key) for key in ("lived_from", "lived_to")]
    if any(each is not None and type(each) is not int for each in years):
        raise BadPerson(said("{tag}: a year is a whole number.", tag=tag), said("Write four digits, such as 1990."))
    first, last = (each if isinstance(each, int) else None for each in years)
    return DeclaredLocale(tag, how, first, last)


def _proficiency(tag: str, value: object) -> Proficiency:
    try:
        return Proficiency(str(value))
    except ValueError:
        raise BadPerson(
            said("{tag}: there is no proficiency {proficiency}.", tag=tag, proficiency=str(value)[:80]),
            said("Choose one of: {valid}.", valid=", ".join(Proficiency)),
        ) from None


def _checked(declared: DeclaredLocale, this_year: int) -> DeclaredLocale:
    first, last = declared.lived_from, declared.lived_to
    for year in (first, last):
        if year is not None and not FIRST_YEAR <= year <= this_year:
            raise BadPerson(
                said("{tag}: {year} cannot be.", tag=declared.tag, year=str(year)),
                said("Years lie between {first} and {last}.", first=str(FIRST_YEAR), last=str(this_year)),
            )
    if first is not None and last is not None and first > last:
        raise BadPerson(
            said("{tag}: {first} is after {last}.", tag=declared.tag, first=str(first), last=str(last)),
            said("Write the earlier year first."),
        )
    return replace(declared, tag=canonical(declared.tag))


ONE_LINE = said("Write 1 to {most} characters without line breaks or invisible characters.", most=NAME_MAX_CHARS)


def check_domains(domains: Sequence[str]) -> list[str]:
    """Each once, as it was written. Raises BadPerson."""
    if isinstance(domains, str) or not isinstance(domains, Collection):
        raise BadPerson(
            said("This field of knowledge cannot be used: {field}.", field=ascii(domains)[:80]),
            said("Write it like {example}.", example='["law"]'),
        )
    for each in domains:
        if not is_one_line(each):
            field = ascii(each[:80] if isinstance(each, str) else each)
            raise BadPerson(said("This field of knowledge cannot be used: {field}.", field=field), ONE_LINE)
    if len(domains) > DOMAINS_MOST:
        raise BadPerson(said("{count} fields are too many.", count=len(domains)), said("Name those that matter most."))
    return list(dict.fromkeys(domains))


def whole_number(text: str) -> int | None:
    """What somebody typed or wrote into a cell; None where they left it empty. Raises BadPerson."""
    digits = text.strip()
    if not digits:
        return None
    if not (digits.isascii() and digits.isdigit() and len(digits) < 10):
        raise BadPerson(said("“{text}” is no whole number.", text=digits[:80]), said("Write digits only."))
    return int(digits)


def is_one_line(text: object) -> bool:
    if not isinstance(text, str) or not 0 < len(text) <= NAME_MAX_CHARS:
        return False
    return not any(unicodedata.category(sign)[0] == "C" for sign in text)


class Remark(StrEnum):
    """What a coordinator should know of a declared locale, or of a line of a file. None closes anything by itself."""

    NO_REGION = "no_region"
    LEFT_LONG_AGO = "left_long_ago"
    SAME_NAME = "same_name"


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on a declared locale; `year` is the one in which they left. One on a whole person has no `tag`."""

    remark: Remark
    tag: str = ""
    year: int | None = None

    @property
    def said(self) -> Said:
        if self.remark is Remark.SAME_NAME:
            return said("there is already somebody of this name and these locales")
        if self.remark is Remark.NO_REGION:
            return said("{tag} names no region: may judge only language-level rubrics", tag=self.tag)
        return said("has not lived in {tag} since {year}", tag=self.tag, year=str(self.year))


def notes_on(locales: Iterable[DeclaredLocale], wanted: Collection[str], this_year: int) -> tuple[Note, ...]:
    """Remarks on what somebody declared; `wanted` are the locales of campaigns. What was only learned gets none."""
    lived = [each for each in locales if each.proficiency is not Proficiency.LEARNED]
    bare = [Note(Remark.NO_REGION, each.tag) for each in lived if asks_region(each.tag, wanted)]
    left = [
        Note(Remark.LEFT_LONG_AGO, each.tag, each.lived_to)
        for each in lived
        if each.lived_to is not None and this_year - each.lived_to > LONG_AGO_YEARS
    ]
    return (*bare, *left)


def asks_region(tag: str, wanted: Collection[str] = ()) -> bool:
    """Whether a tag leaves open which of several regions it means, or one that a campaign asks for."""
    return parts(tag).region is None and (len(regions_of(tag)) > 1 or bool(_regions_wanted(tag, wanted)))


def regions_to_offer(tag: str, wanted: Collection[str]) -> tuple[str, ...]:
    """`tag` with a region: those of campaigns first, then CLDR's, the likeliest first. Raises UnknownLocale."""
    offered: dict[Parts, str] = {}
    for each in (*_regions_wanted(tag, wanted), *regions_of(tag)):
        offered.setdefault(parts(each), each)
    return tuple(offered.values())


def _regions_wanted(tag: str, wanted: Collection[str]) -> tuple[str, ...]:
    here = parts(tag)
    return tuple(each for each in wanted if parts(each)[:2] == here[:2] and parts(each).region)
