"""Texts and trees that nobody would write: always findings, never an exception, never slow.

`make test` tries 2,000 of them, `make nightly` 50,000. The seed is in the head of the run,
and ACCORD_SEED sets it.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from accord import ledger
from accord.check import check
from accord.model import Finding
from accord.trees import Choice, File, Folder, Tree, everywhere
from tests.spending import BORNE, spent

ROOT = Path(__file__).parents[2]
OPENED = ledger.opened(Folder(ROOT))
NOW = OPENED.organization.instant("2026-11-20T10:00")
SEED = int(os.environ.get("ACCORD_SEED", "0"))

RECORDS = ("requests/XLX-2026-018", "requests/XLX-2026-017", "feedback/20261028-CS-001")
FILES = {
    str(path.relative_to(ROOT)): path.read_bytes()
    for record in RECORDS
    for path in (ROOT / "records" / record).iterdir()
}
POLICY = {path: (ROOT / path).read_bytes() for path in ledger.POLICY.values()}
# What has a meaning somewhere on the way from bytes to findings.
PIECES = (
    *("---", "---\n", "----\n", "...", "\n", "\r", "\r\n", "\t", " ", "  ", "\n\n## ", "```"),
    *("~~~", ":", ": ", "- ", "-", ",", ", ", "[", "]", "{", "}", "[" * 50, "{" * 50),
    *("[[], " * 20, "? ", '"', "'", "\\", "&a ", "*a", "!!str ", "!", "|", "|-\n  ", ">", "%"),
    *("@", "`", "#", " #x", "<<", "null", "~", "true", "no", "0010", "1.10", "1e400", "-0"),
    *("9" * 400, "12:30", "1_000", ".nan", "2026-02-30", "2026-07-06T09:30", "0000-00-00"),
    *("9999-12-31T23:59", "2026-13-01T25:61", "2026-07-06T09:30+99:99"),
    *("0001-01-01T00:00+14:00", "9999-12-31T23:59-23:59", "2026-W99", "：", "，", "［", "】", "“"),
    *("　", "\u00a0", "\u200b", "\u202e", "\ufeff", "\u0410", "\x00", "\x85", "😀", "e\u0301"),
    *("\U0010ffff", "{0}", "{name}", "%s", "::error::", "<script>", "[x](y)", "\x1b[31m"),
    *("id: ", "kind: ", "at: ", "to: ", "work: ", "tasks: [", "due: ", "supersedes: "),
    *("void: true\n", "changes: {", "percent: ", "milestones: ", "links: {", "XLX-2026-018"),
    *("TECH", "T1", "M1", "a" * 5000),
)  # fmt: skip

Change = tuple[str, float, float, str]
changes = st.lists(
    st.tuples(
        st.sampled_from(("put", "cut", "double", "swap", "replace")),
        st.floats(0, 1),
        st.floats(0, 0.2),
        st.sampled_from(PIECES),
    ),
    min_size=1,
    max_size=6,
)
heaps = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=40).map("".join)


def changed(text: str, how: list[Change]) -> bytes:
    """A text after some accidents; places and lengths are shares of the whole."""
    for what, where, length, piece in how:
        start = int(where * len(text))
        end = start + int(length * len(text) / 4)
        middle = {"put": piece + text[start:end], "cut": "", "double": text[start:end] * 2}
        middle["swap"], middle["replace"] = text[start:end][::-1], piece
        text = text[:start] + middle[what] + text[end:]
    return text.encode("utf-8", "surrogatepass")


class Files:
    """A tree that is held in the memory."""

    def __init__(self, held: dict[str, bytes]) -> None:
        self._held = held

    def files(self, folder: str, enter: Choice = everywhere) -> Iterator[File]:
        for path in sorted(self._held):
            if path.startswith(folder + "/") and enter(path.rpartition("/")[0]):
                yield File(path, self._held[path])

    def names(self, folder: str) -> list[str]:
        inside = (path for path in sorted(self._held) if path.startswith(folder + "/"))
        return list(dict.fromkeys(path[len(folder) + 1 :].partition("/")[0] for path in inside))

    def read(self, path: str) -> bytes | None:
        return self._held.get(path)


def judged(tree: Tree, opened: ledger.Ledger = OPENED) -> tuple[Finding, ...]:
    """The findings, which must come in time and be fit to be told."""
    found: list[tuple[Finding, ...]] = []
    assert spent(lambda: found.append(check(tree, opened, NOW).findings)) < BORNE
    findings = found[0]
    for each in findings:
        assert each.position >= (1, 1, 0)
        for language in ("en", "zh"):
            assert each.message.text(language)
            assert each.help.text(language)
    return findings


def fuzzed(
    examples: int, **drawn: st.SearchStrategy[object]
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Try a property with so many examples of 2,000, and by night of 50,000."""

    def decorate(test: Callable[..., None]) -> Callable[..., None]:
        @pytest.mark.parametrize(
            "times", [1, pytest.param(25, marks=pytest.mark.nightly)], ids=["day", "night"]
        )
        def run(times: int) -> None:
            checks = [HealthCheck.too_slow, HealthCheck.data_too_large]
            limits = settings(
                max_examples=examples * times,
                database=None,
                suppress_health_check=checks,
            )
            seed(SEED)(limits(given(**drawn)(test)))()

        run.__name__, run.__doc__ = test.__name__, test.__doc__
        return run

    return decorate


