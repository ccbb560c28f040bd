"""Pay, for coordinators: a period, what each person gave and is owed, one statement, and a file of all."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import streamlit as st

from localize.languages import list_of, number
from localize.languages.formats import payable
from localize.records import Purpose
from localize.ui.parts.pay import choose_period, show_statement, sums_in_words
from localize.ui.parts.pay_files import pay_file_of_all
from localize.ui.parts.pay_words import purpose_in_words
from localize.ui.parts.spans_of_time import time_in_words
from localize.ui.parts.untrusted import in_cell, untrusted
from localize.ui.visit import Visit
from localize.workspace.pay_records import PersonPay


def show(visit: Visit) -> None:
    translate = visit.words.gettext
    st.title(translate("Pay"), anchor=False)
    with st.container(horizontal=True):
        campaign = _choose_campaign(visit)
        first, last = choose_period(visit)
    found = visit.workspace.pay_statements(first, last, campaign)
    if not found:
        st.text(translate("Nobody gave anything in these days."))
        return
    _show_total(visit, found)
    _show_people(visit, found)
    st.download_button(
        translate("Download as CSV"),
        pay_file_of_all(found),
        file_name=f"pay-{first.isoformat()}-{last.isoformat()}.csv",
        mime="text/csv",
        on_click="ignore",
    )
    st.caption(
        translate(
            "Days are those of each person's own clock, so this is what they see themselves. Rates and parts are those "
            "of the campaign files as they are now. Nothing is taken off automatically."
        )
    )
    _show_one(visit, found)


def _choose_campaign(visit: Visit) -> str | None:
    translate = visit.words.gettext
    campaigns = {str(each.id): each.campaign.title for each in visit.workspace.campaigns()}
    if len(campaigns) < 2:
        return None
    return st.selectbox(
        translate("Campaign"),
        list(campaigns),
        index=None,
        format_func=lambda each: in_cell(campaigns[each]),
        placeholder=translate("All campaigns"),
        width=320,
    )


def _show_total(visit: Visit, found: Sequence[PersonPay]) -> None:
    """What is paid in all is the sum of what each person is paid, rounded for each of them."""
    words = visit.words
    people = words.ngettext("{count} person", "{count} people", len(found))
    count = sum(each.statement.items for each in found)
    items = words.ngettext("{count} item", "{count} items", count)
    exact: dict[str, Decimal] = {}
    paid: dict[str, Decimal] = {}
    for each in found:
        for currency, amount in each.statement.sums.items():
            exact[currency] = exact.get(currency, Decimal(0)) + amount
            paid[currency] = paid.get(currency, Decimal(0)) + payable(amount, currency)
    said = [
        people.format(count=number(len(found), words.language)),
        items.format(count=number(count, words.language)),
        time_in_words(sum(each.statement.active_seconds for each in found), words),
        *sums_in_words(visit, exact, paid),
    ]
    untrusted(" · ".join(said), css_class="lz-text lz-name")


def _show_people(visit: Visit, found: Sequence[PersonPay]) -> None:
    translate, words = visit.words.gettext, visit.words
    purposes = [each for each in Purpose if any(_items(one, each) for one in found)]
    skipped = {"skipped": [each.statement.skipped for each in found]} if any(
        each.statement.skipped for each in found
    ) else {}  # fmt: skip
    st.dataframe(
        {
            "name": [_name(visit, each) for each in found],
            "amount": [in_cell(_amount(visit, each)) for each in found],
            "time": [in_cell(time_in_words(each.statement.active_seconds, words)) for each in found],
            **{purpose_in_words(each, words): [_items(one, each) for one in found] for each in purposes},
            **skipped,
        },
        column_config={
            "name": st.column_config.TextColumn(translate("Name"), pinned=True),
            "amount": translate("Amount"),
            "time": translate("Time at work"),
            "skipped": translate("Skipped, paid"),
        },
        hide_index=True,
        height="content",
        alt=translate("Pay by person"),
    )


def _items(each: PersonPay, purpose: Purpose) -> int:
    return sum(row.items for row in each.statement.rows if row.purpose is purpose)


def _name(visit: Visit, each: PersonPay) -> str:
    return in_cell(each.name if each.name is not None else _nobody(visit, each))


def _nobody(visit: Visit, each: PersonPay) -> str:
    return visit.words.gettext("Somebody who was forgotten ({id})").format(id=each.person_id)


def _amount(visit: Visit, each: PersonPay) -> str:
    """The sums, or why there is none: the reasons of the rows, each once."""
    translate, words = visit.words.gettext, visit.words
    sums = sums_in_words(visit, each.statement.sums, each.statement.payable)
    reasons = {row.without.in_words(translate) for row in each.statement.rows if row.without is not None}
    return list_of([*sums, *sorted(reasons)], words.language)


def _show_one(visit: Visit, found: Sequence[PersonPay]) -> None:
    translate = visit.words.gettext
    by_id = {str(each.person_id): each for each in found}
    chosen = st.selectbox(
        translate("One person's statement"),
        list(by_id),
        index=None,
        format_func=lambda each: _name(visit, by_id[each]),
        placeholder=translate("Choose somebody"),
        width=360,
    )
    if chosen is not None:
        show_statement(visit, by_id[chosen].statement)
