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
        **_wellbeing(translate),
        **_marks(translate),
        **_signals(translate),
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
        "task": translate("Your task"),
        "scroll_together": translate("Scroll together"),
        "differences": translate("Show differences"),
        "differences_meaning": translate("Underlined: words that only one of the answers has."),
        "differences_part": translate("Only the first {count} characters of each answer are compared."),
        "code_block": translate("Code"),
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
        "rank_hint": translate("1 is the best. Equal answers may have the same number."),
        "rank_order": translate("The order so far, best first"),
        "rank_better": translate("{name}: one step up"),
        "rank_worse": translate("{name}: one step down"),
        "choose_most": translate("Choose up to {count}."),
        "characters": translate("{count} of at least {least} characters"),
        "comment": translate("Comment"),
        "add_comment": translate("Add a comment"),
        "examples": translate("Examples"),
        "example_source": translate("Original:"),
        "example_good": translate("Good:"),
        "example_bad": translate("Bad:"),
        "example_why": translate("Why:"),
        "example_level": translate("Level:"),
        "example_severity": translate("Severity:"),
        "example_category": translate("Category:"),
        "example_mark": translate("Marked:"),
        "rewrite_changes": translate("What you changed"),
        "rewrite_back": translate("Back to the original text"),
        "rewrite_too_long": translate("The text is too long to show your changes here."),
        "unknown_kind": translate("This kind of question ({kind}) cannot be shown here yet."),
    }


def _faults(translate: Callable[[str], str]) -> dict[str, str]:
    return {
        "missing": translate("Answers still missing: {count}"),
        "answer_needed": translate("Please answer this question."),
        "rows_needed": translate("Please answer every line."),
        "rank_needed": translate("Please give every answer a number."),
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
        "key_shift": translate("Move an answer up or down in an order"),
        "key_clear": translate("Take the answer back"),
        "key_enter": translate("Submit, outside a text field"),
        "key_submit": translate("Submit from anywhere"),
        "key_comment": translate("Write a comment"),
        "key_leave": translate("Leave a text field"),
        "key_skip": translate("Skip this item"),
        "key_undo": translate("Take back the judgment before"),
        "key_table": translate("This table"),
    }


def _wellbeing(translate: Callable[[str], str]) -> dict[str, str]:
    return {
        "cover_title": translate("This item may be upsetting."),
        "cover_seen": translate("The text is hidden. Your answers are kept."),
        "cover_break": translate("You are on a break. Your answers are kept."),
        "cover_about": translate("It is about:"),
        "cover_show": translate("Show the text"),
        "cover_hide": translate("Hide the text"),
        "cover_skip": translate("Skip without a reason"),
        "not_again": translate("Not this kind any more"),
        "not_again_which": translate("What do you not want to see any more?"),
        "not_again_do": translate("Skip this item and get no more of these"),
        "support": translate("If a text stays with you, you find help here:"),
        "break_take": translate("Take a break"),
        "break_on": translate("Go on"),
        "break_end": translate("End the break and show the text"),
        "skip_unsaid": translate("I do not want to say"),
        "key_hide": translate("Hide the text, or show it"),
    }


def _marks(translate: Callable[[str], str]) -> dict[str, str]:
    return {
        "mark": translate("Mark"),
        "mark_bar": translate("Mark the selected words"),
        "mark_hint": translate("Select words in the text to mark them."),
        "mark_by_keys": translate("Mark by keyboard"),
        "mark_caret_hint": translate("Arrow keys move, with Shift they select. Enter marks, Escape leaves."),
        "mark_open": translate("Open that mark"),
        "mark_overlaps": translate("«{text}» is marked already: one place has one mark. Change that one or delete it."),
        "mark_in_source": translate("in the original"),
        "mark_severity_label": translate("How serious is it?"),
        "mark_severity_open": translate("how serious?"),
        "mark_category_label": translate("Category"),
        "mark_category_open": translate("None chosen"),
        "mark_category_whole": translate("{category} (no kind chosen)"),
        "mark_done": translate("Done"),
        "mark_delete": translate("Delete"),
        "mark_deleted": translate("The mark is deleted."),
        "mark_restore": translate("Bring it back"),
        "no_error": translate("I found no error"),
        "quote_selected": translate("Quote the selected words"),
        "severity_neutral": translate("Neutral"),
        "severity_minor": translate("Minor"),
        "severity_major": translate("Major"),
        "severity_critical": translate("Critical"),
        "special_missing": translate("[missing] Something is left out"),
        "special_source": translate("[source] The original is wrong"),
        "confirm_none": translate("Mark every error, or say that you found none."),
        "mark_severity": translate("Please choose how serious mark {number} is."),
        "mark_category": translate("Please choose a category for mark {number}."),
        "mark_comment": translate("Please write why at mark {number}."),
        "mark_off": translate("Mark {number} does not fit the text any more: delete it and mark the words again."),
        "mark_overlap": translate("Mark {number} overlaps another: delete one of them."),
        "key_mark": translate("Mark words by keys; again: in the other text"),
        "key_mark_move": translate("In the text: move by characters"),
        "key_mark_word": translate("In the text: move by words"),
        "key_mark_select": translate("In the text: select; Enter marks"),
        "key_mark_severity": translate("Mark as this severity"),
        "key_no_error": translate("I found no error"),
    }


def _signals(translate: Callable[[str], str]) -> dict[str, str]:
    return {
        "signals": translate("Automatic signals"),
        "signal_named": translate("{signal}: {state}"),
        "signal_ok": translate("ok"),
        "signal_look": translate("look"),
        "signal_not_applicable": translate("cannot tell"),
        "signals_more": translate("{count} more"),
        "signals_more_look": translate("{count} more (look: {looks})"),
        "signals_less": translate("Fewer"),
        "signal_number": translate("Measured: {number}"),
        "signal_in_prompt": translate("in the prompt"),
        "signal_places": translate("Further places: {count}"),
        "signal_show": translate("Show in the text"),
        "signal_verdict": translate("Is this signal right?"),
        "signal_right": translate("Right"),
        "signal_false_alarm": translate("False alarm"),
        "reveal_look": translate("Sent. Have a look at what was noticed:"),
        "reveal_nothing": translate("Sent. The signals found nothing to look at."),
        "next_item": translate("Next item"),
        "key_signals": translate("Go to the automatic signals; again: to those of the next text"),
    }
