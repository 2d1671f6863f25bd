"""A notice -> the forge: a status on the commit, one comment, reviews asked for.

The status comes first, since it is what keeps a change from landing. Everything may be
said again: what is there already stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from accord.forge.forge import Comment, Forge, Pull, Status
from accord.forge.notice import Notice
from accord.forge.trouble import ForgeError
from accord.language import say

# Nobody sees it; by it the comment is found again.
MARK = "<!-- accord: gate -->"
_MENTION = re.compile(r"@(?=[\w-])")
_WORDS = 140  # of GitHub's statuses
_LONGEST = 60_000  # of its 65,536 characters


def standing(forge: Forge, notice: Notice) -> Pull:
    """The pull request, if it still stands where it was judged.

    Raises:
        ForgeError: it doesn't, or can't be read.
    """
    pull = forge.pull(notice.pull)
    if pull.head_commit != notice.head:
        raise ForgeError(
            say(
                "Pull request {number} was judged at {head} and stands at {now};"
                " nothing is posted.",
                number=notice.pull,
                head=notice.head[:12],
                now=pull.head_commit[:12],
            )
        )
    return pull


def post_status(forge: Forge, notice: Notice, context: str) -> None:
    """Say on the commit whether it may land."""
    words = _quiet(" ".join(notice.summary.split()))
    shown = words if len(words) <= _WORDS else words[: _WORDS - 1] + "…"
    forge.set_status(notice.head, Status(context, notice.state, shown))


def post_comment(forge: Forge, number: int, text: str, mark: str = MARK) -> None:
    """Write the one comment, or make it say this; a text that stands is left alone.

    Only a comment that this program wrote itself is ever edited: the mark can be copied.
    """
    whole = f"{mark}\n{_quiet(_cut(text))}"
    own = forge.own_account()
    found = next((each for each in forge.comments(number) if _is_ours(each, own, mark)), None)
    if found is None:
        forge.add_comment(number, whole)
    elif _plain(found.text) != _plain(whole):
        forge.edit_comment(found, whole)


def ask(forge: Forge, pull: Pull, accounts: Sequence[int]) -> list[str]:
    """Ask for the reviews of these; gives the logins of those who can't be asked.

    Whoever opened the change, was asked already, or has said something at this head, is not
    asked. Logins are looked up: the registry's may be of last year.
    """
    passed = {pull.author.id if pull.author else None, *pull.requested}
    open_ = [each for each in accounts if each not in passed]
    if not open_:
        return []
    heard = {
        each.account.id
        for each in forge.reviews(pull)
        if each.account and each.commit == pull.head_commit
    }
    logins = [forge.login(each) for each in open_ if each not in heard]
    return _request(forge, pull, [each for each in logins if each])


def _request(forge: Forge, pull: Pull, logins: list[str]) -> list[str]:
    """Where the forge refuses all for one of them, each is asked alone."""
    if not logins:
        return []
    try:
        forge.request(pull, logins)
    except ForgeError as error:
        if error.status not in (403, 404, 422):
            raise
        if len(logins) == 1:
            return logins
        return [left for each in logins for left in _request(forge, pull, [each])]
    return []


def _is_ours(comment: Comment, own: int, mark: str) -> bool:
    return comment.account == own and comment.text.lstrip().startswith(mark)


def _quiet(text: str) -> str:
    """Words that call for nobody's attention, whoever's name stands in them."""
    return _MENTION.sub("@\u2060", text)


def _cut(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rpartition("\n")[0] + "\n\n…"


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
