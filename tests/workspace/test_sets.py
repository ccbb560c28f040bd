"""Sets of known items are taken in whole, kept apart from content, replaced and retired."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from building import row
from known_building import answer, head, line, write_set

from localize import Workspace
from localize.errors import BadSet, NotFound, Refused
from localize.store import signals

PURPOSES = ("gold", "placement", "tutorial", "calibration")


@pytest.fixture
def spring(make_campaign: Callable[..., str], import_rows: Callable[..., Any], workspace: Workspace) -> Workspace:
    make_campaign(more="gold_rate = 1.0")
    import_rows(*(row(number) for number in range(6)))
    workspace.assign("spring")
    return workspace


def seen(workspace: Workspace, folder: Path) -> dict[str, Any]:
    """All that coordinators and model builders see of a campaign's content."""
    workspace.score("spring")
    return {
        "status": workspace.status(),
        "assign": workspace.assign("spring", dry_run=True).items,
        "texts": workspace.localizations("spring"),
        "signals": workspace.signal_overview("spring"),
        "places": workspace.sample_places("pair"),  # type: ignore[arg-type]
        "exports": [workspace.export("spring", name, folder / name).counts for name in ("ledger", "trl-preference")],
        "tables": {
            name: workspace.dataset(name).collect().height
            for name in ("judgments", "ratings", "preferences", "spans", "rewrites", "signals")
        },
    }


def test_a_set_changes_nothing_that_is_counted_assigned_scored_or_exported(spring: Workspace, tmp_path: Path) -> None:
    ana = spring.add_person("Ana", locales={"es-MX": "native"})
    item = spring.next_item(ana.id)
    assert item is not None
    spring.submit(item.assignment_id, answer(item))
    before = seen(spring, tmp_path / "before")
    for purpose in PURPOSES:
        spring.import_set(write_set(tmp_path, head(purpose), items=5), "spring")
    spring.import_set(
        write_set(
            tmp_path,
            head("gold", "prompts", unit="prompt", rubric="prompt-localization"),
            line(outputs=[], expected={"same_task": {"from": 3}}),
        ),
        "spring",
    )
    assert seen(spring, tmp_path / "after") == before
    assert [str(each) for each in spring.doctor() if not each.ok] == []


def test_answers_to_known_items_are_no_review_work(spring: Workspace, tmp_path: Path) -> None:
    """They are in the judgments with their purpose, in no count of work, and in no file for a trainer."""
    for purpose in PURPOSES:
        spring.import_set(write_set(tmp_path, head(purpose), items=4), "spring")
    ana = spring.add_person("Ana", locales={"es-MX": "native"})
    for purpose in PURPOSES[1:]:
        spring.start_test("spring", f"{purpose}-es", ana.id)
        for _ in range(4):
            item = spring.next_item(ana.id)
            assert item is not None
            spring.submit(item.assignment_id, answer(item))
    while (item := spring.next_item(ana.id)) is not None:
        spring.submit(item.assignment_id, answer(item))
    counts = dict(spring.dataset("judgments").collect()["purpose"].value_counts().rows())
    assert counts.pop("gold") >= 1
    assert counts == {"review": 6, "placement": 4, "tutorial": 4, "calibration": 4}
    (locale,) = spring.status("spring")[0].locales
    assert (locale.judgments, locale.owed, [(each.items, each.done) for each in locale.reviews]) == (6, 0, [(6, 6)])
    manifest = spring.export("spring", "trl-preference", tmp_path / "trl")
    assert manifest.counts["es-MX"].exported == 6
    lines = (tmp_path / "trl" / "es-MX" / "train.jsonl").read_text(encoding="utf-8")
    assert "this one is" not in lines
    reasons = (tmp_path / "trl" / "excluded.jsonl").read_text(encoding="utf-8")
    assert reasons.count('"gold"') == manifest.counts["es-MX"].excluded >= 13
    assert spring.export("spring", "ledger", tmp_path / "ledger").counts["es-MX"].judgments >= 19


def test_the_same_again_changes_nothing_and_another_one_replaces_it(spring: Workspace, tmp_path: Path) -> None:
    file = write_set(tmp_path, head(), items=3)
    first, again = spring.import_set(file, "spring"), spring.import_set(file, "spring")
    assert (first.items, first.unchanged, first.replaced) == (3, False, False)
    assert (again.unchanged, again.replaced) == (True, False)
    other = spring.import_set(write_set(tmp_path, head(), items=4), "spring")
    assert (other.items, other.unchanged, other.replaced) == (4, False, True)
    (status,) = spring.sets("spring")
    assert status.items == 4
    assert spring.import_set(write_set(tmp_path, head(), items=3), "spring").replaced  # as it was at first


def test_a_bad_file_leaves_nothing_behind(spring: Workspace, tmp_path: Path) -> None:
    bad = write_set(tmp_path, head(), line(0), line(1, expected={"preference": "C above A"}))
    with pytest.raises(BadSet) as raised:
        spring.import_set(bad, "spring")
    assert [(each.line, each.field, each.code) for each in raised.value.problems] == [
        (3, "expected.preference", "K013")
    ]
    assert spring.sets() == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"rubric": "no-such-rubric"}, "K009"),
        ({"rubric": "cultural-nuance"}, "K009"),
    ],
)
def test_the_rubric_must_be_there_and_judge_the_unit(
    spring: Workspace, tmp_path: Path, changes: dict[str, Any], code: str
) -> None:
    found = spring.check_set(write_set(tmp_path, head(**changes), items=1))
    assert [each.code for each in found.faults] == [code]


