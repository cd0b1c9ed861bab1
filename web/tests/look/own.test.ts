// A person's own theme: what is wrong in the file is told by the token's name.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { contrast } from "../../src/look/colour";
import { WrongTheme, readTheme } from "../../src/look/own";
import { THEMES } from "../../src/look/themes";

const HARBOUR = `# mine
base = "dusk"
background = "#002b36"
sidebar = "#00212b"
raised = "#073642"
accent = "#2aa198"
`;

test("what a file does not name is taken from its base", () => {
  const { name, dark, properties } = readTheme(HARBOUR, "harbour.toml");
  expect([name, dark]).toEqual(["harbour", true]);
  expect(properties["--background"]).toBe("#002b36");
  expect(properties["--text"]).toBe(THEMES.dusk.tokens.text);
});

test("names, links and buttons can be read on every ground", () => {
  const { properties } = readTheme(`${HARBOUR}faint = "#002b37"`, "harbour.toml");
  for (const name of ["--quiet", "--link", ...THEMES.dusk.names.map((_, n) => `--name-${n}`)]) {
    for (const ground of ["#002b36", "#00212b", "#073642"]) {
      expect(contrast(properties[name]!, ground), name).toBeGreaterThanOrEqual(4.5);
    }
  }
  expect(contrast(properties["--action"]!, "#ffffff")).toBeGreaterThanOrEqual(4.5);
});

test("names that a file lists are used where they can be read, and brightened where not", () => {
  const listed = ["#ffd0d0", ...Array<string>(11).fill("#103040")];
  const { properties } = readTheme(`${HARBOUR}names = ${JSON.stringify(listed)}`, "harbour.toml");
  expect(properties["--name-0"]).toBe("#ffd0d0");
  for (const ground of ["#002b36", "#00212b", "#073642"]) {
    expect(contrast(properties["--name-1"]!, ground)).toBeGreaterThanOrEqual(4.5);
  }
});

test("a built-in theme written down as one's own looks like itself", () => {
  const css = readFileSync("src/look/themes.css", "utf-8");
  const dusk = readFileSync("../src/linnet/theme/dusk.toml", "utf-8");
  const { properties } = readTheme(dusk, "dusk.toml");
  for (const token of ["--background", "--mention", "--quiet", "--link", "--name-3"]) {
    expect(css).toContain(`${token}: ${properties[token]!};`);
  }
});

test.each([
  ["acent = '#ffffff'", "theme.token", { token: "acent" }],
  ["accent = 'red'", "theme.colour", { token: "accent", what: "red" }],
  ["text = '#ffffff80'", "theme.colour", { token: "text", what: "#ffffff80" }],
  ["line = 3", "theme.colour", { token: "line", what: "3" }],
  ["base = 'noon'", "theme.base", { what: "noon" }],
  ["names = ['#ffffff']", "theme.names", {}],
  ["name = ''", "theme.name", {}],
  ["a = \n b", "theme.toml", { line: "1" }],
  ["__proto__ = '#ffffff'", "theme.token", { token: "__proto__" }],
  ["#".repeat(70_000), "theme.large", {}],
])("%s is refused as %s", (text, key, values) => {
  let refused: unknown;
  try {
    readTheme(text, "x.toml");
  } catch (wrong) {
    refused = wrong;
  }
  expect(refused).toBeInstanceOf(WrongTheme);
  expect(refused).toMatchObject({ key, values });
});
