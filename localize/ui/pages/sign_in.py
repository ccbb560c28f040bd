"""The sign-in page: one field, a language picker, nothing else. The form posts to the door, outside Streamlit."""

from __future__ import annotations

from html import escape

import streamlit as st

from localize.texts import Texts
from localize.ui import organisation
from localize.ui.parts.chrome import language_choice
from localize.ui.parts.untrusted import untrusted
from localize.ui.session import workspace


def show(words: Texts, path: str) -> None:
    """`path` is the page that was asked for; the door leads there."""
    translate = words.gettext
    said_at_the_door = {
        "wrong": translate("This code does not open anything. Check it, or ask your coordinator for a new one."),
        "used": translate(
            "This link was used already or is too old. Sign in with your access code, or ask for a new link."
        ),
        "unknown": translate(
            "Nobody here has the e-mail of this sign-in. Ask your coordinator to add it, or use your access code."
        ),
        "unvouched": translate(
            "Your organisation does not vouch for your e-mail. Use your access code, and tell who runs this server."
        ),
        "organisation": translate("The sign-in of your organisation did not work. Try again, or use your access code."),
    }
    st.html('<div class="lz-door"></div>')
    _, middle, _ = st.columns([1, 2, 1])
    with middle:
        untrusted(workspace().settings.team, css_class="lz-text lz-team", heading=True)
        notice = said_at_the_door.get(st.query_params.get("door", ""))
        if notice:
            st.warning(notice)
        label = escape(translate("Your access code"))
        button = escape(translate("Sign in"))
        st.html(
            f'<form class="lz-form" method="post" action="/auth/sign-in/{escape(path)}" target="_self">'
            f'<label for="code">{label}</label>'
            '<input id="code" name="code" autocomplete="current-password" spellcheck="false"'
            ' autocapitalize="characters" required maxlength="80">'
            f"<button>{button}</button></form>"
        )
        if organisation.is_offered():
            way = escape(translate("Sign in with your organisation"))
            st.html(f'<a class="lz-way" href="{organisation.BEGIN}/{escape(path)}" target="_self">{way}</a>')
        language_choice(words)