def test_nobody_is_checked_silently_on_what_may_upset(spring: Workspace, tmp_path: Path) -> None:
    first = head("gold", unit="output", rubric="safety-local-global")
    known = line(outputs=["text"], expected={"severity": {"from": 0}})
    found = spring.check_set(write_set(tmp_path, first, known))
    assert "K017" in [each.code for each in found.faults]


def test_a_profile_that_asks_nothing_of_it_is_said(
    make_campaign: Callable[..., str], workspace: Workspace, tmp_path: Path
) -> None:
    make_campaign(unit="output", rubric="cultural-nuance", review='profile = "quick"')
    first = head(unit="output", rubric="cultural-nuance")
    asked_of = {"plurality": {"from": 3}}
    with pytest.raises(BadSet) as raised:
        workspace.import_set(write_set(tmp_path, first, line(outputs=["text"], expected=asked_of)), "spring")
    assert [each.code for each in raised.value.problems] == ["K018"]


def test_items_are_shown_to_coordinators_with_what_is_expected(spring: Workspace, tmp_path: Path) -> None:
    spring.import_set(write_set(tmp_path, head(), items=2), "spring")
    first, second = spring.known_items("spring", "placement-es")
    assert [str(each) for each in first.expected] == [
        "Which answer is better for a reader here (Spanish – Mexico)? Expected: A is better than B"
    ]
    assert str(second.expected[0]).endswith("B is better than A")
    assert (first.answered, first.retired_at) == (0, None)


def test_a_retired_item_says_why_and_a_set_that_is_not_there_names_the_others(
    spring: Workspace, tmp_path: Path
) -> None:
    spring.import_set(write_set(tmp_path, head(), items=2), "spring")
    with pytest.raises(Refused, match="why"):
        spring.retire_known_item("spring", "placement-es", 1, " ")
    spring.retire_known_item("spring", "placement-es", 1, "Nobody says that {here}.")
    retired, _ = spring.known_items("spring", "placement-es")
    assert str(retired.retired_because) == "Nobody says that {here}."
    with pytest.raises(NotFound, match="placement-es"):
        spring.retire_set("spring", "other")
    spring.retire_set("spring", "placement-es")
    assert spring.sets() == []


def test_shipped_sets_come_by_locale(spring: Workspace) -> None:
    assert len(spring.starter_locales()) >= 8
    locale = spring.starter_locales()[0]
    reports = spring.import_starter_sets("spring", [locale])
    assert {each.locale for each in reports} == {locale}
    assert all(each.unchanged for each in spring.import_starter_sets("spring", [locale]))
    with pytest.raises(NotFound, match="tlh"):
        spring.import_starter_sets("spring", ["tlh"])


@pytest.mark.parametrize("database", ["sqlite"])
def test_a_backup_holds_sets_and_answers(spring: Workspace, tmp_path: Path) -> None:
    spring.import_set(write_set(tmp_path, head(), items=2), "spring")
    ana = spring.add_person("Ana", locales={"es-MX": "native"})
    spring.start_test("spring", "placement-es", ana.id)
    item = spring.next_item(ana.id)
    assert item is not None
    spring.submit(item.assignment_id, answer(item))
    spring.backup(tmp_path / "b.zip")
    shutil.rmtree(tmp_path / "restored", ignore_errors=True)
    with Workspace.restore(tmp_path / "restored", tmp_path / "b.zip", f"sqlite:///{tmp_path / 'new.db'}") as other:
        assert other.sets() == spring.sets()
        assert other.tests(ana.id) == spring.tests(ana.id)


def test_gold_has_signals_as_everything_else_and_is_counted_nowhere(spring: Workspace, tmp_path: Path) -> None:
    spring.score("spring")
    before = seen(spring, tmp_path / "before")
    flawed = line(outputs=["The very same words in English again and again, as they stand here.", "Una respuesta."])
    spring.import_set(write_set(tmp_path, head("gold"), flawed), "spring")
    assert seen(spring, tmp_path / "after") == before
    with spring._context.store.read() as view:
        [gold] = signals.gold_localizations(view, "spring")
        found = signals.found_in(view, [gold])
    assert len(found) == 3
    assert any(each.findings["language"]["state"] == "look" for each in found.values())


def test_a_test_has_no_signals_that_would_give_it_away(spring: Workspace, tmp_path: Path) -> None:
    spring.score("spring")
    spring.import_set(write_set(tmp_path, head("placement"), items=2), "spring")
    spring.score("spring")
    ana = spring.add_person("Ana", locales={"es-MX": "native"})
    spring.start_test("spring", "placement-es", ana.id)
    [sheet, *_] = spring.acting_as(ana.id).next_sheets()
    assert sheet.test is not None
    assert not sheet.signals.of
    assert not sheet.signals.reveals
