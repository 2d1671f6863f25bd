"""Whose word a kind of entry needs now: departments by their offices, or people in person."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from accord.consensus import acceptors, involved
from accord.gate.needs.offices import Office, Role
from accord.survey import Case
from accord.workflow.facts import Facts, Standing
from accord.workflow.table import EntryRule

_UNDELIVERED = (Standing.OPEN, Standing.RECTIFY)


def approver(rule: EntryRule, case: Case) -> str:
    """The name of the approvers that the table gives: of either kind, before or after agreement."""
    agreement = "after-agreement" if case.story.facts.agreed else "before-agreement"
    cases = ("", case.record.kind, agreement)
    return next((rule.approve[each] for each in cases if each in rule.approve), "nobody")


def sides(kind: str, rule: EntryRule, case: Case) -> tuple[Office, ...]:
    """Everybody whose word is still missing, each side by its office; none where anybody may."""
    return tuple(SIDES[approver(rule, case)](kind, case))


def speakers(kind: str, case: Case) -> tuple[str, ...]:
    """The departments that have something to say by an entry of this kind, in the form's order."""
    facts = case.story.facts
    saying = _SPEAKERS.get(kind, _all_who_work)(facts)
    order = dict.fromkeys((*facts.asked, *(part["department"] for part in _work(facts))))
    return tuple(code for code in (*order, *sorted(saying - order.keys())) if code in saying)


def _work(facts: Facts) -> tuple[Mapping[str, str], ...]:
    return tuple(facts.form.get("work", ()))


def _all_who_work(facts: Facts) -> frozenset[str]:
    return frozenset(facts.asked) - facts.declined | {part["department"] for part in _work(facts)}


def _not_taken_on(facts: Facts) -> frozenset[str]:
    taken = {code for code, each in facts.receipts.items() if each.fields["answer"] == "accepted"}
    return frozenset(facts.asked) - facts.declined - taken


def _not_declined(facts: Facts) -> frozenset[str]:
    return frozenset(facts.asked) - facts.declined


def _not_resolved(facts: Facts) -> frozenset[str]:
    return _not_declined(facts) - facts.resolved


def _not_delivered(facts: Facts) -> frozenset[str]:
    return frozenset(
        each["department"]
        for each in facts.form.get("deliverables", ())
        if facts.standings.get(each["id"], Standing.OPEN) in _UNDELIVERED
    )


def _not_done(facts: Facts) -> frozenset[str]:
    """The departments with a task that is not complete; all who work, where nobody has any."""
    agreed = [(part["department"], each) for part in _work(facts) for each in part.get("tasks", ())]
    planned = [(code, each) for code, plan in facts.plans.items() for each in plan.fields["tasks"]]
    tasks = (*agreed, *planned)
    busy = frozenset(code for code, each in tasks if each["id"] not in facts.done)
    return busy if tasks else _all_who_work(facts)


_SPEAKERS: Mapping[str, Callable[[Facts], frozenset[str]]] = {
    "receipt": _not_taken_on,
    "decline": _not_declined,
    "plan": _not_declined,
    "referral": _not_declined,
    "progress": _not_done,
    "delivery": _not_delivered,
    "resolution": _not_resolved,
}


def _speaking(role: Role) -> Callable[[str, Case], Iterator[Office]]:
    def found(kind: str, case: Case) -> Iterator[Office]:
        return (Office(role, code) for code in speakers(kind, case))

    return found


def _initiating(role: Role) -> Callable[[str, Case], Iterator[Office]]:
    def found(_: str, case: Case) -> Iterator[Office]:
        yield Office(role, case.form["from"])

    return found


def _leads(codes: Callable[[Case], frozenset[str]]) -> Callable[[str, Case], Iterator[Office]]:
    """The leads of some departments, the initiating one first."""

    def found(_: str, case: Case) -> Iterator[Office]:
        first = case.form["from"]
        for code in sorted(codes(case), key=lambda code: (code != first, code)):
            yield Office(Role.LEAD, code)

    return found


def _raiser(_: str, case: Case) -> Iterator[Office]:
    yield Office(Role.PERSON, case.form["from"], case.form["raised_by"])


def _asked(_: str, case: Case) -> Iterator[Office]:
    """Those of whom an entry asks something that is not answered."""
    for each in case.open_obligations:
        if each.rule == "response":
            role = Role.PERSON if each.person else Role.MEMBER
            yield Office(role, each.department, each.person)


def _both(case: Case) -> frozenset[str]:
    return frozenset((case.form["from"], *case.form["to"])) - case.story.facts.confirmed


def _nobody_in_particular(_: str, __: Case) -> Iterator[Office]:
    return iter(())


# By the names that the table has for approvers of entries.
SIDES: Mapping[str, Callable[[str, Case], Iterator[Office]]] = {
    "speaking-department": _speaking(Role.MEMBER),
    "speaking-lead": _speaking(Role.LEAD),
    "initiating-department": _initiating(Role.MEMBER),
    "initiating-lead": _initiating(Role.LEAD),
    "initiating-or-working-lead": _leads(
        lambda case: frozenset((case.form["from"], *case.story.facts.asked))
    ),
    "every-involved-lead": _leads(lambda case: involved(case.form)),
    "accepting-leads": _leads(lambda case: acceptors(case.form)),
    "both-sides-leads": _leads(_both),
    "raiser": _raiser,
    "the-one-asked": _asked,
    "open": _nobody_in_particular,
    "steward": _nobody_in_particular,
    "nobody": _nobody_in_particular,
}
