"""From judgments of pairs to chosen and rejected outputs, with a reason for every judgment that is in no pair.

Only reviews of people whose locale is the item's (and imported judgments) vote, and of near ones where that is asked. A
judgment that was adjudicated still votes: the votes behind a decision stay. All rubrics that compare the same two
outputs vote together.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from localize.exporters.job import Job, Votes
from localize.exporters.reasons import Reason
from localize.records import Purpose
from localize.store.reading import identical_outputs

PAIR = ("locale", "round", "prompt_id", "localization_id", "first", "second")


@dataclass(frozen=True)
class Ballot:
    """`pairs`: PAIR, chosen, rejected (output ids), judgment_ids, votes, share, strength, scale_max, match_tier.

    `share` is the part of `votes` that chose so, `strength` their mean preference in steps of a scale up to `scale_max`
    (where rubrics differ: of those on the longest scale), `match_tier` that of the farthest of them, null where all
    were imported; in PAIR's order. `excluded`: judgment_id, reason.
    """

    pairs: pl.DataFrame
    exported: pl.Series
    excluded: pl.DataFrame


def count_votes(job: Job) -> Ballot:
    """The votes of one export, by majority or each on its own."""
    votes = _with_reasons(_votes(job), near=job.near)
    decided = _by_majority(votes) if job.votes is Votes.MAJORITY else _each(votes)
    winning = decided.filter(pl.col("reason").is_null())
    excluded = decided.filter(pl.col("reason").is_not_null()).sort("sequence").select("judgment_id", "reason")
    keys = [*PAIR, "ballot"]
    pairs = winning.sort(*PAIR, "sequence").group_by(keys, maintain_order=True).agg(_line())
    return Ballot(pairs, winning["judgment_id"], excluded)


def _votes(job: Job) -> pl.DataFrame:
    """Every judgment, with its preference where it has one; `sign` is positive where `second` is better."""
    judgments = job.read("judgments").select(
        "judgment_id", "sequence", "locale", "round", "prompt_id", "localization_id", "status", "purpose", "match_tier"
    )
    preferences = job.read("preferences").select(
        "judgment_id", "output_a", "output_b", "preference", "scale_max", "tie_kind", compares=pl.lit(True)
    )
    with job.store.read() as view:
        same = identical_outputs(view, job.campaign.id)
    alike = pl.DataFrame(same, {"first": pl.String(), "second": pl.String()}, orient="row").with_columns(
        identical=pl.lit(True)
    )
    turned = pl.col("output_a") > pl.col("output_b")
    return (
        judgments.join(preferences, on="judgment_id", how="left")
        .with_columns(
            first=pl.min_horizontal("output_a", "output_b"),
            second=pl.max_horizontal("output_a", "output_b"),
            sign=pl.when(turned).then(-pl.col("preference").sign()).otherwise(pl.col("preference").sign()),
            strength=pl.col("preference").abs().cast(pl.Float64),
        )
        .join(alike.lazy(), on=["first", "second"], how="left")
        .collect()
    )


def _with_reasons(votes: pl.DataFrame, *, near: bool) -> pl.DataFrame:
    """Add `reason`: why a judgment has no vote, whatever the others say; null where it has one."""
    status, purpose = pl.col("status"), pl.col("purpose")
    return votes.with_columns(
        reason=pl.when(status.is_in(["withdrawn", "corrected"]))
        .then(pl.lit(Reason.WITHDRAWN.value))
        .when(status.is_in(["quarantined", "excluded"]))
        .then(status)
        .when(purpose == Purpose.REPEAT.value)
        .then(pl.lit(Reason.REPEAT.value))
        .when(purpose != Purpose.REVIEW.value)
        .then(pl.lit(Reason.GOLD.value))
        .when(pl.col("compares").is_null())
        .then(pl.lit(Reason.NOT_A_PREFERENCE.value))
        .when((pl.col("match_tier") > 0) & (not near))
        .then(pl.lit(Reason.TIER.value))
        .when(pl.col("preference").is_null())
        .then(pl.lit(Reason.SKIPPED.value))
        .when(pl.col("identical"))
        .then(pl.lit(Reason.IDENTICAL_OUTPUTS.value))
    )


def _each(votes: pl.DataFrame) -> pl.DataFrame:
    """Every vote for an output is a line of its own."""
    tied = pl.col("reason").is_null() & (pl.col("sign") == 0)
    return votes.with_columns(
        reason=pl.when(tied).then(_tie(pl.col("tie_kind").eq_missing(pl.lit("both_bad")))).otherwise("reason"),
        direction="sign",
        cast=pl.lit(1, pl.UInt32),
        ballot="judgment_id",
    )


def _by_majority(votes: pl.DataFrame) -> pl.DataFrame:
    """A pair goes to the direction that has more votes than the other one, and than no difference."""
    voter = pl.col("reason").is_null()

    def count(which: pl.Expr) -> pl.Expr:
        return (voter & which).sum().over(PAIR)

    sign = pl.col("sign")
    counted = votes.with_columns(
        for_first=count(sign < 0),
        for_second=count(sign > 0),
        for_none=count(sign == 0),
        bad=count((sign == 0) & (pl.col("tie_kind") == "both_bad")),
        cast=count(pl.lit(True)),
    )
    first, second, none = pl.col("for_first"), pl.col("for_second"), pl.col("for_none")
    direction = (
        pl.when(first > pl.max_horizontal(second, none)).then(-1).when(second > pl.max_horizontal(first, none)).then(1)
    ).otherwise(0)
    both_bad = (none > pl.max_horizontal(first, second)) & (pl.col("bad") * 2 > none)
    return counted.with_columns(direction=direction, ballot=pl.lit("")).with_columns(
        reason=pl.when(~voter)
        .then("reason")
        .when(pl.col("direction") == 0)
        .then(_tie(both_bad))
        .when(sign != pl.col("direction"))
        .then(pl.lit(Reason.OUTVOTED.value))
    )


def _tie(both_bad: pl.Expr) -> pl.Expr:
    return pl.when(both_bad).then(pl.lit(Reason.BOTH_BAD.value)).otherwise(pl.lit(Reason.TIE.value))


def _line() -> list[pl.Expr]:
    forward, longest = pl.col("direction").first() < 0, pl.col("scale_max").max()
    first, second = pl.col("first").first(), pl.col("second").first()
    return [
        pl.when(forward).then(first).otherwise(second).alias("chosen"),
        pl.when(forward).then(second).otherwise(first).alias("rejected"),
        pl.col("judgment_id").alias("judgment_ids"),
        pl.col("cast").first().cast(pl.Int32).alias("votes"),
        (pl.len() / pl.col("cast").first()).alias("share"),
        pl.col("strength").filter(pl.col("scale_max") == longest).mean(),
        longest.alias("scale_max"),
        pl.col("match_tier").max(),
    ]
