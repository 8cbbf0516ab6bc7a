// Answers the questions of `nhiemvu certify`: a starting point for your own program.
//
//     nhiemvu certify -- node nhiemvu_adapter.mjs
//
// It stands on the rules alone: Node 18 or later without packages, and the days of `calendar.jsonl`
// beside it. Replace what stands under YOUR CODE by calls of your software, one function after
// another; a function that your software has not yet answers {unsupported: true}.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const DAY = 86_400_000;
const VIET_NAM = 7 * 3_600_000;
const DECISIONS = ["approved", "rejected"];
const AFTER_THE_END = ["coordination_answered", "delay_attributed"];
// Weekdays off and Saturdays worked; whether it is a working day, by the date.
const UNUSUAL = new Map(
  readFileSync(new URL("calendar.jsonl", import.meta.url), "utf8").trim().split("\n")
    .flatMap((line) => JSON.parse(line).days).map((day) => [day.date, day.working]),
);

// YOUR CODE, level 1: working days and the 15:00 rule. A day is its midnight, as if in UTC.

const asDay = (text) => Date.parse(`${text}T00:00:00Z`);
const asText = (day) => new Date(day).toISOString().slice(0, 10);
const works = (day) => UNUSUAL.get(asText(day)) ?? new Date(day).getUTCDay() % 6 !== 0;

function following(day, step = DAY) {
  do day += step; while (!works(day));
  return day;
}

function cutoffDue({ moment }) {
  const local = microseconds(moment) + BigInt(VIET_NAM) * 1000n;
  const clock = local % (BigInt(DAY) * 1000n);
  const day = Number((local - clock) / 1000n);
  const inTime = works(day) && clock <= 15n * 3_600_000_000n;
  return { date: asText(inTime ? day : following(day)) };
}

function addWorkingDays({ date, n }) {
  let day = asDay(date);
  if (n === 0 && !works(day)) n = 1;
  for (let left = Math.abs(n); left > 0; left -= 1) day = following(day, n > 0 ? DAY : -DAY);
  return { date: asText(day) };
}

function workingDaysBetween({ a, b }) {
  const [first, last] = a <= b ? [asDay(a), asDay(b)] : [asDay(b), asDay(a)];
  let value = 0;
  for (let day = first + DAY; day <= last; day += DAY) if (works(day)) value += a <= b ? 1 : -1;
  return { value };
}

// YOUR CODE, level 2: the status of a task as of a moment.

const ON_TIME = ["in_progress_on_time", "none"];
const OVERDUE = ["in_progress_overdue", "deduct"];
const STATUS = { // review, sent, decided, now; what makes no difference is left out
  "none within": [...ON_TIME, "14.5"],
  "none past": [...OVERDUE, "14.5"],
  "awaiting": ["awaiting_confirmation", "none", "5.2.a"],
  "approved within": ["completed_on_time", "none", "5.2.b.1"],
  "approved past": ["completed_late", "consider_deduction", "5.2.c.1"],
  "rejected within within within": [...ON_TIME, "5.2.b.2"],
  "rejected within within past": [...OVERDUE, "14.5"],
  "rejected within past past": [...OVERDUE, "5.2.b.3"],
  "rejected within past within": [...ON_TIME, "5.2.d"],
  "rejected past past past": [...OVERDUE, "5.2.c.2"],
  "rejected past past within": [...ON_TIME, "5.2.d"],
  "rejected past within past": [...OVERDUE, "5.2.c.2"],
  "rejected past within within": [...ON_TIME, "5.2.d"],
  "recalled": ["recalled", "none", "7.1.đ"],
};

// A Date has no microseconds: a moment is counted in them since 1970.
function microseconds(text) {
  const [, whole, fraction = "", offset] = /^(.*?)(?:\.(\d+))?(Z|[+-][\d:]+)$/.exec(text);
  return BigInt(Date.parse(whole + offset)) * 1000n + BigInt(fraction.padEnd(6, "0"));
}

// The first moment past a deadline: a date lasts all day, a moment is itself still in time.
function endOf(deadline) {
  if (deadline.includes("T")) return microseconds(deadline) + 1n;
  return BigInt(asDay(deadline) + DAY - VIET_NAM) * 1000n;
}

function classify({ task, as_of }) {
  const now = microseconds(as_of);
  const events = (task.events ?? []).filter((event) => microseconds(event.at) <= now);
  const grants = events.filter((event) => event.kind === "extension_granted");
  const held = (at) => {
    const granted = grants.filter((grant) => microseconds(grant.at) <= at);
    return [task, ...granted].some(({ deadline }) => at < endOf(deadline)) ? "within" : "past";
  };
  let [review, sent, decided] = ["none", now, now];
  for (const { kind, at } of events) {
    if (kind === "submitted") [review, sent] = ["awaiting", microseconds(at)];
    else if ([...DECISIONS, "recalled"].includes(kind)) [review, decided] = [kind, microseconds(at)];
  }
  const matters = { none: [now], approved: [sent], rejected: [sent, decided, now] };
  const [status, consequence, basis] = STATUS[[review, ...(matters[review] ?? []).map(held)].join(" ")];
  return { status, consequence, basis };
}

// YOUR CODE, level 3: which event of a history cannot have happened, and why.

function validate({ task }) {
  const named = new Set((task.coordinators ?? []).map((unit) => unit.code));
  const [assigned, requested] = [microseconds(task.assigned_at), new Set()];
  let [before, latest] = [assigned, endOf(task.deadline)];
  let [awaits, isOpen, ended] = [false, false, false];
  for (const [index, { kind, at: text, unit, deadline }] of (task.events ?? []).entries()) {
    const [at, granted] = [microseconds(text), kind === "extension_granted"];
    const faults = {
      before_assignment: at < assigned,
      out_of_order: at < before,
      event_after_end: ended && !AFTER_THE_END.includes(kind),
      decision_without_submission: DECISIONS.includes(kind) && !awaits,
      supplement_without_submission: kind === "supplemented" && !awaits,
      deadline_not_later: granted && endOf(deadline) <= latest,
      refusal_without_request: kind === "extension_refused" && !isOpen,
      coordination_not_requested: kind === "coordination_answered" && !requested.has(unit),
      not_a_coordinator: kind === "delay_attributed" && !named.has(unit) && !requested.has(unit),
    };
    const error = Object.keys(faults).find((code) => faults[code]);
    if (error) return { error, index };
    before = at;
    ended ||= kind === "approved" || kind === "recalled";
    awaits = kind === "submitted" || (awaits && !DECISIONS.includes(kind));
    isOpen = kind === "extension_requested" || (isOpen && !kind.startsWith("extension_"));
    if (granted) latest = endOf(deadline);
    if (kind === "coordination_requested") requested.add(unit);
  }
  return { valid: true };
}

// The protocol: keep this part.

const OPERATIONS = {
  cutoff_due: cutoffDue, add_working_days: addWorkingDays,
  working_days_between: workingDaysBetween, classify, validate,
};
for await (const line of createInterface({ input: process.stdin })) {
  const { seq, op, ...asked } = JSON.parse(line);
  const answer = OPERATIONS[op]?.(asked) ?? { unsupported: true };
  process.stdout.write(`${JSON.stringify({ seq, ...answer })}\n`);
}
