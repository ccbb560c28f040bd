"""How somebody gets in: an access code, an invitation link and its QR code, shown once."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import streamlit as st

from localize.texts import Texts
from localize.ui.parts.untrusted import untrusted
from localize.ui.session import current_session


@dataclass(frozen=True)
class Account:
    """What was made for somebody just now. Nobody can look it up again: only keyed hashes are stored."""

    name: str
    access_code: str | None
    invitation: str | None


def show_account(words: Texts) -> None:
    """The account that this tab made last, until it is hidden."""
    session, translate = current_session(), words.gettext
    account = session.account
    if account is None:
        return
    with st.container(border=True):
        untrusted(translate("For {name}").format(name=account.name), css_class="lz-text lz-name")
        st.text(
            translate(
                "This is shown only now. Pass it on, then hide it: nobody can look it up again, "
                "but you can always make a new one."
            )
        )
        beside, qr = st.columns([3, 1])
        with beside:
            if account.access_code:
                st.caption(translate("Access code, for any device"))
                st.code(account.access_code, language=None)
            if account.invitation:
                st.caption(translate("Invitation link, works once and for 14 days"))
                st.code(account.invitation, language=None, wrap_lines=True)
        if account.invitation:
            qr.image(_qr(account.invitation), width=180, alt=translate("The invitation link as a QR code"))
        if st.button(translate("I have passed it on, hide it")):
            session.account = None
            st.rerun()


def _qr(link: str) -> bytes:
    import segno

    image = BytesIO()
    segno.make(link, error="m").save(image, kind="png", scale=6, border=4)  # a white rim, also on a dark page
    return image.getvalue()
