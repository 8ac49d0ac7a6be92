"""What the findings of `fill` and `collect` mean, a sentence each: what `policydocs explain` says of them."""

from __future__ import annotations

from collections.abc import Mapping

from generator.message import Message, message

FORM_CODES: Mapping[str, Message] = {
    "missing-answer": message("A required field is blank: always, under its condition, in a line that was begun."),
    "unreadable-answer": message("The answer is none of its type: no sum, day, number that can be read one way only."),
    "unknown-choice": message("The answer is none of those to choose from."),
    "both-ticked": message("More than one box of a single choice is ticked."),
    "unclear-box": message("A box says one thing and shows another."),
    "too-long": message("The answer has more characters than fit."),
    "over-limit": message("A sum is above what the notice gives, with what was received before."),
    "under-limit": message("A sum is below the lower end of what the notice gives."),
    "computed-differs": message(
        "A computed sum is not what follows from the other answers; the record holds what follows."
    ),
    "office-decides": message("A figure stands exactly at a limit, or the notice gives a range: the office decides."),
    "no-line": message("No line of the notice holds for what was entered; nothing is computed."),
    "condition-not-met": message("A declaration answers a condition of the notice otherwise than expected."),
    "check-digit": message(
        "The check digit of a credit code or an ID number does not fit, or it holds letters that no code has."
    ),
    "not-asked": message("Filled in although the answer that it depends on says otherwise."),
    "row-passed-over": message(
        "A row of a roster from which no form was made: a row of sums, a note, the heads once more, a hidden row."
    ),
    "applicant-again": message(
        "A roster names an applicant twice, with the same code or without one; for two projects that is right."
    ),
    "surplus-cell": message("A row of a roster has content beyond the last column."),
    "blank-form": message("Nothing was filled in."),
    "no-form": message("The file is none of these forms."),
    "unreadable-file": message("The file cannot be read; its message says what to ask for."),
    "hostile-file": message("The file is larger, deeper or fuller than any form; it was not opened further."),
    "several-forms": message("The file holds more than one form."),
    "unknown-form": message("The workspace has no such form; it was read by its own definition."),
    "unknown-field": message("Words stand in a field that the form does not have."),
    "other-edition": message("A form of another edition: what was added, removed and is asked otherwise is told."),
    "edition-unknown": message("The form does not say of which edition it is."),
    "not-carried-over": message("An answer of another edition for which today's form has no such field."),
    "asked-otherwise": message("An answer that was carried over to a question with other words."),
    "form-replaced": message("A form of a policy that another one has replaced; --carry reads it as the newer one."),
    "other-policy": message("A form of the policy that was replaced, read as a form of the one that replaced it."),
    "definition-altered": message(
        "What the file says about its own fields does not fit its fingerprint; it was read by today's form."
    ),
    "control-gone": message("The place of an answer is gone or was deleted."),
    "data-differs": message("The data behind a control says something else than it shows; what it shows counts."),
    "unlike-repeats": message("A control stands there twice with different words."),
    "names-differ": message("Binding and tag of a control name different fields."),
    "line-breaks-lost": message("Line breaks of an answer may have been lost."),
    "struck-words": message("Words that are struck through were left out."),
    "unseen-words": message("Words that nobody sees (hidden, white, tiny) were left out."),
    "text-box": message("Words stand in a text box inside the answer."),
    "unread-content": message("The answer holds a picture, a formula, a note or an unknown symbol."),
    "unit-doubtful": message("A sum without a unit that is so great that 元 may be meant."),
    "files-inside": message("Files were put into the form; they were not read."),
    "macros": message("The file carries macros; they were not run."),
    "applied-twice": message("The same applicant handed in the same form twice for the same award."),
    "exclusion": message("An award with an exclusion beside another award of the same applicant; the office judges."),
}
