"""One text of a prompt, as a coordinator decides about it: original, text or change, verdicts, and the buttons."""

from __future__ import annotations

import streamlit as st

from localize.languages import name, number, percent
from localize.records import Content, MadeBy, Rating, as_text
from localize.texts import Texts
from localize.ui.parts.answers import answer_in_words
from localize.ui.parts.contents import show_prompt
from localize.ui.parts.judgment_table import show_judgment_table
from localize.ui.parts.problems import problems_in_words
from localize.ui.parts.untrusted import untrusted, untrusted_changes
from localize.ui.session import Decided, current_session
from localize.ui.visit import Visit
from localize.workspace.approving import REASON_MAX_CHARS
from localize.workspace.prompt_texts import PromptText, TextStatus, Verdicts


def status_in_words(status: TextStatus, words: Texts) -> str:
    translate = words.gettext
    known = {
        TextStatus.IN_REVIEW: translate("Proposed"),
        TextStatus.DRAFT: translate("Draft"),
        TextStatus.APPROVED: translate("Approved"),
        TextStatus.REJECTED: translate("Rejected"),
    }
    return known[status]


def show_prompt_text(visit: Visit, campaign: str, text: PromptText) -> None:
    """A row of the page: what it says, what reviewers said of it, and what can be decided."""
    words = visit.words
    about = [
        text.prompt_id,
        name(text.locale, words.language),
        status_in_words(text.status, words),
        _origin(text, words),
    ]
    untrusted(" · ".join(about), css_class="lz-quiet")
    if text.status is TextStatus.REJECTED:
        reason = text.reason or words.gettext("Its author took it back, or the same text was imported since.")
        untrusted(words.gettext("Why: {reason}").format(reason=reason))
    _show_texts(visit, text)
    for verdicts in text.verdicts:
        _show_verdicts(visit, verdicts)
    if text.judgments:
        counted = words.ngettext("{count} judgment", "{count} judgments", len(text.judgments))
        shown = st.expander(
            counted.format(count=number(len(text.judgments), words.language)),
            key=f"said-{text.id}",
            on_change="rerun",
        )
        with shown:
            if shown.open:
                show_judgment_table(visit, text.judgments, text.locale, f"judged-{text.id}")
    elif text.status in (TextStatus.IN_REVIEW, TextStatus.DRAFT):
        st.caption(words.gettext("Nobody has judged this text yet."))
    _show_buttons(visit, campaign, text)


def _origin(text: PromptText, words: Texts) -> str:
    """Who made it, and which revision it is."""
    translate = words.gettext
    made = {
        MadeBy.HUMAN: translate("by a person"),
        MadeBy.MACHINE: translate("by a machine"),
        MadeBy.REVIEWER: translate("by a reviewer"),
    }
    who = made[text.made_by] if text.author is None else translate("by {name}").format(name=text.author)
    revision = translate("revision {count}").format(count=number(text.revision, words.language))
    return f"{who} · {revision}"


def _show_texts(visit: Visit, text: PromptText) -> None:
    """The original beside the text, and what a proposal changes."""
    words = visit.words
    translate = words.gettext
    has_source = text.source_prompt is not None and text.source_prompt != text.text
    places = st.columns(2) if has_source else [st.container()]
    if has_source and text.source_prompt is not None:
        with places[0]:
            language = "" if text.source_locale is None else name(text.source_locale, words.language)
            st.caption(translate("Original ({language})").format(language=language))
            show_prompt(text.source_prompt, text.source_locale, words, key=f"source-{text.id}")
    with places[-1]:
        st.caption(translate("Text") if text.instead_of is None else translate("Proposed text"))
        show_prompt(text.text, text.locale, words, key=f"text-{text.id}")
    if text.instead_of is not None:
        _show_change(visit, text, text.instead_of)


def _show_change(visit: Visit, text: PromptText, now: Content) -> None:
    """What becomes of the current text; all of it where both are too long to be compared."""
    translate = visit.words.gettext
    place = st.container()
    if untrusted_changes(as_text(now), as_text(text.text), text.locale):
        place.caption(translate("What changes: struck through is what goes, underlined is what comes"))
        return
    place.caption(translate("The text now; both are too long to be compared"))
    show_prompt(now, text.locale, visit.words, key=f"now-{text.id}")


def _show_verdicts(visit: Visit, verdicts: Verdicts) -> None:
    """The answers to the choice that decides, the most frequent first: words of the rubric, share and count."""
    words, rubric = visit.words, visit.workspace.rubric(verdicts.rubric_hash)
    counted = words.ngettext("{count} verdict", "{count} verdicts", verdicts.n)
    said = [counted.format(count=number(verdicts.n, words.language))]
    for option, share in sorted(verdicts.shares.items(), key=lambda each: -each[1]):
        label = answer_in_words(rubric, Rating(verdicts.criterion, option), words)
        said.append(f"{label} {percent(share, words.language)}")
    untrusted(" · ".join(said), css_class="lz-text lz-verdict")


def _show_buttons(visit: Visit, campaign: str, text: PromptText) -> None:
    translate = visit.words.gettext
    taken = text.status is TextStatus.APPROVED and text.revision > 1 and text.author is not None
    with st.container(horizontal=True):
        if text.instead_of is not None:
            with st.popover(translate("Approve …"), key=f"ask-{text.id}"):
                _ask_whether_the_task_changes(visit, campaign, text)
        elif text.status is not TextStatus.APPROVED and st.button(translate("Approve"), key=f"approve-{text.id}"):
            _approve(visit, campaign, text, changes_task=False)
        if text.status is not TextStatus.REJECTED and not taken:
            with st.popover(translate("Reject …"), key=f"refuse-{text.id}"):
                _ask_for_a_reason(visit, campaign, text)


def _ask_whether_the_task_changes(visit: Visit, campaign: str, text: PromptText) -> None:
    translate = visit.words.gettext
    changes = st.radio(
        translate("Does the new text ask for something else?"),
        [True, False],
        format_func=lambda each: (
            translate("Yes, the task changes") if each else translate("No, it only says it better")
        ),
        captions=[
            translate(
                "Outputs of the old text and judgments of them are set aside. The models have to answer the new text."
            ),
            translate("Outputs of the old text and judgments of them stay valid."),
        ],
        key=f"changes-{text.id}",
    )
    st.text(translate("This cannot be undone: the new text takes the place of the old one."))
    if st.button(translate("Approve this text"), type="primary", key=f"approve-{text.id}"):
        _approve(visit, campaign, text, changes_task=bool(changes))


def _approve(visit: Visit, campaign: str, text: PromptText, *, changes_task: bool) -> None:
    with problems_in_words(visit.words):
        visit.workspace.approve(text.id, changes_task)
        current_session().decided = Decided(campaign, True, 1, () if text.is_proposal else (text.id,))
        st.rerun()


def _ask_for_a_reason(visit: Visit, campaign: str, text: PromptText) -> None:
    translate = visit.words.gettext
    reason = st.text_area(
        translate("Why? Your team will read it."), max_chars=REASON_MAX_CHARS, height=100, key=f"reason-{text.id}"
    )
    st.text(translate("Nobody gets this text, or outputs of it, any more. Who has begun may finish."))
    if st.button(translate("Reject this text"), type="primary", key=f"reject-{text.id}"):
        with problems_in_words(visit.words):
            visit.workspace.reject(text.id, reason or "")
            undo = () if text.status is TextStatus.APPROVED else (text.id,)  # it would not come back approved
            current_session().decided = Decided(campaign, False, 1, undo)
            st.rerun()
