"""What authors in the tests write, as they would type it."""

REQUEST_YAML = """\
title: 会员日活动页改版
scenario: project
priority: high
raised_by: he-jiayi
to: [TECH]
background: 报名页加载慢，报名转化率只有 3%；改版后首屏 2 秒内打开，转化率达到 5%。
work:
  - department: TECH
    role: lead
    contact: wu-hao
    tasks:
      - {id: T1, title: 页面改版, due: 2026-07-17}
      - {id: T2, title: 埋点, due: 2026-07-24}
  - {department: MKT, role: decide, contact: he-jiayi}
deliverables:
  - id: D1
    department: TECH
    milestone: M1
    kind: quality
    title: 活动页
    criterion: {metric: 首屏时间, comparison: at-most, value: 2, unit: 秒}
  - id: D2
    department: TECH
    milestone: M1
    kind: document
    title: 测试报告
    criterion: {document: 活动页测试报告}
milestones:
  - {id: M1, title: 交付, due: 2026-07-24, ends: delivered}
  - {id: M2, title: 验收通过, due: 2026-07-31, ends: accepted}
acceptance_by: [OPS]
"""

FEEDBACK = (
    "title=退款到账时间过长",
    "raised_by=he-jiayi",
    "to=[TECH]",
    "priority=medium",
    "impact=departments",
    "where=退款审核",
)
FEEDBACK_SECTIONS = (
    "具体现象=7 月 3 日起退款超过 3 天才到账，共 41 笔。",
    "What is asked=退款在 24 小时内到账。",
)

REPORT = ("Done=页面改版已上线预发布环境。", "Next=补埋点。")
