"""What people decide about upsetting texts: consent, kinds they do not want, rest; and what they are told about it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from localize.assignment.protecting import ClosedBecause, consent_topic, may_see, seconds_left
from localize.errors import Refused, said
from localize.records import AssignmentId, PersonId, SkipReason
from localize.rubric.model import Rubric
from localize.store import Reading, Writing, claims, protection
from localize.workspace.access import known_person
from localize.workspace.claiming import Pool, judgeable, pools_of
from localize.workspace.closing import (
    Closure,
    agreed_topics,
    closed_today,
    is_unwanted_item,
    seconds_at_work,
)
from localize.workspace.context import Context, campaigns_in, known_campaign, rubric_of
from localize.workspace.reviewing import own_claim, whole

CATEGORY_MAX_CHARS = 1_000
OPT_OUTS_MOST = 300


@dataclass(frozen=True, slots=True)
class Consent:
    """That somebody agreed to see texts of a topic; `ended_at` is None while it holds."""

    topic: str
    given_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Request:
    """Work that a person could judge and that asks for their consent, or has it. `rubrics` are content hashes."""

    topic: str
    agreed: bool
    rubrics: tuple[str, ...]
    support_links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Protection:
    """What a person's account says about upsetting texts. `categories` occur in their work, or are opted out of."""

    requests: tuple[Request, ...]
    categories: tuple[str, ...]
    opted_out: frozenset[str]
    closures: tuple[Closure, ...]


@dataclass(frozen=True, slots=True)
class Shelter:
    """What a sheet needs to protect: where help is, and seconds left of today's limit (None: there is none)."""

    support_link: str | None
    seconds_left: int | None


def consent(context: Context, person_id: PersonId, topic: str) -> None:
    """Agree to see texts of a topic. Raises Refused for a topic that no campaign asks for."""
    with context.store.write(context.actor_id) as tx:
        known_person(context, tx, person_id)
        known = sorted(_topics(context, tx))
        if topic not in known:
            raise Refused(
                said("Nobody asks for consent to {topic}.", topic=topic),
                said("Topics: {known}.", known=", ".join(known) or "-"),
            )
        protection.give_consent(tx, person_id, topic)


def _topics(context: Context, view: Reading) -> set[str]:
    rubrics = (rubric_of(context, view, pin) for each in campaigns_in(view) for pin in each.pins.values())
    return {topic for rubric in rubrics if (topic := consent_topic(rubric)) is not None}


def withdraw_consent(context: Context, person_id: PersonId, topic: str) -> None:
    """No more texts of a topic: what the person holds of them goes back; what they typed is kept."""
    with context.store.write(context.actor_id) as tx:
        known_person(context, tx, person_id)
        protection.end_consent(tx, person_id, topic)
        for claim in claims.live(tx, person_id):
            if consent_topic(rubric_of(context, tx, claim.rubric_hash)) == topic:
                claims.let_go(tx, claim.id, "expired")


def consents(context: Context, person_id: PersonId) -> list[Consent]:
    with context.store.read() as view:
        known_person(context, view, person_id)
        return [Consent(each.topic, each.given_at, each.ended_at) for each in protection.consents_of(view, person_id)]


def opt_outs(context: Context, person_id: PersonId) -> frozenset[str]:
    with context.store.read() as view:
        known_person(context, view, person_id)
        return protection.opt_outs_of(view, person_id)


def set_opt_outs(
    context: Context, person_id: PersonId, *, more: Collection[str] = (), fewer: Collection[str] = ()
) -> frozenset[str]:
    """Opt out of some categories and into others again. Items of them that nobody has typed into go back."""
    with context.store.write(context.actor_id) as tx:
        known_person(context, tx, person_id)
        return _opt_out(context, tx, person_id, more, fewer)


def _opt_out(
    context: Context, tx: Writing, person_id: PersonId, more: Collection[str], fewer: Collection[str]
) -> frozenset[str]:
    before = protection.opt_outs_of(tx, person_id)
    now = (before | {_category(each) for each in more}) - set(fewer)
    if len(now) > OPT_OUTS_MOST:
        raise Refused(
            said("There can be {most} kinds that you do not want to see.", most=OPT_OUTS_MOST),
            said("Ask your coordinator for other work, or take back your consent."),
        )
    if now != before:
        protection.set_opt_outs(tx, person_id, now)
        for held in protection.untouched(tx, person_id):
            if is_unwanted_item(tx, held.item_id, rubric_of(context, tx, held.rubric_hash), now):
                claims.let_go(tx, held.claim_id, "expired")
    return now


