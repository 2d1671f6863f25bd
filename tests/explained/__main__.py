"""Write the explanations of all cases anew, to be read in the diff."""

from __future__ import annotations

from tests.explained.case import cases

for case in cases():
    case.path.write_text(case.renewed(), encoding="utf-8")
