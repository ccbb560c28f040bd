"""Creating or changing a campaign by dropping its file."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import streamlit as st

from localize.campaign import Campaign, parse_campaign
from localize.errors import BadFile, Refused, said
from localize.ui.parts.problems import problems_in_words
from localize.ui.parts.untrusted import untrusted
from localize.ui.parts.ways import Way, way_to
from localize.ui.session import current_session
from localize.ui.visit import Visit

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile


EXAMPLE = """id = "spring"                 # a-z, 0-9 and -
title = "Spring review"
source_locale = "en"
locales = ["ar-EG", "de-DE"]  # empty: all that are imported
overlap = 3                   # judgments of each item

[[review]]
unit = "pair"
rubric = "preference"
"""


def campaign_file(visit: Visit, *, first: bool) -> None:
    """The form for a campaign's TOML file and the guidelines that it names; the `first` one can only be created."""
    translate = visit.words.gettext
    with st.form("campaign-file"):
        file = st.file_uploader(translate("Campaign file (TOML)"), type=["toml"], max_upload_size=1)
        guidelines = st.file_uploader(
            translate("Guidelines, where the campaign file names some"), type=["md", "txt"], max_upload_size=1
        )
        with st.container(horizontal=True):
            create = st.form_submit_button(translate("Create the campaign"), type="primary")
            update = not first and st.form_submit_button(translate("Change the campaign of this id"))
    with st.expander(translate("An example of a campaign file")):
        st.code(EXAMPLE, language="toml")
    if not (create or update):
        return
    if file is None:
        st.text(translate("Choose the campaign file first."))
        return
    with problems_in_words(visit.words):
        campaign = _take(visit, file, guidelines, new=create)
        current_session().campaign = campaign.id
        done = translate("Created. Next, import its prompts.") if create else translate("Changed.")
        with st.container(border=True):
            untrusted(campaign.title, css_class="lz-text lz-name")
            st.text(done)
            way_to(Way.IMPORT, translate("Import"))


def _take(visit: Visit, file: UploadedFile, guidelines: UploadedFile | None, *, new: bool) -> Campaign:
    with TemporaryDirectory(prefix="localize-") as folder:
        path = Path(folder) / ".campaign.toml"  # a name that guidelines cannot have
        path.write_bytes(file.getbuffer())
        _put_guidelines_beside(path, file, guidelines)
        return visit.workspace.create_campaign(path) if new else visit.workspace.update_campaign(path)


def _put_guidelines_beside(path: Path, file: UploadedFile, guidelines: UploadedFile | None) -> None:
    """Under the name that the campaign file gives: a plain one, or the file is not valid."""
    try:
        named = parse_campaign(file.getvalue().decode("utf-8")).guidelines
    except UnicodeDecodeError:
        raise BadFile(said("The campaign file is not UTF-8."), said("Save it as a UTF-8 text.")) from None
    if named is None:
        return
    if guidelines is None:
        raise Refused(
            said("The campaign file names guidelines: {name}.", name=named), said("Choose that file as well.")
        )
    (path.parent / named).write_bytes(guidelines.getbuffer())
