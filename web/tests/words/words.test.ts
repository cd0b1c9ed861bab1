// Every language says everything, with the plurals it has, and leaves no value out.
import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";

type Words = Record<string, string>;
const FOLDER = "src/words";
/** What the pages over the chat say stands in files of their own, which come with them. */
const PAGES = `${FOLDER}/pages`;
const PLURAL = /\.(?:zero|one|two|few|many|other)$/;
/** Forms of so few that a word may say how many. */
const IN_WORDS = /\.(?:zero|one|two)$/;
const REASONS = "../src/linnet/protocol/reasons.py";
/** Reasons that the page finds by itself. */
const OWN_REASONS = ["unknown", "cannot-connect", "not-understood"];

function words(file: string): Words {
  const [chat, pages] = [FOLDER, PAGES].map((folder) => JSON.parse(readFileSync(`${folder}/${file}`, "utf-8")) as Words);
  return { ...chat, ...pages };
}

const en = words("en.json");
const files = readdirSync(FOLDER).filter((name) => name.endsWith(".json"));
/** Keys of texts that have plurals, without which. */
const counted = new Set(Object.keys(en).filter((key) => PLURAL.test(key)).map(stem));
const reasons = [...readFileSync(REASONS, "utf-8").matchAll(/^ {4}[A-Z_]+ = "([a-z-]+)"$/gm)]
  .map(([, name]) => `why.${name!}`);
const sources = readdirSync("src", { recursive: true, encoding: "utf-8" })
  .filter((name) => /\.(?:svelte|ts)$/.test(name))
  .map((name) => readFileSync(`src/${name}`, "utf-8"))
  .join("\n");

function stem(key: string): string {
  return key.replace(PLURAL, "");
}

/** All keys a language needs, besides the reasons of the server. */
function needed(language: string): string[] {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const plain = Object.keys(en).filter((key) => !PLURAL.test(key));
  const plurals = [...counted].flatMap((key) => forms.map((form) => `${key}.${form}`));
  return [...plain, ...plurals];
}

function values(text: string): string[] {
  return [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
}

/** Whether this text names the same values as the English one. */
function same(key: string, text: string): boolean {
  const original = values(en[key] ?? en[`${stem(key)}.other`] ?? "");
  const wanted = IN_WORDS.test(key) && !values(text).includes("{n}")
    ? original.filter((value) => value !== "{n}")
    : original;
  return values(text).join() === wanted.join();
}

test.each(files)("%s has every text in every plural of its language", (file) => {
  const code = file.replace(".json", "");
  const there = words(file);
  expect(needed(code).filter((key) => !there[key])).toEqual([]);
});

/** English leaves them to the server, which speaks it. */
test.each(files.filter((file) => file !== "en.json"))("%s has every reason of the server", (file) => {
  const there = words(file);
  expect(reasons.filter((key) => !there[key])).toEqual([]);
});

test.each(files)("%s has nothing that is no text of the page", (file) => {
  const wanted = new Set([...needed(file.replace(".json", "")), ...reasons]);
  // Those of the server's settings are held by tests/web/test_written.py, which knows them.
  const own = (key: string) => wanted.has(key) || (file !== "en.json" && key.startsWith("setting."));
  expect(Object.keys(words(file)).filter((key) => !own(key))).toEqual([]);
});

test.each(files)("%s names the same values as English", (file) => {
  expect(Object.entries(words(file)).filter(([key, text]) => !same(key, text))).toEqual([]);
});

test.each(files)("%s says nothing twice", (file) => {
  const text = [FOLDER, PAGES].map((folder) => readFileSync(`${folder}/${file}`, "utf-8")).join("\n");
  const keys = [...text.matchAll(/^ {2}"([^"]+)":/gm)].map(([, key]) => key!);
  expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
});

test.each(files)("%s says in each of its files what the others say there", (file) => {
  const groups = (folder: string, of: string) =>
    [...new Set(Object.keys(JSON.parse(readFileSync(`${folder}/${of}`, "utf-8")) as Words).map((key) => key.split(".")[0]!))];
  // The server's own reasons and settings are said by itself in English.
  const own = (group: string) => !["why", "setting"].includes(group);
  for (const folder of [FOLDER, PAGES]) {
    expect(groups(folder, file).filter(own).sort()).toEqual(groups(folder, "en.json").filter(own).sort());
  }
});

test("what only pages say is said by nothing that is there before them", () => {
  const there = readdirSync("src", { recursive: true, encoding: "utf-8" })
    .filter((name) => /\.(?:svelte|ts)$/.test(name) && !name.startsWith("pages/"))
    .map((name) => readFileSync(`src/${name}`, "utf-8"))
    .join("\n");
  const late = Object.keys(JSON.parse(readFileSync(`${PAGES}/en.json`, "utf-8")) as Words);
  const groups = [...new Set(late.map((key) => key.split(".")[0]!))];
  expect(groups.filter((group) => there.includes(`"${group}.`) || there.includes(`\`${group}.$`))).toEqual([]);
});

test("every text is used somewhere", () => {
  const made = [...sources.matchAll(/`([a-z][\w.-]*)\$\{[^`]*`/g)].map(([whole]) => {
    const parts = whole.slice(1, -1).split(/\$\{[^}]*\}/).map((part) => part.replace(/\./g, "\\."));
    return new RegExp(`^${parts.join("[\\w.-]+")}$`);
  });
  const own = OWN_REASONS.map((reason) => `why.${reason}`);
  const unused = [...new Set(Object.keys(en).map(stem))].filter((key) => {
    const inSources = sources.includes(`"${key}"`) || made.some((pattern) => pattern.test(key));
    return key.startsWith("why.") ? !own.includes(key) : !inSources;
  });
  expect(unused).toEqual([]);
});
