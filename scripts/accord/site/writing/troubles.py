"""What the forms say of values while somebody types: where the check says it, in the same words."""

from __future__ import annotations

from collections.abc import Mapping

from accord.language import catalogue


def of_values(language: str) -> Mapping[str, str]:
    """What a single value is told."""
    _ = catalogue(language).gettext
    return {
        "missing": _("Please fill in: {title}"),
        "tick_one": _("Tick at least one."),
        "not_a_number": _("Write a number, in digits only."),
        "not_in_the_list": _("Choose one from the list."),
        "not_a_day": _("Write it like 2026-07-20, or choose it in the calendar."),
        "not_an_instant": _("Write it like 2026-07-20 09:30, or choose it in the calendar."),
        "whole_number": _("Write a whole number."),
        "at_least": _("At least {least}."),
        "at_most": _("At most {most}."),
        "too_long": _("At most {most} characters: {over} too many."),
        "too_many": _("At most {most} items."),
        "twice": _("This stands here twice."),
        "other_form": _("It is written in another way, such as {example}."),
        "hidden_character": _("There is an invisible or control character here: {character}."),
        "type_again": _("Delete it and type the text again."),
        "vague": _("“{word}” says too little."),
        "write_instead": _("Write {instead}."),
        **_of_private_data(language),
    }


def _of_private_data(language: str) -> Mapping[str, str]:
    _ = catalogue(language).gettext
    return {
        "private_mobile": _("A mobile phone number stands here: {value}."),
        "private_mobile_advice": _("Write the person's id, or mask the middle as in 138****5678."),
        "private_identity": _("An identity card number stands here: {value}."),
        "private_identity_advice": _(
            "Take it out; if a person is meant, write their id or staff number."
        ),
        "private_bank_card": _("This looks like a bank card number: {value}."),
        "private_bank_card_advice": _("Write its last four digits at most."),
        "private_landline": _("A telephone number stands here: {value}."),
        "private_landline_advice": _("Write the id of the person or the department to be called."),
        "private_mail": _("An e-mail address stands here: {value}."),
        "private_mail_advice": _("Write the id of the person or the department to write to."),
        "private_chat": _("This looks like a chat account: {value}."),
        "private_chat_advice": _("Write the person's id."),
        "private_access": _("A password, token or key stands here: {value}."),
        "private_access_advice": _(
            "Withdraw it at once, for it counts as known; then write where the new one is kept."
        ),
    }


def of_rules(language: str) -> Mapping[str, str]:
    """What several values are told that must go with each other."""
    return {**_of_parties(language), **_of_dates(language), **_of_results(language)}


def _of_parties(language: str) -> Mapping[str, str]:
    _ = catalogue(language).gettext
    return {
        "asks_itself": _("{department} asks itself."),
        "asks_itself_advice": _("Take it out; what it does itself stands under the work."),
        "no_work": _("{department} is asked, but work does not say what it does."),
        "no_work_advice": _("Add a part for it, or do not ask it."),
        "no_part": _("{department} takes no part: it neither asks nor is asked."),
        "no_part_advice": _("Ask it too, or choose one that takes part."),
        "work_twice": _("{department} has a part above already: put its tasks there."),
        "no_task": _("{department} has a part of the work, but no task."),
        "no_task_advice": _("Add a task, or let it only decide."),
        "own_judges": _("{department} would accept nothing but its own work."),
        "own_judges_advice": _(
            "Name a department that uses what is delivered, or leave this one out."
        ),
        "no_lead": _("No department leads the work."),
        "no_lead_advice": _("Let the one lead that puts everything together."),
        "leads_already": _("{department} leads, but {first} leads already."),
        "leads_already_advice": _("Let one of the two support."),
        "speaks_not": _("{person} does not speak for {department}."),
        "speaks_not_advice": _("Choose somebody of {department}, such as {contact}."),
        "speaks_not_advice_alone": _("Choose somebody of {department}."),
        "refers_nobody": _("The referral neither adds nor removes a department."),
        "escalates_to_self": _("Nobody can decide for themselves: choose somebody else."),
    }


def _of_dates(language: str) -> Mapping[str, str]:
    _ = catalogue(language).gettext
    return {
        "out_of_order": _(
            "{later} is due on {day}, before {earlier} that must come first ({first})."
        ),
        "out_of_order_advice": _("Write {first} or later, or an earlier date for {earlier}."),
        "behind_milestone": _(
            "{task} is due on {day}, after {milestone} that it is to reach ({end})."
        ),
        "behind_milestone_advice": _("Write {end} or earlier, or a later date for {milestone}."),
        "after_the_end": _("{task} is due on {day}, after the last milestone ({end})."),
        "after_the_end_advice": _(
            "Write {end} or earlier, or add a milestone that the task reaches."
        ),
        "before_raised": _("{day} is before the day the record was raised, {raised}."),
        "before_entry": _("{day} is before the day of the entry, {entry}."),
        "later_date": _("Write a later date."),
        "is_day_off": _("{day} is a day off."),
        "next_working": _("The next working day is {day}."),
        "meeting_later": _("The meeting is later than its minutes."),
        "meeting_later_advice": _("Write when the meeting began."),
        "in_the_future": _("This is still to come: write when it happened."),
        "after_agreed": _("{day} is after the agreed date, {agreed} ({what})."),
        "after_agreed_advice": _(
            "Write {agreed} or earlier; to move the agreed date, raise a risk and amend it."
        ),
        "the_last_milestone": _("the last milestone"),
    }


def _of_results(language: str) -> Mapping[str, str]:
    _ = catalogue(language).gettext
    return {
        "nameless": _("“{title}” does not say which document is meant."),
        "nameless_advice": _("Write its title as it will stand on it."),
        "unmeasured": _("The quality of {id} is not measured."),
        "always_met": _("Whatever is delivered as {id} meets this criterion."),
        "always_met_advice": _("Write the value from which on you would send it back."),
        "no_item": _("{id} is to be rectified, but no item says what and by when."),
        "no_item_advice": _("Add an item for it below."),
        "fails_own_check": _("{id} fails its own check, so it is not handed over."),
        "fails_own_check_advice": _("Leave it out, and deliver it when it passes."),
        "misses": _("{measured} misses the criterion of {id}: {criterion}."),
        "misses_advice": _("Write what was measured, or another verdict."),
    }
