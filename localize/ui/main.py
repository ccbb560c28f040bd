"""What Streamlit runs for each visitor: who is it, in which language, which pages. Decides nothing else."""

from __future__ import annotations

import streamlit as st

from localize.errors import LocalizeError
from localize.ui.pages import assign, board, export, history, people, review, sign_in
from localize.ui.pages import import_ as import_page
from localize.ui.parts.chrome import account_menu, frame, show_problem
from localize.ui.session import current_texts
from localize.ui.visit import Visit, current_visit


def main() -> None:
    visit = current_visit()
    words = current_texts(None) if visit is None else visit.words
    frame(words)
    if visit is None:
        st.navigation([st.Page(lambda: sign_in.show(words), title=words.gettext("Sign in"))], position="hidden").run()
        return
    account_menu(visit)
    try:
        st.navigation(pages_of(visit), position="top" if visit.person.role != "reviewer" else "hidden").run()
    except LocalizeError as problem:
        show_problem(problem, words)


def pages_of(visit: Visit) -> list[st.Page]:
    """A page that is not in this list cannot be opened."""
    translate = visit.words.gettext
    reviewing = st.Page(
        lambda: review.show(visit),
        title=translate("Review"),
        url_path="review",
        default=visit.person.role == "reviewer",
    )
    if visit.person.role == "reviewer":
        return [reviewing]
    own = [reviewing] if visit.person.locales else []
    return [
        st.Page(lambda: board.show(visit), title=translate("Board"), url_path="board", default=True),
        st.Page(lambda: import_page.show(visit), title=translate("Import"), url_path="import"),
        st.Page(lambda: people.show(visit), title=translate("People"), url_path="people"),
        st.Page(lambda: assign.show(visit), title=translate("Assign"), url_path="assign"),
        st.Page(lambda: export.show(visit), title=translate("Export"), url_path="export"),
        st.Page(lambda: history.show(visit), title=translate("Judgments"), url_path="judgments"),
        *own,
    ]


main()
