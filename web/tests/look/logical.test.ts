// The page turns round for languages that run from right to left: no look names left or right.
import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";

const SIDES = "(?:left|right)";
const PHYSICAL = [
  new RegExp(`^(?:margin|padding|border|scroll-margin|scroll-padding)-${SIDES}`),
  new RegExp(`^border-(?:top|bottom)-${SIDES}-radius`),
  new RegExp(`^${SIDES}\\s*:`),
  new RegExp(`^(?:float|clear|text-align|caption-side)\\s*:\\s*${SIDES}`),
];
/** Four values: top, right, bottom, left. */
const AROUND = /^(?:margin|padding|inset|border-(?:width|color|style))\s*:\s*(.+)$/;
/** Four corners, from the top left one round. */
const CORNERS = /^border-radius\s*:\s*(.+)$/;

/** The declarations of a look that would stay where they are in a page that is turned round. */
function physical(css: string): string[] {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, "");
  const declarations = plain.split(/[{};]/).map((one) => one.trim()).filter((one) => /^[\w-]+\s*:/.test(one));
  return declarations.filter((one) => PHYSICAL.some((sign) => sign.test(one)) || lopsided(one));
}

function lopsided(declaration: string): boolean {
  const [, right, , left] = parts(AROUND.exec(declaration)?.[1]);
  if (left !== undefined && left !== right && !left.includes("safe-area")) return true;
  const [topLeft, topRight, bottomRight, bottomLeft] = parts(CORNERS.exec(declaration)?.[1]);
  return bottomLeft !== undefined && (topLeft !== topRight || bottomLeft !== bottomRight);
}

/** The values of a declaration; what stands in brackets is one. */
function parts(values = ""): string[] {
  return values.match(/(?:[^\s(]+(?:\((?:[^()]|\([^()]*\))*\))?)+/g) ?? [];
}

const files = readdirSync("src", { recursive: true, encoding: "utf-8" })
  .filter((name) => /\.(?:svelte|css)$/.test(name));

test.each(files)("%s has no left and no right", (name) => {
  const source = readFileSync(`src/${name}`, "utf-8");
  const styles = name.endsWith(".css") ? source : (/<style>([\s\S]*)<\/style>/.exec(source)?.[1] ?? "");
  expect(physical(styles)).toEqual([]);
});

test("sides would be found however they are written", () => {
  const wrong = ["margin-left: 1px", "left : 0", "text-align: right", "padding: 1px 2px 3px 4px",
    "inset: 0 auto 0 0", "border-radius: 1px 0 0 1px", "border-left: 0"];
  expect(physical(`.a { ${wrong.join("; ")} }`)).toEqual(wrong);
  const fine = ["padding: 0 calc(2px + 1px) 3px calc(2px + 1px)", "inset: 6px 0 auto", "text-align: start"];
  expect(physical(`.a { ${fine.join("; ")} }`)).toEqual([]);
});
