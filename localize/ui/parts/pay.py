"""The pay statement: a period, its lines and sums, and the same as a file for a spreadsheet."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import streamlit as st

from localize.assignment.days import clock
from localize.languages import day, money, name, number
from localize.ui.parts.clock import time_zone
from localize.ui.parts.spans_of_time import time_in_words
from localize.ui.parts.spreadsheet import csv_file
from localize.ui.parts.untrusted import in_cell, untrusted
from localize.ui.visit import Visit
from localize.workspace.paying import PayRow, PayStatement

HEADER = (
    "day", "campaign", "rubric", "locale", "items", "skipped", "active_minutes", "rate", "amount", "currency", "note",
)  # fmt: skip


def show_pay(visit: Visit) -> None:
    translate = visit.words.gettext
    first, last = _period(visit)
    statement = visit.workspace.pay_statement(first, last, time_zone(visit))
    if not statement.rows:
        st.text(translate("There is nothing to pay for in these days."))
        return
    _show_sums(visit, statement)
    _show_rows(visit, statement)
    st.download_button(
        translate("Download as CSV"),
        pay_file(statement),
        file_name=f"pay-{first.isoformat()}-{last.isoformat()}.csv",
        mime="text/csv",
        on_click="ignore",
    )
    untrusted(
        translate(
            "Each item counts once, on the day you first submitted it: a correction changes neither the day nor the "
            "amount. Late ones count, and those you could not judge, whatever is decided about them later. What you "
            "took back and did not submit again does not count. Skipped items do not count, but for texts that may "
            "upset: there skipping costs you nothing. Days are those of your clock ({time_zone})."
        ).format(time_zone=statement.time_zone),
        css_class="lz-quiet",
    )


def _period(visit: Visit) -> tuple[date, date]:
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


def _show_sums(visit: Visit, statement: PayStatement) -> None:
    words = visit.words
    items = words.ngettext("{count} item", "{count} items", statement.items)
    sums = [money(amount, currency, words.language) for currency, amount in statement.sums.items()]
    said = [
        items.format(count=number(statement.items, words.language)),
        time_in_words(statement.active_seconds, words),
        *sums,
    ]
    untrusted(" · ".join(said), css_class="lz-text lz-name")


def _show_rows(visit: Visit, statement: PayStatement) -> None:
    translate, words = visit.words.gettext, visit.words
    rows = statement.rows
    skipped = {"skipped": [each.skipped for each in rows]} if statement.skipped else {}
    st.dataframe(
        {
            "day": [in_cell(day(each.day, words.language)) for each in rows],
            "items": [each.items for each in rows],
            **skipped,
            "amount": [in_cell(_amount(visit, each)) for each in rows],
            "rate": [in_cell(_money(visit, each.rate, each)) for each in rows],
            "time": [in_cell(time_in_words(each.active_seconds, words)) for each in rows],
            "campaign": [in_cell(each.title) for each in rows],
            "rubric": [in_cell(each.rubric) for each in rows],
            "locale": [in_cell(name(each.locale, words.language)) for each in rows],
        },
        column_config={
            "day": st.column_config.TextColumn(translate("Day"), pinned=True),
            "items": translate("Items"),
            "skipped": translate("Skipped, paid"),
            "amount": translate("Amount"),
            "rate": translate("Rate"),
            "time": translate("Time at work"),
            "campaign": translate("Campaign"),
            "rubric": translate("Rubric"),
            "locale": translate("Locale"),
        },
        hide_index=True,
        alt=translate("Pay statement"),
    )


def _amount(visit: Visit, row: PayRow) -> str:
    """The amount, or why there is none."""
    if row.without is not None:
        return row.without.in_words(visit.words.gettext)
    return _money(visit, row.amount, row)


def _money(visit: Visit, amount: Decimal | None, row: PayRow) -> str:
    return "" if amount is None or row.currency is None else money(amount, row.currency, visit.words.language)


def pay_file(statement: PayStatement) -> bytes:
    """The lines as CSV, safe to open in a spreadsheet: days as 2027-01-31, numbers with a dot, English headings."""
    return csv_file(HEADER, (_line(each) for each in statement.rows))


def _line(row: PayRow) -> tuple[object, ...]:
    minutes = Decimal(row.active_seconds) / 60
    return (
        row.day.isoformat(),
        row.campaign,
        row.rubric,
        row.locale,
        row.items,
        row.skipped,
        f"{minutes:.1f}",
        _plain(row.rate),
        _plain(row.amount),
        row.currency,
        None if row.without is None else str(row.without),
    )


def _plain(amount: Decimal | None) -> str | None:
    """No exponent, no thousands, no digit lost, two decimals at least."""
    if amount is None:
        return None
    decimals = max(2, -int(amount.normalize().as_tuple().exponent))
    return f"{amount:.{decimals}f}"
