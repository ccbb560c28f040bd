"""What is missing from the catalogues, and what in them must not be shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from localize.texts.catalogue import Domain
from localize.texts.faults import fault_of, plural_fault_of
from localize.texts.merging import forms_of, read
from localize.texts.plurals import plural_rule_fault


class Lack(StrEnum):
    MISSING = "missing"
    FUZZY = "fuzzy"
    WRONG = "wrong"
    """Placeholders, markup or plural forms: unsafe to show. The other two are only shown in English."""


@dataclass(frozen=True)
class Finding:
    """One message of one language, or its whole catalogue (`message` is empty)."""

    language: str
    domain: Domain
    lack: Lack
    context: str | None
    message: str
    why: str = ""

    def __str__(self) -> str:
        place = f"{self.language}/{self.domain}.po"
        return f"{place}: {self.lack}: {self.context or ''} {self.message!r} {self.why}".rstrip()


def check(locales: Path, templates: Mapping[Domain, Catalog] | None = None) -> list[Finding]:
    """Everything wrong in every catalogue of a folder. Without templates nothing can be found missing."""
    found: list[Finding] = []
    for folder in sorted(locales.glob("*/LC_MESSAGES")):
        for domain in Domain:
            found += _check_file(folder / f"{domain}.po", domain, templates[domain] if templates else None)
    return found


def _check_file(file: Path, domain: Domain, template: Catalog | None) -> Iterator[Finding]:
    language = file.parent.parent.name
    try:
        catalogue = read(file, language)
    except Exception as problem:  # any failure of the parser is a finding about the file
        yield Finding(language, domain, Lack.WRONG, None, "", f"cannot be read: {problem}")
        return
    if file.is_file():
        rule = _header_fault(file.read_text("utf-8"), language)
        if rule:
            yield Finding(language, domain, Lack.WRONG, None, "", rule)
    for message in catalogue:
        if message.id:
            yield from _check_message(message, language, domain)
    for asked in template or ():
        known = catalogue.get(asked.id, asked.context)
        if asked.id and (known is None or not _is_whole(known)):
            yield Finding(language, domain, Lack.MISSING, asked.context, _english(asked))


def _check_message(message: Message, language: str, domain: Domain) -> Iterator[Finding]:
    if message.fuzzy:
        yield Finding(language, domain, Lack.FUZZY, message.context, _english(message))
    for form in forms_of(message):
        if isinstance(message.id, str):
            why = fault_of(message.id, form) if form else None
        else:
            why = plural_fault_of(*message.id, form) if form else None
        if why:
            yield Finding(language, domain, Lack.WRONG, message.context, _english(message), why)


def _header_fault(text: str, language: str) -> str | None:
    stated = re.search(
        r'^"Plural-Forms:\s*nplurals\s*=\s*(\d{1,2})\s*;\s*plural\s*=\s*([^";]+);?\\n"', text, re.MULTILINE
    )
    if stated is None:
        return "no Plural-Forms in the header"
    return plural_rule_fault(stated[2], int(stated[1]), language)


def _english(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _is_whole(message: Message) -> bool:
    forms = forms_of(message)
    return bool(forms) and all(forms)
