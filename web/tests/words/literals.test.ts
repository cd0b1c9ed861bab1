// No component says anything by itself: what people read stands in the files of words.
import { readFileSync, readdirSync } from "node:fs";
import { parse } from "svelte/compiler";
import { expect, test } from "vitest";

interface Node {
  type: string;
  name?: string;
  data?: string;
  value?: unknown;
  [part: string]: unknown;
}

/** Attributes that are read to people or shown to them. */
const READ = new Set([
  "alt", "aria-description", "aria-label", "aria-placeholder", "aria-roledescription",
  "aria-valuetext", "label", "placeholder", "summary", "title",
]);
/** What is called the same in every language. */
const NAMES = new Set(["Linnet"]);
const LETTERS = /\p{L}{2}/u;

/** What is written in a component itself, with a word of where. */
function literals(source: string): string[] {
  const found: string[] = [];
  const said = (text: unknown) => {
    if (typeof text === "string" && LETTERS.test(text) && !NAMES.has(text.trim())) found.push(text.trim());
  };
  /** Words in an expression, but not those that choose a text or a name of the protocol. */
  const expression = (part: unknown): void => {
    for (const node of nodes(part)) {
      if (node.type === "CallExpression" || node.type === "BinaryExpression") continue;
      if (node.type === "MemberExpression") continue;
      if (node.type === "Literal") said(node.value);
      if (node.type === "TemplateElement") said((node.value as { cooked?: string }).cooked);
      for (const value of Object.values(node)) expression(value);
    }
  };
  const walk = (part: unknown): void => {
    for (const node of nodes(part)) {
      if (node.type === "Text") said(node.data);
      else if (node.type === "ExpressionTag") expression(node.expression);
      else if (node.type === "Attribute") {
        if (READ.has(node.name ?? "")) walk(node.value);
      } else if (node.type !== "Script" && node.type !== "StyleSheet") {
        for (const value of Object.values(node)) walk(value);
      }
    }
  };
  walk(parse(source, { modern: true }).fragment as unknown as Node);
  return found;
}

function nodes(part: unknown): Node[] {
  const all = Array.isArray(part) ? part : [part];
  return all.filter((one): one is Node => typeof one === "object" && one !== null && "type" in one);
}

const components = readdirSync("src", { recursive: true, encoding: "utf-8" })
  .filter((name) => name.endsWith(".svelte"));

test.each(components)("%s has no words of its own", (name) => {
  expect(literals(readFileSync(`src/${name}`, "utf-8"))).toEqual([]);
});

test("words in text, in expressions and in attributes that are read would be found", () => {
  const source = '<p title="Hello">Good {late ? "evening" : "day"}</p><b class="loud">{t("close")}</b>';
  expect(literals(source)).toEqual(["Hello", "Good", "evening", "day"]);
});
