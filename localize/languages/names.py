"""What a locale is called, and which way it is written."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal

from babel.core import Locale, UnknownLocaleError

from localize.languages.chain import fallback_chain, is_family
from localize.languages.tags import canonical, is_likely, parts, script

# CLDR scriptMetadata, the column "RTL"; Babel knows the direction of locales it has data for, and of no other.
_RTL_SCRIPTS = """
Adlm Arab Aran Armi Avst Chrs Cprt Elym Gara Hatr Hebr Hung Khar Lydi Mand Mani Mend Merc Mero Narb
Nbat Nkoo Orkh Ougr Palm Phli Phlp Phnx Prti Rohg Samr Sarb Sogd Sogo Syrc Thaa Todr Yezi
"""
_RIGHT_TO_LEFT = frozenset(_RTL_SCRIPTS.split())


def direction(tag: str) -> Literal["ltr", "rtl"]:
    """The base direction of a locale's script: az-Arab is `rtl`, az is `ltr`. Raises UnknownLocale."""
    return "rtl" if script(tag) in _RIGHT_TO_LEFT else "ltr"


def own_name(tag: str) -> str:
    """The name in the language itself: `Español (México)`. English where CLDR has no better. Raises UnknownLocale."""
    return name(tag, tag)


def name_in_brackets(tag: str, ui_language: str) -> str:
    """As `name`, for where the sentence around it puts it in brackets: `Japanese – Japan`."""
    return name(tag, ui_language).replace(" (", " – ").replace("（", " – ").rstrip(")）")


@lru_cache(maxsize=4096)
def name(tag: str, ui_language: str) -> str:
    """The name of a locale in the language of the screen: `Spanish (Mexico)`. Raises UnknownLocale."""
    here = parts(tag)
    spoken = cldr_locale(ui_language)
    language, rest = _language_name(tag, spoken)
    qualifiers = [
        *([_look_up(spoken, "scripts", here.script)] if "script" in rest else []),
        *([_look_up(spoken, "territories", here.region)] if here.region and "region" in rest else []),
        *(_look_up(spoken, "variants", each.upper()) for each in here.variants),
    ]
    titled = _titled(language, spoken)
    comma = "، " if script(str(spoken)) == "Arab" else ", "
    return f"{titled} ({comma.join(qualifiers)})" if qualifiers else titled


def script_name(code: str, ui_language: str) -> str:
    """The name of a script by its four letters: `Devanagari`. The letters themselves where CLDR has none."""
    return _look_up(cldr_locale(ui_language), "scripts", code)


def in_ui_language(english: str, ui_language: str) -> str | None:
    """What CLDR's English name of a language or a script is called in another language; None where it is no such name.

    Findings of signals are stored with English names in them.
    """
    kind, code = _named_in_english().get(english, ("", ""))
    if kind == "language":
        return name(code, ui_language)
    return script_name(code, ui_language) if kind == "script" else None


@cache
def _named_in_english() -> dict[str, tuple[str, str]]:
    english = Locale("en")
    scripts = {said_so: ("script", code) for code, said_so in english.scripts.items()}
    return scripts | {said_so: ("language", code) for code, said_so in english.languages.items() if "_" not in code}


@lru_cache(maxsize=512)
def cldr_locale(ui_language: str) -> Locale:
    """Babel's data for a UI language, its nearest parent's, or English. Pseudo-locales are English."""
    for tag in fallback_chain(ui_language):
        if tag.endswith(("-XA", "-XB")):
            break
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


def _language_name(tag: str, spoken: Locale) -> tuple[str, set[str]]:
    """CLDR's name for the longest part of the tag it has one for, and what that name leaves to be said.

    Countries stay out of it: a list of locales reads better as `Spanish (Mexico)` than as `Mexican Spanish`.
    """
    here = parts(tag)
    unsaid = {"region"} if here.region else set()
    if here.script in canonical(tag).split("-") or not is_likely(here.script, here.language):
        named = spoken.languages.get(f"{here.language}_{here.script}")
        if named:
            return named, unsaid
        unsaid.add("script")
    elif here.region and is_family(here.region):
        named = spoken.languages.get(f"{here.language}_{here.region}")
        if named:
            return named, set()
    return _look_up(spoken, "languages", here.language), unsaid


def _look_up(spoken: Locale, table: Literal["languages", "scripts", "territories", "variants"], code: str) -> str:
    found: str = getattr(spoken, table).get(code) or getattr(Locale("en"), table).get(code) or code
    return found


def _titled(text: str, spoken: Locale) -> str:
    if spoken.language in ("tr", "az") and text.startswith("i"):
        return f"İ{text[1:]}"
    return text[:1].upper() + text[1:]
