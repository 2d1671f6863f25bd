"""The files of VS Code's folder `.vscode`; other editors read some of them too."""

from __future__ import annotations

import json
from collections.abc import Mapping

from accord.editors.snippets import snippets
from accord.schema.schemas import Schemas

# Made from the schemas; the others are a start that a team may change.
OURS = ".vscode/accord.code-snippets"

_TASK = "accord check"
_READ = ["records/**", "schema/**"]
# The YAML files that have a schema of their own.
_DESCRIBED = {
    "./schema/organization.json": "records/organization.yml",
    "./schema/calendar.json": "records/calendar.yml",
    "./schema/workflow.json": "schema/workflow.yml",
    "./schema/wording.json": "schema/wording.yml",
}
_SETTINGS = {
    "yaml.schemas": _DESCRIBED,
    "files.eol": "\n",
    "files.encoding": "utf8",
    "files.autoGuessEncoding": True,
    "files.insertFinalNewline": True,
    "editor.unicodeHighlight.invisibleCharacters": True,
    # Snippets come up while somebody types, not only when asked for.
    "[markdown]": {
        "editor.quickSuggestions": {"other": "on", "comments": "off", "strings": "off"},
        "editor.snippetSuggestions": "top",
        "editor.wordBasedSuggestions": "off",
    },
    "triggerTaskOnSave.tasks": {_TASK: _READ},
}
_EXTENSIONS = {"recommendations": ["redhat.vscode-yaml", "Gruntfuggly.triggertaskonsave"]}


def files(schemas: Schemas) -> Mapping[str, str]:
    """Path -> text of every file that VS Code wants."""
    own = {name: each.as_json() for name, each in snippets(schemas).items()}
    texts = {
        OURS: own,
        ".vscode/settings.json": _SETTINGS,
        ".vscode/extensions.json": _EXTENSIONS,
        ".vscode/tasks.json": {"version": "2.0.0", "tasks": [_task()]},
    }
    return {
        path: json.dumps(each, ensure_ascii=False, indent=2) + "\n" for path, each in texts.items()
    }


def _task() -> dict[str, object]:
    """Runs the check and puts what it finds at the lines; `accord` may be in `.venv`."""
    return {
        "label": _TASK,
        "type": "shell",
        "command": "accord check",
        "options": {"env": {"PATH": "${workspaceFolder}/.venv/bin:${env:PATH}"}},
        "windows": {"options": {"env": {"PATH": "${workspaceFolder}\\.venv\\Scripts;${env:PATH}"}}},
        "group": {"kind": "test", "isDefault": True},
        "presentation": {"reveal": "silent", "clear": True, "showReuseMessage": False},
        "problemMatcher": [_matcher("error", "错误"), _matcher("warning", "提醒")],
    }


def _matcher(severity: str, chinese: str) -> dict[str, object]:
    return {
        "owner": f"accord-{severity}",
        "source": "accord",
        "severity": severity,
        "fileLocation": ["relative", "${workspaceFolder}"],
        "pattern": {
            "regexp": rf"^(.+?):(\d+):(\d+): (?:{severity}|{chinese}): (.*) \[([a-z-]+)\]$",
            "file": 1,
            "line": 2,
            "column": 3,
            "message": 4,
            "code": 5,
        },
    }
