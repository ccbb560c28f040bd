"""Tests: what a person may take, and the attempts at it. An attempt at work is all that their queue holds."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from localize.assignment import Eligible, eligibility
from localize.assignment.plan import fraction
from localize.assignment.protecting import may_see
from localize.errors import NotFound, Refused, said
from localize.ids import derived_id
from localize.languages import parts
from localize.records import Person, PersonId, Purpose, TestPlace
from localize.rubric.model import Rubric
from localize.store import Reading, Writing, attempts, claims, items, known
from localize.store.attempts import AttemptRow
from localize.store.claims import ClaimRow
from localize.store.known import KnownRow, Place, SetRow
from localize.workspace.access import known_person
from localize.workspace.closing import agreed_topics, unwanted_of
from localize.workspace.context import Context, OpenCampaign, campaign_in, known_campaign, rubric_of
from localize.workspace.known_records import OfferedTest, TestState
from localize.workspace.matching import Pool, judgeable
from localize.workspace.passing import attempts_left, is_spent, is_through
from localize.workspace.qualifying import attempts_of, needed_sets, sets_in_use
from localize.workspace.sets import set_in_use

_FIRST = {each: number for number, each in enumerate(known.TESTS)}
Offer = tuple[SetRow, OpenCampaign, Rubric]
"""A test that is open to a person."""


def tests(context: Context, person_id: PersonId) -> list[OfferedTest]:
    """Tests of open campaigns that the person could take, by campaign, locale, and what comes first."""
    with context.store.read() as view:
        person = known_person(context, view, person_id)
        mine = attempts.of_person(view, person_id)
        found = offers(context, view, person)
        needed = needed_sets(context, view, person_id, list({each.id: each for _, each, _ in found}.values()))
        return [_offered(view, each, mine, needed) for each in found]


def offers(context: Context, view: Reading, person: Person) -> list[Offer]:
    """Tests in use of open campaigns whose locale and rubric are the person's: the rule is that of review work."""
    agreed = agreed_topics(context, view, person.id)
    found = []
    for row in sets_in_use(context, view):
        opened = known_campaign(context, view, row.campaign_id)
        if row.purpose not in known.TESTS or opened.state != "open" or row.rubric_id not in opened.pins:
            continue
        rubric = rubric_of(context, view, opened.pins[row.rubric_id])
        may = eligibility(person, row.locale, rubric, opened.campaign)
        if isinstance(may, Eligible) and may_see(rubric, agreed) and rubric.major == row.rubric_major:
            found.append((row, opened, rubric))
    return sorted(found, key=lambda each: (each[0].campaign_id, each[0].locale, _FIRST[each[0].purpose], each[0].key))


def _offered(view: Reading, offer: Offer, mine: Sequence[AttemptRow], needed: Collection[str]) -> OfferedTest:
    row, opened, _ = offer
    here = [each for each in mine if each.set_id == row.id]
    over = [each for each in here if is_spent(each)]
    current = next((each for each in here if each.finished_at is None and any(attempts.progress(view, each))), None)
    progress = attempts.progress(view, current) if current else attempts.Progress(0, 0, 0)
    last = over[-1] if over else None
    size = sum(each.retired_at is None for each in known.items_of(view, row.id))
    state = _state(row, mine, running=bool(progress.waiting), current=current is not None, failed=last is not None)
    return OfferedTest(
        campaign=opened.id,
        title=row.title,
        key=row.key,
        purpose=Purpose(row.purpose),
        locale=row.locale,
        rubric=row.rubric_id,
        items=sum(progress) if current else size,
        state=state,
        attempts_left=attempts_left(row, mine),
        needed=row.id in needed,
        right=last.right if last else None,
        answered=last.answered if last else None,
        pass_mark=row.pass_mark,
        done=progress.ended,
        finished_at=last.finished_at if last else None,
    )


def _state(row: SetRow, mine: Sequence[AttemptRow], *, running: bool, current: bool, failed: bool) -> TestState:
    if running:
        return TestState.RUNNING
    if is_through(row, mine):
        return TestState.PASSED if row.pass_mark else TestState.FINISHED
    return TestState.FAILED if failed and not current else TestState.OPEN


def running(context: Context, view: Reading, person_id: PersonId) -> AttemptRow | None:
    """The attempt that a person is at: some of it waits for their answer."""

    def read() -> AttemptRow | None:
        unfinished = (each for each in attempts_of(context, view, person_id) if each.finished_at is None)
        return next((each for each in unfinished if attempts.progress(view, each).waiting), None)

    return context.remembered.at(view).recall(("running test", person_id), read)


def pools_of_test(context: Context, view: Reading, person: Person) -> tuple[Pool, ...]:
    """The one pool that a person draws from in the middle of a test; none where they are in no test."""
    attempt = running(context, view, person.id)
    if attempt is None:
        return ()
    pool_id = pool_of_tests(known.of_id(view, attempt.set_id)).id
    return tuple(each for each in judgeable(context, view, person) if each[0].id == pool_id)


def place_in_test(view: Reading, claim: ClaimRow) -> TestPlace | None:
    """Where an item of a test stands in its attempt."""
    known_id, number = known.of_item(view, claim.item_id)
    row = None if known_id is None else known.of_id(view, known.item(view, known_id).set_id)
    attempt = None if row is None else attempts.find(view, row.id, claim.person_id, number)
    if row is None or attempt is None:
        return None
    return TestPlace(row.key, row.title, Purpose(row.purpose), *attempts.rank(view, attempt, claim.item_id))


