"""How a text in Markdown is built: how many links, list items, headings, table rows and bold pieces it has."""

from __future__ import annotations

from collections.abc import Mapping

import regex

from localize.errors import Said, said

_PARTS: Mapping[str, regex.Pattern[str]] = {
    "links": regex.compile(r"\[[^\[\]\n]{0,300}\]\([^()\s]{1,2000}(?:\s[^()\n]{0,200})?\)"),
    "items": regex.compile(r"^[ \t]{0,8}(?:[-*+•・]|\p{Nd}{1,3}[.)．）、])[ \t\u3000]{1,4}\S", regex.MULTILINE),
    "headings": regex.compile(r"^#{1,6}[ \t]\S", regex.MULTILINE),
    "rows": regex.compile(r"^[ \t]{0,3}\|[^\n]{1,5000}\|[ \t]*$", regex.MULTILINE),
    "bold": regex.compile(r"\*\*[^*\n]{1,500}\*\*"),
}
LEAST = {"links": 1, "items": 2, "headings": 1, "rows": 2, "bold": 1}
"""From so many on: one line with a hyphen in front may be speech, and one with bars a sum."""


def structure(text: str) -> Mapping[str, int]:
    """How often each of these occurs."""
    return {name: sum(1 for _ in pattern.finditer(text)) for name, pattern in _PARTS.items()}


def is_built(source: str) -> bool:
    """Whether there is a structure to keep."""
    return any(count >= LEAST[name] for name, count in structure(source).items())


def rebuilt(source: str, text: str) -> Said | None:
    """What is built otherwise than in the source, or None."""
    here = structure(text)
    for name, count in structure(source).items():
        if count >= LEAST[name] and here[name] != count:
            return _WORDS[name](count, here[name])
    return None


_WORDS = {
    "links": lambda there, here: said("Links in the source: {there}; here: {here}.", there=there, here=here),
    "items": lambda there, here: said("List items in the source: {there}; here: {here}.", there=there, here=here),
    "headings": lambda there, here: said("Headings in the source: {there}; here: {here}.", there=there, here=here),
    "rows": lambda there, here: said("Table rows in the source: {there}; here: {here}.", there=there, here=here),
    "bold": lambda there, here: said("Bold pieces in the source: {there}; here: {here}.", there=there, here=here),
}
