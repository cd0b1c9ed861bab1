// How entries become rows: groups, days, the line above what is new, notices that gather.
import { expect, test } from "vitest";
import { Layout, afterwards, placeOf, upTo } from "../../src/state/rows";
import type { Body, Entry } from "../../src/protocol/types";

const NOON = new Date(2026, 10, 21, 12).getTime();
const MINUTE = 60_000;

function entry(seq: number, body: Body, by = "100002", at = NOON + seq * MINUTE): Entry {
  return { type: "entry", room: "lobby", seq, count: seq, by, name: by, at, send_id: `s${seq}`, body };
}
const said = (seq: number, by?: string, at?: number) =>
  entry(seq, { kind: "said", text: `${seq}` }, by, at);

function rows(entries: Entry[], readTo = Infinity): string[] {
  const layout = new Layout("100001", readTo);
  layout.lay(entries);
  return layout.rows.map((row) => (row.is === "message" && row.head ? "head" : row.is));
}

test("lines of one author within five minutes stand under one name", () => {
  expect(rows([said(2), said(3), said(4, "100003"), said(5, "100003", NOON + 30 * MINUTE)]))
    .toEqual(["day", "head", "message", "head", "head"]);
});

test("each day begins with its line", () => {
  expect(rows([said(2), said(3, "100002", NOON + 24 * 60 * MINUTE)]))
    .toEqual(["day", "head", "day", "head"]);
});

test("the line above what is new stands before the first message of somebody else", () => {
  expect(rows([said(2), said(3, "100001"), said(4), said(5)], 2))
    .toEqual(["day", "head", "head", "new", "head", "message"]);
});

test("who came one after the other is told in one line, and what changes others in none", () => {
  const joined = (seq: number) => entry(seq, { kind: "joined" }, String(100000 + seq));
  const reacted = entry(4, { kind: "reacted", target: 9, emoji: "x" });
  expect(rows([joined(2), joined(3), reacted, joined(5), said(6)])).toEqual(["day", "notice", "head"]);
});

test("laying out one by one is laying out at once", () => {
  const entries = [said(2), said(3), entry(4, { kind: "joined" }), said(5)];
  const layout = new Layout("100001", 3);
  for (const one of entries) layout.add(one);
  const whole = new Layout("100001", 3);
  whole.lay(entries);
  expect(layout.rows).toEqual(whole.rows);
});

test("what was laid out before its news came stands there once", () => {
  const layout = new Layout("100001", 3);
  layout.lay([said(2), said(3), said(4)]);
  for (const one of [said(3), said(4), said(5)]) layout.add(one);
  expect(layout.rows.flatMap((row) => (row.is === "message" ? [row.entry.seq] : []))).toEqual([2, 3, 4, 5]);
});

test("no two rows have one key, whatever a program calls my wishes and the clock says", () => {
  const tomorrow = NOON + 24 * 60 * MINUTE;
  const layout = new Layout("100001", Infinity);
  layout.lay([said(2), { ...said(3, "100001"), send_id: "2" }, said(4, "100002", tomorrow), said(5)]);
  const keys = layout.rows.map((row) => row.key);
  expect(new Set(keys).size).toBe(keys.length);
});

test("a place is found in its row, or in the next one", () => {
  const layout = new Layout("100001", Infinity);
  layout.lay([said(2), said(3), entry(4, { kind: "deleted", target: 2 }), said(5)]);
  expect([2, 3, 4, 5, 6].map((seq) => placeOf(layout.rows, seq))).toEqual([1, 2, 3, 3, -1]);
});

test("what is on its way stands after everything, under one's name once", () => {
  const hopes = ["a", "b"].map((send_id) => ({ send_id, text: send_id, at: NOON }));
  const found = afterwards([], "100001", hopes, []);
  expect(found.map((row) => row.is === "hope" && row.head)).toEqual([true, false]);
});

test("letting go of the beginning is laying out what is left, wherever that begins", () => {
  const late = NOON + 24 * 60 * MINUTE;
  const entries = [said(2), said(3), entry(4, { kind: "joined" }), said(5), said(6, "100003"), said(7, "100003", late), said(8, "100003", late)];
  for (const first of [2, 3, 4, 5, 6, 7, 8]) {
    const [cut, whole] = [new Layout("100001", Infinity), new Layout("100001", Infinity)];
    cut.lay(entries);
    cut.cut(first);
    whole.lay(entries.filter(({ seq }) => seq >= first));
    for (const layout of [cut, whole]) layout.add(said(9, "100003", late));
    expect(cut.rows).toEqual(whole.rows);
    expect(cut.first).toBe(first);
  }
});

test("what came at the end is shown in steps, and at once where it is too much or the last row is gone", () => {
  const layout = new Layout("100001", Infinity);
  layout.lay(Array.from({ length: 300 }, (_, n) => said(n + 2)));
  const shown = (last: number) => upTo(layout.rows, String(last), 8);
  expect(layout.rows).toHaveLength(301);
  expect([301, 293, 292, 150].map(shown)).toEqual([301, 301, 300, 158]);
  expect([90, 1000].map(shown)).toEqual([301, 301]);
});

test("a room in which nothing ever happened says so, and goes on from there", () => {
  const layout = new Layout("100001", Infinity);
  layout.lay([], true);
  layout.add(said(1));
  expect(layout.rows.map((row) => row.is)).toEqual(["start", "day", "message"]);
  expect(rows([])).toEqual([]);
});

test("a message that is under way once more is not among those that were refused", () => {
  const command = { type: "say", send_id: "a1", room: "lobby", text: "hello" } as const;
  const failed = [{ command, refused: { reason: "muted", message: "" } }];
  const found = afterwards([], "100001", [{ send_id: "a1", text: "hello", at: 0 }], failed);
  expect(found.map((row) => row.is)).toEqual(["hope"]);
});
