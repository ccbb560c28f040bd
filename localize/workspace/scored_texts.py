"""What a run of `score` has to do: which localizations, which of their texts, and which signals look at each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from localize.languages import parts
from localize.records import Unit, as_text, content_from_json
from localize.signals import Case, Need, On, Term
from localize.signals import signals as known_signals
from localize.signals.batch import Looking
from localize.store import signals
from localize.store.signals import Rules, ScorableText, Scored, Target
from localize.workspace.context import Context, OpenCampaign

PAGE = 200
"""Localizations read at a time."""
PORTION_CHARS, PORTION_TEXTS = 60_000, 150
"""A portion is full with so many characters or texts: about a second of computing, milliseconds of writing."""
MOST_SIBLINGS = 10
"""Answers that one is compared with: the number of comparisons grows with their square."""


@dataclass(frozen=True, slots=True)
class Task:
    """A localization to look at: with `changed` signals at what was looked at before, with all at what was not.

    `outputs` is how many it has; `more`: they are others than the last time; `texts` is how many are looked at.
    """

    localization_id: str
    changed: tuple[str, ...]
    outputs: int
    outputs_then: int
    new: bool

    @property
    def more(self) -> bool:
        return self.outputs != self.outputs_then

    @property
    def texts(self) -> int:
        return self.outputs + 1 if self.changed else self.outputs


def wanted_rules(opened: OpenCampaign) -> Rules:
    """The signals there are, in their versions; what depends on the glossary changes with it."""
    glossary = sha256(repr(opened.glossary).encode()).hexdigest()[:8]
    return {
        name: f"{signal.version}/{glossary}" if Need.TERMS in signal.needs and opened.glossary else signal.version
        for name, signal in known_signals().items()
    }


def tasks_of(every: Sequence[Scored], known: Mapping[str, Rules], wanted: Rules) -> list[Task]:
    """The localizations that have new texts or signals of other versions."""
    changed = {
        rules_id: tuple(name for name in wanted if rules.get(name) != wanted[name]) for rules_id, rules in known.items()
    }
    tasks = []
    for each in every:
        new = each.rules_id is None
        names = tuple(wanted) if each.rules_id is None else changed[each.rules_id]
        if names or each.outputs_now != each.outputs_then:
            tasks.append(Task(each.localization_id, names, each.outputs_now, each.outputs_then, new))
    return tasks


Portion = list[tuple[Task, list[tuple[Target, Looking]]]]


def portions_of(context: Context, opened: OpenCampaign, tasks: Sequence[Task]) -> Iterator[Portion]:
    """The tasks with their texts, a bounded portion at a time, in order."""
    portion: Portion = []
    size = texts = 0
    for start in range(0, len(tasks), PAGE):
        for task, looked in _read(context, opened, tasks[start : start + PAGE]):
            portion.append((task, looked))
            size += sum(len(case.text) for _, (case, _) in looked)
            texts += len(looked)
            if size >= PORTION_CHARS or texts >= PORTION_TEXTS:
                yield portion
                portion, size, texts = [], 0, 0
    if portion:
        yield portion


def _read(
    context: Context, opened: OpenCampaign, tasks: Sequence[Task]
) -> Iterator[tuple[Task, list[tuple[Target, Looking]]]]:
    ids = [task.localization_id for task in tasks]
    with context.store.read() as view:
        texts = {each.localization_id: each for each in signals.scorable_texts(view, ids)}
        outputs = signals.scorable_outputs(view, ids)
        grown = [task.localization_id for task in tasks if task.more and not task.new]
        before = signals.looked_at(view, grown)
    for task in tasks:
        cases = _cases(opened, texts[task.localization_id], outputs.get(task.localization_id, []))
        yield task, [(target, (case, names)) for target, case in cases if (names := _names(task, target, before))]


def _names(task: Task, target: Target, before: set[Target]) -> tuple[str, ...]:
    """The signals that look at a text of a task."""
    every = known_signals()
    if task.new or (task.more and target[1] is not None and target not in before):
        return tuple(every)
    if task.more and target[1] is not None:
        return tuple(name for name in every if name in task.changed or Need.SIBLINGS in every[name].needs)
    return task.changed


def _cases(
    opened: OpenCampaign, text: ScorableText, outputs: Sequence[tuple[str, str]]
) -> Iterator[tuple[Target, Case]]:
    """The localization's own text, then its outputs, each with what is around it."""
    own = as_text(content_from_json(text.content))
    source = None if text.source is None else as_text(content_from_json(text.source))
    terms = tuple(Term(line.term, line.source, line.forbidden) for line in opened.glossary if line.serves(text.locale))
    bare = Case("", text.locale, source_locale=text.source_locale, terms=terms)
    if own == source and text.source_locale is not None:  # what is to be translated, as it is
        yield (text.localization_id, None), replace(bare, text=own, on=On.PROMPT, locale=text.source_locale)
    else:
        translated = source if _is_translation(text) else None
        yield (text.localization_id, None), replace(bare, text=own, on=On.PROMPT, source=translated)
    translates = any(review.unit is Unit.TRANSLATION for review in opened.campaign.reviews)
    around = {"source": source} if translates else {"prompt": own}
    answers = [answer for _, answer in outputs]
    for number, (output_id, answer) in enumerate(outputs):
        others = tuple(answers[:number] + answers[number + 1 :])[:MOST_SIBLINGS]
        case = replace(bare, text=answer, reference=text.reference, siblings=others, **around)
        yield (text.localization_id, output_id), case


def _is_translation(text: ScorableText) -> bool:
    """Whether a localization was made from a text in another language."""
    if text.source is None or text.source_locale is None:
        return False
    return parts(text.source_locale)[:2] != parts(text.locale)[:2]
