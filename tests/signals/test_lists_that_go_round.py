"""A model that says the same in each line of a list: that is told, and its language is not taken for another."""

from __future__ import annotations

from localize.signals import Case, State, run, signals

LIST = "1. Communication skills\n" + "\n".join(f"{number}. Problem-solving skills" for number in range(2, 11))


def test_a_list_whose_lines_are_the_same_goes_round_in_circles() -> None:
    [found] = run(signals()["repetition"], [Case(LIST, "en-US")])
    assert found.state is State.LOOK
    assert "Problem-solving skills" in LIST[found.spans[0].start : found.spans[0].end]


def test_a_list_of_different_things_does_not() -> None:
    text = "\n".join(f"{number}. {word} skills" for number, word in enumerate(("Social", "Writing", "Reading"), 1))
    assert run(signals()["repetition"], [Case(text, "en-US")])[0].state is State.OK


def test_a_line_said_again_is_no_further_evidence_of_its_language() -> None:
    once, often = run(
        signals()["language"], [Case("Communication skills\nProblem-solving skills", "en-US"), Case(LIST, "en-US")]
    )
    assert once.state is State.OK
    assert (often.state, often.number) == (once.state, once.number)
