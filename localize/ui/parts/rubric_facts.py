"""What a rubric asks for and how its answers count, for coordinators."""

from __future__ import annotations

import streamlit as st

from localize.languages import number, own_name
from localize.rubric import Criterion, Kind, Rubric
from localize.texts import Texts
from localize.ui.parts.rubric_list import languages_of, unit_in_words
from localize.ui.parts.untrusted import in_cell, untrusted

NONE = "–"


def show_facts(rubric: Rubric, words: Texts) -> None:
    translate = words.gettext
    untrusted(rubric.intro)
    facts = _facts(rubric, words)
    st.dataframe(
        {"what": list(facts), "value": [in_cell(each) for each in facts.values()]},
        column_config={
            "what": st.column_config.TextColumn(translate("Fact"), width=260),
            "value": st.column_config.TextColumn(translate("Value"), width=620),
        },
        hide_index=True,
        height="content",
        alt=translate("Facts of the rubric"),
    )
    _show_questions(rubric, words)
    for criterion in rubric.criteria:
        if criterion.kind is Kind.SPANS:
            _show_costs(criterion, words)
    if rubric.sources:
        st.subheader(translate("Sources"), anchor=False)
        untrusted("\n".join(rubric.sources))
    if rubric.attribution:
        st.subheader(translate("Attribution"), anchor=False)
        untrusted(rubric.attribution)


def _facts(rubric: Rubric, words: Texts) -> dict[str, str]:
    translate, language = words.gettext, words.language
    overlap, needs = rubric.overlap, rubric.requires
    said = (
        translate("{target}; from {least}, and up to {most} where people differ")
        if overlap.adaptive
        else translate("{target} (from {least} to {most})")
    )
    match = {
        "language": translate("who speaks the language"),
        "variety": translate("who speaks the variety"),
        "region": translate("who lives in the region"),
    }
    sums = {
        "distribution": translate("every vote is kept and shown"),
        "majority": translate("what most say"),
        "bradley-terry-davidson": translate("a ranking from comparisons, with ties"),
        "esa": translate("one score after marking errors"),
        "mqm": translate("the sum of what the marked errors cost"),
    }
    care = rubric.wellbeing
    return {
        translate("Judges"): unit_in_words(rubric.unit, words),
        translate("Judgments of an item"): said.format(
            target=number(overlap.target, language),
            least=number(overlap.min, language),
            most=number(overlap.max, language),
        ),
        translate("Who may judge"): match[needs.locale_match],
        translate("Reads the original"): translate("needed")
        if needs.needs_source_language
        else translate("not needed"),
        translate("Test"): needs.qualification or NONE,
        translate("Consent"): needs.opt_in or NONE,
        translate("How results sum it up"): sums[rubric.aggregate],
        translate("Protects from upsetting content"): NONE if care is None else translate("yes"),
        translate("Profiles"): ", ".join(rubric.profiles) or NONE,
        translate("Can be read in"): ", ".join(own_name(each) for each in languages_of(rubric)),
        translate("Content hash"): rubric.hash,
    }


def _show_questions(rubric: Rubric, words: Texts) -> None:
    translate, language = words.gettext, words.language
    st.subheader(translate("Questions"), anchor=False)
    every = rubric.criteria
    st.dataframe(
        {
            "id": [in_cell(each.id) for each in every],
            "kind": [in_cell(each.kind) for each in every],
            "question": [in_cell(each.question) for each in every],
            "required": [translate("yes") if each.required else translate("no") for each in every],
            "asked": [in_cell(each.show_when.criterion) if each.show_when else NONE for each in every],
            "weight": [number(each.weight, language) for each in every],
            "ways_out": [_ways_out(each, words) for each in every],
        },
        column_config={
            "id": translate("Question"),
            "kind": translate("Kind"),
            "question": st.column_config.TextColumn(translate("Text"), width=420),
            "required": translate("Required"),
            "asked": translate("Asked after"),
            "weight": translate("Weight"),
            "ways_out": translate("Other ways to answer"),
        },
        hide_index=True,
        height="content",
        alt=translate("Questions of the rubric"),
    )
    if not any(each.weight for each in every):
        st.text(translate("No question has a weight: answers are reported, and there is no mean of the rubric."))


def _ways_out(criterion: Criterion, words: Texts) -> str:
    translate, said = words.gettext, []
    if criterion.na is not None:
        said.append(translate("does not apply"))
    if criterion.cannot_judge is not None:
        reassigns = criterion.cannot_judge.reassigns
        said.append(translate("cannot judge, goes to somebody else") if reassigns else translate("cannot judge"))
    return ", ".join(said) or NONE


def _show_costs(criterion: Criterion, words: Texts) -> None:
    """What a mark costs by severity, and where a category costs otherwise."""
    translate, language = words.gettext, words.language
    usual = [(each.id, NONE, each.weight) for each in criterion.severities]
    special = [(each.severity, each.category, each.points) for each in criterion.weights]
    rows = [*usual, *special]
    st.subheader(translate("What a marked error costs"), anchor=False)
    st.dataframe(
        {
            "severity": [in_cell(each[0]) for each in rows],
            "category": [in_cell(each[1]) for each in rows],
            "points": [number(each[2], language) for each in rows],
        },
        column_config={
            "severity": translate("Severity"),
            "category": translate("Category"),
            "points": translate("Points"),
        },
        hide_index=True,
        height="content",
        alt=translate("What a marked error costs"),
    )
