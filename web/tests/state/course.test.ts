// Charts of a server: sums become rates, a server that starts anew is no fall below nothing.
import { expect, test } from "vitest";
import { Course, MOST, pathOf } from "../../src/pages/server/course";

const load = (entries: number, cpu = 0) => ({
  entries, commits: 0, waited: 0, people: 0, connections: { web: 2, irc: 1 }, memory: 1000, cpu,
});

test("two looks make a rate a second, and doors are counted together", () => {
  const course = new Course();
  course.take(load(100, 1), 0);
  course.take(load(160, 2), 2000);
  expect(course.points.map((one) => one.messages)).toEqual([0, 30]);
  expect(course.points[1]).toMatchObject({ connections: 3, memory: 1000, cpu: 50 });
});

test("after a restart it begins anew instead of falling below nothing", () => {
  const course = new Course();
  for (const [n, entries] of [900, 0, 20].entries()) course.take(load(entries), n * 1000);
  expect(course.points.map((one) => one.messages)).toEqual([0, 0, 20]);
});

test("no more is kept than is shown", () => {
  const course = new Course();
  for (let n = 0; n < MOST + 10; n += 1) course.take(load(n), n);
  expect(course.points).toHaveLength(MOST);
});

test("a line ends at the right, and needs two values", () => {
  expect(pathOf([1])).toBe("");
  expect(pathOf([0, 2])).toBe(`M${MOST - 2} 40.00L${MOST - 1} 3.00`);
  expect(pathOf([0, 0])).not.toContain("NaN");
});
