"""One catalogue file as pages read it: `.mo` when it is there and fresh, else the `.po`, compiled in memory."""

from __future__ import annotations

import re
from enum import StrEnum
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

from localize.texts.faults import fault_of, plural_fault_of


class Domain(StrEnum):
    SCREEN = "localize"
    RUBRICS = "rubrics"


class _Nothing(NullTranslations):
    """Asked when the catalogue has no such message, so that a translation equal to the English is told from none."""

    def gettext(self, message: str) -> Any:
        return None

    def pgettext(self, context: str, message: str) -> Any:
        return None

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> Any:
        return None


class Catalogue:
    """Good translations of one file. A translation with a fault is not found, whoever compiled it."""

    def __init__(self, translations: NullTranslations) -> None:
        self._translations = translations
        self._translations.add_fallback(_Nothing())

    def find(self, message: str, context: str | None = None) -> str | None:
        if not message:
            return message
        known = self._translations
        said: str | None = known.pgettext(context, message) if context else known.gettext(message)
        return said if said and fault_of(message, said) is None else None

    def find_plural(self, one: str, many: str, n: int) -> str | None:
        try:
            said: str | None = self._translations.ngettext(one, many, n)
        except (ArithmeticError, ValueError):  # a hostile plural rule: n % 0
            return None
        return said if said and plural_fault_of(one, many, said) is None else None


def load(folder: Path, language: str, domain: Domain) -> Catalogue:
    """The catalogue of a language; an empty one if its file is missing or broken."""
    po = folder / language / "LC_MESSAGES" / f"{domain}.po"
    try:
        return Catalogue(GNUTranslations(_compiled(po, language)))
    except Exception:  # a parser may fail in any way on a broken file; English words are better than no page
        return Catalogue(_Nothing())


def is_reviewed(folder: Path, language: str) -> bool:
    """Whether the header of the UI catalogue says that a native speaker checked it (`X-Reviewed: yes`)."""
    po = folder / language / "LC_MESSAGES" / f"{Domain.SCREEN}.po"
    try:
        header = po.read_text("utf-8", errors="replace")[:4000]
    except OSError:
        return False
    return re.search(r'^"X-Reviewed: yes\\n"', header, re.MULTILINE) is not None


def _compiled(po: Path, language: str) -> BytesIO:
    mo = po.with_suffix(".mo")
    if mo.is_file() and (not po.is_file() or mo.stat().st_mtime >= po.stat().st_mtime):
        return BytesIO(mo.read_bytes())
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    file = BytesIO()
    with po.open("rb") as source:
        write_mo(file, read_po(source, locale=language.replace("-", "_"), abort_invalid=True))
    file.seek(0)
    return file
