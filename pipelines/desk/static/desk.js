// The desk's keys and buttons. Everything that is shown comes escaped from the server; nothing is
// put together from article text here but by textContent.
"use strict";

const token = document.querySelector('meta[name="pressledger-token"]').content;
const queue = document.body.dataset.queue;
const list = document.getElementById("entries");
const pane = document.getElementById("detail");
const message = document.getElementById("message");
let asked = 0;

const entries = () => (list ? [...list.querySelectorAll("a.entry")] : []);
const current = () => list && list.querySelector('a.entry[aria-current="true"]');

const isNarrow = () => matchMedia("(max-width: 899px)").matches;

function say(text, wrong) {
  message.textContent = text;
  message.classList.toggle("wrong", Boolean(wrong));
  message.classList.add("shown");
  clearTimeout(say.timer);
  say.timer = setTimeout(() => message.classList.remove("shown"), wrong ? 7000 : 2500);
}

// What is said before the page is loaded anew is said again after that.
function load(address) {
  try {
    if (message.classList.contains("shown")) sessionStorage.setItem("pressledger-said", message.textContent);
  } catch {
    /* without storage it is not said twice */
  }
  location.assign(address);
}

function sayAgain() {
  try {
    const text = sessionStorage.getItem("pressledger-said");
    sessionStorage.removeItem("pressledger-said");
    if (text) say(text);
  } catch {
    /* nothing was kept */
  }
}

async function post(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json", "x-pressledger-token": token },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(text.trim() || `The desk answered ${answer.status}`);
  return JSON.parse(text);
}

async function choose(entry, focus = true) {
  const before = current();
  if (before) before.removeAttribute("aria-current");
  entry.setAttribute("aria-current", "true");
  history.replaceState(null, "", entry.href);
  if (!isNarrow()) entry.scrollIntoView({ block: "nearest" });
  if (focus) entry.focus({ preventScroll: true });
  const turn = ++asked;
  const address = new URL(entry.href);
  address.searchParams.set("part", "detail");
  const answer = await fetch(address);
  const html = await answer.text();
  if (turn !== asked) return;
  if (!answer.ok) return say(html.trim(), true);
  pane.innerHTML = html;
  pane.scrollTop = 0;
  if (isNarrow()) pane.scrollIntoView();
}

function step(by) {
  const all = entries();
  const at = all.indexOf(current()) + by;
  if (all[at]) choose(all[at]);
  else if (by > 0 && turnPage()) return;
  else say(by > 0 ? "That was the last one" : "That is the first one");
}

function turnPage() {
  const next = document.getElementById("next-page");
  const isOpenList = new URL(location).searchParams.get("status") || "open";
  if (isOpenList === "open" && entries().some((entry) => entry.dataset.ruling)) {
    const address = new URL(location);
    address.searchParams.delete("item"); // what was ruled on is gone from there
    load(address);
    return true;
  }
  if (next) load(next.href);
  return Boolean(next);
}

function label(entry, ruling) {
  const badge = entry.querySelector(".ruling");
  badge.className = `badge ruling ${ruling || ""}`;
  badge.textContent = ruling || "";
  badge.hidden = !ruling;
  if (ruling) entry.dataset.ruling = ruling;
  else delete entry.dataset.ruling;
}

function progress(told) {
  const bar = document.getElementById("progress");
  if (!bar) return;
  bar.max = Math.max(told.whole, 1);
  bar.value = told.done;
  document.getElementById("progress-text").textContent =
    `${told.done.toLocaleString("en")} of ${told.whole.toLocaleString("en")}`;
  const tab = document.querySelector('.tabs a[aria-current] .count');
  if (tab) tab.textContent = (told.whole - told.done).toLocaleString("en");
}

function nextOpen() {
  const all = entries();
  const at = all.indexOf(current());
  const rest = [...all.slice(at + 1), ...all.slice(0, at)];
  const open = rest.find((entry) => !entry.dataset.ruling);
  if (open) choose(open);
  else if (!turnPage()) say("All of these are ruled on");
}

async function rule(ruling, typed) {
  const entry = current();
  if (!entry) return;
  const why = document.getElementById("why");
  const body = { queue, ruling, why: why ? why.value.trim() : "" };
  if (entry.dataset.group && !typed) body.group = JSON.parse(entry.dataset.group);
  else body.keys = [typed ? document.getElementById("correction").dataset.key : entry.dataset.key];
  if (typed) body.typed = typed;
  try {
    const told = await post("/rule", body);
    label(entry, ruling);
    progress(told);
    say(told.ruled === 1 ? `${ruling}; u takes it back` : `${told.ruled} ${ruling}; u takes them back`);
    nextOpen();
  } catch (error) {
    say(error.message, true);
  }
}

