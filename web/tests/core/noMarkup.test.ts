// Nothing in the page makes markup of a string: what people write becomes text, by construction.
import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";

/** All the ways a browser and Svelte have to read a string as markup or script. */
const WAYS = new RegExp(
  [
    String.raw`\{@html`,
    String.raw`\b(?:inner|outer)HTML\b`,
    String.raw`\binsertAdjacentHTML\b`,
    String.raw`\bsetHTML(?:Unsafe)?\b`,
    String.raw`\bdocument\s*\.\s*write(?:ln)?\b`,
    String.raw`\bcreateContextualFragment\b`,
    String.raw`\bDOMParser\b`,
    String.raw`\bparseHTML(?:Unsafe)?\b`,
    String.raw`\bcreateRawSnippet\b`,
    String.raw`\bsrcdoc\b`,
    String.raw`\bjavascript:`,
    String.raw`\beval\s*\(`,
    String.raw`\bnew Function\b`,
  ].join("|"),
);
const sources = readdirSync("src", { recursive: true, encoding: "utf-8" })
  .filter((name) => /\.(?:svelte|ts)$/.test(name))
  .map((name) => `src/${name}`);

test("no source of the page reads a string as markup or script", () => {
  expect(sources.length).toBeGreaterThan(100);
  const found = ["index.html", ...sources].flatMap((name) =>
    readFileSync(name, "utf-8").split("\n").flatMap((line, n) => (WAYS.test(line) ? [`${name}:${n + 1}: ${line.trim()}`] : [])),
  );
  expect(found).toEqual([]);
});

test.each([
  "{@html text}", "box.innerHTML = text;", "document.write(text)", "new DOMParser()",
  '<iframe srcdoc={text}></iframe>', "createRawSnippet(() => ({ render }))", 'href="javascript:x"',
])("%s would be found", (line) => {
  expect(WAYS.test(line)).toBe(true);
});
