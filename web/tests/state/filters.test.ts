// Filters of a search: one of each name, with quotes where a name has spaces.
import { expect, test } from "vitest";
import { filterIn, withFilter } from "../../src/side/filters";

test("a filter is put in once, and the next one takes its place", () => {
  const once = withFilter("tulip rose", "from", "Ann Lee");
  expect(once).toBe('tulip rose from:"Ann Lee"');
  expect(withFilter(once, "from", "Bob")).toBe("tulip rose from:Bob");
  expect(withFilter(once, "from", "")).toBe("tulip rose");
});

test("what a query says is read back", () => {
  expect(filterIn('a in:@"Ann Lee" before:2026-11-20', "in")).toBe("@Ann Lee");
  expect(filterIn("a before:2026-11-20", "before")).toBe("2026-11-20");
  expect(filterIn("notbefore:1 -from:Ann", "from")).toBe("");
});

test("excluded ones and other names stay as they are", () => {
  expect(withFilter("-from:Ann has:link", "from", "Bob")).toBe("-from:Ann has:link from:Bob");
});
