// What a theme's file makes of names: the vectors say, for this page and for the other faces.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readTheme } from "../../src/look/own";

interface Vector {
  name: string;
  file: string;
  dark: boolean;
  names: string[];
}
const vectors = JSON.parse(readFileSync("../vectors/themes.json", "utf-8")) as Vector[];

test.each(vectors)("$name", ({ file, dark, names }) => {
  const read = readTheme(file, "own.toml");
  expect(read.dark).toBe(dark);
  expect(names.map((_, n) => read.properties[`--name-${n}`])).toEqual(names);
});
