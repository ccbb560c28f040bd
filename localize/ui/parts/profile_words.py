"""What a profile says, in words: roles, how well, which years, tests, time."""

from __future__ import annotations

from datetime import UTC, date, datetime

from localize.assignment.days import clock
from localize.languages import UnknownLocale, day, name, number, parts
from localize.records import DeclaredLocale, Person, Proficiency, Role, TestedLocale
from localize.texts import Texts
from localize.ui.parts.untrusted import in_cell


def role_in_words(role: Role, words: Texts) -> str:
    translate = words.gettext
    known = {
        Role.REVIEWER: translate("Reviewer"),
        Role.COORDINATOR: translate("Coordinator"),
        Role.ADMIN: translate("Administrator"),
    }
    return known[role]


def proficiency_in_words(proficiency: Proficiency, words: Texts) -> str:
    translate = words.gettext
    known = {
        Proficiency.NATIVE: translate("native"),
        Proficiency.NEAR_NATIVE: translate("near-native"),
        Proficiency.LEARNED: translate("learned"),
    }
    return known[proficiency]


def locale_in_words(tag: str, words: Texts) -> str:
    """`Spanish (Mexico) · es-MX`, fit for a list."""
    try:
        return in_cell(f"{name(tag, words.language)} · {tag}")
    except UnknownLocale:
        return in_cell(tag)


def years_in_words(declared: DeclaredLocale, words: Texts) -> str:
    """When they lived there; empty where nobody said."""
    translate = words.gettext
    if declared.lived_from is not None and declared.lived_to is not None:
        return translate("{first} to {last}").format(first=declared.lived_from, last=declared.lived_to)
    if declared.lived_from is not None:
        return translate("since {year}").format(year=declared.lived_from)
    if declared.lived_to is not None:
        return translate("until {year}").format(year=declared.lived_to)
    return ""


def declared_in_words(declared: DeclaredLocale, words: Texts) -> str:
    """`es-MX (native, since 1990)`."""
    how = [proficiency_in_words(declared.proficiency, words), years_in_words(declared, words)]
    return f"{declared.tag} ({', '.join(each for each in how if each)})"


def tests_of(person: Person, tag: str) -> list[TestedLocale]:
    """Tests of this locale, newest first."""
    return [each for each in person.tested if parts(each.tag) == parts(tag)]


def test_in_words(tested: TestedLocale, words: Texts) -> str:
    translate = words.gettext
    said = (
        translate("test passed: {right} of {answered} right, {day}")
        if tested.passed
        else translate("test not passed: {right} of {answered} right, {day}")
    )
    return said.format(
        right=number(tested.right, words.language),
        answered=number(tested.answered, words.language),
        day=day(tested.at.date(), words.language),
    )


def back_on(person: Person) -> date | None:
    """The day on their clock on which they are back; None for who is not away."""
    if person.away_until is None or person.away_until <= datetime.now(UTC):
        return None
    return person.away_until.astimezone(clock(person.time_zone or "UTC")).date()


def time_of(person: Person, words: Texts) -> str:
    """When they work, in one line; empty where nobody said."""
    translate, language = words.gettext, words.language
    said = []
    if person.hours_per_week is not None:
        hours = words.ngettext("{count} hour a week", "{count} hours a week", person.hours_per_week)
        said.append(hours.format(count=number(person.hours_per_week, language)))
    if person.items_per_day is not None:
        items = words.ngettext("at most {count} item a day", "at most {count} items a day", person.items_per_day)
        said.append(items.format(count=number(person.items_per_day, language)))
    back = back_on(person)
    if back is not None:
        said.append(translate("away until {day}").format(day=day(back, language)))
    return " · ".join(said)
