"""What a forge says, read whole and of one moment, from GitHub and from Gitea alike."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from accord.forge.snapshot import Account, Verdict, read, written
from accord.forge.taking import take
from accord.forge.trouble import ForgeError
from tests.forge.calling import BASE, HEAD, LATER, NOW, asking, now
from tests.forge.fake import (
    Commit,
    FakeForge,
    Fault,
    Pull,
    cut_off,
    limited,
    meanwhile,
    secondary,
    status,
)

both = pytest.mark.parametrize("dialect", ["github", "gitea"])


@both
def test_a_change_is_told_as_it_is(fake: FakeForge, dialect: str) -> None:
    lin, chen = fake.user("lin-yue"), fake.user("chen-jing")
    pull = fake.pull(lin, title="XLX-2026-014：共识", base=BASE, head=HEAD)
    review = fake.review(pull, chen)
    found = take(asking(fake, dialect), pull.number, now)
    assert (found.forge, found.repository, found.pull) == (dialect, "xinglan/accord", pull.number)
    assert found.title == "XLX-2026-014：共识"
    assert found.taken_at == NOW
    assert found.opened_at == pull.opened_at
    assert (found.base_ref, found.base_commit, found.head_commit) == ("main", BASE, HEAD)
    assert found.author == Account(lin.id, "lin-yue", human=True)
    assert [(each.id, each.author) for each in found.commits] == [(HEAD, found.author)]
    (said,) = found.reviews
    assert said.account == Account(chen.id, "chen-jing", human=True)
    assert (said.id, said.verdict, said.commit) == (review.id, Verdict.APPROVED, HEAD)
    assert said.at == review.at
    assert read(written(found)) == found


@both
@pytest.mark.parametrize(
    ("state", "verdict"),
    [
        ("APPROVED", Verdict.APPROVED),
        ("CHANGES_REQUESTED", Verdict.CHANGES_REQUESTED),
        ("COMMENTED", Verdict.COMMENTED),
        ("PENDING", Verdict.PENDING),
        ("APPROVED_WITH_A_SMILE", Verdict.UNKNOWN),
        ("approved", Verdict.UNKNOWN),
        ("", Verdict.UNKNOWN),
    ],
)
def test_every_state_has_its_verdict(
    fake: FakeForge, dialect: str, state: str, verdict: Verdict
) -> None:
    pull = fake.pull(fake.user("lin-yue"))
    fake.review(pull, fake.me, state)  # what is pending only its writer sees
    (said,) = take(asking(fake, dialect), pull.number, now).reviews
    assert said.verdict is verdict
    assert (said.at is None) is (state == "PENDING")


@both
def test_a_dismissed_approval_is_none(fake: FakeForge, dialect: str) -> None:
    pull = fake.pull(fake.user("lin-yue"))
    fake.dismiss(fake.review(pull, fake.user("chen-jing")))
    (said,) = take(asking(fake, dialect), pull.number, now).reviews
    assert said.verdict is Verdict.DISMISSED


@both
def test_an_approval_keeps_the_commit_that_was_seen(fake: FakeForge, dialect: str) -> None:
    lin = fake.user("lin-yue")
    pull = fake.pull(lin, head=HEAD)
    fake.review(pull, fake.user("chen-jing"))
    fake.review(pull, fake.user("tang-yi"), commit=None)
    fake.push(pull, LATER, by=lin)
    found = take(asking(fake, dialect), pull.number, now)
    assert found.head_commit == LATER
    assert [each.commit for each in found.reviews] == [HEAD, None]


@both
def test_who_was_deleted_is_nobody(fake: FakeForge, dialect: str) -> None:
    lin, chen = fake.user("lin-yue"), fake.user("chen-jing")
    pull = fake.pull(lin)
    fake.review(pull, chen)
    fake.delete(lin)
    fake.delete(chen)
    found = take(asking(fake, dialect), pull.number, now)
    assert found.author is None
    assert found.commits[0].author is None
    assert found.reviews[0].account is None


@pytest.mark.parametrize("kind", ["Bot", "Organization", "Mannequin", "Robot"])
def test_at_github_only_a_user_is_human(fake: FakeForge, kind: str) -> None:
    pull = fake.pull(fake.user("renovate", kind=kind))
    author = take(asking(fake), pull.number, now).author
    assert author
    assert not author.human


def test_githubs_ghost_is_nobody(fake: FakeForge) -> None:
    pull = fake.pull(fake.user("ghost", id=10137))
    assert take(asking(fake), pull.number, now).author is None


@both
def test_a_renamed_account_keeps_its_number(fake: FakeForge, dialect: str) -> None:
    lin = fake.user("lin-yue")
    pull = fake.pull(lin)
    fake.rename(lin, "lin-yue-2")
    author = take(asking(fake, dialect), pull.number, now).author
    assert author == Account(lin.id, "lin-yue-2", human=True)


@both
def test_the_forge_vouches_only_where_author_and_committer_are_one(
    fake: FakeForge, dialect: str
) -> None:
    lin, chen, web = fake.user("lin-yue"), fake.user("chen-jing"), fake.user("web-flow")
    commits = [
        Commit("1" * 40, lin, lin, signed=True),
        Commit("2" * 40, lin, lin, signed=False),
        Commit("3" * 40, lin, chen, signed=True),
        Commit("4" * 40, lin, web, signed=True),
        Commit("5" * 40, None, None, signed=True),
        Commit(HEAD, lin, None, signed=True),
    ]
    pull = fake.pull(lin, head=HEAD, commits=commits)
    found = take(asking(fake, dialect), pull.number, now)
    assert [each.verified for each in found.commits] == [True, *5 * [False]]


@both
@pytest.mark.parametrize("word", ["false", "no", 1, None])
def test_only_truth_is_a_good_signature(fake: FakeForge, dialect: str, word: object) -> None:
    lin = fake.user("lin-yue")
    pull = fake.pull(lin, commits=[Commit(HEAD, lin, lin, signed=word)])  # type: ignore[arg-type]
    assert not take(asking(fake, dialect), pull.number, now).commits[0].verified


@both
def test_every_page_is_read(fake: FakeForge, dialect: str) -> None:
    pull = fake.pull(fake.user("lin-yue"))
    chen = fake.user("chen-jing")
    for _ in range(230):
        fake.review(pull, chen, "COMMENTED")
    last = fake.review(pull, chen, "CHANGES_REQUESTED")
    found = take(asking(fake, dialect), pull.number, now)
    assert len(found.reviews) == 231
    assert found.reviews[-1].id == last.id


@both
@pytest.mark.parametrize("most", [50, 7, 1])
def test_what_others_have_not_submitted_hides_nothing_else(
    fake: FakeForge, dialect: str, most: int
) -> None:
    """Gitea counts it, and its pages are shorter by it."""
    fake.most = most
    chen, tang = fake.user("chen-jing"), fake.user("tang-yi")
    pull = fake.pull(fake.user("lin-yue"))
    for place in range(60):
        fake.review(pull, chen, "PENDING" if place % 20 else "COMMENTED")
    fake.review(pull, tang, "CHANGES_REQUESTED")
    found = take(asking(fake, dialect), pull.number, now)
    assert [each.verdict for each in found.reviews] == [
        *3 * [Verdict.COMMENTED],
        Verdict.CHANGES_REQUESTED,
    ]


@both
def test_without_its_second_page_there_is_no_answer(fake: FakeForge, dialect: str) -> None:
    pull = fake.pull(fake.user("lin-yue"))
    for _ in range(101):
        fake.review(pull, fake.user("chen-jing"))
    fake.faults.on("page=2", status(502), times=50)
    with pytest.raises(ForgeError, match="HTTP 502"):
        take(asking(fake, dialect), pull.number, now)


def test_the_251st_commit_is_not_told_by_github_so_there_is_no_answer(fake: FakeForge) -> None:
    lin = fake.user("lin-yue")
    commits = [Commit(f"{number:040x}", lin, lin) for number in range(1, 252)]
    pull = fake.pull(lin, head=commits[-1].id, commits=commits)
    with pytest.raises(ForgeError) as refused:
        take(asking(fake), pull.number, now)
    assert "251" in refused.value.message.text("en")
    pull.commits = commits[-250:]
    assert len(take(asking(fake), pull.number, now).commits) == 250
    pull.commits = commits
    assert len(take(asking(fake, "gitea"), pull.number, now).commits) == 251


def test_a_miscounted_list_is_no_answer(fake: FakeForge) -> None:
    pull = fake.pull(fake.user("lin-yue"))
    pull.counted = 2
    with pytest.raises(ForgeError):
        take(asking(fake), pull.number, now)


Deed = Callable[[FakeForge, Pull], object]
DEEDS: dict[str, Deed] = {
    "pushes": lambda fake, pull: fake.push(pull, LATER, by=pull.author),
    "retargets": lambda fake, pull: fake.retarget(pull, "release", "d" * 40),
    "lands something else": lambda fake, pull: fake.retarget(pull, "main", "d" * 40),
    "closes": lambda fake, pull: fake.close(pull),
    "asks for changes": lambda fake, pull: fake.review(pull, pull.author, "CHANGES_REQUESTED"),
    "dismisses": lambda fake, pull: fake.dismiss(pull.reviews[0]),
}


@both
@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_what_happens_while_reading_is_seen(fake: FakeForge, dialect: str, deed: Deed) -> None:
    pull = fake.pull(fake.user("lin-yue"), head=HEAD)
    fake.review(pull, fake.user("chen-jing"))
    happens = meanwhile(lambda: deed(fake, pull))
    fake.faults.on("/commits", happens)  # the pull request was read, its reviews were not
    found = take(asking(fake, dialect), pull.number, now)
    quiet = take(asking(fake, dialect), pull.number, now)
    assert found == quiet


@both
@pytest.mark.parametrize("deed", [DEEDS["asks for changes"], DEEDS["dismisses"]])
def test_a_review_after_the_reviews_were_read_is_seen(
    fake: FakeForge, dialect: str, deed: Deed
) -> None:
    pull = fake.pull(fake.user("lin-yue"))
    fake.review(pull, fake.user("chen-jing"))
    fake.faults.on("/reviews", meanwhile(int), meanwhile(lambda: deed(fake, pull)))
    found = take(asking(fake, dialect), pull.number, now)
    assert found == take(asking(fake, dialect), pull.number, now)
    assert len(fake.asked("/reviews")) == 6  # twice, twice again, and for the comparison


@both
def test_a_change_that_never_stands_still_is_given_up(fake: FakeForge, dialect: str) -> None:
    pull = fake.pull(fake.user("lin-yue"))
    heads = iter("12345")
    deed = meanwhile(lambda: fake.push(pull, next(heads) * 40, by=pull.author))
    fake.faults.on("/commits", deed, times=5)
    with pytest.raises(ForgeError) as refused:
        take(asking(fake, dialect), pull.number, now)
    assert str(pull.number) in refused.value.message.text("en")
    assert len(fake.asked("/commits")) == 3


def test_a_list_of_commits_that_lags_behind_is_read_again(fake: FakeForge) -> None:
    pull = fake.pull(fake.user("lin-yue"), head=HEAD)
    late = pull.commits
    pull.commits = [replace(late[0], id=LATER)]
    deed = meanwhile(lambda: setattr(pull, "commits", late))
    fake.faults.on("/commits", meanwhile(int), deed)
    assert take(asking(fake), pull.number, now).commits[0].id == HEAD


@both
@pytest.mark.parametrize("place", ["/pulls/1", "/reviews", "/commits"])
def test_half_an_answer_is_asked_for_again(fake: FakeForge, dialect: str, place: str) -> None:
    pull = fake.pull(fake.user("lin-yue"))
    fake.review(pull, fake.user("chen-jing"))
    fake.faults.on(place, cut_off(), cut_off())
    assert len(take(asking(fake, dialect), pull.number, now).reviews) == 1
    fake.faults.on(place, cut_off(), times=50)
    with pytest.raises(ForgeError):
        take(asking(fake, dialect), pull.number, now)


@pytest.mark.parametrize("place", ["/pulls/1", "/reviews", "/commits", "/activity"])
@pytest.mark.parametrize("body", ["[]", "{}", "[{}]", "null", "7", '["x"]', '[{"user": 7}]'])
def test_a_strange_answer_is_none(fake: FakeForge, place: str, body: str) -> None:
    pull = fake.pull(fake.user("lin-yue"))
    fake.review(pull, fake.user("chen-jing"))
    strange = replace(status(200), body=body)
    fake.faults.on(place, strange, times=50)
    if body == "[]" and place != "/pulls/1":  # nothing is an answer too
        return_ = {"/reviews": "reviews", "/activity": "pushes"}.get(place)
        if return_:
            assert not getattr(take(asking(fake), pull.number, now), return_)
            return
    with pytest.raises(ForgeError):
        take(asking(fake), pull.number, now)


def test_a_number_that_is_none_is_refused(fake: FakeForge) -> None:
    pull = fake.pull(fake.user("lin-yue"))
    pull.base = "HEAD"
    with pytest.raises(ForgeError, match="base_commit"):
        take(asking(fake), pull.number, now)


def test_a_change_that_does_not_exist(fake: FakeForge) -> None:
    with pytest.raises(ForgeError) as refused:
        take(asking(fake), 7, now)
    assert refused.value.status == 404


@both
def test_an_instant_without_its_zone_is_none(fake: FakeForge, dialect: str) -> None:
    pull = fake.pull(fake.user("lin-yue"))
    told = asking(fake, dialect)._transport.get("/repos/xinglan/accord/pulls/1")  # type: ignore[attr-defined]
    told["created_at"] = "2026-07-10T09:00:00"
    fake.faults.on("/pulls/1", Fault(200, {}, json.dumps(told)))
    with pytest.raises(ForgeError):
        asking(fake, dialect).pull(pull.number)


# --- who pushed ----------------------------------------------------------------


def test_github_tells_who_pushed(fake: FakeForge) -> None:
    lin, chen = fake.user("lin-yue"), fake.user("chen-jing")
    pull = fake.pull(lin, head=HEAD)
    fake.push(pull, LATER, by=chen)
    pushes = take(asking(fake), pull.number, now).pushes
    assert pushes
    assert [(each.account and each.account.id, each.commit) for each in pushes] == [
        (lin.id, HEAD),
        (chen.id, LATER),
    ]
    assert pushes[1].at - pushes[0].at == timedelta(minutes=1)


def test_the_name_of_a_repository_may_be_written_in_capitals(fake: FakeForge) -> None:
    pull = fake.pull(fake.user("lin-yue"))
    forge = asking(fake)
    told = forge.pull(pull.number)
    assert told.head_repository
    assert forge.pushes(replace(told, head_repository=told.head_repository.upper()))
    assert forge.pushes(replace(told, head_repository=None)) is None


def test_what_happened_to_other_branches_is_passed_over(fake: FakeForge) -> None:
    lin, chen = fake.user("lin-yue"), fake.user("chen-jing")
    pull = fake.pull(lin, branch="x", head=HEAD)
    fake.pull(chen, branch="y", head=HEAD)
    for each in fake.activities:
        told = each.ref
        each.ref, each.told = "refs/heads/x", told
    pushes = take(asking(fake), pull.number, now).pushes
    assert pushes
    assert [each.account and each.account.id for each in pushes] == [lin.id]


def test_who_pushed_to_a_fork_is_unknown(fake: FakeForge) -> None:
    pull = fake.pull(fake.user("lin-yue"), fork=True)
    assert take(asking(fake), pull.number, now).pushes is None


def test_a_branch_of_the_same_name_elsewhere_says_nothing(fake: FakeForge) -> None:
    lin = fake.user("lin-yue")
    fake.pull(lin, branch="x", head=HEAD)
    fork = fake.pull(lin, branch="x", head=HEAD, fork=True)
    assert take(asking(fake), fork.number, now).pushes is None


def test_a_token_that_may_not_see_pushes(fake: FakeForge) -> None:
    pull = fake.pull(fake.user("lin-yue"))
    fake.tells_activities = False
    assert take(asking(fake), pull.number, now).pushes is None


@pytest.mark.parametrize("code", [500, 502, 401, 422])
def test_pushes_that_could_not_be_read_are_no_unknown_ones(fake: FakeForge, code: int) -> None:
    pull = fake.pull(fake.user("lin-yue"))
    fake.faults.on("/activity", status(code), times=50)
    with pytest.raises(ForgeError, match=f"HTTP {code}"):
        take(asking(fake), pull.number, now)


@pytest.mark.parametrize("fault", [limited(2 * 10**9), secondary(3600)], ids=["hour", "burst"])
def test_a_limit_says_nothing_of_rights(fake: FakeForge, fault: Fault) -> None:
    pull = fake.pull(fake.user("lin-yue"))
    fake.faults.on("/activity", fault, times=50)
    with pytest.raises(ForgeError, match="HTTP 403"):
        take(asking(fake), pull.number, now)


def test_gitea_does_not_tell_who_pushed(fake: FakeForge) -> None:
    pull = fake.pull(fake.user("lin-yue"))
    assert take(asking(fake, "gitea"), pull.number, now).pushes is None


# --- what somebody is called today -----------------------------------------------


@both
def test_an_account_is_looked_up_by_its_number(fake: FakeForge, dialect: str) -> None:
    chen, gone = fake.user("chen-jing"), fake.user("gone")
    fake.delete(gone)
    forge = asking(fake, dialect)
    assert forge.login(chen.id) == "chen-jing"
    assert forge.login(gone.id) is None
    other = {"id": chen.id + 100, "login": "other"}
    fake.faults.on("/user", replace(status(200), body=json.dumps({**other, "data": [other]})))
    assert forge.login(chen.id) is None


@both
def test_a_forge_that_does_not_answer_knows_no_fewer_accounts(
    fake: FakeForge, dialect: str
) -> None:
    fake.faults.on("/user", status(500), times=50)
    with pytest.raises(ForgeError):
        asking(fake, dialect).login(fake.me.id)
    with pytest.raises(ForgeError):
        asking(fake, dialect).own_account()


@both
def test_which_change_made_a_commit_of_the_branch(fake: FakeForge, dialect: str) -> None:
    """Not one that merely holds it, and not one that is still open."""
    fake.pull(fake.user("wu-hao"), head=LATER)
    pull = fake.pull(fake.user("lin-yue"), head=HEAD)
    assert asking(fake, dialect).brought(LATER) is None
    fake.merge(pull, LATER)
    assert asking(fake, dialect).brought(LATER) == pull.number
    assert asking(fake, dialect).brought(HEAD) is None