@fuzzed(1100, path=st.sampled_from(sorted(FILES)), how=changes)
def test_a_changed_file_of_a_record(path: str, how: list[Change]) -> None:
    judged(Files({**FILES, path: changed(FILES[path].decode(), how)}))


@fuzzed(300, path=st.sampled_from(sorted(FILES)), text=heaps, body=heaps)
def test_a_file_made_of_pieces(path: str, text: str, body: str) -> None:
    data = f"---\n{text}\n---\n{body}".encode("utf-8", "surrogatepass")
    judged(Files({**FILES, path: data}))


@fuzzed(300, path=st.sampled_from(sorted(FILES)), data=st.binary(max_size=200), front=st.booleans())
def test_a_file_of_any_bytes(path: str, data: bytes, front: bool) -> None:
    judged(Files({**FILES, path: b"---\n" * front + data}))


@fuzzed(150, path=st.sampled_from(sorted(POLICY)), how=changes)
def test_a_changed_file_on_which_the_others_depend(path: str, how: list[Change]) -> None:
    schemas = {file.path: file.data or b"" for file in Folder(ROOT).files("schema")}
    tree = Files({**schemas, **POLICY, **FILES, path: changed(POLICY[path].decode(), how)})
    try:
        opened = ledger.opened(tree)
    except ledger.PolicyBroken as broken:
        assert all(each.message.text("zh") for each in broken.findings)
    else:
        judged(tree, opened)


_NAMES = (
    *("records", "requests", "feedback", "Requests", "XLX-2026-018", "xlx-2026-018"),
    *("XLX-2026-018-1", "20261028-CS-001", "request.md", "Request.md", "REQUEST.MD", "feedback.md"),
    *("2026-10-09-plan.md", "2026-10-09-plan-TECH.md", "2026-10-09 plan.md", "计划.md", "CON", "-"),
    *("request.md.txt", ".DS_Store", "~", "...", "organization.yml", "a" * 200, "a\nb.md"),
    *("\u202e.md", "\udcff.md", "ХLX-2026-018"),
)  # fmt: skip
_LETTERS = st.characters(exclude_characters="/\0", exclude_categories=["Cs"])
names = st.sampled_from(_NAMES) | st.text(_LETTERS, min_size=1, max_size=9)
nodes = st.tuples(
    st.lists(names, min_size=1, max_size=5),
    st.sampled_from(("file", "file", "file", "folder", "link", "dangling", "pipe", "program")),
    st.sampled_from([*FILES.values(), b"", b"---\n---\n", "---\n标题: x\n---\n".encode("gbk")]),
)


@fuzzed(150, made=st.lists(nodes, min_size=1, max_size=12))
def test_a_tree_of_anything(made: list[tuple[list[str], str, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for steps, kind, data in made:
            if not {".", ".."} & {*steps}:
                put(Path(folder, "records", *steps), kind, data)
        judged(Folder(Path(folder)))


def put(path: Path, kind: str, data: bytes) -> None:
    """Make something at a path, unless something else is in its way."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if kind == "folder":
            path.mkdir(exist_ok=True)
        elif kind in ("link", "dangling"):
            path.symlink_to(path.parent if kind == "link" else "nowhere")
        elif kind == "pipe":
            os.mkfifo(path)
        elif not path.is_symlink() and not path.is_fifo():
            path.write_bytes(data)
            path.chmod(0o755 if kind == "program" else 0o644)
    except (FileExistsError, NotADirectoryError, IsADirectoryError):
        return
