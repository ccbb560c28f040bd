"""Messages: a coordinator writes to all who may judge in a campaign, or in one locale of it; each says "read" once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NewType

from localize.assignment import eligible
from localize.errors import NotFound, Refused, said
from localize.languages import canonical
from localize.records import CampaignId, Person, PersonId
from localize.store import Reading, items, messages, people
from localize.workspace.access import known_person
from localize.workspace.context import Context, OpenCampaign, campaign_in, campaigns_in, known_campaign, rubric_of
from localize.workspace.reviewing import words_of

MessageId = NewType("MessageId", str)

TEXT_MAX_CHARS = 2_000
_TWICE_WITHIN = timedelta(minutes=10)


@dataclass(frozen=True)
class Message:
    """A message of a coordinator. `locale` None: to all of the campaign. `author` None: the local operator, or unknown.

    `read` of `people` who may judge there now said that they have read it. `ended_at`: when it was taken back.
    """

    id: MessageId
    campaign: CampaignId
    title: str
    locale: str | None
    text: str
    author: str | None
    at: datetime
    ended_at: datetime | None
    read: int
    people: int


@dataclass(frozen=True)
class OwnMessage:
    """A message to somebody; `read_at` is None until they say that they have read it."""

    id: MessageId
    campaign: CampaignId
    title: str
    locale: str | None
    text: str
    author: str | None
    at: datetime
    read_at: datetime | None


def send(context: Context, campaign_id: str, text: str, locale: str | None) -> Message:
    """The same words to the same people within ten minutes are one message. Raises Refused and NotFound."""
    words, there = words_of(text, TEXT_MAX_CHARS), None if locale is None else canonical(locale)
    with context.store.write(context.actor_id) as tx:
        opened = campaign_in(tx, campaign_id)
        known = sorted({tag for tag, _ in _places(tx, opened)})
        if there is not None and there not in known:
            raise Refused(
                said("The campaign {campaign} has no locale {locale}.", campaign=campaign_id, locale=there),
                said("Its locales: {known}.", known=", ".join(known) or "-"),
            )
        before = messages.same(tx, opened.id, there, words, since=tx.now - _TWICE_WITHIN)
        message_id = before or messages.send(tx, opened.id, there, words)
        return _one(context, tx, message_id)


def locales_of(context: Context, campaign_id: str) -> tuple[str, ...]:
    """The locales of a campaign that one can write to. Raises NotFound."""
    with context.store.read() as view:
        return tuple(sorted({tag for tag, _ in _places(view, campaign_in(view, campaign_id))}))


def take_back(context: Context, message_id: MessageId) -> Message:
    """Nobody is shown it any more. Raises NotFound."""
    with context.store.write(context.actor_id) as tx:
        _found(tx, message_id)
        messages.end(tx, message_id)
        return _one(context, tx, message_id)


def sent(context: Context, campaign_id: str | None) -> list[Message]:
    """All that was sent, the newest first, taken back or not. Raises NotFound."""
    with context.store.read() as view:
        chosen = campaigns_in(view) if campaign_id is None else [campaign_in(view, campaign_id)]
        rows = messages.of_campaigns(view, None if campaign_id is None else [campaign_id])
        return _filled(context, view, rows, chosen)


def own(context: Context, person_id: PersonId) -> tuple[OwnMessage, ...]:
    """Messages to a person, unread ones first, then the newest. Remembered for each edition, as every run asks."""
    with context.store.read() as view:
        person = known_person(context, view, person_id)
        memory = context.remembered.at(view)
        return memory.recall(("messages", person), lambda: _own(context, view, person))


def _own(context: Context, view: Reading, person: Person) -> tuple[OwnMessage, ...]:
    received = messages.standing(view, person.id)
    works_in = {each: _works_in(context, view, person, each) for each in {one.message.campaign_id for one in received}}
    mine = [
        OwnMessage(
            id=MessageId(row.id),
            campaign=CampaignId(row.campaign_id),
            title=known_campaign(context, view, row.campaign_id).campaign.title,
            locale=row.locale,
            text=row.text,
            author=row.author,
            at=row.at,
            read_at=read_at,
        )
        for row, read_at in received
        if _is_for(row.locale, works_in[row.campaign_id])
    ]
    return tuple(sorted(mine, key=lambda each: each.read_at is not None))


def mark_read(context: Context, message_id: MessageId, person_id: PersonId) -> None:
    """Raises NotFound for a message that is not to them, or was taken back."""
    if all(each.id != message_id for each in own(context, person_id)):
        raise _unknown()
    with context.store.write(context.actor_id) as tx:
        messages.mark_read(tx, message_id, person_id)


def _works_in(context: Context, view: Reading, person: Person, campaign_id: str) -> frozenset[str]:
    """Locales in which somebody may judge in a campaign, whether there is work for them now or not."""
    opened = known_campaign(context, view, campaign_id)
    return _locales_of(context, view, person, opened, _places(view, opened))


def _places(view: Reading, opened: OpenCampaign) -> frozenset[tuple[str, str]]:
    """(locale, rubric) of everything that is judged in a campaign, or will be once it is assigned."""
    asked = {(tag, each.rubric) for tag in opened.campaign.locales for each in opened.campaign.reviews}
    return frozenset(asked | {(each.locale, each.rubric_id) for each in items.pools_of(view, opened.id)})


def _locales_of(
    context: Context, view: Reading, person: Person, opened: OpenCampaign, places: frozenset[tuple[str, str]]
) -> frozenset[str]:
    return frozenset(
        tag
        for tag, rubric in places
        if rubric in opened.pins
        and eligible(person, tag, rubric_of(context, view, opened.pins[rubric]), opened.campaign)
    )


def _is_for(locale: str | None, works_in: frozenset[str]) -> bool:
    return bool(works_in) if locale is None else locale in works_in


def _filled(
    context: Context, view: Reading, rows: list[messages.MessageRow], chosen: list[OpenCampaign]
) -> list[Message]:
    opened = {str(each.id): each for each in chosen}
    everybody = people.every(view) if rows else []
    read = messages.read_counts(view)
    places = {each: _places(view, opened[each]) for each in {row.campaign_id for row in rows}}
    works_in = {
        campaign: [(each.id, _locales_of(context, view, each, opened[campaign], there)) for each in everybody]
        for campaign, there in places.items()
    }
    return [
        Message(
            id=MessageId(row.id),
            campaign=CampaignId(row.campaign_id),
            title=opened[row.campaign_id].campaign.title,
            locale=row.locale,
            text=row.text,
            author=row.author,
            at=row.at,
            ended_at=row.ended_at,
            read=read.get(row.id, 0),
            people=sum(
                _is_for(row.locale, locales) for each, locales in works_in[row.campaign_id] if each != row.author_id
            ),
        )
        for row in rows
    ]


def _one(context: Context, view: Reading, message_id: str) -> Message:
    row = _found(view, message_id)
    return _filled(context, view, [row], [campaign_in(view, row.campaign_id)])[0]


def _found(view: Reading, message_id: str) -> messages.MessageRow:
    row = messages.find(view, message_id)
    if row is None:
        raise _unknown()
    return row


def _unknown() -> NotFound:
    return NotFound(said("There is no such message."), said("Open the list of messages again."))
