// The rules of the check that one document and what its record says can answer, in the check's own words.
// Those that need other records or the history are left to the check of the pull request.
//
//   form         one-lead, asks-others, work-for-everybody, work-by-parties, work-once,
//                acceptors-judge-others, tasks-for-workers, milestones-in-order, task-by-its-milestone,
//                task-before-the-end, form-dates, document-named, quality-measured, criterion-can-fail; in an amendment for the form as it would be
//   every entry  entry-dates, due-on-day-off, not-in-the-future
//   both         speaks-for-own, as far as today's registry tells
//   some         entry-complete, plan-within-dates, self-check-passes, figure-fits-verdict, escalates-to-another
//
//   accordRules(value, {kind, isForm, block, day}) -> [{path, severity, text, advice}]
globalThis.accordRules = (() => {
  "use strict";

  const say = (...told) => globalThis.accordSay(...told);
  const days = globalThis.accordDays;
  const trouble = (severity) => (path, text, places, advice) => ({
    path, severity, text: say(text, places), advice: advice && say(advice, places),
  });
  const error = trouble("error");
  const warning = trouble("warning");
  const titled = ({ id, title }) => (title ? `${id} ${title}` : id);
  const { named } = globalThis.accordRegistry;
  const tasksOf = (form) => (form.work || []).flatMap((part, at) => (part.tasks || [])
    .map((task, place) => ({ ...task, department: part.department, path: ["work", at, "tasks", place] })));

  // --- Who takes part -----------------------------------------------------------------------------

  function* parties(form, path) {
    const { from, to = [], work = [] } = form;
    const at = (...steps) => [...path, ...steps];
    if (to.includes(from)) yield error(at("to"), "asks_itself", { department: named(from) }, "asks_itself_advice");
    const working = work.map(({ department }) => department).filter(Boolean);
    for (const code of to) {
      if (working.length && !working.includes(code)) {
        yield error(at("work"), "no_work", { department: named(code) }, "no_work_advice");
      }
    }
    const strangers = (group) => (form[group] || []).entries();
    for (const group of ["work", "deliverables", "milestones"]) {
      for (const [place, { department }] of strangers(group)) {
        if (from && department && department !== from && !to.includes(department)) {
          yield error(at(group, place, "department"), "no_part", { department: named(department) }, "no_part_advice");
        }
      }
    }
    for (const [place, code] of working.entries()) {
      if (working.indexOf(code) < place) yield error(at("work", place, "department"), "work_twice", { department: named(code) });
    }
    for (const [place, { department, role, tasks }] of work.entries()) {
      if (department && role && role !== "decide" && !tasks) {
        yield warning(at("work", place, "tasks"), "no_task", { department: named(department) }, "no_task_advice");
      }
    }
    const makers = new Set((form.deliverables || []).map(({ department }) => department));
    for (const code of form.acceptance_by || []) {
      if (makers.size === 1 && makers.has(code)) {
        yield warning(at("acceptance_by"), "own_judges", { department: named(code) }, "own_judges_advice");
      }
    }
  }
  function* leads({ work = [] }, path) {
    const leading = [...work.entries()].filter(([, { role }]) => role === "lead");
    const complete = work.length && work.every(({ role }) => role);
    if (complete && !leading.length) yield error([...path, "work"], "no_lead", {}, "no_lead_advice");
    for (const [place, { department }] of leading.slice(1)) {
      const places = { department: named(department), first: named(leading[0][1].department) };
      yield error([...path, "work", place, "role"], "leads_already", places, "leads_already_advice");
    }
  }

  // --- Dates of a form ----------------------------------------------------------------------------

  const BEFORE = { agreed: [], tasks: ["agreed"], delivered: ["agreed"], accepted: ["agreed", "delivered"] };
  const stage = ({ ends }) => (Array.isArray(ends) ? "tasks" : ends);
  function* schedule(form, path) {
    const milestones = [...(form.milestones || []).entries()].filter(([, each]) => each.due && each.ends);
    const tasks = tasksOf(form).filter(({ due }) => due);
    for (const [place, later] of milestones) {
      for (const [, earlier] of milestones) {
        if (BEFORE[stage(later)].includes(stage(earlier)) && later.due < earlier.due) {
          const places = { later: titled(later), day: later.due, earlier: titled(earlier), first: earlier.due };
          yield error([...path, "milestones", place, "due"], "out_of_order", places, "out_of_order_advice");
        }
      }
      for (const task of tasks) {
        if (Array.isArray(later.ends) && later.ends.includes(task.id) && task.due > later.due) {
          const places = { task: titled(task), day: task.due, milestone: titled(later), end: later.due };
          yield error([...path, ...task.path, "due"], "behind_milestone", places, "behind_milestone_advice");
        }
      }
    }
    const last = milestones.map(([, { due }]) => due).sort().at(-1);
    for (const task of tasks) {
      if (last && task.due > last) {
        const places = { task: titled(task), day: task.due, end: last };
        yield warning([...path, ...task.path, "due"], "after_the_end", places, "after_the_end_advice");
      }
    }
  }

  // --- What is delivered --------------------------------------------------------------------------

  const plain = (title) => title.replace(/^[ 《》“”"'。.]+|[ 《》“”"'。.]+$/g, "").toLowerCase();
  function* criteria({ deliverables = [] }, path) {
    for (const [place, each] of deliverables.entries()) {
      const { criterion = {} } = each;
      const at = (...steps) => [...path, "deliverables", place, "criterion", ...steps];
      const { document = "", comparison, value, unit } = criterion;
      if (globalThis.accordForms.nameless.map(plain).includes(plain(document)) && document) {
        yield warning(at("document"), "nameless", { title: document }, "nameless_advice");
      }
      if (each.kind === "quality" && document && !criterion.metric) {
        yield warning(at("document"), "unmeasured", { id: titled(each) });
      }
      const percent = unit === "%" || unit === "％";
      if ((comparison === "at-least" && value === 0) || (comparison === "at-most" && value === 100 && percent)) {
        yield warning(at("value"), "always_met", { id: titled(each) }, "always_met_advice");
      }
    }
  }

  // --- Days ---------------------------------------------------------------------------------------

  // Every day by which something is to be done: where it stands, and whose it is.
  function* dues(node, path, owner) {
    if (Array.isArray(node)) for (const [place, each] of node.entries()) yield* dues(each, [...path, place], owner);
    else if (node && typeof node === "object") {
      const mine = typeof node.department === "string" ? node.department : owner;
      for (const [name, each] of Object.entries(node)) {
        if (name === "due" || name === "proposed_due") yield { path: [...path, name], due: each, owner: mine };
        else yield* dues(each, [...path, name], mine);
      }
    }
  }
  function* dates(value, { kind, isForm, block, day }) {
    const own = value.from || block?.from || "";
    for (const { path, due, owner } of dues(value, [], own)) {
      const judged = isForm || path[0] === "items" || path[0] === "proposed_due";
      const isPast = judged && due < day;
      if (days.isOff(due, owner) && !isPast) {
        yield { ...warning(path, "is_day_off", { day: due }), advice: say("next_working", { day: days.working(due, owner) }), now: true };
      }
      if (isPast) yield error(path, isForm ? "before_raised" : "before_entry", { day: due, raised: day, entry: day }, "later_date");
    }
    if (value.until && value.until < day) yield error(["until"], "before_entry", { day: value.until, entry: day }, "later_date");
    if (value.held_at && value.at && value.held_at > value.at) yield error(["held_at"], "meeting_later", {}, "meeting_later_advice");
    const instant = isForm ? "raised_at" : "at";
    if (value[instant] > days.now()) yield error([instant], "in_the_future", {});
    if (kind !== "plan" || !block?.form) return;
    const agreed = new Map(tasksOf(block.form).map((task) => [task.id, task.due]));
    const end = (block.form.milestones || []).map(({ due }) => due).sort().at(-1);
    for (const [place, task] of (value.tasks || []).entries()) {
      const whole = task.under || task.id;
      const latest = agreed.get(whole) ?? end;
      const what = agreed.has(whole) ? whole : say("the_last_milestone");
      if (task.due > latest) yield error(["tasks", place, "due"], "after_agreed", { day: task.due, agreed: latest, what }, "after_agreed_advice");
    }
  }

  // --- Entries ------------------------------------------------------------------------------------

  const KEEPS = {
    "at-least": (a, b) => a >= b, "at-most": (a, b) => a <= b, equals: (a, b) => a === b,
    "more-than": (a, b) => a > b, "less-than": (a, b) => a < b,
  };
  function* entries(value, { kind, block }) {
    if (kind === "referral" && !value.add && !value.remove) yield error(["add"], "refers_nobody", {});
    if (kind === "escalation" && value.to && value.to === value.by) yield error(["to"], "escalates_to_self", {});
    const ordered = (value.items || []).map(({ deliverable }) => deliverable);
    const lines = kind === "delivery" || kind === "acceptance" ? value.deliverables || [] : [];
    for (const [place, line] of lines.entries()) {
      const at = (name) => ["deliverables", place, name];
      if (line.verdict === "rectify" && !ordered.includes(line.id)) yield error(at("verdict"), "no_item", { id: line.id }, "no_item_advice");
      if (line.self_check === "fail") yield warning(at("self_check"), "fails_own_check", { id: line.id }, "fails_own_check_advice");
      const { criterion } = (block?.targets?.deliverable || []).find(({ id }) => id === line.id) || {};
      const passes = line.verdict === "pass" || line.self_check === "pass";
      if (passes && line.measured !== undefined && criterion?.comparison && !KEEPS[criterion.comparison](line.measured, criterion.value)) {
        yield warning(at("measured"), "misses", { measured: line.measured, id: line.id, criterion: `${criterion.metric} ${criterion.value} ${criterion.unit}` }, "misses_advice");
      }
    }
  }

  function* ofForm(form, path) {
    yield* parties(form, path);
    yield* leads(form, path);
    yield* schedule(form, path);
    yield* criteria(form, path);
  }
  return (value, context) => {
    const { isForm, kind, block } = context;
    const form = isForm ? value : kind === "amendment" ? { ...block.form, ...value.changes } : undefined;
    const found = form ? [...ofForm(form, isForm ? [] : ["changes"])] : [];
    return [...found, ...globalThis.accordSpeaking.faults(value, context), ...dates(value, context), ...entries(value, context)];
  };
})();
