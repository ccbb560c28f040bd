"""Pay statements as CSV: days as 2027-01-31, numbers with a dot, English headings, safe to open in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from localize.ui.parts.spreadsheet import csv_file
from localize.workspace.pay_records import PayRow, PayStatement, PersonPay

HEADER = (
    "day", "campaign", "rubric", "locale", "purpose", "ending", "items", "skipped", "active_minutes", "rate", "part",
    "amount", "currency", "note",
)  # fmt: skip
HEADER_OF_ALL = ("person", "name", *HEADER)


def pay_file(statement: PayStatement) -> bytes:
    """The rows of one statement."""
    return csv_file(HEADER, (_line(each) for each in statement.rows))


def pay_file_of_all(found: Iterable[PersonPay]) -> bytes:
    """The rows of everybody's statements, each with id and name of the person."""
    lines = ((each.person_id, each.name, *_line(row)) for each in found for row in each.statement.rows)
    return csv_file(HEADER_OF_ALL, lines)


def _line(row: PayRow) -> tuple[object, ...]:
    minutes = Decimal(row.active_seconds) / 60
    return (
        row.day.isoformat(),
        row.campaign,
        row.rubric,
        row.locale,
        row.purpose.value,
        row.ending.value,
        row.items,
        row.skipped,
        f"{minutes:.1f}",
        _plain(row.rate),
        f"{row.part.normalize():f}",
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
