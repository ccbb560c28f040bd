"""What people said of a model in one locale, in words of the reader."""

from __future__ import annotations

from localize.languages import list_of, number
from localize.rubric.model import Kind
from localize.ui.parts.answers import answer_in_words
from localize.ui.visit import Visit
from localize.workspace.paralleling import ModelHere, Verdict


def verdict_in_words(visit: Visit, verdict: Verdict) -> str:
    """`4 · Good (2 of 3 alike)`: the median, or what most said; comparisons say who is A and who is B."""
    translate, words = visit.words.gettext, visit.words
    if verdict.rating is None:
        return translate("Cannot judge")
    rubric = visit.workspace.rubric(verdict.rubric_hash)
    said = answer_in_words(rubric, verdict.rating, words)
    criterion = next((each for each in rubric.criteria if each.id == verdict.rating.criterion), None)
    if criterion is not None and criterion.kind is Kind.PREFERENCE and len(verdict.models) == 2:
        said = translate("{first} (A) against {second} (B): {answer}").format(
            first=verdict.models[0], second=verdict.models[1], answer=said
        )
    alike = translate("{answer} ({count} of {total} alike)")
    return alike.format(
        answer=said,
        count=number(verdict.alike.count, words.language),
        total=number(verdict.alike.of, words.language),
    )


def model_in_words(visit: Visit, model: ModelHere) -> str:
    """How it did against others, and what was said of it alone; nothing where nobody has judged it."""
    translate, words = visit.words.gettext, visit.words
    said = []
    if model.won or model.tied or model.lost:
        compared = translate("won {won}, tied {tied}, lost {lost}")
        counts = {"won": model.won, "tied": model.tied, "lost": model.lost}
        said.append(compared.format(**{key: number(each, words.language) for key, each in counts.items()}))
    said += [verdict_in_words(visit, each) for each in model.verdicts]
    return list_of(said, words.language) if said else ""
