"""Alerts for coordinators: a strip on every page of theirs that looks again by itself, and the list behind it."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from localize.errors import LocalizeError
from localize.languages import moment, name, number
from localize.records import Role
from localize.ui.parts.answers import question_of
from localize.ui.parts.asked_item import show_judged_item
from localize.ui.parts.chrome import show_problem
from localize.ui.parts.clock import time_zone
from localize.ui.parts.untrusted import untrusted
from localize.ui.parts.ways import Way, way_to
from localize.ui.visit import Visit, current_visit
from localize.workspace.alerting import Alert, AlertId

LOOK_AGAIN_SECONDS = 20.0
AT_ONCE = 10


def show_alert_strip(visit: Visit) -> None:
    """Nothing while there is nothing. Its place on the page is there in any case."""
    if visit.person.role is not Role.REVIEWER:
        _strip()


@st.fragment(run_every=LOOK_AGAIN_SECONDS)
def _strip() -> None:
    """Drawn again by itself, so it asks itself who is here now."""
    visit = current_visit()
    if visit is None or visit.person.role is Role.REVIEWER:
        return
    unseen = visit.workspace.unseen_alerts()
    if not unseen.count or unseen.newest is None:
        return
    words = visit.words
    said = words.ngettext(
        "{count} alert that nobody has seen. The newest is of {when}.",
        "{count} alerts that nobody has seen. The newest is of {when}.",
        unseen.count,
    )
    with st.container(key="lz-alerts"):
        st.warning(said.format(count=number(unseen.count, words.language), when=_when(visit, unseen.newest)))
        way_to(Way.ALERTS, words.gettext("See the alerts"))


def _when(visit: Visit, at: datetime) -> str:
    return moment(at, visit.words.language, time_zone(visit))


def show_alerts(visit: Visit) -> None:
    """All of them: those that nobody has seen first."""
    words = visit.words
    total = visit.workspace.alerts(limit=1).total
    if not total:
        st.text(words.gettext("There are no alerts. A rubric says which answers raise one."))
        return
    said = words.ngettext("{count} alert", "{count} alerts", total)
    st.text(said.format(count=number(total, words.language)))
    pages = -(-total // AT_ONCE)
    page = st.pagination(pages, key="alerts") if pages > 1 else 1
    for alert in visit.workspace.alerts(offset=(page - 1) * AT_ONCE, limit=AT_ONCE).alerts:
        with st.container(border=True, key=f"alert-{alert.id}"):
            _show(visit, alert)


def _show(visit: Visit, alert: Alert) -> None:
    translate, words = visit.words.gettext, visit.words
    rubric = visit.workspace.rubric(alert.rubric_hash)
    untrusted(question_of(rubric, alert.criterion, alert.locale, words), css_class="lz-text lz-name")
    untrusted(" · ".join((alert.title, name(alert.locale, words.language), alert.who)), css_class="lz-quiet")
    became = _became(visit, alert.status)
    st.caption(" · ".join([_when(visit, alert.at), *([became] if became else [])]))
    shown = st.expander(translate("The item, as they saw it"), key=f"alert-item-{alert.id}", on_change="rerun")
    with shown:
        if shown.open:
            show_judged_item(visit, visit.workspace.alerted_about(alert.id), f"alerted-{alert.id}")
    if alert.seen_at is None:
        st.button(translate("I have seen it"), key=f"see-{alert.id}", on_click=_see, args=(alert.id,))
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        seen = translate("Seen by {name}").format(name=alert.seen_by or translate("Coordinator"))
        untrusted(seen, css_class="lz-text lz-ended", width="content")
        st.caption(_when(visit, alert.seen_at), width="content")


def _became(visit: Visit, status: str) -> str | None:
    """What became of the judgment since; an alert stays, as somebody may be acting on it."""
    translate = visit.words.gettext
    return {
        "corrected": translate("the reviewer has corrected it since"),
        "withdrawn": translate("the reviewer has taken it back since"),
        "quarantined": translate("set aside"),
        "excluded": translate("excluded"),
        "adjudicated": translate("adjudicated"),
    }.get(status)


def _see(alert_id: AlertId) -> None:
    visit = current_visit()
    if visit is None:
        return  # the page says itself that nobody is signed in
    try:
        visit.workspace.see_alert(alert_id)
    except LocalizeError as problem:
        show_problem(problem, visit.words)
