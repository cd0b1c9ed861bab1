// Every language says everything, with the plurals it has, and leaves no value out.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
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

test("what comes later is said by nothing that is there before it", () => {
  const there = ["src/main.ts", "src/begin.ts"].flatMap((entry) => reached(new Set(), entry)).join("\n");
  const late = Object.keys(JSON.parse(readFileSync(`${PAGES}/en.json`, "utf-8")) as Words).map(stem);
  const made = madeIn(there);
  expect(late.filter((key) => there.includes(`"${key}"`) || made.some((pattern) => pattern.test(key)))).toEqual([]);
});

test("every text is used somewhere", () => {
  const made = madeIn(sources);
  const own = OWN_REASONS.map((reason) => `why.${reason}`);
  const unused = [...new Set(Object.keys(en).map(stem))].filter((key) => {
    const inSources = sources.includes(`"${key}"`) || made.some((pattern) => pattern.test(key));
    return key.startsWith("why.") ? !own.includes(key) : !inSources;
  });
  expect(unused).toEqual([]);
});

/** Keys that are put together in a source, as patterns. */
function madeIn(source: string): RegExp[] {
  return [...source.matchAll(/`([a-z][\w.-]*)\$\{[^`]*`/g)].map(([whole]) => {
    const parts = whole.slice(1, -1).split(/\$\{[^}]*\}/).map((part) => part.replace(/\./g, "\\."));
    return new RegExp(`^${parts.join("[\\w.-]+")}$`);
  });
}

/** A source and all it imports, but for parts that come with words of their own. */
function reached(seen: Set<string>, path: string): string[] {
  if (seen.has(path)) return [];
  seen.add(path);
  const source = readFileSync(path, "utf-8");
  const imports = source.matchAll(/^ *(?:import|export) (?!type\b)[^;]*?"(\.[^"]+)"|(?<!worded\()\bimport\("(\.[^"]+)"\)/gm);
  const found = [...imports].map(([, always, later]) => fileOf(join(dirname(path), (always ?? later)!)));
  return [source, ...found.flatMap((one) => (one ? reached(seen, one) : []))];
}

/** The file of what is imported, where it is a source. */
function fileOf(imported: string): string | undefined {
  return ["", ".ts", ".svelte.ts"].map((end) => imported + end).find((name) => /\.(?:ts|svelte)$/.test(name) && existsSync(name));
}
