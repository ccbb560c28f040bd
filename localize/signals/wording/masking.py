"""What is in no language: code, addresses, placeholders, tags. Blanked out before letters or numbers are read."""

from __future__ import annotations

import regex

BLANK = " "
_PIECES = (
    r"```.*?(?:```|\Z)",  # a block of code; the last may be cut off
    r"~~~.*?(?:~~~|\Z)",
    r"`[^`\n]+`",
    r"\b[a-z][a-z0-9+.-]{0,30}+://[^\s<>\"'«»“”」』]+",
    r"\bwww\.[^\s<>\"'«»“”」』]+",
    r"(?<![\w.+-])[\w.+-]{1,64}+@[\w-]+(?:\.[\w-]+)+",  # bounded, or a text of dots takes hours
    r"\$\{[^{}\n]*\}",
    r"\{\{[^{}\n]*\}\}",
    r"\{[A-Za-z0-9_.!:]*\}",
    r"%(?:\(\w+\))?[-+0#]*+\d*+(?:\.\d+)?+[sdif@](?![\p{L}\p{N}])",
    r"</?[A-Za-z][^<>\n]{0,500}>",
    r"&(?:[A-Za-z]{2,31}|#\d{1,7}|#x[0-9A-Fa-f]{1,6});",
)
KEPT_AS_IS = regex.compile("|".join(f"(?:{each})" for each in _PIECES), regex.DOTALL | regex.IGNORECASE)
"""Code, URLs, e-mail addresses, placeholders, tags and entities."""


def masked(text: str) -> str:
    """The text with such pieces as blanks of the same length, line ends kept: offsets stay what they are."""
    blanked: str = KEPT_AS_IS.sub(_blanks, text)
    return blanked


def _blanks(found: regex.Match[str]) -> str:
    return "".join("\n" if sign == "\n" else BLANK for sign in found.group())


_LIST_MARK = regex.compile(r"^[ \t]*+(?:\p{Nd}{1,3}+[.)、．]|[-*•])[ \t]*+(?=\S)", regex.MULTILINE)


def without_list_marks(text: str) -> str:
    """The text with the numbers and dots of lists as blanks of the same length: they count, and say nothing."""
    blanked: str = _LIST_MARK.sub(_blanks, text)
    return blanked
