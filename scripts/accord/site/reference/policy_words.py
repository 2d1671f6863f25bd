"""What the names of guards, approvers and limits in `workflow.yml` mean, in words."""

from __future__ import annotations

from accord.language import say

GUARDS = {
    "cancelled": say("it is cancelled"),
    "every-department-declined": say("every department asked has declined"),
    "consensus-fits": say("a consensus names exactly what the form says"),
    "every-department-accepted": say("every department asked has taken it on"),
    "some-department-not-accepted": say("a department asked no longer takes it on"),
    "work-started": say("the first progress is reported"),
    "all-passed": say("every deliverable has passed"),
    "rework-ordered": say("an acceptance orders rectification"),
    "nothing-open": say("everything has been delivered"),
    "something-open": say("a deliverable is open again"),
    "both-sides-confirmed": say("both sides have confirmed"),
    "every-department-took-it-on": say("every department asked has accepted or brought a plan"),
    "every-department-resolved": say("every department asked has resolved its part"),
    "confirmed-solved": say("the raiser confirms that it is solved"),
    "some-department-not-resolved": say("a department has not resolved its part, or no longer has"),
}

APPROVERS = {
    "speaking-department": say("a member of the department it speaks for"),
    "speaking-lead": say("the lead of the department it speaks for"),
    "initiating-department": say("a member of the initiating department"),
    "initiating-lead": say("the lead of the initiating department"),
    "initiating-or-working-lead": say("the lead of the initiating or of a working department"),
    "every-involved-lead": say("the lead of every involved department"),
    "accepting-leads": say("to pass: the leads of all who accept; otherwise any one of them"),
    "both-sides-leads": say("the leads of both sides"),
    "raiser": say("who raised it"),
    "the-one-asked": say("the one who is asked"),
    "open": say("nobody: any active person may"),
    "steward": say("a steward"),
    "nobody": say("nobody may: it is refused"),
}

CASES = {
    "request": say("Request"),
    "feedback": say("Feedback"),
    "before-agreement": say("Before agreement"),
    "after-agreement": say("After agreement"),
}

LIMITS = {
    "receipt": say("Answer whether it is taken on"),
    "response": say("Respond to a risk, a question or a call for help"),
    "consensus": say("Reach a consensus, once everybody has taken it on"),
    "new-consensus": say("Reach a new consensus after a failure or a moved date"),
    "acceptance": say("Accept or reject after a delivery"),
    "confirmation": say("Confirm the end"),
    "retrospective": say("Hold the retrospective"),
    "new-date": say("After a hold: agree a new date in place of one that passed"),
    "archive": say("Leave the board after the end, if no retrospective is owed"),
    "warning-request": say("Warn of a date that will be missed (requests)"),
    "warning-feedback": say("Warn of a date that will be missed (feedback)"),
    "minutes": say("Enter the minutes after a meeting"),
    "entering": say("Enter anything else after it happened"),
    "silence": say("Answer a cancel; afterwards the lead's superior may"),
    "due-soon": say("How far ahead the boards look"),
}

OFFICES = {"lead": say("Lead"), "contact": say("Contact")}

CHANGES = {
    "form": say("A form, before its first consensus"),
    "policy": say("The registry, the calendar, the schemas, the workflow, the program"),
    "merged-entry": say("An entry that was merged, or a frozen form"),
}
