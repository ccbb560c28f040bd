"""My profile: what somebody says of themselves beside what tests proved, when they work, the language of the pages."""

from __future__ import annotations

import streamlit as st

from localize.ui.parts.chrome import language_choice
from localize.ui.parts.profile_locales import show_locales
from localize.ui.parts.profile_time import show_domains, show_time
from localize.ui.parts.untrusted import untrusted
from localize.ui.parts.ways import Way, way_to
from localize.ui.visit import Visit


def show(visit: Visit) -> None:
    translate = visit.words.gettext
    st.title(translate("My profile"), anchor=False)
    profile = visit.workspace.profile()
    untrusted(profile.person.name, css_class="lz-text lz-name")
    st.text(
        translate(
            "What you say here decides which items come to you, at once. It is your word; a test can prove it. "
            "Your coordinators see both."
        )
    )
    st.subheader(translate("Languages"), anchor=False)
    show_locales(visit, profile)
    way_to(Way.TESTS, translate("Tests that prove it"))
    st.subheader(translate("Fields"), anchor=False)
    st.caption(translate("Some items go only to people who know a field, such as law or medicine."))
    show_domains(visit, profile.person, visit.workspace.wanted().domains)
    st.subheader(translate("Time"), anchor=False)
    show_time(visit, profile.person)
    st.subheader(translate("Pages"), anchor=False)
    language_choice(visit.words, visit, key="profile-language")
