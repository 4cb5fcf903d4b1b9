import assert from "node:assert/strict";
import { test } from "node:test";
import { isOwnPath } from "../lib/fragment.js";
import { commandKey, isTyping, letterOf } from "../lib/keys.js";
import { createLookup } from "../lib/lookup.js";

function press(key, target, change = {}) {
  return { key, target, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, defaultPrevented: false, ...change };
}

const BODY = { tagName: "BODY" };
const TEXT = { tagName: "INPUT", type: "text" };

test("a letter is a command outside fields and writing within them", () => {
  assert.equal(commandKey(press("A", BODY)), "a");
  assert.equal(commandKey(press("?", { tagName: "INPUT", type: "checkbox" })), "?");
  for (const target of [TEXT, { tagName: "TEXTAREA" }, { tagName: "SELECT" }, { tagName: "DIV", isContentEditable: true }, { tagName: "INPUT" }]) {
    assert.equal(commandKey(press("a", target)), null, target.tagName);
  }
});

test("on a keyboard of another script the place of the key tells the letter, on a Latin one the key itself", () => {
  assert.equal(commandKey(press("ى", BODY, { code: "KeyN" })), "n");
  assert.equal(commandKey(press("لا", BODY, { code: "KeyB" })), "b");
  assert.equal(letterOf({ key: "ئ", code: "KeyZ", ctrlKey: true }), "z");
  assert.equal(commandKey(press("w", BODY, { code: "KeyZ" })), "w", "AZERTY");
  assert.equal(commandKey(press("ö", BODY, { code: "Semicolon" })), "ö");
  assert.equal(commandKey(press("Enter", BODY, { code: "Enter" })), "Enter");
});

test("shortcuts of the browser and half-composed letters are left alone", () => {
  for (const change of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { isComposing: true }, { defaultPrevented: true }]) {
    assert.equal(commandKey(press("r", BODY, change)), null, JSON.stringify(change));
  }
  assert.ok(!isTyping(null));
});

test("only paths of this site pass as links", () => {
  assert.ok(isOwnPath("/incidents/SW-000001/"));
  for (const href of ["//evil.example/", "/\\evil.example", "https://evil.example", "javascript:alert(1)", ""]) assert.ok(!isOwnPath(href), href);
});

function lookupWith(ask) {
  const waiting = [];
  const heard = [];
  const lookup = createLookup({
    ask,
    onAnswer: (answer, value) => heard.push([value, answer]),
    onFailure: () => heard.push("failed"),
    delayMs: 100,
    timers: { set: (run) => waiting.push(run) - 1, clear: (id) => { waiting[id] = () => {}; } },
  });
  return { lookup, heard, pause: () => Promise.all(waiting.splice(0).map((run) => run())) };
}

test("only the last of several quick letters is asked for", async () => {
  const asked = [];
  const { lookup, heard, pause } = lookupWith(async (q) => asked.push(q));
  ["k", "ka", "kay"].forEach(lookup.request);
  await pause();
  assert.deepEqual(asked, ["kay"]);
  assert.equal(heard.length, 1);
});

test("an answer that comes after a newer question is dropped", async () => {
  const release = {};
  const { lookup, heard, pause } = lookupWith((q) => new Promise((resolve) => { release[q] = resolve; }));
  lookup.request("ka");
  const first = pause();
  lookup.request("kay");
  const second = pause();
  release.kay("new");
  release.ka("old");
  await Promise.all([first, second]);
  assert.deepEqual(heard, [["kay", "new"]]);
});

test("after cancel neither answer nor failure is heard", async () => {
  const { lookup, heard, pause } = lookupWith(async () => { throw new Error("down"); });
  lookup.request("ka");
  lookup.cancel();
  await pause();
  assert.deepEqual(heard, []);
  lookup.request("ka");
  await pause();
  assert.deepEqual(heard, ["failed"]);
});
