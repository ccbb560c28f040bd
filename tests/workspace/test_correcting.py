"""Second thoughts: the last judgment taken back, any judgment corrected. Nothing that was recorded changes."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from building import Clock, row
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from localize import Workspace
from localize.errors import BadRatings, Forbidden, Refused
from localize.records import AssignmentId, PersonId
from localize.store import judgments as stored
from localize.store.schema_work import audit, claims

BETTER = {"preference": 1, "reasons": ["correct"]}
WORSE = {"preference": -2, "reasons": ["local"]}
CANNOT = {"preference": {"value": None, "state": "cannot_judge"}}


@pytest.fixture
def ana(workspace: Workspace) -> PersonId:
    return workspace.add_person("Ana", locales={"es-MX": "native"}).id


@pytest.fixture
def items(make_campaign: Callable[..., str], import_rows: Callable[..., Any], workspace: Workspace) -> Workspace:
    make_campaign(overlap=1)
    import_rows(*(row(number) for number in range(4)))
    workspace.assign("spring")
    return workspace


def judge(workspace: Workspace, person: PersonId, ratings: Any = BETTER, key: str | None = None) -> AssignmentId:
    item = workspace.next_item(person)
    assert item is not None
    workspace.submit(item.assignment_id, ratings, key)
    return item.assignment_id


def states(workspace: Workspace) -> dict[str, str]:
    with workspace._context.store.read() as view:
        return dict(view.connection.execute(select(claims.c.id, claims.c.state)).all())  # type: ignore[arg-type]


def statuses(workspace: Workspace) -> list[str]:
    """Of all judgments in the order they were recorded."""
    return workspace.dataset("judgments", history=True).collect().sort("sequence")["status"].to_list()


def in_order(workspace: Workspace) -> bool:
    return [str(each.what) for each in workspace.doctor() if not each.ok] == []


def test_what_was_undone_is_on_the_sheet_again_as_it_was_answered(items: Workspace, ana: PersonId) -> None:
    first = judge(items, ana, WORSE)
    draft = items.undo(first)
    assert draft.ratings["preference"] == {"value": -2, "comment": None, "state": "given"}
    item = items.next_item(ana)
    assert item is not None
    assert item.assignment_id == first
    assert items.draft(first) == draft
    assert statuses(items) == ["withdrawn"]
    assert in_order(items)


def test_an_undone_judgment_can_be_given_again(items: Workspace, ana: PersonId) -> None:
    first = judge(items, ana, WORSE)
    items.undo(first)
    again = items.submit(first, BETTER)
    assert statuses(items) == ["withdrawn", "current"]
    rows = items.dataset("judgments").collect().sort("sequence")
    assert rows["judgment_id"].to_list()[-1] == again.id
    assert states(items)[first] == "done"
    assert items.progress(first) == (1, 4)
    assert items.draft(first) is None
    assert in_order(items)


def test_undo_can_be_said_twice(items: Workspace, ana: PersonId) -> None:
    first = judge(items, ana)
    draft = items.undo(first)
    assert items.undo(first) == draft
    assert statuses(items) == ["withdrawn"]


def test_ten_undos_at_once_are_one(items: Workspace, ana: PersonId) -> None:
    first = judge(items, ana)
    with ThreadPoolExecutor(10) as clicks:
        drafts = list(clicks.map(lambda _: items.undo(first), range(10)))
    assert len({each.revision for each in drafts}) == 1
    assert statuses(items) == ["withdrawn"]


def test_a_draft_after_an_undo_is_newer_than_what_a_window_had_before(items: Workspace, ana: PersonId) -> None:
    item = items.next_item(ana)
    assert item is not None
    items.save_draft(item.assignment_id, BETTER, 900)
    items.submit(item.assignment_id, BETTER)
    draft = items.undo(item.assignment_id)
    assert draft.revision > 900
    behind = items.save_draft(item.assignment_id, WORSE, 901)
    assert (behind.ratings, behind.older) == (draft.ratings, WORSE)


def test_a_key_whose_judgment_was_taken_back_stores_nothing(items: Workspace, ana: PersonId) -> None:
    first = judge(items, ana, key="k")
    items.undo(first)
    with pytest.raises(Refused, match="took this judgment back"):
        items.submit(first, BETTER, "k")
    again = items.submit(first, BETTER, "l")
    assert items.submit(first, BETTER, "l") == again


def test_after_ten_minutes_it_is_too_late_to_undo(items: Workspace, ana: PersonId, clock: Clock) -> None:
    first = judge(items, ana)
    clock.move(timedelta(minutes=10))
    items.undo(first)
    items.submit(first, BETTER)
    clock.move(timedelta(minutes=10, microseconds=1))
    with pytest.raises(Refused, match="10 minutes ago"):
        items.undo(first)


def test_only_the_last_judgment_is_undone(items: Workspace, ana: PersonId) -> None:
    first, second = judge(items, ana), judge(items, ana)
    with pytest.raises(Refused, match="only the last one"):
        items.undo(first)
    items.undo(second)
    with pytest.raises(Refused, match="only the last one"):
        items.undo(first)


def test_a_live_item_has_nothing_to_undo(items: Workspace, ana: PersonId) -> None:
    item = items.next_item(ana)
    assert item is not None
    with pytest.raises(Refused, match="nothing to take back"):
        items.undo(item.assignment_id)


@pytest.mark.parametrize("state", ["paused", "closed"])
def test_a_campaign_that_is_not_open_keeps_its_judgments(items: Workspace, ana: PersonId, state: str) -> None:
    first = judge(items, ana)
    set_state(items, state)
    with pytest.raises(Refused, match="paused or closed"):
        items.undo(first)


def set_state(workspace: Workspace, state: str) -> None:
    with workspace._context.store.write() as tx:
        tx.connection.exec_driver_sql(f"UPDATE campaigns SET state = '{state}'")


def mark(workspace: Workspace, kind: str) -> None:
    judgment = workspace.dataset("judgments").collect().sort("sequence")["judgment_id"].to_list()[-1]
    with workspace._context.store.write() as tx:
        stored.mark(tx, [judgment], kind, "because")


@pytest.mark.parametrize("kind", ["excluded", "adjudicated"])
def test_what_was_decided_about_is_neither_undone_nor_corrected(items: Workspace, ana: PersonId, kind: str) -> None:
    first = judge(items, ana)
    mark(items, kind)
    for attempt in (lambda: items.undo(first), lambda: items.correct(first, WORSE)):
        with pytest.raises(Refused, match="decided about"):
            attempt()


def test_an_undone_late_or_returned_judgment_needs_a_free_place(items: Workspace, ana: PersonId, clock: Clock) -> None:
    returned = judge(items, ana, CANNOT)
    assert states(items)[returned] == "returned"
    items.undo(returned)
    assert states(items)[returned] == "live"
    items.submit(returned, CANNOT)
    bea = items.add_person("Bea", locales={"es-MX": "native"}).id
    items.next_item(bea)  # what was given back goes to others first
    with pytest.raises(Refused, match="somebody else"):
        items.undo(returned)
    assert in_order(items)


def test_an_undo_makes_room_by_what_was_fetched_ahead(items: Workspace, ana: PersonId) -> None:
    acting = items.acting_as(ana)
    shown, _ = acting.next_sheets()
    acting.submit(shown.item.assignment_id, BETTER)
    current, ahead = acting.next_sheets()
    acting.undo(shown.item.assignment_id)
    after = states(items)
    assert [after[each] for each in (shown.item.assignment_id, current.item.assignment_id)] == ["live", "live"]
    assert after[ahead.item.assignment_id] == "expired"
    assert acting.next_sheets()[0].item == shown.item
    acting.submit(shown.item.assignment_id, WORSE)
    assert acting.next_sheets()[0].item.assignment_id == current.item.assignment_id
    assert in_order(items)


def test_a_correction_takes_the_place_of_the_judgment_before(items: Workspace, ana: PersonId) -> None:
    first = judge(items, ana, WORSE)
    judge(items, ana)
    corrected = items.correct(first, BETTER)
    assert statuses(items) == ["corrected", "current", "current"]
    rows = items.dataset("judgments").collect()
    assert rows.height == 2
    assert corrected.id in rows["judgment_id"].to_list()
    assert items.dataset("preferences").filter().collect().filter(judgment_id=corrected.id).height == 1
    assert states(items)[first] == "done"
    assert in_order(items)
    with items._context.store.read() as view:
        actions = list(view.connection.execute(select(audit.c.action).order_by(audit.c.sequence)).scalars())
    assert actions[-2:] == ["judgment.recorded", "judgment.corrected"]


def test_a_judgment_can_be_corrected_again_and_again(items: Workspace, ana: PersonId, clock: Clock) -> None:
    first = judge(items, ana, WORSE)
    clock.move(timedelta(days=30))
    for value in (1, 2, 1, -1):
        items.correct(first, {"preference": value, "reasons": ["correct"]})
    assert statuses(items) == ["corrected"] * 4 + ["current"]
    sheet = items.judged_sheet(first)
    assert sheet.draft is not None
    assert sheet.draft.ratings["preference"]["value"] == -1


def test_the_same_key_corrects_once(items: Workspace, ana: PersonId) -> None:
    first = judge(items, ana, WORSE)
    with ThreadPoolExecutor(10) as clicks:
        made = list(clicks.map(lambda _: items.correct(first, BETTER, "k"), range(10)))
    assert len({each.id for each in made}) == 1
    assert statuses(items) == ["corrected", "current"]
    second = judge(items, ana)
    with pytest.raises(Refused, match="another item"):
        items.correct(second, WORSE, "k")


def test_nothing_changed_is_refused_in_words(items: Workspace, ana: PersonId) -> None:
    first = judge(items, ana)
    with pytest.raises(Refused, match="Nothing is changed"):
        items.correct(first, BETTER)
    assert statuses(items) == ["current"]


def test_a_correction_follows_the_rules_of_the_form(items: Workspace, ana: PersonId) -> None:
    first = judge(items, ana)
    with pytest.raises(BadRatings):
        items.correct(first, {"preference": 3, "reasons": ["correct"]})


def test_a_correction_cannot_be_undone(items: Workspace, ana: PersonId) -> None:
    first = judge(items, ana)
    items.correct(first, WORSE)
    with pytest.raises(Refused, match="correction"):
        items.undo(first)


def test_what_is_not_submitted_is_not_corrected(items: Workspace, ana: PersonId) -> None:
    first = judge(items, ana)
    items.undo(first)
    for attempt in (lambda: items.correct(first, WORSE), lambda: items.judged_sheet(first)):
        with pytest.raises(Refused, match="not submitted yet"):
            attempt()


def test_a_closed_campaign_takes_no_corrections_and_a_paused_one_does(items: Workspace, ana: PersonId) -> None:
    first = judge(items, ana)
    set_state(items, "paused")
    items.correct(first, WORSE)
    set_state(items, "closed")
    with pytest.raises(Refused, match="closed"):
        items.correct(first, BETTER)


def test_a_correction_of_what_was_revised_is_set_aside_too(
    items: Workspace, ana: PersonId, import_rows: Callable[..., Any]
) -> None:
    first = judge(items, ana)
    import_rows(*(row(number, prompt=f"Pregunta nueva {number}") for number in range(4)), revise=True)
    items.correct(first, WORSE)
    assert statuses(items) == ["corrected", "quarantined"]
    assert in_order(items)
    with pytest.raises(Refused):
        items.undo(first)


def test_what_was_set_aside_stays_so_when_it_is_corrected(items: Workspace, ana: PersonId) -> None:
    first = judge(items, ana)
    mark(items, "quarantined")
    items.correct(first, WORSE)
    assert statuses(items) == ["corrected", "quarantined"]


def test_who_cannot_judge_after_all_gives_the_place_to_others(items: Workspace, ana: PersonId) -> None:
    first = judge(items, ana)
    items.correct(first, CANNOT)
    assert states(items)[first] == "returned"
    bea = items.add_person("Bea", locales={"es-MX": "native"}).id
    assert items.next_item(bea) is not None
    assert in_order(items)


def test_who_can_judge_after_all_takes_a_free_place_or_is_late(items: Workspace, ana: PersonId) -> None:
    free, taken = judge(items, ana, CANNOT), judge(items, ana, CANNOT)
    assert not items.correct(free, BETTER).late
    assert states(items)[free] == "done"
    bea = items.add_person("Bea", locales={"es-MX": "native"}).id
    items.next_item(bea)
    late = items.correct(taken, BETTER)
    assert late.late
    assert states(items)[taken] == "late"
    assert in_order(items)


def test_typing_for_a_correction_is_kept(items: Workspace, ana: PersonId) -> None:
    first = judge(items, ana, WORSE)
    shown = items.judged_sheet(first)
    assert shown.draft is not None
    assert shown.draft.ratings["preference"]["value"] == -2
    with pytest.raises(Refused, match="finished"):
        items.save_draft(first, BETTER, shown.draft.revision + 1)
    kept = items.save_draft(first, BETTER, shown.draft.revision + 1, correcting=True)
    assert items.judged_sheet(first).draft == kept
    assert items.judged_sheet(first, typed=False).draft == shown.draft
    assert states(items)[first] == "done"
    items.correct(first, BETTER)
    assert items.draft(first) is None


def test_an_undo_keeps_what_was_typed_for_a_correction(items: Workspace, ana: PersonId) -> None:
    first = judge(items, ana, WORSE)
    items.save_draft(first, BETTER, correcting=True)
    draft = items.undo(first)
    assert draft.ratings["preference"]["value"] == -2
    assert draft.older == BETTER


def test_a_live_item_takes_no_draft_of_a_correction(items: Workspace, ana: PersonId) -> None:
    item = items.next_item(ana)
    assert item is not None
    with pytest.raises(Refused, match="finished"):
        items.save_draft(item.assignment_id, BETTER, correcting=True)


def test_only_its_author_takes_back_or_corrects(items: Workspace, ana: PersonId) -> None:
    first = judge(items, ana)
    bea = items.acting_as(items.add_person("Bea", role="admin").id)
    for attempt in (lambda: bea.undo(first), lambda: bea.correct(first, WORSE), lambda: bea.judged_sheet(first)):
        with pytest.raises(Forbidden):
            attempt()


def test_exports_count_every_judgment_once(items: Workspace, ana: PersonId, tmp_path: Any) -> None:
    judge(items, ana)
    first = judge(items, ana, WORSE)
    items.undo(first)
    items.submit(first, {"preference": -1, "reasons": ["local"]})
    items.correct(first, BETTER)
    for name in ("trl-preference", "ledger"):
        manifest = items.export("spring", name, tmp_path / name)
        counts = manifest.counts["es-MX"]
        assert counts.judgments == counts.exported + counts.excluded
        assert counts.judgments == 4  # two that count, one that was taken back, one corrected
    (file,) = (tmp_path / "trl-preference" / "es-MX").glob("*.jsonl")
    lines = file.read_text("utf-8").splitlines()
    assert len(lines) == 2
    status = items.status("spring")[0].locales[0]
    assert status.judgments == 2
    assert sum(each.done for each in status.reviews) == 2


STEPS = st.lists(st.tuples(st.sampled_from(["submit", "return", "undo", "correct"]), st.integers(-2, 2)), max_size=14)


@pytest.fixture
def crowded(make_campaign: Callable[..., str], import_rows: Callable[..., Any], workspace: Workspace) -> Workspace:
    """Three items with room for everybody."""
    make_campaign(overlap=100)
    import_rows(*(row(number) for number in range(3)))
    workspace.assign("spring")
    return workspace


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_at_most_one_judgment_of_a_claim_counts_and_it_is_the_last(
    crowded: Workspace, steps: list[tuple[str, int]]
) -> None:
    """Whatever somebody submits, takes back and corrects, in any order."""
    person = crowded.add_person("P", locales={"es-MX": "native"}).id
    last: dict[AssignmentId, int | str | None] = {}
    for step, value in steps:
        ratings = CANNOT if step == "return" else answered(value)
        given = None if step == "return" else value
        if step in ("submit", "return"):
            item = crowded.next_item(person)
            if item is not None:
                crowded.submit(item.assignment_id, ratings)
                last[item.assignment_id] = given
        for claim in list(last) if step in ("undo", "correct") else ():
            try:
                if step == "undo":
                    crowded.undo(claim)
                else:
                    crowded.correct(claim, ratings)
            except Refused:
                continue
            last[claim] = "undone" if step == "undo" else given
    rows = crowded.dataset("judgments", history=True).collect()
    for claim, value in last.items():
        status = rows.filter(assignment_id=claim).sort("sequence")["status"].to_list()
        assert set(status[:-1]) <= {"corrected", "withdrawn"}
        assert status[-1] == ("withdrawn" if value == "undone" else "current")
        if value != "undone":
            sheet = crowded.judged_sheet(claim)
            assert sheet.draft is not None
            assert sheet.draft.ratings["preference"]["value"] == value
    assert in_order(crowded)


def answered(value: int) -> dict[str, Any]:
    return {"preference": value, "reasons": ["correct"]} if value else {"preference": 0, "tie_kind": "both_good"}
