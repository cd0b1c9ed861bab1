// Emoji people choose from: every one in every tone is one that the server knows as well.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { TONES, inTone, read, searched } from "../../src/write/choosing";

const fileOf = (language: string) => readFileSync(`public/emoji/${language}.txt`, "utf-8");
const known = new Set(readFileSync("public/emoji.txt", "utf-8").split("\n").map((line) => line.split(" ")[0]));
const english = new Map([["+1", "👍"], ["tada", "🎉"]]);
const best = (language: string, typed: string) => searched(read(fileOf(language)), typed, english)[0]?.emoji;

test.each(["ar", "de", "en", "es", "fr", "zh-Hans"])("every emoji has a name in %s", (language) => {
  const groups = read(fileOf(language));
  expect(groups).toHaveLength(9);
  expect(groups.flatMap((group) => group.choices).filter((one) => !one.name)).toEqual([]);
});

test("every emoji that has tones is a known one in each of them", () => {
  const toned = read(fileOf("en")).flatMap((group) => group.choices).filter((one) => one.toned);
  expect(toned.length).toBeGreaterThan(250);
  const wrong = toned.flatMap((one) => TONES.map((_, n) => inTone(one, n))).filter((one) => !known.has(one));
  expect(wrong).toEqual([]);
});

test.each([
  ["de", "daumen hoch", "👍"], ["fr", "COEUR rouge", "❤️"], ["es", "corazon rojo", "❤️"],
  ["zh-Hans", "鼠头", "🐭"], ["ar", "قلب أحمر", "❤️"], ["de", "tada", "🎉"], ["en", "nothing like it", undefined],
])("in %s %j finds %s", (language, typed, emoji) => {
  expect(best(language, typed)).toBe(emoji);
});
