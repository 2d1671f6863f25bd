"""What must not be shown is found, and nothing else, and never shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from accord.commands import cli
from accord.report import REPORTS
from accord.texts.privacy import Kind, masked, traces
from tests.spending import BORNE, spent

GITHUB_TOKEN = "ghp_" + "a1B2" * 9
ROBOT = "2b0c2f0e-1111-4222-8333-1234567890ab"

HELD = [
    (Kind.MOBILE, "13812345678", "电话 13812345678 找我"),
    (Kind.MOBILE, "138 1234 5678", "+86 138 1234 5678"),
    (Kind.IDENTITY, "11010519491231002X", "身份证11010519491231002X"),
    (Kind.BANK_CARD, "4111 1111 1111 1111", "卡号 4111 1111 1111 1111"),
    (Kind.LANDLINE, "010-62345678", "座机 010-62345678"),
    (Kind.LANDLINE, "0755-82345678", "0755-82345678 转 8"),
    (Kind.MAIL, "a.b@example.com", "发到 a.b@example.com。"),
    (Kind.CHAT, "zhang_san01", "微信号：zhang_san01"),
    (Kind.CHAT, "123456789", "QQ：123456789"),
    (Kind.ACCESS, GITHUB_TOKEN, f"token {GITHUB_TOKEN}"),
    (Kind.ACCESS, ROBOT, f"https://open.feishu.cn/open-apis/bot/v2/hook/{ROBOT}"),
    (Kind.ACCESS, ROBOT, f"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={ROBOT}"),
    (Kind.ACCESS, "f0" * 32, f"https://oapi.dingtalk.com/robot/send?access_token={'f0' * 32}"),
    (Kind.ACCESS, "SEC" + "0f" * 32, f"加签 SEC{'0f' * 32}"),
    (Kind.ACCESS, "-----BEGIN OPENSSH PRIVATE KEY-----", "-----BEGIN OPENSSH PRIVATE KEY-----"),
    (Kind.ACCESS, "Abc12345", "初始密码是 Abc12345"),
]

INNOCENT = [
    "138****5678",
    "订单 SO13812345678",
    "https://example.com/13812345678",
    "12 位条码 138123456789",
    "2026-10-25T09:30 2026-10-26 XLX-2026-001",
    "身份证 110105194912310021",
    "身份证 11010519491331002X",
    "流水号 4111 1111 1111 1112",
    "v1:sha256:2d99c039d022fe50c40e44e9f7945cce71399bf35a2ff39183c7e66924b65846",
    "git@git.xinglan.example:mall",
    "客单价 @ 99 元",
    "微信号段、QQ 登录、加微信支付",
    "密码：见保密柜",
    "https://wiki.xinglan.example/task-list-of-the-whole-product-page",
]


@pytest.mark.parametrize(("kind", "value", "text"), HELD)
def test_it_is_found_where_it_stands_and_masked(kind: Kind, value: str, text: str) -> None:
    (trace,) = traces(text)
    assert (trace.kind, trace.value) == (kind, value)
    assert text[trace.start : trace.end] == value
    assert value not in masked(text)
    assert len(masked(text)) == len(text)
    assert masked(masked(text)) == masked(text)


@pytest.mark.parametrize("text", INNOCENT)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert masked(text) == text


@pytest.mark.parametrize(
    "text",
    ["1", "1 ", "a", "a@", "@.", "(010)", "eyJ", "密码", "password=", "eyJaaaaaaaaaaa.eyJ", "SEC0"],
)
def test_no_text_takes_long(text: str) -> None:
    assert spent(lambda: traces(text * (64 * 1024 // len(text)))) < BORNE


@pytest.mark.parametrize("form", REPORTS)
@pytest.mark.parametrize("value", ["13812345678", GITHUB_TOKEN, "11010519491231002X"])
def test_no_report_repeats_it(sample: Path, form: str, value: str) -> None:
    """Neither its own finding nor another one on the same line, nor one that quotes the value."""
    request = sample / "records/requests/XLX-2026-001/request.md"
    text = request.read_text("utf-8")
    request.write_text(text.replace("priority: medium", f"priority: {value}"), "utf-8")
    other = sample / "records/requests/XLX-2026-002/request.md"
    text = other.read_text("utf-8")
    other.write_text(text.replace("\n## ", f"\n## {value}\n\n找 {value}\n\n## ", 1), "utf-8")
    done = CliRunner().invoke(cli, ["check", "-C", str(sample), "--format", form])
    assert done.exit_code == 1
    assert value not in done.output
    if form == "json":
        told = json.loads(done.stdout)["findings"]
        assert {"schema", "body-heading"} <= {each["rule"] for each in told}
