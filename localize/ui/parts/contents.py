"""Prompts and outputs to be read: blocks in the direction and language of their locale."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from localize.records import Content, OutputRow, messages
from localize.texts import Texts
from localize.ui.parts.untrusted import untrusted, untrusted_text

_SIDE_BY_SIDE = 2


def show_prompt(content: Content, locale: str | None, words: Texts, *, key: str) -> None:
    """A prompt; each turn of a chat under the word for its role. `key` is unique on the page."""
    roles = _roles(words)
    turns = messages(content)
    for place, turn in enumerate(turns):
        if len(turns) > 1:
            st.caption(roles.get(turn.role, roles["tool"]))
        untrusted_text(turn.content, locale, words, key=f"{key}-{place}")


def show_outputs(outputs: Sequence[OutputRow], locale: str | None, words: Texts, *, key: str, named: bool) -> None:
    """Outputs as A, B, …, two beside each other where there is room; `named` says which model wrote each.

    `key` is unique on the page.
    """
    for start in range(0, len(outputs), _SIDE_BY_SIDE):
        for offset, place in enumerate(st.columns(min(_SIDE_BY_SIDE, len(outputs)))):
            if start + offset < len(outputs):
                output = outputs[start + offset]
                with place.container(border=True):
                    letter = place_letter(start + offset)
                    untrusted(f"{letter} · {output.model}" if named else letter, css_class="lz-quiet")
                    untrusted_text(output.text, locale, words, key=f"{key}-{letter}")


def place_letter(place: int) -> str:
    """A for the first output, as on the review sheet."""
    return chr(ord("A") + place) if place < 26 else str(place + 1)


def _roles(words: Texts) -> dict[str, str]:
    translate = words.gettext
    return {
        "user": translate("Person"),
        "assistant": translate("Assistant"),
        "system": translate("Instructions"),
        "tool": translate("Tool"),
    }
