"use strict";

/* Text, order and filters: functions of what they are given. */

const PAGE = 50;

/** Text without diacritics and capitals: "Sở Tài chính" is found by "so tai chinh". */
function fold(text) {
  return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
}

/** Whether a query stands in a folded text; its spaces do not count. */
function matches(folded, query) {
  return folded.includes(fold(query).trim().replace(/\s+/g, " "));
}

/** What a moment sorts by: a bare date lasts until the end of its day. */
function end(moment) {
  return moment.includes("T") ? moment : moment + "T~";
}

/** Rows in order of one column; rows without a value come last, equals keep their order. */
function sorted(rows, at, kind, descending) {
  const sign = descending ? -1 : 1;
  const alphabet = new Intl.Collator("vi");
  const compare = kind === "text" ? alphabet.compare : (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  const key = (value) => (kind === "moment" ? end(value) : value);
  const given = rows.filter((row) => row[at] !== null);
  const keyed = given.map((row) => [key(row[at]), row]);
  keyed.sort((a, b) => sign * compare(a[0], b[0]));
  return keyed.map(([, row]) => row).concat(rows.filter((row) => row[at] === null));
}

/** A moment for people: 10:00 ngày 05/10/2026, or 2026-10-05 10:00. */
function written(moment, lang) {
  const [day, time] = moment.split("T");
  if (lang === "en") return time ? `${day} ${time}` : day;
  const date = day.split("-").reverse().join("/");
  return time ? `${time.replace(".", ",")} ngày ${date}` : date;
}

/** A value for people: nothing, a word by its number, a moment, or itself. */
function shown(value, column, data) {
  if (value === null) return "";
  if (column.kind === "word") return data.words[column.name][value];
  if (column.kind === "moment") return written(value, data.lang);
  return String(value);
}

/* The page. */

function make(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function start() {
  const at = (id) => document.getElementById(id);
  const data = JSON.parse(at("data").textContent);
  const place = new Map(data.columns.map((column, nth) => [column.name, nth]));
  const heads = data.table.map((name) => data.columns[place.get(name)]);
  const others = data.columns.filter((column) => !heads.includes(column));
  const asked = { sort: null, descending: false, page: 0 };
  const numbers = new Intl.NumberFormat(data.lang);
  let folded = null;
  let found = data.rows;

  /** The text of each row that is searched, made when it is first needed. */
  function texts() {
    folded ??= new Map(data.rows.map((row) => [row, fold(searched(row))]));
    return folded;
  }

  function searched(row) {
    const names = ["id", "content", "unit", "reference", "directed_by", "coordinators"];
    return names.map((name) => text(row, data.columns[place.get(name)])).join("\n");
  }

  function text(row, column) {
    return shown(row[place.get(column.name)], column, data);
  }

  function find() {
    const query = at("query").value.trim();
    const [status, light] = ["status", "light"].map((id) => at(id).value);
    const is = (row, name, wanted) => wanted === "" || row[place.get(name)] === Number(wanted);
    found = data.rows.filter(
      (row) =>
        is(row, "status", status) &&
        is(row, "light", light) &&
        (query === "" || matches(texts().get(row), query)),
    );
    if (asked.sort) {
      found = sorted(found, place.get(asked.sort.name), asked.sort.kind, asked.descending);
    }
    turn(0);
  }

  function turn(page) {
    const pages = Math.max(1, Math.ceil(found.length / PAGE));
    asked.page = Math.min(Math.max(page, 0), pages - 1);
    const first = asked.page * PAGE;
    at("body").replaceChildren(...found.slice(first, first + PAGE).map(line));
    at("before").disabled = asked.page === 0;
    at("after").disabled = asked.page === pages - 1;
    const words = at("found").dataset;
    const said = found.length === data.rows.length ? words.all : words.some;
    const counts = said
      .replace("{n}", numbers.format(found.length))
      .replace("{all}", numbers.format(data.rows.length));
    const where = words.page.replace("{page}", asked.page + 1).replace("{pages}", pages);
    at("found").textContent = pages > 1 ? `${counts}, ${where}.` : `${counts}.`;
  }

  function line(row) {
    return make("tr", { role: "row" }, ...heads.map((column) => cell(row, column)));
  }

  function cell(row, column) {
    const value = text(row, column);
    if (column.name === "id") return make("th", { scope: "row", role: "rowheader" }, value);
    if (column.name === "content") return make("td", { role: "cell", class: "content" }, more(row));
    const made = make("td", { role: "cell" }, value);
    if (column.name === "unit") made.lang = "vi";
    else if (value) made.dataset.label = column.title;
    if (column.kind === "number") made.className = "number";
    if (!value) made.className = "empty";
    return made;
  }

  /** The content of a task, which opens all that the table has no column for. */
  function more(row) {
    const content = data.columns[place.get("content")];
    const summary = make("summary", { lang: "vi" }, text(row, content) || at("body").dataset.none);
    const details = make("details", {}, summary);
    const fill = () => {
      const list = make("dl", {});
      for (const column of others) {
        const value = text(row, column);
        if (value) list.append(make("dt", {}, column.title), make("dd", {}, value));
      }
      details.append(list);
    };
    details.addEventListener("toggle", fill, { once: true });
    return details;
  }

  function head(column) {
    const sign = make("span", { "aria-hidden": "true", class: "sign" });
    const button = make("button", { type: "button" }, column.title, sign);
    button.addEventListener("click", () => {
      asked.descending = asked.sort === column && !asked.descending;
      asked.sort = column;
      mark();
      find();
    });
    const kind = column.kind === "number" ? "number" : "";
    return make("th", { scope: "col", role: "columnheader", class: kind }, button);
  }

  function mark() {
    [...at("head").children].forEach((made, nth) => {
      const by = asked.sort === heads[nth];
      const order = asked.descending ? "descending" : "ascending";
      made.setAttribute("aria-sort", by ? order : "none");
    });
  }

  /** Another page: the reader is taken to where it begins. */
  function leaf(step) {
    turn(asked.page + step);
    at("all-tasks").focus();
  }

  let waiting = 0;
  at("query").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(find, 200);
  });
  for (const id of ["status", "light"]) at(id).addEventListener("change", find);
  at("tools").addEventListener("submit", (event) => event.preventDefault());
  at("before").addEventListener("click", () => leaf(-1));
  at("after").addEventListener("click", () => leaf(1));
  at("head").append(...heads.map(head));
  mark();
  turn(0);
  at("tasks").hidden = false;
}

/** On paper everything is open, and afterwards as it was. */
function openOnPaper() {
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("section:not(.screen) details:not([open])")];
    for (const details of closed) details.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const details of closed) details.open = false;
  });
}

if (typeof document !== "undefined") {
  start();
  openOnPaper();
}
