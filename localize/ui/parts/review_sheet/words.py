"""Every word that the review sheet says itself, for translators. The browser holds no words of its own."""

from __future__ import annotations

from collections.abc import Callable


def words(translate: Callable[[str], str]) -> dict[str, str]:
    """The words of the sheet by key. `{name}` in a sentence is filled in by the browser."""
    return {
        **_page(translate),
        **_answers(translate),
        **_faults(translate),
        **_sending(translate),
        **_dialogs(translate),
    }


def _page(translate: Callable[[str], str]) -> dict[str, str]:
    return {
        "prompt": translate("Prompt"),
        "original": translate("Original ({language})"),
        "localized_prompt": translate("Localized prompt"),
        "translation": translate("Translation"),
        "answer": translate("Answer"),
        "answer_named": translate("Answer {name}"),
        "answers": translate("Answers"),
        "compare": translate("Compare"),
        "show_whole": translate("Show the whole text"),
        "show_less": translate("Show less"),
        "show_more": translate("Show more ({count} characters left)"),
        "badge_unseen": translate("Invisible character {code}"),
        "badge_folded": translate("{count} more characters on one place. Press to see them."),
        "role_user": translate("Person"),
        "role_assistant": translate("Assistant"),
        "role_system": translate("Instructions"),
        "role_tool": translate("Tool"),
        "questions": translate("Questions"),
        "more_questions": translate("More questions ({count})"),
        "frozen": translate("These answers are submitted. They are shown to read."),
    }


def _answers(translate: Callable[[str], str]) -> dict[str, str]:
    return {
        "first": translate("A"),
        "second": translate("B"),
        "same": translate("same"),
        "yes": translate("Yes"),
        "no": translate("No"),
        "optional": translate("(optional)"),
        "required_mark": translate("(required)"),
        "anchor_hint": translate("Each step has a sentence: point at one to read it."),
        "choose_most": translate("Choose up to {count}."),
        "characters": translate("{count} of at least {least} characters"),
        "comment": translate("Comment"),
        "add_comment": translate("Add a comment"),
        "examples": translate("Examples"),
        "example_good": translate("Good:"),
        "example_bad": translate("Bad:"),
        "example_why": translate("Why:"),
        "unknown_kind": translate("This kind of question ({kind}) cannot be shown here yet."),
    }


def _faults(translate: Callable[[str], str]) -> dict[str, str]:
    return {
        "missing": translate("Answers still missing: {count}"),
        "answer_needed": translate("Please answer this question."),
        "rows_needed": translate("Please answer every line."),
        "comment_needed": translate("Please write why."),
        "comment_short": translate("Please write at least {count} characters."),
        "text_short": translate("Please write at least {count} characters here."),
        "must_differ": translate("This is the text as it was: please change it."),
        "too_many": translate("Please choose no more than {count}."),
    }


def _sending(translate: Callable[[str], str]) -> dict[str, str]:
    return {
        "submit": translate("Submit and next"),
        "sending": translate("Sending…"),
        "saving": translate("Saving…"),
        "saved": translate("Saved {time}"),
        "kept_here": translate("Not sent yet. Your text is kept in this browser."),
        "no_answer": translate("No answer yet. Your text is kept in this browser: you can send it again."),
        "restored": translate("Your text from this browser is back."),
        "sending_last": translate("Sending the one before…"),
        "undo": translate("Take back the one before"),
        "your_words": translate("What you had written"),
        "other_window": translate("Another window has other answers to this item."),
        "other_show": translate("Show them"),
        "other_use": translate("Use these"),
        "other_keep": translate("Keep mine"),
    }


def _dialogs(translate: Callable[[str], str]) -> dict[str, str]:
    return {
        "skip": translate("Skip…"),
        "skip_title": translate("Why do you skip this item?"),
        "skip_not_my_field": translate("It is not my field"),
        "skip_not_my_region": translate("It is not my region"),
        "skip_upsetting": translate("It is upsetting"),
        "skip_broken": translate("Something is broken"),
        "skip_other": translate("Another reason"),
        "skip_item": translate("Skip this item"),
        "cancel": translate("Back to the item"),
        "close": translate("Close"),
        "keys": translate("Keys"),
        "key_digits": translate("Choose this step of the question"),
        "key_letters": translate("Choose this answer of a list"),
        "key_not_applicable": translate("Not applicable"),
        "key_cannot_judge": translate("I cannot judge this"),
        "key_move": translate("Next question, question before"),
        "key_clear": translate("Take the answer back"),
        "key_enter": translate("Submit, outside a text field"),
        "key_submit": translate("Submit from anywhere"),
        "key_comment": translate("Write a comment"),
        "key_leave": translate("Leave a text field"),
        "key_skip": translate("Skip this item"),
        "key_undo": translate("Take back the judgment before"),
        "key_table": translate("This table"),
    }
