"""What models still have to answer: the localized prompts of each round that lack an output.

A localization is owed when it has no output at all, or none of a model that answered another prompt of its round. One
that was rejected is not. Answers come back by an import with outputs only; README.md in the export says how.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

import polars as pl

from localize.errors import said
from localize.exporters.job import Exporter, Job, Written
from localize.exporters.texts import MESSAGE, turns
from localize.store.reading import AskedPrompt, answering_models, asked_prompts

LINE = pl.Schema(
    {
        "prompt_id": pl.String(),
        "locale": pl.String(),
        "round": pl.Int32(),
        "status": pl.String(),
        "messages": pl.List(MESSAGE),
        "models": pl.List(pl.String()),
        "missing": pl.List(pl.String()),
    }
)
_README = """# Prompts to answer

Each line of `<locale>/round-<n>.jsonl` is one prompt in one locale:

- `status`: whether a coordinator has approved its text: `draft` or `approved`;
- `messages`: what to ask the model, as chat messages;
- `models`: who has answered it already;
- `missing`: who has answered other prompts of this round, but not this one. Empty with empty `models`: nobody yet.

Send the answers back as JSON Lines, one line per prompt and locale, with outputs and no prompt:

    {"prompt_id": "q17", "locale": "ar-EG", "round": 1, "outputs": [{"model": "m1", "text": "…"}]}

and import the file into the same campaign:

    localize import answers.jsonl --campaign CAMPAIGN

Keep `prompt_id`, `locale` and `round` as they are: they say which prompt was answered. Send only new answers: what a
model said once cannot be replaced.
"""


def _write(job: Job) -> Written:
    with job.store.read() as view:
        asked = [each for each in asked_prompts(view, job.campaign.id) if each.status != "rejected"]
        answered = answering_models(view, job.campaign.id)
    everybody = _models_by_round(asked, answered)
    lines: dict[str, int] = {}
    by_file = sorted((each for each in asked if each.locale in job.locales), key=lambda each: (each.locale, each.round))
    for (locale, round_), some in groupby(by_file, key=lambda each: (each.locale, each.round)):
        owed = _owed(some, answered, everybody[round_])
        if owed.height:
            with job.open(locale, f"round-{round_}.jsonl") as file:
                owed.write_ndjson(file)
            lines[locale] = lines.get(locale, 0) + owed.height
    (job.folder / "README.md").write_bytes(_README.replace("CAMPAIGN", job.campaign.id).encode())
    nothing = pl.DataFrame(schema={"judgment_id": pl.String(), "reason": pl.String()})
    return Written(lines, nothing["judgment_id"], nothing)


def _models_by_round(asked: Iterable[AskedPrompt], answered: dict[str, list[str]]) -> dict[int, list[str]]:
    found: dict[int, set[str]] = {}
    for each in asked:
        found.setdefault(each.round, set()).update(answered.get(each.localization_id, ()))
    return {round_: sorted(models) for round_, models in found.items()}


def _owed(asked: Iterable[AskedPrompt], answered: dict[str, list[str]], everybody: list[str]) -> pl.DataFrame:
    rows = []
    for each in asked:
        models = answered.get(each.localization_id, [])
        missing = [model for model in everybody if model not in models]
        if missing or not models:
            rows.append((each.prompt_id, each.locale, each.round, each.status, turns(each.content), models, missing))
    return pl.DataFrame(rows, LINE, orient="row")


EXPORTER = Exporter(
    "prompts", said("The prompts that models still have to answer, by locale and round."), _write, of_judgments=False
)
