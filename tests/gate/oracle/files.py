"""What a change does to files, and whether that alone forbids it."""

from __future__ import annotations

from collections.abc import Iterator

from tests.gate.oracle.facts import Facts, Tree

_FORMS = {"requests": "request.md", "feedback": "feedback.md"}


def record_of(path: str) -> str | None:
    """The folder of the record to which a file belongs."""
    steps = path.split("/")
    inside = len(steps) > 3 and steps[0] == "records" and steps[1] in _FORMS
    return "/".join(steps[:3]) if inside else None


def is_form(path: str) -> bool:
    return path.count("/") == 3 and path.endswith(tuple(f"/{name}" for name in _FORMS.values()))


def differing(one: Tree, other: Tree) -> set[str]:
    return {path for path in {*one, *other} if one.get(path) != other.get(path)}


def changed(facts: Facts) -> set[str]:
    return differing(facts.trees["base"], facts.trees["merge"])


def touched(facts: Facts) -> set[str]:
    """The records in which something changes."""
    return {record for path in changed(facts) if (record := record_of(path))}


def same_bytes(facts: Facts, commit: str | None, record: str | None) -> bool:
    """Whether a commit holds what the change would land of a record, but for signatures.

    None is what belongs to no record.
    """
    if commit not in facts.trees:
        return False
    merge, then = facts.trees["merge"], facts.trees[commit]
    return all(
        then.get(path) == merge.get(path)
        for path in changed(facts)
        if record_of(path) == record and not path.endswith(".sig")
    )


def forbidden(facts: Facts) -> Iterator[str]:
    """Why the change may not land, whoever approves it."""
    base, fork, head, merge = (facts.trees[name] for name in ("base", "fork", "head", "merge"))
    paths = changed(facts)
    of_records = {path for path in paths if record_of(path)}
    if facts.conflicts:
        yield "does not merge"
    if any(seal.at > facts.taken_at for seal in facts.seals):
        yield "a signature of a day to come"
    if not paths:
        yield "nothing changes"
    if of_records and of_records != paths:
        yield "records and other files"
    meant = {path for path in differing(fork, head) if record_of(path)}
    if any(head.get(path) != merge.get(path) for path in of_records | meant):
        yield "not what stands in the head"
    yield from sorted({why for path in of_records if (why := _rewrites(facts, path, base, merge))})
    yield from sorted(_origins(facts))
    yield from sorted({why for path, why in facts.faulty if record_of(path) in touched(facts)})
    new = {record for record in touched(facts) if not any(p.startswith(f"{record}/") for p in base)}
    if any(record.rpartition("/")[2] in facts.taken_ids for record in new):
        yield "id taken"


def _rewrites(facts: Facts, path: str, base: Tree, merge: Tree) -> str | None:
    if path not in base:
        return None
    if not is_form(path):
        return "a merged entry is rewritten"
    if path not in merge:
        return "a form is deleted"
    return "a frozen form is edited" if record_of(path) in facts.agreed else None


def _origins(facts: Facts) -> set[str]:
    """Who raised a record, when and for whom, differs between both sides."""
    said = {
        side: {
            (each.record, each.raised_at, each.raised_by)
            for each in facts.origins
            if each.side == side
        }
        | {
            (each.record, "for", each.department)
            for each in facts.parties
            if (each.side, each.part) == (side, "asker")
        }
        for side in ("base", "merge")
    }
    known = {record for record, *_ in said["base"]} & {record for record, *_ in said["merge"]}
    unlike = {record for record, *_ in said["base"] ^ said["merge"]} & known & touched(facts)
    return {"the origin changes"} if unlike else set()
