"""Who signed the commits of a change, as git verifies it under the registry's keys."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from accord.organization import Organization
from accord.proof.signers import committers
from accord.trees import git

# Only keys of the registry count, never what somebody has on a key ring.
_NO_OTHERS = ("-c", "gpg.openpgp.program=false", "-c", "gpg.x509.program=false")
_GOOD = "G"


def signers(root: Path, reach: str, organization: Organization, day: date) -> Mapping[str, str]:
    """The people who signed commits, by the commits' full ids; of all others nothing is told.

    A key counts that signs on `day`, whatever date a commit bears: that is for anybody to
    write.

    Args:
        root: the repository.
        reach: which commits, such as ``main..work``.
        organization: whose keys count.
        day: the present, in the organization's time zone.

    Raises:
        TreeError: git failed.
    """
    with tempfile.TemporaryDirectory() as folder:
        allowed = Path(folder, "allowed_signers")
        allowed.write_text(committers(organization, day), encoding="utf-8")
        told = git(
            root,
            *_NO_OTHERS,
            "-c",
            f"gpg.ssh.allowedSignersFile={allowed}",
            "log",
            "--no-show-signature",
            "--no-color",
            "--format=%H %G? %GS",
            reach,
        )
    rows = (line.split(" ", 2) for line in told.decode("utf-8", "replace").splitlines())
    return {commit: person for commit, verdict, person in rows if verdict == _GOOD}
