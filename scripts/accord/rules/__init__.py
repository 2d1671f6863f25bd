"""The rules: what must hold beyond the schemas. One function per rule, listed once, here.

A rule's name is its id (`id_and_folder` is `id-and-folder`); its docstring says what must
hold, *Why*, and the *Fix*.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from accord.directory import Directory
from accord.ledger import Ledger
from accord.model import Finding
from accord.rules.calendar import (
    calendar_changes_something,
    calendar_departments,
    calendar_ending,
    calendar_for_everybody,
    calendar_hours,
    calendar_once,
)
from accord.rules.case import Case
from accord.rules.changes import (
    amendment_agreed,
    entered_in_time,
    id_not_reused,
    policy_apart,
)
from accord.rules.completeness import entry_complete
from accord.rules.dates import entry_dates, form_dates
from accord.rules.days_off import due_on_day_off
from accord.rules.discretion import bank_card, contact_details, personal_number, secret
from accord.rules.duplicates import raised_once
from accord.rules.entries import (
    consensus_fits,
    entry_allowed,
    rounds_count_up,
    supersedes,
    supersedes_own,
)
from accord.rules.handover import (
    accepts_what_is_delivered,
    figure_fits_verdict,
    self_check_passes,
)
from accord.rules.identity import entry_name, id_and_folder, id_pattern
from accord.rules.kept import entry_kept, form_kept, origin_kept, signature_kept
from accord.rules.keys import key_kept
from accord.rules.limits import limit_for_everybody, limit_once
from accord.rules.links import (
    blocks_in_no_circle,
    follows_earlier,
    links_agree,
    waits_for_something,
)
from accord.rules.mending import passed_dates_stand, resumed_stays_resumed
from accord.rules.neighbours import Clash, Neighbourhood, mentions, record_known
from accord.rules.numbering import form_ids_unique, item_ids_unique, plan_ids_unique
from accord.rules.parties import (
    acceptors_accept,
    acceptors_judge_others,
    asks_others,
    one_lead,
    tasks_for_workers,
    work_by_parties,
    work_for_everybody,
    work_once,
)
from accord.rules.past import calendar_kept, limit_kept, timezone_kept
from accord.rules.people import contact_belongs, signer_has_lead, speaks_for_own, writer_takes_part
from accord.rules.plans import plan_under_agreed, plan_within_dates
from accord.rules.policy import Policy
from accord.rules.present import covers_past, not_in_the_future
from accord.rules.proposal import Proposal
from accord.rules.references import (
    department_active,
    links_elsewhere,
    person_active,
    reference_resolves,
)
from accord.rules.registry import (
    registry_dates,
    registry_gate,
    registry_one_owner,
    registry_references,
    registry_unique,
)
from accord.rules.reports import covers_once, percent_falls
from accord.rules.rework import new_date_after_failing, rectified_was_open, rework_is_listed
from accord.rules.rule import Rule, Trouble
from accord.rules.schedule import milestones_in_order, task_before_the_end, task_by_its_milestone
from accord.rules.speakers import own_work, speaker_takes_part
from accord.rules.talk import answers_a_question, escalates_to_another, holds_once
from accord.rules.wholeness import amended_form_whole
from accord.rules.wording import (
    criterion_can_fail,
    document_named,
    quality_measured,
    vague_word,
)

RECORD_RULES: tuple[Rule[Case, Trouble], ...] = (
    id_and_folder,
    id_pattern,
    entry_name,
    person_active,
    department_active,
    reference_resolves,
    amended_form_whole,
    links_elsewhere,
    form_ids_unique,
    plan_ids_unique,
    item_ids_unique,
    asks_others,
    work_for_everybody,
    work_by_parties,
    work_once,
    one_lead,
    tasks_for_workers,
    acceptors_judge_others,
    acceptors_accept,
    form_dates,
    entry_dates,
    not_in_the_future,
    milestones_in_order,
    task_by_its_milestone,
    task_before_the_end,
    due_on_day_off,
    entry_allowed,
    entry_complete,
    supersedes,
    supersedes_own,
    passed_dates_stand,
    resumed_stays_resumed,
    speaker_takes_part,
    speaks_for_own,
    contact_belongs,
    writer_takes_part,
    signer_has_lead,
    consensus_fits,
    vague_word,
    document_named,
    quality_measured,
    criterion_can_fail,
    personal_number,
    bank_card,
    contact_details,
    secret,
    rounds_count_up,
    plan_under_agreed,
    plan_within_dates,
    own_work,
    covers_past,
    covers_once,
    percent_falls,
    self_check_passes,
    accepts_what_is_delivered,
    figure_fits_verdict,
    rectified_was_open,
    rework_is_listed,
    new_date_after_failing,
    answers_a_question,
    escalates_to_another,
    holds_once,
)

NEIGHBOUR_RULES: tuple[Rule[Neighbourhood, Clash], ...] = (
    record_known,
    blocks_in_no_circle,
    links_agree,
    follows_earlier,
    waits_for_something,
    raised_once,
)

REGISTRY_RULES: tuple[Rule[Ledger, Trouble], ...] = (
    registry_unique,
    registry_one_owner,
    registry_gate,
    registry_references,
    registry_dates,
    calendar_hours,
    calendar_for_everybody,
    calendar_once,
    calendar_departments,
    calendar_changes_something,
    limit_for_everybody,
    limit_once,
)

# These look at the day on which they are asked, too.
STANDING_RULES: tuple[Rule[Policy, Trouble], ...] = (calendar_ending,)

CHANGE_RULES: tuple[Rule[Proposal, Trouble], ...] = (
    entry_kept,
    signature_kept,
    form_kept,
    origin_kept,
    key_kept,
    timezone_kept,
    calendar_kept,
    limit_kept,
    id_not_reused,
    amendment_agreed,
    entered_in_time,
    policy_apart,
)

RULES: tuple[Rule[Any, Any], ...] = (
    *RECORD_RULES,
    *NEIGHBOUR_RULES,
    *REGISTRY_RULES,
    *STANDING_RULES,
    *CHANGE_RULES,
)


def judge_record(case: Case) -> Iterator[Finding]:
    """What every rule of a record finds in what was written since the rule holds."""
    for each in RECORD_RULES:
        for trouble in each.judge(case):
            if case.day_of(trouble.document) >= each.since:
                yield each.finding(trouble)


def unknown_records(case: Case) -> Iterator[Finding]:
    """The mentions in one record, of a ledger that is read whole, that lead nowhere."""
    documents = {document.path: document for _, document, _ in case.documents()}
    known = Directory.of((), {case.record.id, *case.ledger.ids})
    for clash in record_known.judge(Neighbourhood(known, tuple(mentions(case)))):
        document = documents[clash.path]
        yield record_known.finding(Trouble(document, clash.pointer, clash.message, clash.help))


def judge_policy(ledger: Ledger, now: datetime) -> Iterator[Finding]:
    """What is wrong, at the instant `now`, in the files on which all records depend."""
    for each in REGISTRY_RULES:
        yield from map(each.finding, each.judge(ledger))
    for standing in STANDING_RULES:
        yield from map(standing.finding, standing.judge(Policy(ledger, now)))


def judge_change(proposal: Proposal) -> Iterator[Finding]:
    """What is wrong in what a change does, by the rules that hold on its day."""
    today = proposal.ledger.organization.day(proposal.now)
    for each in CHANGE_RULES:
        if each.since <= today:
            yield from map(each.finding, each.judge(proposal))
