"""One prompt over all locales: where a model does well, and where it fails."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from localize.assignment.adaptive import question
from localize.errors import NotFound, said
from localize.records import Content, Rating, RatingState, content_from_json
from localize.rubric.model import Criterion, Kind
from localize.store import parallel
from localize.store.judgments import ratings_from_json
from localize.workspace.context import Context, campaign_in, rubric_of
from localize.workspace.prompt_texts import TextStatus
from localize.workspace.shares import Share

AT_ONCE = 50
_ORDERED = (Kind.LIKERT, Kind.PREFERENCE, Kind.SLIDER)


@dataclass(frozen=True)
class PromptHead:
    """A prompt that was found; `locales` have a text of it."""

    prompt_id: str
    key: str
    round: int
    source: Content | None
    source_locale: str | None
    domain: str | None
    tags: tuple[str, ...]
    locales: int


@dataclass(frozen=True)
class PromptHeads:
    """A page of them. `domains` and `tags` are all that the campaign has."""

    total: int
    prompts: tuple[PromptHead, ...]
    domains: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True)
class Verdict:
    """What people said on the main question of a rubric about the outputs of `models` (none: about the prompt).

    `rating` is the median where answers have an order, else what most said; positional ones speak of `models` in this
    order. `alike` of the votes said the same, or one step beside it. It is None where nobody could judge.
    """

    rubric_hash: str
    models: tuple[str, ...]
    rating: Rating | None
    alike: Share


@dataclass(frozen=True)
class ModelHere:
    """How a model did in one locale: judgments of comparisons that it `won`, `tied`, `lost`; `verdicts` on it alone."""

    model: str
    text: str
    won: int
    tied: int
    lost: int
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True)
class LocaleRow:
    """A prompt in one locale. `status` is that of its text; `judgments` counts those that stand."""

    locale: str
    revision: int
    status: TextStatus
    prompt: Content
    judgments: int
    models: tuple[ModelHere, ...]
    comparisons: tuple[Verdict, ...]
    of_prompt: tuple[Verdict, ...]


@dataclass(frozen=True)
class Parallel:
    prompt: PromptHead
    rows: tuple[LocaleRow, ...]


def find_prompts(
    context: Context, campaign_id: str, text: str, domain: str | None, tag: str | None, offset: int, limit: int
) -> PromptHeads:
    with context.store.read() as view:
        campaign_in(view, campaign_id)
        wanted = (text.strip(), domain, tag, max(0, offset), max(1, min(limit, AT_ONCE)))
        total, rows = parallel.find_prompts(view, campaign_id, *wanted)
        words = parallel.words_of_prompts(view, campaign_id)
    tags = {each for _, some in words for each in json.loads(some)}
    domains = {domain for domain, _ in words if domain}
    return PromptHeads(total, tuple(map(_head, rows)), tuple(sorted(domains)), tuple(sorted(tags)))


def _head(row: parallel.FoundPrompt) -> PromptHead:
    source = None if row.source is None else content_from_json(row.source)
    tags = tuple(json.loads(row.tags))
    return PromptHead(row.prompt_id, row.key, row.round, source, row.source_locale, row.domain, tags, row.locales)


def parallel_prompt(context: Context, campaign_id: str, prompt_id: str) -> Parallel:
    """Raises NotFound."""
    with context.store.read() as view:
        opened = campaign_in(view, campaign_id)
        found = parallel.prompt(view, campaign_id, prompt_id)
        if found is None:
            raise NotFound(said("There is no such prompt in this campaign."), said("Search it on the page Parallel."))
        texts = parallel.texts_of(view, prompt_id)
        ids = [each.localization_id for each in texts]
        outputs = parallel.outputs_of(view, ids)
        judgments = parallel.judgments_of(view, ids)
        shown = parallel.outputs_of_items(view, {each.item_id for each in judgments})
        rubrics = {each: rubric_of(context, view, each) for each in {one.rubric_hash for one in judgments}}
        profiles = {each.rubric: each.profile for each in opened.campaign.reviews}
    asked = {each: question(rubric, profiles.get(rubric.id)) for each, rubric in rubrics.items()}
    rows = tuple(
        _row(
            text,
            [each for each in outputs if each.localization_id == text.localization_id],
            [each for each in judgments if each.localization_id == text.localization_id],
            shown,
            asked,
        )
        for text in texts
    )
    return Parallel(_head(found), rows)


def _row(
    text: parallel.LocalText,
    outputs: Sequence[parallel.LocalOutput],
    judgments: Sequence[parallel.LocalJudgment],
    shown: Mapping[str, tuple[str, ...]],
    asked: Mapping[str, Criterion | None],
) -> LocaleRow:
    names = {each.output_id: each.model for each in outputs}
    votes: dict[tuple[str, tuple[str, ...]], list[Rating | None]] = {}
    for each in judgments:
        criterion = asked[each.rubric_hash]
        models = tuple(names.get(output, "") for output in shown.get(each.item_id, ()))
        if criterion is not None:
            given = next((one for one in ratings_from_json(each.ratings) if one.criterion == criterion.id), None)
            votes.setdefault((each.rubric_hash, models), []).append(given)
    verdicts = [_verdict(rubric, models, given, asked[rubric]) for (rubric, models), given in votes.items()]
    won, tied, lost = _compared(votes, asked)
    return LocaleRow(
        locale=text.locale,
        revision=text.revision,
        status=TextStatus(text.status),
        prompt=content_from_json(text.content),
        judgments=len(judgments),
        models=tuple(
            ModelHere(
                each.model, each.text, won[each.model], tied[each.model], lost[each.model],
                tuple(one for one in verdicts if one.models == (each.model,)),
            )
            for each in outputs
        ),
        comparisons=tuple(each for each in verdicts if len(each.models) > 1),
        of_prompt=tuple(each for each in verdicts if not each.models),
    )  # fmt: skip


def _compared(
    votes: Mapping[tuple[str, tuple[str, ...]], Sequence[Rating | None]], asked: Mapping[str, Criterion | None]
) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Model -> comparisons of two that it won, tied, lost. Positive values are for the second."""
    won, tied, lost = Counter[str](), Counter[str](), Counter[str]()
    for (rubric, models), given in votes.items():
        criterion = asked[rubric]
        if criterion is None or criterion.kind is not Kind.PREFERENCE or len(models) != 2:
            continue
        for each in given:
            if each is None or each.state is not RatingState.GIVEN:
                continue
            if each.value == 0:
                tied.update(models)
            else:
                first, second = models
                won[second if each.value > 0 else first] += 1
                lost[first if each.value > 0 else second] += 1
    return won, tied, lost


