"""The same state in the words of Gitea and Forgejo, where they differ from GitHub's.

A deleted account is there, as number -1; accounts have no type; a dismissed review keeps
its state; a pull request doesn't say how many commits it has; lists say how long they are, and
that of the reviews not where its next page is.
"""

from __future__ import annotations

import re
from typing import Any

from tests.forge.fake import github
from tests.forge.fake.answer import Answer, NotFound, Request, counted, paged, unlinked
from tests.forge.fake.state import Commit, Pull, Review, State, User

STATES = {"CHANGES_REQUESTED": "REQUEST_CHANGES", "COMMENTED": "COMMENT"}
NEVER = "0001-01-01T00:00:00Z"


def answer(state: State, request: Request) -> Answer:
    for method, pattern, how in ROUTES:
        found = re.fullmatch(pattern, request.path)
        if found and method == request.method:
            return how(state, request, *found.groups())
    raise NotFound


def user(who: User | None) -> dict[str, Any]:
    if who is None or who.deleted:
        return {"id": -1, "login": "Ghost"}
    return {"id": who.id, "login": who.login}


def pull(state: State, it: Pull) -> dict[str, Any]:
    body = github.pull(state, it)
    del body["commits"]
    address = f"https://git.example.com/{state.repository}/pulls/{it.number}"
    requested = [user(who) for who in it.requested]
    return body | {"html_url": address, "user": user(it.author), "requested_reviewers": requested}


def review(it: Review) -> dict[str, Any]:
    return {
        "id": it.id,
        "user": user(it.user),
        "team": None,
        "state": STATES.get(it.state, it.state),
        "commit_id": it.commit or "",
        "stale": False,
        "official": True,
        "dismissed": it.dismissed,
        "submitted_at": github.instant(it.at) or NEVER,
    }


def commit(it: Commit) -> dict[str, Any]:
    return {
        "sha": it.id,
        "author": user(it.author) if it.author else None,
        "committer": user(it.committer) if it.committer else None,
        "commit": {"verification": {"verified": it.signed, "reason": ""}},
    }


def _me(state: State, _request: Request) -> Answer:
    return Answer(user(state.me))


def _search(state: State, request: Request) -> Answer:
    found = state.users[int(request.query["uid"])]
    return Answer({"ok": True, "data": [] if found.deleted else [user(found)]})


def _pulls(state: State, request: Request) -> Answer:
    """Gitea knows no branch to ask for: it gives those of all."""
    wanted = request.query["state"]
    found = [pull(state, it) for it in state.pulls.values() if wanted in (it.state, "all")]
    return counted(paged(request, found, "limit", state.most), found)


def _open(state: State, request: Request) -> Answer:
    made = github._open(state, request).body
    return Answer(pull(state, state.pulls[made["number"]]), 201)


def _pull(state: State, _request: Request, number: str) -> Answer:
    return Answer(pull(state, state.pulls[int(number)]))


def _reviews(state: State, request: Request, number: str) -> Answer:
    """What is hidden is counted, and leaves its page shorter."""
    page = unlinked(request, state.pulls[int(number)].reviews, "limit", state.most)
    shown = [review(it) for it in page.body if state.shows(it)]
    return Answer(shown, headers=page.headers)


def _commits(state: State, request: Request, number: str) -> Answer:
    found = [commit(it) for it in state.pulls[int(number)].commits]
    return counted(paged(request, found, "limit", state.most), found)


def _comments(state: State, _request: Request, number: str) -> Answer:
    """All at once, whatever page was asked for."""
    comments = state.below(int(number)).comments
    found = [{"id": it.id, "user": user(it.user), "body": it.body} for it in comments]
    return counted(Answer(found), found)


def _brought(state: State, _request: Request, sha: str) -> Answer:
    found = next((it for it in state.pulls.values() if it.merged_as == sha), None)
    if found is None:
        raise NotFound
    return Answer(pull(state, found) | {"merge_commit_sha": sha})


def _request(state: State, request: Request, number: str) -> Answer:
    done = github._request(state, request, number)
    return done if done.status >= 400 else Answer([], 201)


ROUTES = (
    ("GET", "/user", _me),
    ("GET", "/users/search", _search),
    ("GET", "/repos/xinglan/accord/pulls", _pulls),
    ("GET", r"/repos/xinglan/accord/commits/([0-9a-f]+)/pull", _brought),
    ("POST", "/repos/xinglan/accord/pulls", _open),
    ("GET", github.PULL, _pull),
    ("PATCH", github.PULL, github._retitle),
    ("GET", f"{github.PULL}/reviews", _reviews),
    ("GET", f"{github.PULL}/commits", _commits),
    ("POST", f"{github.PULL}/requested_reviewers", _request),
    ("GET", f"{github.ISSUE}/comments", _comments),
    ("POST", f"{github.ISSUE}/comments", github._comment),
    ("PATCH", r"/repos/xinglan/accord/issues/comments/(\d+)", github._edit),
    ("POST", "/repos/xinglan/accord/statuses/([0-9a-f]+)", github._status),
)
