"""Bringing a catalogue up to date with its template, and writing both so that nothing changes but what changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from localize.texts.plurals import plural_rule

_LIKE_ENOUGH = 0.7


@dataclass(frozen=True)
class Header:
    """What stands above the messages: comment lines of the translators, and whether a native speaker checked them."""

    language: str
    comment: str = ""
    reviewed: bool = False


def read(file: Path, language: str) -> Catalog:
    """A `.po` file; an empty catalogue if there is none."""
    if not file.is_file():
        return _empty(language)
    with file.open("rb") as source:
        return read_po(source, locale=language.replace("-", "_"), abort_invalid=True)


def header_of(file: Path, language: str) -> Header:
    if not file.is_file():
        return Header(language)
    head = file.read_text("utf-8").split("\n\n", 1)[0]
    comment = "\n".join(line for line in head.splitlines() if line.startswith("#"))
    return Header(language, comment, re.search(r'^"X-Reviewed: yes\\n"', head, re.MULTILINE) is not None)


def merge(known: Catalog, template: Catalog, language: str) -> Catalog:
    """The template's messages with their translations. One whose English changed keeps its words and becomes fuzzy.

    In a rubric the context says which text it was; elsewhere the nearest message that is gone. What is no longer
    asked for is kept aside (`#~`) and comes back if its message does.
    """
    merged = _empty(language)
    wanted = {_key(message) for message in template if message.id}
    gone = {
        _key(each): each
        for each in (*known, *known.obsolete.values())
        if each.id and _is_translated(each) and _key(each) not in wanted
    }
    for message in template:
        if not message.id:
            continue
        place = [*message.locations]
        same = known.get(message.id, message.context) or _aside(known, message)
        if same is not None and same.pluralizable == message.pluralizable:
            merged.add(message.id, same.string, place, flags=same.flags, context=message.context)
        else:
            older = _older(message, gone)
            words = older.string if older and older.pluralizable == message.pluralizable else None
            flags = {"fuzzy"} if words else set[str]()
            merged.add(message.id, words, place, flags=flags, context=message.context)
            if words and older:
                gone.pop(_key(older), None)
    for key, each in sorted(gone.items(), key=lambda pair: (pair[0][0] or "", pair[0][1])):
        merged.obsolete[key[1] if key[0] is None else key] = each  # type: ignore[index]
    return merged


def po_bytes(catalogue: Catalog, header: Header | None) -> bytes:
    """A `.po` (or, without a header, a `.pot`) file: no dates, no line numbers, no wrapping."""
    body = BytesIO()
    write_po(body, catalogue, width=0, omit_header=True, include_lineno=False, include_previous=False)
    lines = ["MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit"]
    comment = ""
    if header:
        lines = [
            f"Language: {header.language}",
            *lines,
            f"Plural-Forms: {_plural_forms(header.language)}",
            f"X-Reviewed: {'yes' if header.reviewed else 'no'}",
        ]
        comment = f"{header.comment}\n" if header.comment else ""
    head = "\n".join(f'"{line}\\n"' for line in lines)
    text = f'{comment}msgid ""\nmsgstr ""\n{head}\n\n{body.getvalue().decode()}'
    return f"{text.rstrip()}\n".encode()


def _empty(language: str) -> Catalog:
    catalogue = Catalog(locale=language.replace("-", "_"), charset="utf-8")
    catalogue.mime_headers = [("Plural-Forms", _plural_forms(language))]
    return catalogue


def _plural_forms(language: str) -> str:
    forms, rule = plural_rule(language)
    return f"nplurals={forms}; plural=({rule});"


def forms_of(message: Message) -> tuple[str, ...]:
    """The translation as a tuple: one text, or one for each plural form."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def _key(message: Message) -> tuple[str | None, str]:
    return message.context, message.id if isinstance(message.id, str) else message.id[0]


def _aside(known: Catalog, message: Message) -> Message | None:
    return next((each for each in known.obsolete.values() if _key(each) == _key(message)), None)


def _is_translated(message: Message) -> bool:
    return any(forms_of(message))


def _older(message: Message, gone: dict[tuple[str | None, str], Message]) -> Message | None:
    context, english = _key(message)
    if context is not None:
        return next((each for key, each in gone.items() if key[0] == context), None)
    free = [key[1] for key in gone if key[0] is None]
    return next((gone[None, each] for each in get_close_matches(english, free, n=1, cutoff=_LIKE_ENOUGH)), None)
