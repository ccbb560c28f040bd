"""The one way besides the review sheet by which texts of users and models reach the screen: escaped, isolated."""

from __future__ import annotations

from html import escape

import streamlit as st

from localize.languages import direction

SHOWN_MAX_CHARS = 20_000


def untrusted(text: str, locale: str | None = None, *, css_class: str = "lz-text") -> None:
    """Show a text as a block with its locale's `dir` and `lang`, each paragraph `dir="auto"`, free of markup."""
    place = f' lang="{escape(locale)}" dir="{direction(locale)}"' if locale else ' dir="auto"'
    cut = text[:SHOWN_MAX_CHARS] + (" …" if len(text) > SHOWN_MAX_CHARS else "")
    paragraphs = "".join(f'<p dir="auto">{escape(line) or "&nbsp;"}</p>' for line in cut.split("\n"))
    st.html(f'<div class="{css_class}"{place}>{paragraphs}</div>')