async function ruleAll(ruling) {
  const address = new URL(location);
  const names = Object.fromEntries([...address.searchParams].filter(([name, value]) => value));
  if (queue !== "changes" || !names.effect) return say("Open a group first: it is ruled on at once");
  try {
    const told = await post("/rule", { queue, ruling, group: names, why: "" });
    say(`${told.ruled} ${ruling}`);
    load(document.querySelector("a.chip").href);
  } catch (error) {
    say(error.message, true);
  }
}

async function undo() {
  try {
    const told = await post("/undo", { queue });
    if (!told.keys.length) return say("There is nothing to take back");
    progress(told);
    const back = new Set(told.keys);
    const entry = entries().find((each) => back.has(each.dataset.key));
    say(told.keys.length === 1 ? "Taken back" : `${told.keys.length} taken back`);
    if (!entry) return load(location.href);
    label(entry, "");
    choose(entry);
  } catch (error) {
    say(error.message, true);
  }
}

function typedFields() {
  const form = document.getElementById("correction");
  const typed = {};
  for (const field of form.elements) {
    if (field.name && field.value !== field.dataset.was) typed[field.name] = field.value;
  }
  return typed;
}

let lookTimer = 0;
function look() {
  clearTimeout(lookTimer);
  lookTimer = setTimeout(async () => {
    const form = document.getElementById("correction");
    if (!form) return;
    const shown = document.getElementById("understood");
    try {
      const told = await post("/typed", { queue, key: form.dataset.key, typed: typedFields() });
      shown.textContent = told.understood;
      shown.classList.remove("wrong");
    } catch (error) {
      shown.textContent = error.message;
      shown.classList.add("wrong");
    }
  }, 200);
}

const PAIR = { accepted: "same", rejected: "different", skipped: "unsure" };
const asked_of = (ruling) => (queue === "pairs" ? PAIR[ruling] : ruling);

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  a: () => rule(asked_of("accepted")),
  r: () => rule(asked_of("rejected")),
  s: () => rule(asked_of("skipped")),
  A: () => ruleAll("accepted"),
  R: () => ruleAll("rejected"),
  S: () => ruleAll("skipped"),
  u: undo,
  c: () => {
    const box = document.getElementById("correct");
    if (!box) return say("Nothing can be typed in here");
    box.open = true;
    const first = box.querySelector("input, select, textarea");
    first.focus();
    if (first.select) first.select();
  },
  "/": () => document.getElementById("search") && document.getElementById("search").focus(),
  "?": () => document.getElementById("help").showModal(),
  Enter: () => {
    const entry = current();
    if (entry && entry.dataset.opens) location.assign(entry.dataset.opens);
  },
};
const ARROWS = new Set(["ArrowDown", "ArrowUp"]);

function storedKeys() {
  try {
    return localStorage.getItem("pressledger-keys") !== "off";
  } catch {
    return true;
  }
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const target = event.target;
  if (event.key === "Escape" && target.matches("input, textarea, select")) return target.blur();
  if (target.closest("input, textarea, select, dialog")) return;
  const inList = target === document.body || (target.matches && target.matches("a.entry"));
  if ((ARROWS.has(event.key) || event.key === "Enter") && !inList) return;
  if (!storedKeys() && event.key.length === 1) return;
  const act = KEYS[event.key];
  if (!act) return;
  if (event.key === "Enter" && !(current() && current().dataset.opens)) return;
  event.preventDefault();
  act();
});

document.addEventListener("click", (event) => {
  const entry = event.target.closest("a.entry");
  if (entry && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    choose(entry);
  }
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.rule) rule(button.dataset.rule);
  if ("undo" in button.dataset) undo();
  if (button.id === "help-button") document.getElementById("help").showModal();
});

document.addEventListener("submit", (event) => {
  if (event.target.id !== "correction") return;
  event.preventDefault();
  rule("corrected", typedFields());
});

document.addEventListener("input", (event) => {
  if (event.target.closest("#correction")) look();
});

document.addEventListener("change", (event) => {
  if ("submits" in event.target.dataset) event.target.form.requestSubmit();
  if (event.target.id === "keys-on") {
    try {
      localStorage.setItem("pressledger-keys", event.target.checked ? "on" : "off");
    } catch {
      /* without storage the keys stay on */
    }
  }
});

sayAgain();
const keysOn = document.getElementById("keys-on");
if (keysOn) keysOn.checked = storedKeys();
if (current() && !isNarrow()) {
  current().scrollIntoView({ block: "nearest" });
  current().focus({ preventScroll: true });
}
