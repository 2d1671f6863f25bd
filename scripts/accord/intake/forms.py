"""Questions -> the issue forms of GitHub, which Gitea and Forgejo read too.

Chinese comes first, since most who write here read nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from accord.intake.columns import examples, told, written
from accord.intake.question import Question, Shape, in_both, offered, questions
from accord.language import Label, Message, say
from accord.organization import Organization
from accord.schema.schemas import Names, Schema, Schemas

FOLDER = ".github/ISSUE_TEMPLATE"
# An issue with the label of a document is taken for that document.
_LABEL = "accord-"
_KIND = {Shape.ONE: "dropdown", Shape.SEVERAL: "dropdown", Shape.LINE: "input"}
_WIDTH = 100


def files(schemas: Schemas, organization: Organization) -> Mapping[str, str]:
    """Path -> text of every issue form, and of the file beside them."""
    forms = [schemas[name] for name in offered(schemas)]
    texts = {
        f"{FOLDER}/{number}-{each.name}.yml": _text(_form(each, organization))
        for number, each in enumerate(forms, 1)
    }
    return {**texts, f"{FOLDER}/config.yml": _text(_beside(organization))}


def label_of(kind: str) -> str:
    """The label of the issues that are forms of some kind."""
    return f"{_LABEL}{kind}"


def kind_of(label: str) -> str | None:
    """The kind of document that a label stands for; None if for none."""
    return label.removeprefix(_LABEL) if label.startswith(_LABEL) else None


def _beside(organization: Organization) -> dict[str, Any]:
    """Issues about anything else are welcome, and whoever looks for the forms finds the site's."""
    if not organization.site:
        return {"blank_issues_enabled": True}
    told = say("The site has forms that check while you write.")
    link = {"name": _both(organization.name), "url": organization.site, "about": _told(told)}
    return {"blank_issues_enabled": True, "contact_links": [link]}


def _form(schema: Schema, organization: Organization) -> dict[str, Any]:
    asked = questions(schema, organization)
    return {
        "name": _both(schema.label),
        "description": _both(Label.of(_about(schema))),
        "title": f"{schema.label.zh}：",
        "labels": [label_of(schema.name)],
        "body": [_greeting(), *(_element(each, organization) for each in asked)],
    }


def _about(schema: Schema) -> Mapping[str, str]:
    return {"zh": schema.node["description"], "en": schema.node["x-en"]["description"]}


def _greeting() -> dict[str, Any]:
    text = say(
        "A program makes a pull request of this issue, and answers below with what is to be mended."
        " Who wrote it is known by the account. Write no phone numbers, e-mail addresses or"
        " identity numbers."
    )
    return {"type": "markdown", "attributes": {"value": f"{text.text('zh')}\n\n{text.text('en')}"}}


def _element(question: Question, organization: Organization) -> dict[str, Any]:
    return {
        "type": _KIND.get(question.shape, "textarea"),
        "id": question.id,
        "attributes": dict(_attributes(question, _names(organization))),
        **({"validations": {"required": True}} if question.must else {}),
    }


def _attributes(question: Question, names: Names) -> Iterator[tuple[str, Any]]:
    yield "label", question.label.zh
    yield "description", "\n".join(_description(question))
    if question.options:
        yield "options", [each.text for each in question.options]
        if question.shape is Shape.SEVERAL:
            yield "multiple", True
    elif question.shape is Shape.ROWS:
        yield "placeholder", "\n".join(examples(question.node, question.ways, names))
    elif question.node.get("examples"):
        yield "placeholder", written(question.node["examples"][0], question.node, names)


def _description(question: Question) -> Iterator[str]:
    yield _both(question.about)
    if question.known:
        yield _told(say("Left empty, the program fills it in."))
    for way in question.ways:
        line = say(
            "One a line: {columns}", columns=Label(f"`{told(way, 'zh')}`", f"`{told(way, 'en')}`")
        )
        yield _told(line)


def _told(message: Message) -> str:
    return _both(in_both(message))


def _both(called: Label) -> str:
    return f"{called.zh} {called.en}".strip()


def _names(organization: Organization) -> Names:
    """What codes and ids are called."""
    return {
        "department": {each.code: each.label.zh for each in organization.departments.values()},
        "person": {each.id: each.name for each in organization.people.values()},
    }


class _Indented(yaml.SafeDumper):
    """Lists stand further in than the key above them; texts of several lines stay as they are."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, False)

    def lines(self, text: str) -> yaml.Node:
        as_it_is = "\n" in text and all(len(line) < _WIDTH for line in text.split("\n"))
        return self.represent_scalar("tag:yaml.org,2002:str", text, "|" if as_it_is else None)


_Indented.add_representer(str, _Indented.lines)


def _text(content: Mapping[str, Any]) -> str:
    note = "# Written by `accord templates` from the schemas and the registry; a test holds it.\n"
    return note + yaml.dump(
        content, Dumper=_Indented, allow_unicode=True, sort_keys=False, width=_WIDTH
    )