def start(context: Context, campaign_id: str, key: str, person_id: PersonId) -> None:
    """Begin an attempt, or go on with the one that was left. Raises NotFound and Refused."""
    with context.store.work(person_id, on=person_id) as tx:
        row = set_in_use(tx, campaign_id, key)
        person = known_person(context, tx, person_id)
        rubric = _open_to(context, tx, row, person)
        mine = attempts.of_person(tx, person_id)
        unfinished = [each for each in mine if each.finished_at is None and attempts.progress(tx, each).waiting]
        if any(each.set_id == row.id for each in unfinished):
            return  # the button was pressed twice
        if unfinished:
            raise Refused(said("You are in the middle of another test."), said("Finish it, or leave it first."))
        _make_room(tx, person_id)
        here = [each for each in mine if each.set_id == row.id]
        left = next((each for each in here if each.finished_at is None and attempts.progress(tx, each).put_away), None)
        if left is not None:
            attempts.take_up(tx, left)
        else:
            _may_begin(row, mine)
            _begin(tx, row, rubric, person, len(here) + 1)
        tx.journal.new_edition = True


def _open_to(context: Context, tx: Writing, row: SetRow, person: Person) -> Rubric:
    if campaign_in(tx, row.campaign_id).state != "open":
        raise Refused(said("The campaign is paused or closed."), said("Your coordinator knows when it goes on."))
    if all(each.id != row.id for each in sets_in_use(context, tx)):
        raise _nothing_in_it()
    for offered, _, rubric in offers(context, tx, person):
        if offered.id == row.id:
            return rubric
    raise Refused(
        said("This is no test for you."), said("It is for people of its locale: ask your coordinator to add yours.")
    )


def _nothing_in_it() -> Refused:
    return Refused(said("There is nothing in this test."), said("Tell your coordinator."))


def _make_room(tx: Writing, person_id: PersonId) -> None:
    """What was fetched ahead goes back; what is at work stays theirs, for afterwards."""
    for claim in claims.live(tx, person_id):
        if claim.prefetched:
            claims.let_go(tx, claim.id, "expired")
    if len(claims.live(tx, person_id)) > 1:
        raise Refused(said("You hold two items already."), said("Submit or skip one of them first."))


def _may_begin(row: SetRow, mine: Sequence[AttemptRow]) -> None:
    if row.purpose == Purpose.PLACEMENT and is_through(row, mine):
        raise Refused(said("You have passed this test."), said("You need not take it again."))
    if not attempts_left(row, mine):
        raise Refused(
            said("You have tried as often as you may: {attempts} times.", attempts=row.attempts),
            said("If you think that is wrong, ask your coordinator."),
        )


def _begin(tx: Writing, row: SetRow, rubric: Rubric, person: Person, number: int) -> None:
    unwanted = unwanted_of(tx, person.id, [rubric])
    asked = [
        each for each in known.items_of(tx, row.id) if each.retired_at is None and not _is_unwanted(each, unwanted)
    ]
    if not asked:
        raise _nothing_in_it()
    pool = pool_of_tests(row)
    items.ensure_pool(tx, pool)
    attempts.start(tx, row.id, person.id, number)
    first = items.last_position(tx, pool.id) + 1
    for place, each in enumerate(_in_order(row, asked, person.id), first):
        known.hand_out(tx, row, each, person.id, Place(pool.id, place), number)


def _is_unwanted(item: KnownRow, unwanted: frozenset[str]) -> bool:
    return bool(unwanted) and (item.domain in unwanted or any(f'"{each}"' in item.tags for each in unwanted))


def _in_order(row: SetRow, rows: Sequence[KnownRow], person_id: str) -> list[KnownRow]:
    """A tutorial is read in the order of its file; of others everybody has an order of their own."""
    if row.purpose == Purpose.TUTORIAL:
        return list(rows)
    return sorted(rows, key=lambda each: fraction("test", each.id, person_id))


def pool_of_tests(row: SetRow) -> items.PoolRow:
    """The pool of all tests of a locale under a rubric: review work never is in it."""
    number = known.POOLS_FROM
    return items.PoolRow(
        id=derived_id("pool", row.campaign_id, number, row.locale, row.unit, row.rubric_id),
        campaign_id=row.campaign_id,
        number=number,
        locale=row.locale,
        language=parts(row.locale).language,
        unit=row.unit,
        rubric_id=row.rubric_id,
    )


def leave(context: Context, campaign_id: str, key: str, person_id: PersonId) -> None:
    """Go back to work. The attempt stays, and can be gone on with. Raises NotFound."""
    with context.store.work(person_id, on=person_id) as tx:
        row = set_in_use(tx, campaign_id, key)
        mine = [each for each in attempts.of_person(tx, person_id) if each.set_id == row.id]
        attempt = next((each for each in mine if each.finished_at is None), None)
        if attempt is None:
            raise NotFound(said("You are not in this test."), said("Go on with your work."))
        pool = pool_of_tests(row).id
        for claim in claims.live(tx, person_id):
            if claim.pool_id == pool:
                claims.let_go(tx, claim.id, "expired")
        attempts.put_away(tx, attempt)
        tx.journal.new_edition = True
        tx.journal.audit("test.left", attempt.id)
