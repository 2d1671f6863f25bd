"""The state in GitHub's words."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from tests.forge.fake.answer import Answer, NotFound, Request, paged
from tests.forge.fake.state import Commit, Pull, Review, State, User

PULL = r"/repos/xinglan/accord/pulls/(\d+)"
ISSUE = r"/repos/xinglan/accord/issues/(\d+)"


def answer(state: State, request: Request) -> Answer:
    for method, pattern, how in ROUTES:
        found = re.fullmatch(pattern, request.path)
        if found and method == request.method:
            return how(state, request, *found.groups())
    raise NotFound


def instant(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


def user(who: User | None) -> dict[str, Any] | None:
    if who is None or who.deleted:
        return None
    return {"id": who.id, "login": who.login, "type": who.type}


def pull(state: State, it: Pull) -> dict[str, Any]:
    repository = "someone/fork" if it.fork else state.repository
    return {
        "number": it.number,
        "html_url": f"https://github.com/{state.repository}/pull/{it.number}",
        "title": it.title,
        "state": it.state,
        "created_at": instant(it.opened_at),
        "user": user(it.author),
        "base": {"ref": it.base_ref, "sha": it.base, "repo": {"full_name": state.repository}},
        "head": {"ref": it.head_ref, "sha": it.head, "repo": {"full_name": repository}},
        "merged_at": merged_at(it),
        "commits": len(it.commits) if it.counted is None else it.counted,
        "requested_reviewers": [user(who) for who in it.requested],
    }


def review(it: Review) -> dict[str, Any]:
    body = {
        "id": it.id,
        "user": user(it.user),
        "state": "DISMISSED" if it.dismissed else it.state,
        "commit_id": it.commit,
        "body": "",
    }
    return body | ({"submitted_at": instant(it.at)} if it.at else {})


def commit(it: Commit) -> dict[str, Any]:
    return {
        "sha": it.id,
        "author": user(it.author),
        "committer": user(it.committer),
        "commit": {"verification": {"verified": it.signed, "reason": "valid"}},
    }


def _me(state: State, _request: Request) -> Answer:
    if state.is_app:
        return Answer({"message": "Resource not accessible by integration"}, 403)
    return Answer(user(state.me))


def _viewer(state: State, _request: Request) -> Answer:
    return Answer({"data": {"viewer": {"id": state.me.id}}})


def _user(state: State, _request: Request, id: str) -> Answer:
    found = user(state.users[int(id)])
    return Answer(found) if found else Answer({"message": "Not Found"}, 404)


def asked_for(state: State, request: Request) -> list[Pull]:
    """The changes in some state, or all; where a branch was asked for, those of that branch."""
    wanted, branch = request.query["state"], request.query.get("head", ":").partition(":")[2]
    return [
        it
        for it in state.pulls.values()
        if wanted in (it.state, "all") and branch in ("", it.head_ref)
    ]


def _pulls(state: State, request: Request) -> Answer:
    found = [pull(state, it) for it in asked_for(state, request)]
    return paged(request, found, "per_page", 100)


def _open(state: State, request: Request) -> Answer:
    said = request.body
    made = state.pull(
        state.me,
        base=state.commit_of(said["base"]),
        head=state.commit_of(said["head"]),
        title=said["title"],
        base_ref=said["base"],
        branch=said["head"],
    )
    made.text = said["body"]
    return Answer(pull(state, made), 201)


def _retitle(state: State, request: Request, number: str) -> Answer:
    found = state.pulls[int(number)]
    found.title, found.text = request.body["title"], request.body["body"]
    return Answer(pull(state, found))


def _pull(state: State, _request: Request, number: str) -> Answer:
    return Answer(pull(state, state.pulls[int(number)]))


def _reviews(state: State, request: Request, number: str) -> Answer:
    found = [review(it) for it in state.pulls[int(number)].reviews if state.shows(it)]
    return paged(request, found, "per_page", 100)


def _commits(state: State, request: Request, number: str) -> Answer:
    """At most 250, as GitHub has it."""
    found = [commit(it) for it in state.pulls[int(number)].commits[:250]]
    return paged(request, found, "per_page", 100)


def _activity(state: State, request: Request) -> Answer:
    if not state.tells_activities:
        return Answer({"message": "Resource not accessible by integration"}, 403)
    ref = request.query["ref"]
    found = [
        {
            "before": it.before,
            "after": it.after,
            "ref": it.told or it.ref,
            "timestamp": instant(it.at),
            "activity_type": it.type,
            "actor": user(it.actor),
        }
        for it in reversed(state.activities)
        if it.ref in (ref, f"refs/heads/{ref}")
    ]
    return paged(request, found, "per_page", 100)


def _comments(state: State, request: Request, number: str) -> Answer:
    found = [
        {"id": it.id, "user": user(it.user), "body": it.body}
        for it in state.below(int(number)).comments
    ]
    return paged(request, found, "per_page", 100)


def _comment(state: State, request: Request, number: str) -> Answer:
    made = state.comment(state.below(int(number)), state.me, request.body["body"])
    return Answer({"id": made.id, "user": user(made.user), "body": made.body}, 201)


def _edit(state: State, request: Request, id: str) -> Answer:
    places = (*state.pulls.values(), *state.issues.values())
    comments = [it for each in places for it in each.comments]
    found = next(it for it in comments if it.id == int(id))
    found.body, found.edits = request.body["body"], found.edits + 1
    return Answer({"id": found.id, "user": user(found.user), "body": found.body})


def _request(state: State, request: Request, number: str) -> Answer:
    found = state.pulls[int(number)]
    by_login = {who.login: who for who in state.users.values() if not who.deleted}
    asked = [by_login.get(login) for login in request.body["reviewers"]]
    if any(who in (None, found.author, *state.outsiders) for who in asked):
        return Answer({"message": "Reviews may only be requested from collaborators"}, 422)
    found.requested += [who for who in asked if who]
    return Answer(pull(state, found), 201)


def _brought(state: State, request: Request, sha: str) -> Answer:
    """Those merged as this commit, and those that hold it; of the latter an open one first."""
    found = [
        pull(state, it) | {"merge_commit_sha": it.merged_as or "0" * 40, "merged_at": merged_at(it)}
        for it in state.pulls.values()
        if sha == it.merged_as or sha in (each.id for each in it.commits)
    ]
    return paged(request, found, "per_page", 100)


def merged_at(it: Pull) -> str | None:
    return instant(it.opened_at) if it.merged_as else None


def _status(state: State, request: Request, sha: str) -> Answer:
    state.statuses.append({"sha": sha, **request.body})
    return Answer({}, 201)


ROUTES = (
    ("GET", "/user", _me),
    ("POST", "/graphql", _viewer),
    ("GET", r"/user/(\d+)", _user),
    ("GET", "/repos/xinglan/accord/pulls", _pulls),
    ("GET", "/repos/xinglan/accord/activity", _activity),
    ("GET", r"/repos/xinglan/accord/commits/([0-9a-f]+)/pulls", _brought),
    ("POST", "/repos/xinglan/accord/pulls", _open),
    ("GET", PULL, _pull),
    ("PATCH", PULL, _retitle),
    ("GET", f"{PULL}/reviews", _reviews),
    ("GET", f"{PULL}/commits", _commits),
    ("POST", f"{PULL}/requested_reviewers", _request),
    ("GET", f"{ISSUE}/comments", _comments),
    ("POST", f"{ISSUE}/comments", _comment),
    ("PATCH", r"/repos/xinglan/accord/issues/comments/(\d+)", _edit),
    ("POST", "/repos/xinglan/accord/statuses/([0-9a-f]+)", _status),
)
