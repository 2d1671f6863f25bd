"""Patience with a forge, and what it must never tell."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import requests

from accord.forge.pages import pages
from accord.forge.taking import take
from accord.forge.transport import Transport
from accord.forge.trouble import ForgeError
from tests.forge.calling import NOW, TOKEN, asking, now
from tests.forge.fake import FakeForge, Fault, broken, cut_off, limited, secondary, status

SOON = int(NOW.timestamp()) + 30


def tried(fake: FakeForge, *faults: Fault, times: int = 1) -> tuple[list[float], str]:
    """Read a change while these happen to its reviews: the waits, and the trouble if any."""
    pull = fake.pull(fake.user("lin-yue"))
    fake.faults.on("/reviews", *faults, times=times)
    waits: list[float] = []
    try:
        take(asking(fake, sleep=waits.append), pull.number, now)
    except ForgeError as error:
        return waits, error.message.text("en")
    return waits, ""


@pytest.mark.parametrize(
    ("faults", "waits"),
    [
        ([status(502), status(502)], [1, 2]),
        ([status(503), broken(), cut_off()], [1, 2, 4]),
        ([limited(SOON)], [31]),
        ([limited(SOON, code=429)], [31]),
        ([limited(SOON - 3600)], [1]),  # the forge's clock is ahead
        ([secondary(7)], [7]),
        ([secondary()], [60]),
        ([secondary("Fri, 10 Jul 2026 12:00:30 GMT")], [60]),
        ([status(429)], [60]),
        ([status(500), secondary(7), status(500)], [1, 7, 4]),
    ],
)
def test_what_passes_is_waited_for(
    fake: FakeForge, faults: list[Fault], waits: list[float]
) -> None:
    assert tried(fake, *faults) == (waits, "")


@pytest.mark.parametrize(
    ("fault", "waits"),
    [
        (status(502), [1, 2, 4, 8]),
        (broken(), [1, 2, 4, 8]),
        (cut_off(), [1, 2, 4, 8]),
        (limited(SOON + 3600), []),  # nobody waits for an hour
        (limited(10**20), []),
        (secondary(100_000), []),
        (secondary(50), [50, 50]),
        (secondary(), [60]),
        (status(401), []),
        (status(403, "Resource not accessible by integration"), []),
        (status(403, "no", {"X-RateLimit-Remaining": "99", "X-RateLimit-Reset": f"{SOON}"}), []),
        (status(404), []),
        (status(301, headers={"Location": "/elsewhere"}), []),
        (status(204), []),
    ],
)
def test_what_does_not_pass_is_given_up(fake: FakeForge, fault: Fault, waits: list[float]) -> None:
    waited, trouble = tried(fake, fault, times=50)
    assert trouble
    assert "/repos/xinglan/accord/pulls/1/reviews" in trouble
    assert waited == waits


def test_the_trouble_says_what_the_forge_said(fake: FakeForge) -> None:
    _, trouble = tried(fake, status(403, "Resource not accessible by integration"), times=50)
    assert "HTTP 403, Resource not accessible by integration" in trouble


def test_what_the_forge_said_is_told_in_short(fake: FakeForge) -> None:
    _, trouble = tried(fake, status(403, "no " * 10_000), times=50)
    assert len(trouble) < 500


CANARIES = {
    "in its words": status(403, f"Bad token {TOKEN}"),
    "in its head": status(500, headers={"X-Echo": TOKEN}),
    "as a next page": status(200, headers={"Link": f'<https://x.test/{TOKEN}>; rel="next"'}),
    "as its own next page": status(200, headers={"Link": f'<http://{TOKEN}@x/>; rel="next"'}),
    "as a redirection": status(302, headers={"Location": f"https://evil.test/?{TOKEN}"}),
    "as a number": status(429, headers={"Retry-After": TOKEN}),
    "another's": status(403, "gh" + "p_" + "0123456789abcdefABCD is no good"),
    "as half JSON": Fault(200, {}, '{"token": "' + TOKEN),
}


@pytest.mark.parametrize("fault", CANARIES.values(), ids=CANARIES)
def test_no_trouble_tells_the_token(fake: FakeForge, fault: Fault) -> None:
    if fault.status == 200:
        fault = Fault(200, fault.headers, fault.body if "token" in fault.body else "[]")
    _, trouble = tried(fake, fault, times=50)
    assert trouble
    assert TOKEN not in trouble
    assert "0123456789abcdefABCD" not in trouble


def test_the_token_is_sent_in_the_head_and_nowhere_else(fake: FakeForge) -> None:
    tried(fake)
    assert fake.heard
    for each in fake.heard:
        assert each.headers["Authorization"] == f"Bearer {TOKEN}"
        assert TOKEN not in each.address


def test_a_file_of_passwords_is_not_asked(
    fake: FakeForge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login other password other\n", "utf-8")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    assert requests.utils.get_netrc_auth(fake.api())
    fake.pull(fake.user("lin-yue"))
    Transport(fake.api(), None, id, now).get("/repos/xinglan/accord/pulls/1")
    assert "Authorization" not in fake.heard[-1].headers


def test_a_redirection_is_not_followed(fake: FakeForge) -> None:
    fake.pull(fake.user("lin-yue"))
    path = "/repos/xinglan/accord/pulls/1"
    fake.faults.on("/old", status(301, headers={"Location": fake.api() + path}))
    with pytest.raises(ForgeError, match="HTTP 301"):
        Transport(fake.api(), TOKEN, id, now).get("/old")
    assert [each.address for each in fake.heard] == ["/github/old"]


def test_the_token_goes_nowhere_else(fake: FakeForge) -> None:
    transport = Transport(fake.api(), TOKEN, id, now)
    port = fake.root.rpartition(":")[2]
    for elsewhere in (f"http://localhost:{port}/x", f"http://127.0.0.1:{port}@evil.test/x"):
        fake.faults.on("/x", Fault(200, {"Link": f'<{elsewhere}>; rel="next"'}, "[]"))
        with pytest.raises(ForgeError, match="not at the forge"):
            pages(transport, "/x", {})
    assert len(fake.heard) == 2


def test_pages_without_end_are_left(fake: FakeForge) -> None:
    again = f"{fake.api()}/repos/xinglan/accord/pulls/1/reviews"
    endless = Fault(200, {"Link": f'<{again}>; rel="next"'}, "[]")
    _, trouble = tried(fake, endless, times=1000)
    assert "no end of pages" in trouble


@pytest.mark.parametrize("total", [0, 2])
def test_a_list_is_as_long_as_announced(fake: FakeForge, total: int) -> None:
    transport = Transport(fake.api(), TOKEN, id, now)
    one = Fault(200, {"X-Total-Count": f"{total}"}, "[1]")
    fake.faults.on("/x", one, replace(one, body="[]"))
    with pytest.raises(ForgeError) as refused:
        pages(transport, "/x", {})
    assert f"announced {total} items for /x and gave 1" in refused.value.message.text("en")


def test_where_links_end_the_list_ends(fake: FakeForge) -> None:
    link = f'<{fake.api()}/x?page=1>; rel="prev"'
    fake.faults.on("/x", Fault(200, {"X-Total-Count": "5", "Link": link}, "[1]"))
    with pytest.raises(ForgeError, match="announced"):
        pages(Transport(fake.api(), TOKEN, id, now), "/x", {})
    assert len(fake.heard) == 1


def test_of_a_filtered_list_less_may_be_seen_but_never_more(fake: FakeForge) -> None:
    transport = Transport(fake.api(), TOKEN, id, now)
    one = Fault(200, {"X-Total-Count": "2"}, "[1]")
    fake.faults.on("/x", one, replace(one, body="[]"))
    assert pages(transport, "/x", {}, is_filtered=True) == [1]
    fake.faults.on("/x", replace(one, headers={"X-Total-Count": "0"}))
    with pytest.raises(ForgeError):
        pages(transport, "/x", {}, is_filtered=True)


def test_what_may_be_said_only_once_is_not_repeated(fake: FakeForge) -> None:
    pull = fake.pull(fake.user("lin-yue"))
    forge = asking(fake)
    told = forge.pull(pull.number)
    fake.faults.on("/comments", status(502), times=50)
    with pytest.raises(ForgeError):
        forge.add_comment(told.number, "hello")
    assert len(fake.asked("/comments", "POST")) == 1


def test_what_was_refused_unheard_is_said_again(fake: FakeForge) -> None:
    pull = fake.pull(fake.user("lin-yue"))
    forge = asking(fake)
    fake.faults.on("/comments", secondary(1))
    forge.add_comment(forge.pull(pull.number).number, "hello")
    assert [each.body for each in pull.comments] == ["hello"]


@pytest.mark.parametrize("api", ["", "/v3"], ids=["GitHub", "a server of one's own"])
def test_graphql_stands_beside_the_third_version(fake: FakeForge, api: str) -> None:
    answer = Transport(fake.api() + api, TOKEN, id, now).graphql("query { viewer { id } }")
    assert answer == {"data": {"viewer": {"id": fake.me.id}}}
