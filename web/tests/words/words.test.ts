// Every language says everything, with the plurals it has, and leaves no value out.
import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";

type Words = Record<string, string>;
const FOLDER = "src/words";
const PLURAL = /\.(?:zero|one|two|few|many|other)$/;

function words(file: string): Words {
  return JSON.parse(readFileSync(`${FOLDER}/${file}`, "utf-8")) as Words;
}

const en = words("en.json");
const others = readdirSync(FOLDER).filter((name) => name.endsWith(".json") && name !== "en.json");
/** Keys of texts that have plurals, without which. */
const counted = new Set(Object.keys(en).filter((key) => PLURAL.test(key)).map(stem));

function stem(key: string): string {
  return key.replace(PLURAL, "");
}

/** All keys a language needs; what the server says itself may be left to it. */
function needed(language: string): string[] {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const plain = Object.keys(en).filter((key) => !PLURAL.test(key));
  return [...plain, ...[...counted].flatMap((key) => forms.map((form) => `${key}.${form}`))];
}

function values(text: string): string[] {
  return [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
}

test.each(others)("%s has every text in every plural of its language", (file) => {
  const there = words(file);
  expect(needed(file.replace(".json", "")).filter((key) => !there[key])).toEqual([]);
});

test.each(others)("%s has nothing that is no text of the page", (file) => {
  const known = (key: string) => key.startsWith("why.") || key in en || counted.has(stem(key));
  expect(Object.keys(words(file)).filter((key) => !known(key))).toEqual([]);
});

test.each(others)("%s names the same values as English", (file) => {
  const wrong = Object.entries(words(file)).filter(([key, text]) => {
    const original = en[key] ?? en[`${stem(key)}.other`];
    return original !== undefined && values(text).join() !== values(original).join();
  });
  expect(wrong).toEqual([]);
});

test("every text is used somewhere", () => {
  const sources = readdirSync("src", { recursive: true, encoding: "utf-8" })
    .filter((name) => /\.(?:svelte|ts)$/.test(name))
    .map((name) => readFileSync(`src/${name}`, "utf-8"))
    .join("\n");
  const made = ["why.", "enter.", "notice.", "command.", "jump.", "people."];
  const unused = [...new Set(Object.keys(en).map(stem))].filter((key) => {
    return !sources.includes(`"${key}"`) && !made.some((start) => key.startsWith(start));
  });
  expect(unused).toEqual([]);
});
