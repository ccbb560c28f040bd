"""Where tests are required, no item of review work ever reaches somebody who has not passed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from building import row
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from known_building import answer, head, is_known, write_set

from localize import Workspace
from localize.errors import LocalizeError
from localize.records import Person, Purpose

LOCALES = ("es-MX", "es-ES", "pt-BR")


@pytest.fixture
def database() -> str:
    return "sqlite"


@pytest.fixture
def spring(
    make_campaign: Callable[..., str], import_rows: Callable[..., Any], workspace: Workspace, tmp_path: Path
) -> Workspace:
    make_campaign(overlap=3, more='qualification = "required"\ngold_rate = 0.5')
    import_rows(*(row(number, locale) for number in range(8) for locale in LOCALES))
    workspace.assign("spring")
    for locale in LOCALES[:2]:  # none for pt-BR
        for purpose in ("placement", "tutorial", "gold"):
            first = head(purpose, f"{purpose}-{locale.lower()}", locale=locale)
            workspace.import_set(write_set(tmp_path, first, items=3), "spring")
    return workspace


steps = st.lists(
    st.tuples(
        st.sampled_from(["next", "ahead", "start placement", "start tutorial", "leave", "answer", "wrong", "skip"]),
        st.sampled_from(LOCALES),
    ),
    min_size=5,
    max_size=40,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(declared=st.sets(st.sampled_from(LOCALES), min_size=1), steps=steps)
def test_the_gate_never_leaks(spring: Workspace, declared: set[str], steps: list[tuple[str, str]]) -> None:
    """Whatever somebody does in whatever order: each item is of a locale of theirs, and review work only after its
    tests; in the middle of a test nothing else comes."""
    person = spring.add_person("Somebody", locales=dict.fromkeys(sorted(declared), "native"))
    acting = spring.acting_as(person.id)
    for step, locale in steps:
        apply(acting, step, locale)
        states = {(each.locale, each.purpose): each.state for each in acting.tests()}
        passed = {
            locale
            for locale in declared
            if states.get((locale, Purpose.PLACEMENT)) == "passed"
            and states.get((locale, Purpose.TUTORIAL)) == "finished"
        }
        running = {locale for (locale, _), state in states.items() if state == "running"}
        for sheet in acting.next_sheets():
            item = sheet.item
            assert item.locale in declared
            if item.purpose is Purpose.REVIEW:
                assert not running
                assert item.locale in passed
            else:
                assert item.locale in running
                assert is_known(item)
                assert sheet.test is not None


def apply(acting: Workspace, step: str, locale: str) -> None:
    """One step of a person, refused or not."""
    with suppress(LocalizeError):
        if step.startswith("start"):
            acting.start_test("spring", f"{step.split()[1]}-{locale.lower()}")
        elif step == "leave":
            for each in acting.tests():
                if each.state == "running":
                    acting.leave_test("spring", each.key)
        elif step == "ahead":
            acting.next_sheets()
        else:
            item = acting.next_item()
            if item is not None and step == "skip":
                acting.skip(item.assignment_id, "other")
            elif item is not None and step != "next":
                acting.submit(item.assignment_id, answer(item, right=step == "answer"))


def test_only_offered_where_nothing_is_required(
    make_campaign: Callable[..., str], import_rows: Callable[..., Any], workspace: Workspace, tmp_path: Path
) -> None:
    make_campaign()
    import_rows(row())
    workspace.assign("spring")
    workspace.import_set(write_set(tmp_path, head(), items=2), "spring")
    ana = workspace.add_person("Ana", locales={"es-MX": "native"})
    assert [each.needed for each in workspace.tests(ana.id)] == [False]
    assert workspace.next_item(ana.id) is not None


def test_a_pass_is_good_in_every_campaign(
    make_campaign: Callable[..., str], import_rows: Callable[..., Any], workspace: Workspace, tmp_path: Path
) -> None:
    file = write_set(tmp_path, head(), items=2)
    for campaign in ("spring", "summer"):
        make_campaign(campaign, more='qualification = "required"')
        import_rows(row(), campaign=campaign)
        workspace.assign(campaign)
        workspace.import_set(file, campaign)
    ana: Person = workspace.add_person("Ana", locales={"es-MX": "native"})
    workspace.start_test("spring", "placement-es", ana.id)
    for _ in range(2):
        item = workspace.next_item(ana.id)
        assert item is not None
        workspace.submit(item.assignment_id, answer(item))
    for campaign in ("spring", "summer"):
        item = workspace.next_item(ana.id, campaign)
        assert item is not None
        assert item.campaign == campaign
