"""What a prompt or an output holds: a text, or the messages of a chat. Texts are kept exactly as they came in."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from json.encoder import encode_basestring
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a chat. `role` is `system`, `user`, `assistant` or `tool`."""

    role: str
    content: str


Content: TypeAlias = str | tuple[Message, ...]


def content_json(content: Content) -> str:
    """The one way a content is stored and hashed: a JSON string, or a JSON list of role and content."""
    if isinstance(content, str):
        return encode_basestring(content)  # what json.dumps comes to, without making an encoder for each text
    return json.dumps([{"role": turn.role, "content": turn.content} for turn in content], ensure_ascii=False)


def content_from_json(text: str) -> Content:
    value = json.loads(text)
    return value if isinstance(value, str) else tuple(Message(turn["role"], turn["content"]) for turn in value)


def messages(content: Content) -> tuple[Message, ...]:
    """A content as chat messages: a bare text is one turn of the user."""
    return (Message("user", content),) if isinstance(content, str) else content


def characters(contents: Iterable[Content]) -> int:
    """Code points of all that a reviewer reads: of an item its prompt, the source of that, and the outputs.

    Code points, not graphemes: to count those of long answers takes longer than all else that makes items, and where a
    syllable has one code point more or less it says nothing about work. What stands between turns of a chat is not
    counted.
    """
    return sum(len(turn.content) for each in contents for turn in messages(each))


BETWEEN_TURNS = "\n\n"


def as_text(content: Content) -> str:
    """A content as the one text that is read, marked, rewritten and looked at: turns with a blank line between."""
    return BETWEEN_TURNS.join(turn.content for turn in messages(content))
