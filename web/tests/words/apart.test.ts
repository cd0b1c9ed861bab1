// What somebody wrote cannot turn the sentence it is put into.
import { expect, test, vi } from "vitest";
import { unturned } from "../../src/core/markup/characters";
import { sentence } from "../../src/message/notices";
import type { Entry } from "../../src/protocol/types";
import { apart } from "../../src/words/apart";
import { language } from "../../src/words/words.svelte";

test("a name that runs from left to right stands as it is", () => {
  expect(apart("Ann")).toBe("Ann");
});

test("a name that runs the other way is kept together, and apart from what follows", () => {
  expect(apart("\u0646\u0648\u0631")).toBe("\u2068\u0646\u0648\u0631\u2069");
});

test("in a language from right to left every name is", () => {
  expect(apart("Ann", true)).toBe("\u2068Ann\u2069");
  expect(apart("", true)).toBe("");
});

test.each([..."\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"])("a character that turns lines is gone (%j)", (turning) => {
  expect(unturned(`a${turning}b`)).toBe("ab");
  expect(apart(`${turning}\u05d0`)).toBe("\u2068\u05d0\u2069");
});

test("names stay apart in a sentence that is put into another one", async () => {
  vi.stubGlobal("document", { documentElement: {} });
  await language.choose("en");
  const body = { kind: "kicked", who: "222222", who_name: "\u0646\u0648\u0631", why: "spam" };
  const entry = { room: "lobby", seq: 1, at: 0, by: "111111", name: "Ann", body } as Entry;
  expect(sentence([entry])).toBe("Ann put \u2068\u0646\u0648\u0631\u2069 out (spam)");
});
