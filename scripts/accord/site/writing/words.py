"""What the forms say in a browser: labels of buttons, hints, and how it ends."""

from __future__ import annotations

from collections.abc import Mapping

from accord.language import catalogue
from accord.site.reader import Reader
from accord.site.writing.troubles import of_rules, of_values


def words(reader: Reader) -> Mapping[str, str]:
    """By the names that the scripts have for them; their places are left open."""
    return {
        **_around(reader.language),
        **_of_draft(reader.language),
        **_of_end(reader.language),
        **of_values(reader.language),
        **of_rules(reader.language),
    }


def _around(language: str) -> Mapping[str, str]:
    _ = catalogue(language).gettext
    return {
        "optional": _("may be left empty"),
        "example": _("Such as: {example}"),
        "choose": _("Please choose"),
        "search_or_choose": _("Search or choose"),
        "nothing_to_choose": _("There is nothing to choose yet."),
        "take_out": _("Take out {what}"),
        "add_one": _("Add: {what}"),
        "remove_one": _("Remove: {what}"),
        "these_tasks": _("These tasks are complete"),
        "week_from_to": _("{week} ({first} to {last})"),
        "judged_by": _("Criterion: {criterion}"),
        "day_off": _("day off"),
        "more": _("More, if you like"),
        "which_record": _("Which record is it for?"),
        "which_record_help": _("Its number stands under its title. You can also find it here:"),
        "all_records": _("All records"),
        "go_on": _("Go on"),
        "no_such_record": _("There is no {id} here, or nothing can be written for it now."),
        "not_reached": _(
            "{id} can't be fetched right now: perhaps there is no connection. Nothing is lost."
        ),
        "try_again": _("Try again"),
        "not_now": _("At this time {id} does not allow this. On its page stands what it allows."),
    }


def _of_draft(language: str) -> Mapping[str, str]:
    _ = catalogue(language).gettext
    return {
        "restored": _("What you typed last time is here again."),
        "was_handed": _("You have taken this to the forge already. If it was proposed there:"),
        "start_anew": _("Start anew"),
        "unread": _("The form has changed since you typed this. Copy from it what you need."),
        "typed_before": _("What you typed before"),
        "throw_away": _("Throw it away"),
        "elsewhere": _(
            "This form is also open in another window, where somebody has just typed. What you "
            "type here is not kept."
        ),
        "go_on_here": _("Go on here"),
    }


def _of_end(language: str) -> Mapping[str, str]:
    _ = catalogue(language).gettext
    return {
        "go_to_end": _("Done, show the last step"),
        "to_mend": _("{n} places still need you"),
        "of_field": _("{title}: {text}"),
        "between": _(", "),
        "last_step": _("Last step: propose it"),
        "the_text": _("What will be written"),
        "open_filled": _("Open {forge}, filled in"),
        "open_empty": _("Copy the text and open {forge}"),
        "copy": _("Copy the text"),
        "copied": _("Copied."),
        "not_copied": _(
            "The browser did not let the text be copied. It is selected below: press Ctrl+C, on a "
            "phone hold it and choose Copy."
        ),
        "download": _("Download the file"),
        "step_open": _(
            "Press the button below: {forge} opens in a new tab, with the file's name and text "
            "filled in. Sign in there if it asks you to."
        ),
        "step_paste": _(
            "The text is too long to travel in an address, so the button copies it and opens an "
            "empty file of {forge}. Click into the large field there and paste (Ctrl+V, on a "
            "phone: hold, then Paste)."
        ),
        "step_github": _(
            "There press the green “Commit changes…”, choose “Create a new branch”, and press "
            "“Propose changes”; on the next page press “Create pull request”."
        ),
        "step_gitea": _(
            "There choose “Create a new branch for this commit and start a pull request” at the "
            "bottom, press “Propose file change”, and on the next page “New pull request”."
        ),
        "step_gitlab": _(
            "There name a new branch in “Target branch”, leave “Start a new merge request” "
            "ticked, and press “Commit changes”; on the next page “Create merge request”."
        ),
        "step_wait": _("Then these are asked to approve it: {who}. Nothing counts before."),
        "step_hand_in": _(
            "Copy the text or download the file, and give it to your steward as {path}."
        ),
    }
