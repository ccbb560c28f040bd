"""Why a person's queue is empty: a pure decision over what they may judge, what is left of it, and what closes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from localize.assignment import Ineligible
from localize.assignment.load import Limit
from localize.assignment.protecting import ClosedBecause
from localize.errors import said
from localize.languages import list_of, name
from localize.workspace.queue_state import Emptiness, Empty, OwnPool, Queue, RefusedPool, StoppedCampaign, Untested

__all__ = ["Emptiness", "Empty", "OwnPool", "Queue", "RefusedPool", "StoppedCampaign", "Untested", "decide"]

NAMED_MOST = 5
"""Locales, fields or campaigns named in one sentence."""


def decide(queue: Queue, ui_language: str) -> Emptiness:
    """The reason that leads back to work soonest; `ui_language` is for names of locales."""
    if not queue.declared:
        return Emptiness(
            Empty.NO_LOCALE,
            said("You have not declared a locale yet."),
            said("Name the languages you live in, in your profile."),
        )
    return (
        _own_pools(queue.own, ui_language)
        or _refused(queue, ui_language)
        or _stopped(queue.stopped, ui_language)
        or _nothing(queue)
    )


def _own_pools(own: Sequence[OwnPool], ui_language: str) -> Emptiness | None:
    now = [each.left for each in own if each.closed is None]
    if any(each.free > each.unwanted for each in now):
        return Emptiness(Empty.LOOK_AGAIN, said("There is work for you now."), said("Look again."))
    closed = [each for each in own if each.closed is not None and each.left.free > each.left.unwanted]
    if closed:
        return _closed(closed)
    held = [each.held_until for each in now if each.held_until is not None]
    if held:
        return Emptiness(
            Empty.WAITING_FOR_OTHERS,
            said("Others are at work on all that is left for you."),
            said("What they do not finish comes to you: look again later."),
            min(held),
        )
    if any(each.unwanted for each in now):
        return Emptiness(
            Empty.OPTED_OUT,
            said("All that is left is of kinds that you do not want to see."),
            said("That is fine. You can change it in your account."),
        )
    fields = {field for each in now for field in each.domains}
    if fields:
        return Emptiness(
            Empty.EXPERT_FIELD,
            said("What is left asks for people who know this field: {fields}.", fields=_named(fields, ui_language)),
            said("If it is yours, say so in your profile."),
        )
    return None


def _closed(closed: Sequence[OwnPool]) -> Emptiness:
    """What the person decides comes before what a clock decides."""
    if any(each.closed is ClosedBecause.NEEDS_CONSENT for each in closed):
        return Emptiness(
            Empty.NEEDS_CONSENT,
            said("There is work that may upset: nobody gets it who has not agreed to."),
            said("In your account you can read what it is, and agree or leave it. Either is fine."),
        )
    if any(each.closed is Untested.NEEDS_TEST for each in closed):
        return Emptiness(
            Empty.NEEDS_TEST,
            said("There is work for you. Before it comes a short test of the language."),
            said("You find it under Tests."),
        )
    in_time = [each for each in closed if not isinstance(each.closed, Untested)]
    if not in_time and any(each.closed is Untested.NO_ATTEMPT_LEFT for each in closed):
        return Emptiness(
            Empty.NO_ATTEMPT_LEFT,
            said("You have used all attempts of the test that opens this work."),
            said("You can appeal an answer, or ask your coordinator."),
        )
    if not in_time:
        return Emptiness(
            Empty.NO_TEST,
            said("There is work in your locales, but the test that opens it is not ready yet."),
            said("Your coordinators see that it is missing. It opens by itself."),
        )
    protected = [each for each in in_time if isinstance(each.closed, ClosedBecause)]
    if not protected:
        return _limited(in_time)
    soonest = min((each.opens_at for each in in_time if each.opens_at is not None), default=None)
    if any(each.closed is ClosedBecause.RESTING for each in in_time):
        return Emptiness(
            Empty.RESTING,
            said("You wanted no more of this today."),
            said("It goes on tomorrow. Take care of yourself."),
            soonest,
        )
    return Emptiness(
        Empty.CAP_REACHED,
        said("You have reached the limit of a day for texts that may upset."),
        said("It goes on tomorrow. Take care of yourself."),
        soonest,
    )


def _limited(full: Sequence[OwnPool]) -> Emptiness:
    """A limit that ends with the day comes before one that does not: there is work tomorrow."""
    soonest = min((each.opens_at for each in full if each.opens_at is not None), default=None)
    own = next((each for each in full if each.closed is Limit.OWN_ITEMS_PER_DAY), None)
    if own is not None:
        return Emptiness(
            Empty.LIMIT_OF_DAY,
            said("You have done the {most} items that you want to do in a day.", most=own.most),
            said("It goes on tomorrow. You can change the number in your profile."),
            soonest,
        )
    if soonest is not None:
        return Emptiness(
            Empty.LIMIT_OF_DAY,
            said("You have done as much of this as one person does in a day."),
            said("Thank you. It goes on tomorrow."),
            soonest,
        )
    return Emptiness(
        Empty.LIMIT_REACHED,
        said("You have done as much of this as one person does."),
        said("Thank you. The rest is for others. New work comes here by itself."),
    )


def _refused(queue: Queue, ui_language: str) -> Emptiness | None:
    def locales(because: Ineligible) -> str:
        tags = dict.fromkeys(each.locale for each in queue.refused if each.because is because)
        return _named((name(tag, ui_language) for tag in tags), ui_language)

    declared = _named((name(tag, ui_language) for tag in queue.declared), ui_language)
    if work := locales(Ineligible.REGION):
        return Emptiness(
            Empty.NOT_MY_REGION,
            said("There is work for {work}: it asks for people of that region. You declared {declared}.", work=work,
                 declared=declared),
            said("If you know life there, add it to your profile."),
        )  # fmt: skip
    if work := locales(Ineligible.LEARNED):
        return Emptiness(
            Empty.LEARNED_ONLY,
            said("There is work for {work}. You declared that you learned this language.", work=work),
            said("It asks for people who grew up with it or speak it as well as they do."),
        )
    if work := locales(Ineligible.SOURCE):
        sources = {each.source_locale for each in queue.refused if each.because is Ineligible.SOURCE}
        return Emptiness(
            Empty.NO_SOURCE_LANGUAGE,
            said("There is work for {work} that compares it with the original in {source}.", work=work,
                 source=_named((name(tag, ui_language) for tag in sources), ui_language)),
            said("If you read that, add it to your profile: it need not be your own language."),
        )  # fmt: skip
    return None


def _stopped(stopped: Sequence[StoppedCampaign], ui_language: str) -> Emptiness | None:
    paused = [each.title for each in stopped if each.state == "paused"]
    if paused:
        return Emptiness(
            Empty.PAUSED,
            said("This is paused: {campaigns}.", campaigns=_named(paused, ui_language)),
            said("Your coordinator knows when it goes on."),
        )
    if stopped:
        return Emptiness(
            Empty.CLOSED,
            said("This is closed: {campaigns}.", campaigns=_named([each.title for each in stopped], ui_language)),
            said("Thank you. Your coordinator will tell you when there is more."),
        )
    return None


def _nothing(queue: Queue) -> Emptiness:
    if queue.judged:
        return Emptiness(
            Empty.NOTHING_LEFT,
            said("You have judged everything there is for you."),
            said("Thank you. New items come here by themselves."),
        )
    if queue.own:
        return Emptiness(
            Empty.NOTHING_LEFT,
            said("Everything that was here for you is judged already."),
            said("New items come here by themselves."),
        )
    return Emptiness(
        Empty.NO_WORK,
        said("There is no work in your locales now."),
        said("Your coordinator will tell you when there is."),
    )


def _named(names: Iterable[str], ui_language: str) -> str:
    """A few of them as a sentence lists them; an ellipsis where there are more."""
    every = sorted(set(names))
    shown = list_of(every[:NAMED_MOST], ui_language) if every else ""
    return shown if len(every) <= NAMED_MOST else f"{shown} …"
