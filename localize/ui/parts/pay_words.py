"""What an item is paid as, in words: what it was, how it ended, which part of the rate that earns."""

from __future__ import annotations

from decimal import Decimal

from localize.languages import money, percent
from localize.records import Purpose
from localize.texts import Texts
from localize.workspace.pay_records import PayRow
from localize.workspace.pay_terms import Ending


def purpose_in_words(purpose: Purpose, words: Texts) -> str:
    translate = words.gettext
    known = {
        Purpose.REVIEW: translate("Judged"),
        Purpose.REPEAT: translate("Pair that came again"),
        Purpose.GOLD: translate("Item whose answer is known"),
        Purpose.PLACEMENT: translate("Language test"),
        Purpose.TUTORIAL: translate("Tutorial"),
        Purpose.CALIBRATION: translate("Calibration"),
    }
    return known[purpose]


def ending_in_words(ending: Ending, words: Texts) -> str:
    translate = words.gettext
    known = {
        Ending.JUDGED: translate("Judged in time"),
        Ending.LATE: translate("Late"),
        Ending.RETURNED: translate("Cannot judge"),
        Ending.SKIPPED: translate("Skipped"),
    }
    return known[ending]


def kind_in_words(row: PayRow, words: Texts) -> str:
    """What a row of a statement is about: `Calibration`, or `Judged · late`."""
    purpose = purpose_in_words(row.purpose, words)
    if row.ending is Ending.JUDGED:
        return purpose
    ending = ending_in_words(row.ending, words)
    if row.purpose is Purpose.REVIEW:
        return ending
    return f"{purpose} · {ending}"


def part_in_words(part: Decimal, words: Texts) -> str:
    return percent(float(part), words.language, digits=2)


def amount_in_words(row: PayRow, words: Texts) -> str:
    """The amount, or why there is none."""
    if row.without is not None:
        return row.without.in_words(words.gettext)
    return money_in_words(row.amount, row.currency, words)


def money_in_words(amount: Decimal | None, currency: str | None, words: Texts) -> str:
    return "" if amount is None or currency is None else money(amount, currency, words.language)
