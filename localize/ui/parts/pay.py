"""The pay statement: a period, its rows and sums, what is paid for before anything is judged, and a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import streamlit as st

from localize.assignment.days import clock
from localize.languages import day, money, name, number
from localize.records import Purpose
from localize.ui.parts.clock import time_zone
from localize.ui.parts.pay_files import pay_file
from localize.ui.parts.pay_words import (
    amount_in_words,
    ending_in_words,
    kind_in_words,
    money_in_words,
    part_in_words,
    purpose_in_words,
)
from localize.ui.parts.spans_of_time import time_in_words
from localize.ui.parts.untrusted import in_cell, untrusted
from localize.ui.visit import Visit
from localize.workspace.pay_records import PayStatement
from localize.workspace.pay_terms import Ending, PayTerms


def show_pay(visit: Visit) -> None:
    """One's own statement."""
    translate = visit.words.gettext
    first, last = choose_period(visit)
    statement = visit.workspace.pay_statement(first, last, time_zone(visit))
    if not statement.rows and not statement.taken_back:
        st.text(translate("There is nothing to pay for in these days."))
        return
    show_statement(visit, statement)
    st.download_button(
        translate("Download as CSV"),
        pay_file(statement),
        file_name=f"pay-{first.isoformat()}-{last.isoformat()}.csv",
        mime="text/csv",
        on_click="ignore",
    )
    untrusted(
        translate(
            "Each item counts once, on the day you first submitted it; a correction does not change the day. Nothing "
            "is taken off later: no check and no decision about a judgment changes what it earned. What you took back "
            "and did not submit again earns nothing. Amounts are exact; only what is paid out is rounded, once. Days "
            "are those of your clock ({time_zone})."
        ).format(time_zone=statement.time_zone),
        css_class="lz-quiet",
    )


def choose_period(visit: Visit) -> tuple[date, date]:
    """The first and the last day, both included."""
    translate, today = visit.words.gettext, _today(visit)
    this_month = today.replace(day=1)
    last_month = this_month - timedelta(days=1)
    names = {
        "this_month": translate("This month"),
        "last_month": translate("Last month"),
        "week": translate("The last seven days"),
        "other": translate("Other days"),
    }
    chosen = st.selectbox(translate("Period"), list(names), format_func=lambda each: names[each], width=320)
    match chosen:
        case "last_month":
            return last_month.replace(day=1), last_month
        case "week":
            return today - timedelta(days=6), today
        case "other":
            return _other_days(visit, this_month, today)
    return this_month, today


def _other_days(visit: Visit, first: date, last: date) -> tuple[date, date]:
    """The days that somebody picks; these, while they have picked one of two."""
    picked = st.date_input(
        visit.words.gettext("From and to"), (first, last), max_value=last, format="YYYY-MM-DD", width=320
    )
    return (picked[0], picked[1]) if isinstance(picked, tuple) and len(picked) == 2 else (first, last)


def _today(visit: Visit) -> date:
    here: ZoneInfo = clock(time_zone(visit))
    return datetime.now(here).date()


def show_statement(visit: Visit, statement: PayStatement) -> None:
    """Sums and rows."""
    words = visit.words
    items = words.ngettext("{count} item", "{count} items", statement.items)
    said = [
        items.format(count=number(statement.items, words.language)),
        time_in_words(statement.active_seconds, words),
        *sums_in_words(visit, statement.sums, statement.payable),
    ]
    untrusted(" · ".join(said), css_class="lz-text lz-name")
    if statement.taken_back:
        taken = words.ngettext(
            "{count} item was taken back and not given again: it earns nothing.",
            "{count} items were taken back and not given again: they earn nothing.",
            statement.taken_back,
        )
        st.text(taken.format(count=number(statement.taken_back, words.language)))
    if statement.rows:
        _show_rows(visit, statement)