def _verdict(
    rubric_hash: str, models: tuple[str, ...], given: Sequence[Rating | None], criterion: Criterion | None
) -> Verdict:
    said_so = [each for each in given if each is not None and each.state is not RatingState.CANNOT_JUDGE]
    if not said_so or criterion is None:
        return Verdict(rubric_hash, models, None, Share(0, 0))
    valued = [each for each in said_so if each.state is RatingState.GIVEN]
    if criterion.kind in _ORDERED and 2 * len(valued) > len(said_so):
        middle = sorted(valued, key=lambda each: each.value)[(len(valued) - 1) // 2]
        alike = sum(_is_near(each.value, middle.value, criterion) for each in valued)
    else:
        counted = Counter((each.state, str(each.value)) for each in said_so)
        most, alike = counted.most_common(1)[0]
        middle = next(each for each in said_so if (each.state, str(each.value)) == most)
    rating = Rating(middle.criterion, middle.value, None, middle.state)
    return Verdict(rubric_hash, models, rating, Share(alike, len(said_so)))


def _is_near(one: float, other: float, criterion: Criterion) -> bool:
    """The same side of a comparison; else at most one step, or a tenth of a scale, apart."""
    if criterion.kind is Kind.PREFERENCE:
        return (one > 0) - (one < 0) == (other > 0) - (other < 0)
    width = 1.0 if criterion.range is None else (criterion.range.max - criterion.range.min) / 10
    return abs(one - other) <= width
