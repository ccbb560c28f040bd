"""A rubric as its reviewers see it: the real sheet over texts to look at. What is answered here is stored nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import streamlit as st

from localize.errors import BadRatings
from localize.languages import name, own_name, parts
from localize.records import AssignmentId, CampaignId, Draft, ReviewItem, Sheet, Unit, as_text
from localize.rubric import Rubric, asked, check_ratings
from localize.texts import texts, ui_languages
from localize.ui.parts.review_sheet import DraftEvent, SkipEvent, SubmitEvent, review_sheet
from localize.ui.parts.sample_texts import SAMPLE_LOCALES, sample_text
from localize.ui.parts.sheet_data import sheet_data
from localize.ui.parts.untrusted import in_cell
from localize.ui.session import current_session
from localize.ui.visit import Visit
from localize.workspace.rubric_shelf import Sample, SamplePlace

NOBODYS = CampaignId("preview")


@dataclass
class Preview:
    """What this tab was shown last, what was typed into it, and what came of it. Gone with the tab."""

    settled: tuple[str, ...] = ()
    revision: int = 0
    ratings: Mapping[str, Any] = field(default_factory=dict)
    of: str = ""
    problem: BadRatings | None = None
    ended: str | None = None


@dataclass(frozen=True)
class Wish:
    """How the rubric is looked at."""

    profile: str | None
    language: str
    place: SamplePlace
    blind: bool


def show_preview(visit: Visit, rubric: Rubric) -> None:
    """Choices above, the sheet below, and what became of a submit."""
    wish = _ask(visit, rubric)
    sample = _sample(visit, rubric.unit, wish.place)
    preview = _preview()
    item = _item(rubric, wish, sample, len(preview.settled))
    translate = visit.words.gettext
    st.info(translate("This is a preview: it works as it does for reviewers, and nothing that you answer is stored."))
    if not item.criteria:
        st.info(translate("Nothing is asked of a reviewer who does not read the original."))
        return
    if preview.of != item.assignment_id:
        preview.of, preview.revision, preview.ratings, preview.problem = item.assignment_id, 0, {}, None
    looking = replace(visit, words=texts(wish.language))
    draft = Draft(preview.revision, preview.ratings, datetime.now(UTC)) if preview.revision else None
    sheet = Sheet(item, draft, done=0, of=1, campaign=translate("Preview"), active=0)
    review_sheet(
        sheet_data(looking, sheet, preview.problem)
        | {"settled": list(preview.settled), "notice": _notice(preview, visit)},
        key=f"rubric-preview-{_mark(rubric.hash, wish)[:8]}",  # looked at otherwise, it is another sheet
        on_draft=_note,
        on_submit=lambda event: _judge(event, rubric, wish, item),
        on_skip=_hand_back,
    )


def _ask(visit: Visit, rubric: Rubric) -> Wish:
    translate, language = visit.words.gettext, visit.words.language
    places = [*(SamplePlace("", each) for each in SAMPLE_LOCALES), *visit.workspace.sample_places(rubric.unit)]
    here = parts(language).language
    with st.container(horizontal=True):
        place = st.selectbox(
            translate("Texts"),
            range(len(places)),
            index=next((at for at, each in enumerate(places) if parts(each.locale).language == here), 0),
            format_func=lambda number: _named(visit, places[number]),
            width=300,
        )
        spoken = st.selectbox(
            translate("Language of the reviewer"),
            ui_languages(),
            index=ui_languages().index(language) if language in ui_languages() else 0,
            format_func=own_name,
            width=220,
        )
        profile = _ask_profile(visit, rubric)
    blind = rubric.requires.needs_source_language and st.checkbox(
        translate("The reviewer does not read the language of the original")
    )
    return Wish(profile, spoken or language, places[place or 0], bool(blind))


def _ask_profile(visit: Visit, rubric: Rubric) -> str | None:
    if not rubric.profiles:
        return None
    names = [None, *rubric.profiles]
    every = visit.words.gettext("All questions")
    chosen = st.selectbox(
        visit.words.gettext("Profile"),
        range(len(names)),
        format_func=lambda number: in_cell(names[number] or every),
        width=220,
    )
    return names[chosen or 0]


def _named(visit: Visit, place: SamplePlace) -> str:
    translate, locale = visit.words.gettext, name(place.locale, visit.words.language)
    if not place.campaign:
        return translate("Sample text, {locale}").format(locale=locale)
    return in_cell(f"{place.campaign}, {locale}")


def _sample(visit: Visit, unit: Unit, place: SamplePlace) -> Sample:
    found = visit.workspace.sample(unit, place) if place.campaign else None
    return found or sample_text(place.locale if place.locale in SAMPLE_LOCALES else SAMPLE_LOCALES[0], unit)


def _item(rubric: Rubric, wish: Wish, sample: Sample, number: int) -> ReviewItem:
    """An item that is in no database. Whatever is looked at otherwise has another id, so the sheet starts anew."""
    every = asked(rubric, profile=None, blind=wish.blind)
    first = asked(rubric, profile=wish.profile, blind=wish.blind)
    return ReviewItem(
        assignment_id=AssignmentId(f"preview-{_mark(rubric.hash, wish, number)[:32]}"),
        campaign=NOBODYS,
        locale=sample.locale,
        unit=rubric.unit,
        rubric=rubric.id,
        rubric_hash=rubric.hash,
        criteria=first,
        more=tuple(each for each in every if each not in first),
        prompt=sample.prompt,
        outputs=sample.outputs,
        source_locale=sample.source_locale,
        source_prompt=None if wish.blind else sample.source_prompt,
        domain=sample.domain,
        tags=sample.tags,
        opened_at=datetime.now(UTC),
    )


def _mark(*parts: object) -> str:
    return sha256(repr((*parts, current_session().window)).encode()).hexdigest()


def _preview() -> Preview:
    session = current_session()
    session.preview = session.preview or Preview()
    return session.preview


def _note(event: DraftEvent) -> None:
    preview = _preview()
    if event.assignment_id == preview.of and event.revision > preview.revision:
        preview.revision, preview.ratings, preview.ended = event.revision, event.ratings, None


def _judge(event: SubmitEvent, rubric: Rubric, wish: Wish, item: ReviewItem) -> None:
    """The rules of a real submit, and nothing after them."""
    preview = _preview()
    if event.assignment_id != preview.of:
        return
    possible = asked(rubric, profile=None, blind=wish.blind)
    chosen = [each for each in possible if each in item.criteria or each in event.ratings]
    try:
        check_ratings(rubric, event.ratings, asked=chosen, texts=_judged(item), outputs=len(item.outputs) or None)
    except BadRatings as problem:
        preview.problem, preview.revision, preview.ratings = problem, event.revision, event.ratings
        preview.ended = None
    else:
        _end(preview, "submitted")


def _judged(item: ReviewItem) -> dict[str, str]:
    """The text that marks and rewrites speak of, and its source."""
    judged = {"target": as_text(item.prompt)} if item.unit is Unit.PROMPT else {}
    if item.unit in (Unit.OUTPUT, Unit.TRANSLATION) and item.outputs:
        judged["target"] = item.outputs[0]
    if item.source_prompt is not None:
        judged["source"] = as_text(item.source_prompt)
    return judged


def _hand_back(event: SkipEvent) -> None:
    preview = _preview()
    if event.assignment_id == preview.of:
        _end(preview, "skipped")


def _end(preview: Preview, how: str) -> None:
    preview.settled = (*preview.settled, preview.of)
    preview.ended, preview.problem = how, None


def _notice(preview: Preview, visit: Visit) -> dict[str, str | None] | None:
    """What became of the answers before, said on the sheet."""
    translate = visit.words.gettext
    if preview.ended == "submitted":
        said = translate("These answers are complete. A reviewer's would be stored now; here nothing was.")
    elif preview.ended == "skipped":
        said = translate("A reviewer's item would go to somebody else now. Nothing was stored.")
    else:
        return None
    return {"text": said, "about": None}