def sums_in_words(visit: Visit, sums: Mapping[str, Decimal], payable: Mapping[str, Decimal]) -> list[str]:
    """Each sum, exact; beside one that cannot be paid to the last digit, what is paid."""
    words = visit.words
    said = []
    for currency, amount in sums.items():
        exact = money(amount, currency, words.language)
        if payable[currency] != amount:
            paid = money(payable[currency], currency, words.language)
            exact = words.gettext("{amount}, to be paid: {paid}").format(amount=exact, paid=paid)
        said.append(exact)
    return said


def _show_rows(visit: Visit, statement: PayStatement) -> None:
    translate, words = visit.words.gettext, visit.words
    rows = statement.rows
    skipped = {"skipped": [each.skipped for each in rows]} if statement.skipped else {}
    st.dataframe(
        {
            "day": [in_cell(day(each.day, words.language)) for each in rows],
            "kind": [kind_in_words(each, words) for each in rows],
            "items": [each.items for each in rows],
            **skipped,
            "amount": [in_cell(amount_in_words(each, words)) for each in rows],
            "rate": [in_cell(money_in_words(each.rate, each.currency, words)) for each in rows],
            "part": [part_in_words(each.part, words) for each in rows],
            "time": [in_cell(time_in_words(each.active_seconds, words)) for each in rows],
            "campaign": [in_cell(each.title) for each in rows],
            "rubric": [in_cell(each.rubric) for each in rows],
            "locale": [in_cell(name(each.locale, words.language)) for each in rows],
        },
        column_config={
            "day": st.column_config.TextColumn(translate("Day"), pinned=True),
            "kind": translate("What for"),
            "items": translate("Items"),
            "skipped": translate("Skipped, paid"),
            "amount": translate("Amount"),
            "rate": translate("Rate"),
            "part": translate("Part of the rate"),
            "time": translate("Time at work"),
            "campaign": translate("Campaign"),
            "rubric": translate("Rubric"),
            "locale": translate("Locale"),
        },
        hide_index=True,
        alt=translate("Pay statement"),
    )


def show_pay_terms(visit: Visit) -> None:
    """What is paid for, closed until it is asked for; nothing where no campaign of theirs pays."""
    shown = st.expander(visit.words.gettext("What is paid for"), key="pay-terms", on_change="rerun")
    with shown:
        if not shown.open:
            return
        found = visit.workspace.pay_terms()
        if not found:
            st.text(visit.words.gettext("There is no campaign that you may judge in now."))
        for terms in found:
            _show_terms(visit, terms)


def _show_terms(visit: Visit, terms: PayTerms) -> None:
    translate, words = visit.words.gettext, visit.words
    untrusted(terms.title, css_class="lz-text lz-name")
    for rubric in terms.rubrics:
        if rubric.without is not None:
            untrusted(f"{rubric.rubric}: {rubric.without.in_words(translate)}")
            continue
        rate = money_in_words(rubric.rate, terms.currency, words)
        untrusted(translate("{rubric}: {rate} an item").format(rubric=rubric.rubric, rate=rate))
        if rubric.skips_free:
            untrusted(
                translate("Under {rubric} a skipped item earns as much as a judged one.").format(rubric=rubric.rubric)
            )
    if any(rubric.rate is not None for rubric in terms.rubrics):
        for part, kinds in _by_part(visit, terms):
            untrusted(f"{part}: {' · '.join(kinds)}", css_class="lz-quiet")


def _by_part(visit: Visit, terms: PayTerms) -> Iterable[tuple[str, list[str]]]:
    """(part of the rate, what earns it), the largest first."""
    words = visit.words
    always = {Ending.SKIPPED} if all(each.skips_free for each in terms.rubrics) else set[Ending]()
    named = [(part, ending_in_words(each, words)) for each, part in terms.endings.items() if each not in always]
    named += [
        (part, purpose_in_words(each, words)) for each, part in terms.purposes.items() if each is not Purpose.REVIEW
    ]
    for part in sorted({each for each, _ in named}, reverse=True):
        yield _share(visit, part), [said for each, said in named if each == part]


def _share(visit: Visit, part: Decimal) -> str:
    translate = visit.words.gettext
    if part == 1:
        return translate("The whole rate")
    if part == 0:
        return translate("Nothing")
    return translate("{part} of the rate").format(part=part_in_words(part, visit.words))
