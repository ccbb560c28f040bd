"""TRL preference, conversational with an explicit prompt: what DPO, ORPO, CPO and reward trainers read as it is.

The prompt is always explicit, since a trainer that has to extract it cuts answers that begin alike. Keys beyond
`prompt`, `chosen` and `rejected` ride along: trainers take only the columns they know.
"""

from __future__ import annotations

import polars as pl

from localize.errors import said
from localize.exporters.job import LINES_AT_ONCE, Exporter, Job, Written
from localize.exporters.texts import outputs_by_id, prompts_by_id
from localize.exporters.voting import Ballot, count_votes

FILE = "train.jsonl"
KEYS = (
    "prompt",
    "chosen",
    "rejected",
    "judgment_ids",
    "prompt_id",
    "locale",
    "round",
    "votes",
    "share",
    "strength",
    "scale_max",
    "match_tier",
    "chosen_model",
    "rejected_model",
)


def _write(job: Job) -> Written:
    ballot = count_votes(job)
    for (locale,), pairs in ballot.pairs.group_by("locale", maintain_order=True):
        with job.open(str(locale), FILE) as file:
            for some in pairs.iter_slices(LINES_AT_ONCE):
                _lines(job, some).write_ndjson(file)
    return Written(_lines_by_locale(ballot), ballot.exported, ballot.excluded)


def _lines(job: Job, pairs: pl.DataFrame) -> pl.DataFrame:
    prompts = prompts_by_id(job.store, pairs["localization_id"]).select("localization_id", "prompt")
    texts = outputs_by_id(job.store, pairs["chosen"].append(pairs["rejected"]))
    lines = pairs.join(prompts, on="localization_id", how="left", maintain_order="left")
    for side in ("chosen", "rejected"):
        said_by_model = texts.rename({"output_id": side, "model": f"{side}_model", "text": f"{side}_text"})
        lines = lines.join(said_by_model, on=side, how="left", maintain_order="left")
    return lines.with_columns(_answer("chosen"), _answer("rejected")).select(KEYS)


def _answer(side: str) -> pl.Expr:
    turn = pl.struct(role=pl.lit("assistant"), content=pl.col(f"{side}_text"))
    return pl.concat_list(turn).alias(side)


def _lines_by_locale(ballot: Ballot) -> dict[str, int]:
    return dict(ballot.pairs.group_by("locale").len().iter_rows())


EXPORTER = Exporter(
    "trl-preference",
    said("Preference pairs (prompt, chosen, rejected) for TRL and trainers that read its format."),
    _write,
)
