"""One line of guidelines as a small tree: bold, italic, code and links. Linear in the length of the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

DEPTH_MOST = 3
ADDRESS_MAX_CHARS = 2_000


@dataclass(frozen=True)
class Words:
    text: str


@dataclass(frozen=True)
class CodeWords:
    text: str


@dataclass(frozen=True)
class Marked:
    """Bold where `strong`, else italic."""

    strong: bool
    content: tuple[Inline, ...]


@dataclass(frozen=True)
class Link:
    """`address` begins with http:, https: or mailto: and is shown; `content` is empty where it stood alone."""

    content: tuple[Inline, ...]
    address: str


Inline: TypeAlias = Words | CodeWords | Marked | Link

_SPECIAL = re.compile(r"[\\`*_\[]|https?://|mailto:", re.IGNORECASE)
_SCHEME = re.compile(r"(https?://|mailto:)[^\s<>\"'`\\]+", re.IGNORECASE)
_BARE = re.compile(r"(?:https?://|mailto:)[!#-&(-;=?-\[\]_a-z~]+", re.IGNORECASE)  # ASCII that may stand in an address
_PUNCTUATION = set("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_AFTER_AN_ADDRESS = ".,;:!?)]*_"


def inlines(text: str, depth: int = 0) -> tuple[Inline, ...]:
    """The pieces of a text in their order."""
    return tuple(_Reader(text, depth).read())


def text_of(pieces: Sequence[Inline]) -> str:
    """What a reader sees: the words, and the address of each link."""
    return "".join(_text(each) for each in pieces)


def _text(piece: Inline) -> str:
    match piece:
        case Words(text) | CodeWords(text):
            return text
        case Marked(content=content):
            return text_of(content)
        case Link(content=content, address=address):
            return f"{text_of(content)} ({address})" if content else address


@dataclass
class _Reader:
    """Goes over a text once. `hopeless`: what was looked for in vain, and need not be looked for again."""

    text: str
    depth: int
    found: list[Inline] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)
    hopeless: set[str] = field(default_factory=set)
    bracket: int = -1

    def read(self) -> list[Inline]:
        place = 0
        while place < len(self.text):
            special = _SPECIAL.search(self.text, place)
            if special is None:
                break
            self.plain.append(self.text[place : special.start()])
            place = self._special(special.start())
        self.plain.append(self.text[place:])
        self._end_words()
        return self.found

    def _end_words(self) -> None:
        words = "".join(self.plain)
        self.plain.clear()
        if words:
            self.found.append(Words(words))

    def _add(self, piece: Inline, end: int) -> int:
        self._end_words()
        self.found.append(piece)
        return end

    def _special(self, place: int) -> int:
        """Takes what begins here, else the one character as it is; returns where to go on."""
        sign = self.text[place]
        if sign == "\\" and self.text[place + 1 : place + 2] in _PUNCTUATION:
            self.plain.append(self.text[place + 1])
            return place + 2
        if sign == "`":
            return self._code(place)
        end = None
        if sign in "*_" and self.depth < DEPTH_MOST:
            end = self._marked(place)
        elif sign == "[" and self.depth < DEPTH_MOST:
            end = self._link(place)
        elif sign not in "\\*_[":
            end = self._bare(place)
        if end is not None:
            return end
        self.plain.append(sign)
        return place + 1

    def _code(self, place: int) -> int:
        """To as many backquotes as there are here."""
        length = self._run(place)
        fence = "`" * length
        start = place + length
        end = start if fence not in self.hopeless else -1
        while end != -1:
            end = self.text.find(fence, end)
            if end == -1 or self._run(end) == length:
                break
            end += self._run(end)
        if end == -1:
            self.hopeless.add(fence)
            self.plain.append(fence)
            return start
        return self._add(CodeWords(self.text[start:end]), end + length)

    def _run(self, place: int) -> int:
        """How often the character here stands in a row."""
        end = place
        while end < len(self.text) and self.text[end] == self.text[place]:
            end += 1
        return end - place

    def _marked(self, place: int) -> int | None:
        sign = self.text[place]
        mark = sign * 2 if self.text.startswith(sign * 2, place) else sign
        start = place + len(mark)
        if mark in self.hopeless or not self._opens(place, start, sign):
            return None
        end = self.text.find(mark, start + 1)
        while end != -1 and not self._closes(end, len(mark), sign):
            end = self.text.find(mark, end + 1)
        if end == -1:
            self.hopeless.add(mark)
            return None
        return self._add(Marked(len(mark) == 2, inlines(self.text[start:end], self.depth + 1)), end + len(mark))

    def _opens(self, place: int, start: int, sign: str) -> bool:
        """Not within a word or a product; Chinese and Japanese words have no spaces around them, so `*` may."""
        before, inside = self.text[place - 1 : place], self.text[start : start + 1]
        within = before.isalnum() and (sign == "_" or before.isascii())
        return inside.strip() != "" and not within

    def _closes(self, end: int, length: int, sign: str) -> bool:
        after = self.text[end + length : end + length + 1]
        if self.text[end - 1].isspace() or (length == 1 and (after == sign or self.text[end - 1] == sign)):
            return False
        return sign == "*" or not after.isalnum()

    def _link(self, place: int) -> int | None:
        if self.bracket < place and "](" not in self.hopeless:
            self.bracket = self.text.find("](", place)
            if self.bracket == -1:
                self.hopeless.add("](")
        middle = self.bracket
        if "](" in self.hopeless or self.text.find("[", place + 1, middle) != -1:
            return None
        end = self.text.find(")", middle, middle + ADDRESS_MAX_CHARS)
        address = self.text[middle + 2 : end].strip() if end != -1 else ""
        label = self.text[place + 1 : middle].strip()
        if not label or not is_address(address):
            return None
        return self._add(Link(_unlinked(inlines(label, DEPTH_MOST - 1)), address), end + 1)

    def _bare(self, place: int) -> int | None:
        if place and self.text[place - 1].isalnum():
            return None
        found = _BARE.match(self.text, place, place + ADDRESS_MAX_CHARS)
        if found and unicodedata.category(self.text[found.end() : found.end() + 1] or " ") == "Cf":
            return None  # an address that goes on with what nobody sees
        address = found[0].rstrip(_AFTER_AN_ADDRESS) if found else ""
        return self._add(Link((), address), place + len(address)) if is_address(address) else None


def _unlinked(pieces: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The words of a link hold no other link."""
    return tuple(Words(each.address) if isinstance(each, Link) else each for each in pieces)


def is_address(text: str) -> bool:
    """Whether it may be a link: http, https or mailto, and no character that nobody sees."""
    visible = all(unicodedata.category(sign)[0] not in "CZ" for sign in text)
    return visible and len(text) <= ADDRESS_MAX_CHARS and _SCHEME.fullmatch(text) is not None
