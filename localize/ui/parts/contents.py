"""Prompts and outputs to be read: blocks in the direction and language of their locale."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from localize.records import Content, OutputRow, messages
from localize.texts import Texts
from localize.ui.parts.untrusted import untrusted

_SIDE_BY_SIDE = 2
_TALL = "lz-text lz-tall"


def show_prompt(content: Content, locale: str | None, words: Texts) -> None:
    """A prompt; each turn of a chat under the word for its role."""
    roles = _roles(words)
    turns = messages(content)
    for turn in turns:
        if len(turns) > 1:
            st.caption(roles.get(turn.role, roles["tool"]))
        untrusted(turn.content, locale, css_class=_TALL)


def show_outputs(outputs: Sequence[OutputRow], locale: str | None, *, named: bool) -> None:
    """Outputs as A, B, …, two beside each other where there is room; `named` says which model wrote each."""
    for start in range(0, len(outputs), _SIDE_BY_SIDE):
        for offset, place in enumerate(st.columns(min(_SIDE_BY_SIDE, len(outputs)))):
            if start + offset < len(outputs):
                output = outputs[start + offset]
                with place.container(border=True):
                    letter = place_letter(start + offset)
                    untrusted(f"{letter} · {output.model}" if named else letter, css_class="lz-quiet")
                    untrusted(output.text, locale, css_class=_TALL)


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
