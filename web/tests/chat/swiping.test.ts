// What counts as a swipe, and what a badge says.
import { expect, test } from "vitest";
import { numbered } from "../../src/chat/badge";
import { leadsUp } from "../../src/chat/swiping";

const from = { x: 50, y: 300, at: 0 };

test("a quick level way to the right leads up; to the left where writing runs that way", () => {
  expect(leadsUp(from, { x: 160, y: 320, at: 200 }, false)).toBe(true);
  expect(leadsUp(from, { x: 160, y: 320, at: 200 }, true)).toBe(false);
  expect(leadsUp({ ...from, x: 300 }, { x: 160, y: 320, at: 200 }, true)).toBe(true);
});

test("scrolling, a short way and a slow one do not", () => {
  expect(leadsUp(from, { x: 160, y: 420, at: 200 }, false)).toBe(false);
  expect(leadsUp(from, { x: 100, y: 300, at: 200 }, false)).toBe(false);
  expect(leadsUp(from, { x: 160, y: 300, at: 900 }, false)).toBe(false);
});

test.each([[1, ">1<"], [42, ">42<"], [100, ">99+<"]])("%i calls are a badge with %s", (calls, text) => {
  expect(numbered(calls)).toContain(text);
});
