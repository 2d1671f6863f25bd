"""A ledger is read alike from a folder and from a revision; a bad file hides no other."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from accord import ledger
from accord.texts.characters import shown
from accord.trees import Folder, Revision, TreeError
from tests.checking import found
from tests.repository import commit, git

ROOT = Path(__file__).parents[2]


def test_a_revision_reads_like_the_folder_it_was_made_from(sample: Path) -> None:
    commit(sample)
    folder = ledger.read(Folder(sample))
    shutil.rmtree(sample / "records")
    revision = ledger.read(Revision(sample, "HEAD"))
    assert revision.records == folder.records
    assert revision.organization == folder.organization
    assert revision.findings == folder.findings


def test_an_unknown_revision_is_an_error_of_the_tree(sample: Path) -> None:
    git(sample, "init", "-q")
    with pytest.raises(TreeError):
        Revision(sample, "nowhere")


def test_a_broken_entry_is_one_finding_and_counts_for_nothing(sample: Path) -> None:
    whole = ledger.read(Folder(sample))
    path = "records/requests/XLX-2026-001/2026-02-03-consensus.md"
    (sample / path).write_text("---\nkind: consensus\nat: [\n---\n", encoding="utf-8")
    broken = ledger.read(Folder(sample))
    assert [(each.path, each.position.line) for each in broken.findings] == [(path, 3)]
    assert broken.records["XLX-2026-001"].unread == (path,)
    assert broken.records.keys() == whole.records.keys()


def test_a_broken_form_leaves_a_broken_record(sample: Path) -> None:
    path = sample / "records/requests/XLX-2026-002/request.md"
    path.write_bytes("---\nid: 编号\n---\n".encode("gbk"))
    broken = ledger.read(Folder(sample))
    assert "XLX-2026-002" not in broken.records
    assert [each.path for each in broken.broken["XLX-2026-002"].findings] == [
        "records/requests/XLX-2026-002/request.md"
    ]


def test_a_folder_without_a_form_is_told(sample: Path) -> None:
    (sample / "records/requests/XLX-2026-002/request.md").unlink()
    read = ledger.read(Folder(sample))
    assert "XLX-2026-002" in read.broken
    assert any("XLX-2026-002" in each.path for each in found(sample))


@pytest.mark.parametrize(
    "path",
    [
        "records/notes.txt",
        "records/requests/readme.md",
        "records/requests/xlx-1/request.md",
        "records/requests/XLX-2026-001/picture.png",
        "records/requests/XLX-2026-001/deeper/request.md",
        "records/elsewhere/XLX-2026-001/request.md",
    ],
)
def test_a_file_without_a_place_is_told(sample: Path, path: str) -> None:
    (sample / path).parent.mkdir(parents=True, exist_ok=True)
    (sample / path).write_text("x", encoding="utf-8")
    assert path in {each.path for each in ledger.read(Folder(sample)).findings}


def test_a_symbolic_link_is_never_followed(
    sample: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    secret = tmp_path_factory.mktemp("outside") / "request.md"
    secret.write_text("---\nid: SECRET\n---\n", encoding="utf-8")
    link = sample / "records/requests/XLX-2026-999"
    link.mkdir()
    (link / "request.md").symlink_to(secret)
    read = ledger.read(Folder(sample))
    assert "SECRET" not in str(read.findings)
    assert "records/requests/XLX-2026-999/request.md" in {each.path for each in read.findings}


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("records/organisation.yml", "Did you mean organization.yml?"),
        ("records/request/XLX-2026-777/request.md", "Did you mean records/requests?"),
        ("records/Requests/XLX-2026-777/request.md", "Did you mean records/requests?"),
        ("records/wishes/XLX-2026-777/request.md", "Records stand in records/requests/ID/"),
        ("records/requests/request.md", "Move the file to records/requests/ID/request.md."),
        ("records/requests/xlx-2026-777/request.md", "Did you mean XLX-2026-777?"),
        ("records/requests/XLX 2026 777/request.md", "Did you mean XLX-2026-777?"),
        ("records/requests/ХLX-2026-777/request.md", "U+0425 CYRILLIC CAPITAL LETTER HA"),
        ("records/requests/XLX-２026-777/request.md", "U+FF12 FULLWIDTH DIGIT TWO"),
        ("records/requests/X/request.md", "3 to 40 capital letters"),
        ("records/requests/XLX-2026-001/new/request.md", "to records/requests/XLX-2026-001."),
        ("records/requests/XLX-2026-777/request.MD", "Rename it to request.md."),
        ("records/requests/XLX-2026-777/Request.md", "must be named request.md"),
        ("records/requests/XLX-2026-777/feedback.md", "must be named request.md"),
        ("records/requests/XLX-2026-777/request.markdown", "Rename it to request.md."),
        ("records/requests/XLX-2026-777/request.md.txt", "Rename it to request.md."),
        ("records/requests/XLX-2026-777/request", "link to them"),
        ("records/requests/XLX-2026-777/2026-07-01-plan.MD", "Rename it to 2026-07-01-plan.md."),
        ("records/requests/XLX-2026-777/2026-07-01 plan.md", "Rename it to 2026-07-01-plan.md."),
        ("records/requests/XLX-2026-777/2026-07-01－plan.md", "U+FF0D FULLWIDTH HYPHEN-MINUS"),
        ("records/requests/XLX-2026-777/2026-07-01-рlan.md", "U+0440 CYRILLIC SMALL LETTER ER"),
        ("records/requests/XLX-2026-777/计划.md", "not written as it must be"),
        ("records/requests/XLX-2026-777/plan.docx", "link to them"),
        ("records/requests/XLX-2026-777/.DS_Store", "A program has left this file"),
        ("records/requests/XLX-2026-777/~$plan.docx", "A program has left this file"),
        ("records/requests/XLX-2026-777/.request.md.swp", "A program has left this file"),
        ("records/requests/.accord-0a1b2c3d4e5f6071/request.md", "A program that was stopped"),
        ("records/requests/XLX-2026-777/a\u202eb.md", "not written as it must be"),
        ("records/requests/XLX-2026-777/a\nb.md", "not written as it must be"),
        ("records/requests/XLX-2026-777/\udcff.md", "not written as it must be"),
    ],
)
def test_a_name_that_fits_nothing_gets_the_nearest_that_does(
    sample: Path, path: str, words: str
) -> None:
    (sample / path).parent.mkdir(parents=True, exist_ok=True)
    (sample / path).write_text("x", encoding="utf-8")
    told = [
        f"{each.message.text('en')} {each.help.text('en')}"
        for each in ledger.read(Folder(sample)).findings
        if each.path == shown(path)
    ]
    assert len(told) == 1
    assert words in told[0]
    commit(sample)
    assert ledger.read(Revision(sample, "HEAD")).findings == ledger.read(Folder(sample)).findings


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("XLX-2026-777/request.md", "XLX-2026-777/Request.md"),
        (
            "XLX-2026-777/2026-07-01-a.md",
            "XLX-2026-777/2026-07-01-A.md",
        ),
        ("XLX-2026-777/request.md", "xlx-2026-777/request.md"),
    ],
)
def test_names_that_differ_by_capital_letters_only_are_told(
    sample: Path, one: str, other: str
) -> None:
    for path in (sample / "records/requests" / one, sample / "records/requests" / other):
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    commit(sample)
    for tree in (Folder(sample), Revision(sample, "HEAD")):
        told = [each.message.text("en") for each in ledger.read(tree).findings]
        assert len([each for each in told if "in capital letters only" in each]) == 1


def test_the_same_id_in_both_folders_is_told(sample: Path) -> None:
    target = sample / "records/feedback/XLX-2026-001"
    shutil.copytree(sample / "records/feedback/20260714-CS-001", target)
    told = [each for each in found(sample) if each.rule == "id-unique"]
    assert [each.path for each in told] == ["records/requests/XLX-2026-001/request.md"]


@pytest.mark.parametrize("name", ledger.POLICY)
def test_a_broken_policy_file_stops_judging_but_not_reading(sample: Path, name: str) -> None:
    (sample / ledger.POLICY[name]).write_text("name: [", encoding="utf-8")
    (sample / "records/requests/XLX-2026-002/request.md").write_text("nothing", encoding="utf-8")
    with pytest.raises(ledger.PolicyBroken) as broken:
        ledger.read(Folder(sample))
    assert [each.path for each in broken.value.findings] == [
        ledger.POLICY[name],
        "records/requests/XLX-2026-002/request.md",
    ]


@pytest.mark.parametrize("pattern", ["{d}-{seq:03}", "{date}-{seq:x}", "{date}", "{0}{seq}", "{"])
def test_an_id_pattern_with_unknown_places_is_told(sample: Path, pattern: str) -> None:
    registry = sample / "records/organization.yml"
    text = registry.read_text(encoding="utf-8")
    registry.write_text(text.replace("{date}-{department}-{seq:03}", pattern), encoding="utf-8")
    with pytest.raises(ledger.PolicyBroken) as broken:
        ledger.read(Folder(sample))
    assert {each.path for each in broken.value.findings} == {"records/organization.yml"}


def test_an_unknown_time_zone_is_told(sample: Path) -> None:
    registry = sample / "records/organization.yml"
    text = registry.read_text(encoding="utf-8").replace("Asia/Shanghai", "Asia/Atlantis")
    registry.write_text(text, encoding="utf-8")
    with pytest.raises(ledger.PolicyBroken) as broken:
        ledger.read(Folder(sample))
    assert [each.position.line for each in broken.value.findings] == [3]


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("to: received", "to: recieved"),
        ("initial: proposed", "initial: new"),
        ("agreed_fields: [id", "agreed_fields: [idd"),
        ("  minutes:\n    request", "  minuets:\n    request"),
    ],
)
def test_a_table_that_names_what_is_not_there_judges_nothing(
    sample: Path, good: str, bad: str
) -> None:
    table = sample / "schema/workflow.yml"
    text = table.read_text(encoding="utf-8").replace(good, bad, 1)
    table.write_text(text, encoding="utf-8")
    with pytest.raises(ledger.PolicyBroken) as broken:
        ledger.read(Folder(sample))
    line = text[: text.index(bad)].count("\n") + 1
    told = {(each.rule, each.position.line) for each in broken.value.findings}
    assert ("workflow-names", line) in told


SIGNED = "records/requests/XLX-2026-001/2026-02-03-consensus"


def test_a_signature_belongs_to_its_record_and_is_no_document(sample: Path) -> None:
    before = ledger.read(Folder(sample)).records["XLX-2026-001"]
    (sample / f"{SIGNED}.TECH.sig").write_bytes(b"signed")
    read = ledger.read(Folder(sample))
    (signature,) = read.records["XLX-2026-001"].signatures
    assert (signature.document, signature.department) == (f"{SIGNED}.md", "TECH")
    assert signature.data == b"signed"
    assert read.records["XLX-2026-001"].entries == before.entries
    assert found(sample) == ()


@pytest.mark.parametrize(
    ("name", "size", "words"),
    [
        ("2026-02-04-consensus.TECH.sig", 9, "no 2026-02-04-consensus.md here"),
        ("2026-02-03-consensus.sig", 9, "named by what it signs"),
        ("2026-02-03-consensus.tech.sig", 9, "named by what it signs"),
        ("2026-02-03-consensus.md.TECH.sig", 9, "no 2026-02-03-consensus.md.md here"),
        ("feedback.TECH.sig", 9, "no feedback.md here"),
        ("readme.TECH.sig", 9, "named by what it signs"),
        ("2026-02-03-consensus.TECH.sig", 16 * 1024 + 1, "at most 16 KiB"),
    ],
)
def test_a_strange_signature_is_told(sample: Path, name: str, size: int, words: str) -> None:
    path = f"records/requests/XLX-2026-001/{name}"
    (sample / path).write_bytes(b"x" * size)
    read = ledger.read(Folder(sample))
    (finding,) = read.findings
    assert (finding.path, finding.rule) == (path, "file")
    assert words in finding.message.text("en")
    assert read.records["XLX-2026-001"].signatures == ()


def test_a_signature_that_is_a_link_is_not_followed(sample: Path) -> None:
    (sample / f"{SIGNED}.TECH.sig").symlink_to("request.md")
    read = ledger.read(Folder(sample))
    assert [each.path for each in read.findings] == [f"{SIGNED}.TECH.sig"]
    assert read.records["XLX-2026-001"].signatures == ()


def test_a_signature_beside_a_broken_form_is_kept_in_mind(sample: Path) -> None:
    (sample / f"{SIGNED}.TECH.sig").write_bytes(b"signed")
    (sample / "records/requests/XLX-2026-001/request.md").write_bytes(b"no front matter")
    broken = ledger.read(Folder(sample)).broken["XLX-2026-001"]
    assert [each.path for each in broken.signatures] == [f"{SIGNED}.TECH.sig"]
