"""Pay by parts: what a skip, a late one, a gold item earns; everybody's statements; rows that add up to the sum."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from building import Clock, row
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from localize import Workspace
from localize.campaign.model import Pay
from localize.errors import Forbidden, NotFound, Refused
from localize.records import AssignmentId, PersonId, Purpose
from localize.rubric.read import read_rubric
from localize.rubric.shelf import find_rubrics
from localize.store import judgments
from localize.store.schema_people import people
from localize.store.schema_work import claims, items
from localize.workspace.pay_records import PayStatement
from localize.workspace.pay_terms import Ending, part_of, rate_of

BETTER = {"preference": 1, "reasons": ["correct"]}
WORSE = {"preference": -2, "reasons": ["local"]}
CANNOT = {"preference": {"value": None, "state": "cannot_judge"}}
RATES = '[rates]\ncurrency = "USD"\npreference = 0.40\n'
DAY = date(2027, 1, 4)
PREFERENCE = read_rubric(Path(find_rubrics(None)["preference"]))
SAFETY = read_rubric(Path(find_rubrics(None)["safety-local-global"]))


@pytest.fixture
def begin(
    workspace: Workspace, make_campaign: Callable[..., str], import_rows: Callable[..., Any]
) -> Callable[..., PersonId]:
    """A campaign of nine pairs with these parts of its rate, and Ana."""

    def begin_(parts: str = "", **options: Any) -> PersonId:
        make_campaign(more=RATES + (f"[pay]\n{parts}\n" if parts else ""), **options)
        import_rows(*(row(number) for number in range(9)))
        workspace.assign("spring")
        return workspace.add_person("Ana", locales={"es-MX": "native"}).id

    return begin_


def judge(workspace: Workspace, person: PersonId, ratings: Any = BETTER, **options: Any) -> AssignmentId:
    item = workspace.next_item(person)
    assert item is not None
    workspace.submit(item.assignment_id, ratings, **options)
    return item.assignment_id


def statement(workspace: Workspace, person: PersonId) -> PayStatement:
    return workspace.pay_statement(date(2026, 1, 1), date(2028, 12, 31), person_id=person)


def earned(workspace: Workspace, person: PersonId) -> list[tuple[Purpose, Ending, int, Decimal, Decimal | None]]:
    return [
        (each.purpose, each.ending, each.items + each.skipped, each.part, each.amount)
        for each in statement(workspace, person).rows
    ]


def make_it(workspace: Workspace, assignment: AssignmentId, purpose: Purpose) -> None:
    """As if the item had been of this purpose from the start."""
    with workspace._context.store.write() as tx:
        of_claim = claims.select().with_only_columns(claims.c.item_id).where(claims.c.id == assignment)
        tx.connection.execute(update(items).where(items.c.id.in_(of_claim)).values(purpose=purpose))


def test_without_a_word_in_the_campaign_everything_given_is_paid_in_full_but_tests(
    workspace: Workspace, begin: Callable[..., PersonId]
) -> None:
    ana = begin()
    for purpose in Purpose:
        make_it(workspace, judge(workspace, ana), purpose)
    parts = {purpose: part for purpose, _, _, part, _ in earned(workspace, ana)}
    assert parts == {
        Purpose.REVIEW: 1, Purpose.REPEAT: 1, Purpose.GOLD: 1, Purpose.CALIBRATION: 1,
        Purpose.PLACEMENT: 0, Purpose.TUTORIAL: 0,
    }  # fmt: skip
    assert statement(workspace, ana).sums == {"USD": Decimal("1.6")}  # 4 × 0.40


def test_the_campaign_says_which_part_each_earns(
    workspace: Workspace, begin: Callable[..., PersonId], clock: Clock
) -> None:
    ana = begin("skipped = 0.25\nreturned = 0.5\nlate = 0.75\ngold = 0.1")
    judge(workspace, ana)
    judge(workspace, ana, CANNOT)
    item = workspace.next_item(ana)
    assert item is not None
    workspace.skip(item.assignment_id, "not_my_field")
    make_it(workspace, judge(workspace, ana), Purpose.GOLD)
    late = workspace.next_item(ana)
    assert late is not None
    clock.move(timedelta(hours=3))
    workspace.next_item(workspace.add_person("Bea", locales={"es-MX": "native"}).id)
    assert workspace.submit(late.assignment_id, BETTER).late
    assert sorted(earned(workspace, ana), key=str) == sorted(
        [
            (Purpose.REVIEW, Ending.JUDGED, 1, Decimal(1), Decimal("0.40")),
            (Purpose.REVIEW, Ending.RETURNED, 1, Decimal("0.5"), Decimal("0.20")),
            (Purpose.REVIEW, Ending.SKIPPED, 1, Decimal("0.25"), Decimal("0.10")),
            (Purpose.GOLD, Ending.JUDGED, 1, Decimal("0.1"), Decimal("0.04")),
            (Purpose.REVIEW, Ending.LATE, 1, Decimal("0.75"), Decimal("0.30")),
        ],
        key=str,
    )
    assert statement(workspace, ana).sums == {"USD": Decimal("1.04")}


@given(
    skipped=st.floats(0, 1), purpose=st.sampled_from(Purpose), others=st.floats(0, 1), ending=st.sampled_from(Ending)
)
def test_a_rubric_that_promises_free_skips_keeps_it_whatever_the_campaign_says(
    skipped: float, purpose: Purpose, others: float, ending: Ending
) -> None:
    pay = Pay(skipped, others, others, others, others, others, others, others)
    assert part_of(pay, purpose, Ending.SKIPPED, SAFETY) == 1
    assert 0 <= part_of(pay, purpose, ending, PREFERENCE) <= 1


@pytest.mark.parametrize("kind", ["quarantined", "excluded", "adjudicated", "restored"])
def test_nothing_is_docked_by_what_is_decided_later(
    workspace: Workspace, begin: Callable[..., PersonId], kind: str
) -> None:
    ana = begin()
    judge(workspace, ana)
    before = statement(workspace, ana)
    judgment = workspace.dataset("judgments").collect()["judgment_id"].item()
    with workspace._context.store.write() as tx:
        judgments.mark(tx, [judgment], kind, "a check, a signal or a coordinator")
    assert statement(workspace, ana) == before
    assert before.sums == {"USD": Decimal("0.4")}


def test_a_correction_counts_once_and_what_was_taken_back_is_counted_apart(
    workspace: Workspace, begin: Callable[..., PersonId], clock: Clock
) -> None:
    ana = begin()
    first = judge(workspace, ana)
    clock.move(timedelta(days=2))
    workspace.correct(first, WORSE)
    gone = judge(workspace, ana)
    workspace.undo(gone)
    found = statement(workspace, ana)
    assert [(each.day, each.items) for each in found.rows] == [(DAY, 1)]
    assert (found.items, found.taken_back) == (1, 1)
    workspace.submit(gone, BETTER)
    assert (statement(workspace, ana).items, statement(workspace, ana).taken_back) == (2, 0)


def test_an_item_earns_by_how_it_ended_last(workspace: Workspace, begin: Callable[..., PersonId]) -> None:
    ana = begin("returned = 0.5")
    first = judge(workspace, ana, CANNOT)
    assert statement(workspace, ana).sums == {"USD": Decimal("0.2")}
    workspace.correct(first, BETTER)
    assert statement(workspace, ana).sums == {"USD": Decimal("0.4")}


def test_who_reads_their_own_statement_is_not_told_which_items_were_checks(
    workspace: Workspace, begin: Callable[..., PersonId]
) -> None:
    ana = begin()
    for purpose in (Purpose.REVIEW, Purpose.GOLD, Purpose.REPEAT):
        make_it(workspace, judge(workspace, ana), purpose)
    own = workspace.acting_as(ana).pay_statement(DAY, DAY)
    assert [(each.purpose, each.items) for each in own.rows] == [(Purpose.REVIEW, 3)]
    boss = workspace.acting_as(workspace.add_person("Nadia", role="coordinator").id)
    theirs = boss.pay_statement(DAY, DAY, person_id=ana)
    assert {each.purpose for each in theirs.rows} == {Purpose.REVIEW, Purpose.GOLD, Purpose.REPEAT}
    assert own.sums == theirs.sums


@given(
    rate=st.decimals(0, 100_000_000, places=6),
    parts=st.lists(st.floats(0, 1), min_size=1, max_size=4),
    counts=st.lists(st.integers(1, 1_000_000), min_size=1, max_size=4),
)
def test_amounts_are_exact_for_every_rate_and_part_that_is_taken(
    rate: Decimal, parts: list[float], counts: list[int]
) -> None:
    """The sum in whole millionths of ten-thousandths is the sum of whole numbers: nothing is rounded on the way."""
    taken, _, without = rate_of({"currency": "USD", "preference": str(rate)}, "preference")
    assert without is None
    assert taken is not None
    exact = shown = 0
    amounts = []
    for part, count in zip(parts, counts, strict=False):
        share = part_of(Pay(skipped=part), Purpose.REVIEW, Ending.SKIPPED, PREFERENCE)
        amounts.append(taken * share * count)
        exact += int(taken.scaleb(6)) * int(share.scaleb(4)) * count
    shown = sum(amounts, Decimal(0))
    assert int(shown.scaleb(10)) == exact
    assert shown.scaleb(10) == shown.scaleb(10).to_integral_value()


@pytest.mark.parametrize("rate", ["100000001", "0.0000001", "1e30", "NaN", "-0.1"])
def test_a_rate_that_could_not_be_added_up_exactly_is_no_rate(rate: str) -> None:
    assert rate_of({"currency": "USD", "preference": rate}, "preference")[0] is None


def test_the_rows_add_up_to_the_sum_and_only_what_is_payable_is_rounded_once(
    workspace: Workspace, make_campaign: Callable[..., str], import_rows: Callable[..., Any], clock: Clock
) -> None:
    """0.005 a day on three days is 0.015, to be paid as 0.02: rounded by row it would be 0.03."""
    make_campaign(more='[rates]\ncurrency = "USD"\npreference = 0.005')
    import_rows(*(row(number) for number in range(3)))
    workspace.assign("spring")
    ana = workspace.add_person("Ana", locales={"es-MX": "native"}).id
    for _ in range(3):
        judge(workspace, ana)
        clock.move(timedelta(days=1))
    found = statement(workspace, ana)
    assert [each.amount for each in found.rows] == [Decimal("0.005")] * 3
    assert sum(each.amount or 0 for each in found.rows) == found.sums["USD"] == Decimal("0.015")
    assert found.payable == {"USD": Decimal("0.02")}


@pytest.mark.parametrize(("currency", "paid"), [("JPY", "3"), ("USD", "2.50"), ("KWD", "2.500"), ("points", "2.50")])
def test_what_is_payable_is_in_the_smallest_unit_of_the_currency(currency: str, paid: str) -> None:
    found = PayStatement(DAY, DAY, "UTC", (), {currency: Decimal("2.5")}, 0, 0, 0)
    assert str(found.payable[currency]) == paid


def test_everybody_is_listed_by_name_on_their_own_clock(
    workspace: Workspace, begin: Callable[..., PersonId], clock: Clock
) -> None:
    ana = begin()
    ben = workspace.add_person("Ben", locales={"es-MX": "native"}).id
    workspace.add_person("Idle", locales={"es-MX": "native"})
    with workspace._context.store.write() as tx:
        tx.connection.execute(update(people).where(people.c.id == ben).values(time_zone="Asia/Kolkata"))
    clock.now = datetime(2027, 1, 4, 20, tzinfo=UTC)  # half past one on the 5th in Kolkata
    judge(workspace, ana)
    judge(workspace, ben)
    found = workspace.pay_statements(DAY, DAY)
    assert [(each.name, each.statement.items) for each in found] == [("Ana", 1)]
    found = workspace.pay_statements(DAY, DAY + timedelta(days=1))
    assert [(each.name, [row.day for row in each.statement.rows]) for each in found] == [
        ("Ana", [DAY]), ("Ben", [DAY + timedelta(days=1)])
    ]  # fmt: skip
    for each in found:
        assert each.statement == workspace.pay_statement(
            DAY, DAY + timedelta(days=1), each.statement.time_zone, each.person_id
        )


def test_it_is_narrowed_to_a_campaign(
    workspace: Workspace, begin: Callable[..., PersonId], make_campaign: Callable[..., str], import_rows: Any
) -> None:
    ana = begin()
    judge(workspace, ana)
    make_campaign("autumn")
    assert [each.statement.items for each in workspace.pay_statements(DAY, DAY, "spring")] == [1]
    assert workspace.pay_statements(DAY, DAY, "autumn") == []
    assert workspace.pay_statement(DAY, DAY, person_id=ana, campaign="autumn").rows == ()
    with pytest.raises(NotFound):
        workspace.pay_statements(DAY, DAY, "none")
    with pytest.raises(Refused):
        workspace.pay_statements(DAY, DAY - timedelta(days=1))


def test_who_was_forgotten_is_still_owed_without_a_name(workspace: Workspace, begin: Callable[..., PersonId]) -> None:
    ana = begin()
    judge(workspace, ana)
    workspace.forget(ana)
    [found] = workspace.pay_statements(DAY, DAY)
    assert (found.name, found.statement.sums) == (None, {"USD": Decimal("0.4")})


def test_a_reviewer_sees_their_own_pay_only(workspace: Workspace, begin: Callable[..., PersonId]) -> None:
    ana = begin()
    ben = workspace.add_person("Ben", locales={"es-MX": "native"}).id
    acting = workspace.acting_as(ben)
    assert acting.pay_statement(DAY, DAY).rows == ()
    for step in (
        lambda: acting.pay_statement(DAY, DAY, person_id=ana),
        lambda: acting.pay_statements(DAY, DAY),
        lambda: acting.pay_terms(ana),
    ):
        with pytest.raises(Forbidden):
            step()


def test_what_is_paid_is_known_before_anything_is_judged(workspace: Workspace, begin: Callable[..., PersonId]) -> None:
    ana = begin("late = 0.5\ntutorial = 1")
    [terms] = workspace.acting_as(ana).pay_terms()
    [rubric] = terms.rubrics
    assert (terms.currency, rubric.rubric, rubric.rate, rubric.skips_free) == (
        "USD",
        "preference",
        Decimal("0.4"),
        False,
    )
    assert terms.endings == {Ending.JUDGED: 1, Ending.LATE: Decimal("0.5"), Ending.RETURNED: 1, Ending.SKIPPED: 0}
    assert terms.purposes[Purpose.TUTORIAL] == 1
    assert terms.purposes[Purpose.PLACEMENT] == 0
    nobody = workspace.add_person("Uwe", locales={"de-DE": "native"}).id
    assert workspace.acting_as(nobody).pay_terms() == ()