def _category(name: str) -> str:
    whole(name)
    if not 0 < len(name) <= CATEGORY_MAX_CHARS:
        raise Refused(
            said("A category has 1 to {most} characters.", most=CATEGORY_MAX_CHARS),
            said("Name a domain or a tag of your items."),
        )
    return name


def turn_away(context: Context, assignment_id: AssignmentId, categories: Collection[str], active: int | None) -> None:
    """Hand an item back without a reason, and get no more of these categories. Said twice it does nothing more."""
    with context.store.write(context.actor_id) as tx:
        claim = own_claim(context, tx, assignment_id)
        claims.note_time(tx, claim, active)
        _opt_out(context, tx, PersonId(claim.person_id), categories, ())
        held = claims.find(tx, assignment_id)
        if held is not None and held.state == "live":
            claims.let_go(tx, held.id, "skipped", reason=SkipReason.UNSAID)
            tx.journal.audit("assignment.skipped", held.item_id, reason=SkipReason.UNSAID)


def end_rest(context: Context, person_id: PersonId, rubric_id: str) -> None:
    """Go on today after all."""
    with context.store.work(context.actor_id) as tx:
        known_person(context, tx, person_id)
        protection.rest(tx, person_id, rubric_id, None)


def closures(context: Context, view: Reading, person_id: PersonId) -> tuple[Closure, ...]:
    """Why work that the person could judge is closed for them now, one for each rubric."""
    person = known_person(context, view, person_id)
    agreed = agreed_topics(context, view, person_id)
    could = {rubric.id: rubric for _, _, rubric, _ in judgeable(context, view, person)}
    asking = [
        Closure(rubric.id, ClosedBecause.NEEDS_CONSENT, None, consent_topic(rubric))
        for rubric in could.values()
        if not may_see(rubric, agreed)
    ]
    closed = closed_today(view, person, [rubric for _, _, rubric, _ in pools_of(context, view, person)])
    return (*asking, *closed.values())


def why_closed(context: Context, view: Reading, person_id: PersonId, rubric_id: str) -> Closure | None:
    """Why nothing is handed out to a person under a rubric; None where nothing closes it."""
    return next((each for each in closures(context, view, person_id) if each.rubric_id == rubric_id), None)


def protection_of(context: Context, person_id: PersonId) -> Protection:
    """All that the person's account says about upsetting texts; empty where none of their work is of that kind."""
    with context.store.read() as view:
        person = known_person(context, view, person_id)
        pools = [each for each in judgeable(context, view, person) if _protects(each[2])]
        opted_out = protection.opt_outs_of(view, person_id)
        if not pools:
            return Protection((), tuple(sorted(opted_out)), opted_out, ())
        agreed = agreed_topics(context, view, person_id)
        found = context.remembered.at(view).recall(
            ("categories", person), lambda: tuple(sorted(_categories(view, pools)))
        )
        return Protection(
            requests=tuple(_requests(pools, agreed)),
            categories=tuple(sorted({*found, *opted_out})),
            opted_out=opted_out,
            closures=closures(context, view, person_id),
        )


def _protects(rubric: Rubric) -> bool:
    return rubric.wellbeing is not None or consent_topic(rubric) is not None


def _categories(view: Reading, pools: list[Pool]) -> set[str]:
    places = {(pool.campaign_id, pool.locale, pool.rubric_id) for pool, _, rubric, _ in pools if rubric.wellbeing}
    occur = protection.categories_in(view, places)
    return {each for domain, tags in occur for each in (domain, *json.loads(tags)) if each}


def _requests(pools: list[Pool], agreed: frozenset[str]) -> Iterator[Request]:
    by_topic: dict[str, list[Pool]] = {}
    for each in pools:
        topic = consent_topic(each[2])
        if topic is not None:
            by_topic.setdefault(topic, []).append(each)
    for topic, asking in by_topic.items():
        rubrics = dict.fromkeys(rubric.hash for _, _, rubric, _ in asking)
        links = dict.fromkeys(link for _, opened, _, _ in asking if (link := opened.campaign.support_link))
        yield Request(topic, topic in agreed, tuple(rubrics), tuple(links))


def shelter(context: Context, assignment_id: AssignmentId) -> Shelter:
    """What the sheet of an assignment needs to protect."""
    with context.store.read() as view:
        claim = own_claim(context, view, assignment_id)
        person = known_person(context, view, PersonId(claim.person_id))
        rubric = rubric_of(context, view, claim.rubric_hash)
        campaign = known_campaign(context, view, protection.campaign_of(view, claim.item_id))
        under = {each.id: each for _, _, each, _ in pools_of(context, view, person)} | {rubric.id: rubric}
        left = seconds_left(rubric, seconds_at_work(view, person, list(under.values())))
        return Shelter(campaign.campaign.support_link, left)
