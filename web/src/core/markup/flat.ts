// Makes flat inlines, each with its styles, of the library's inline tokens that open and close.
import type { Token } from "markdown-it";
import { type Inline, type Style, STYLES, look } from "./tokens";

const NAMES: Record<string, Style> = {
  em: "emphasis", s: "strike", strong: "strong", spoiler: "spoiler",
};

/** Text as it is; its line ends become breaks. */
export function lines(text: string, style: readonly Style[] = [], href = ""): Inline[] {
  const found: Inline[] = [];
  for (const [n, line] of text.split("\n").entries()) {
    if (n) found.push({ kind: "break", ...look(style, href) });
    if (line) found.push({ kind: "text", text: line, ...look(style, href) });
  }
  return found;
}

/** Inlines in reading order; neighbouring text of one look is one inline. */
export function inlinesOf(tokens: readonly Token[]): Inline[] {
  const found: Inline[] = [];
  const opened: Partial<Record<Style, number>> = {};
  let href = "";
  for (const token of tokens) {
    const cut = token.type.lastIndexOf("_");
    const [name, turn] = [token.type.slice(0, cut), token.type.slice(cut + 1)];
    if (name === "link") {
      href = turn === "open" ? String(token.attrGet("href") ?? "") : "";
    } else if (NAMES[name]) {
      opened[NAMES[name]] = (opened[NAMES[name]] ?? 0) + (turn === "open" ? 1 : -1);
    } else {
      const style = STYLES.filter((one) => (opened[one] ?? 0) > 0);
      for (const leaf of leaves(token, style, href)) append(found, leaf);
    }
  }
  return found;
}

function leaves(token: Token, style: Style[], href: string): Inline[] {
  switch (token.type) {
    case "softbreak":
      return [{ kind: "break", ...look(style, href) }];
    case "mention":
      return [{ kind: "mention", word: token.content, ...look(style) }];
    case "emoji":
      return [{ kind: "emoji", text: token.content, name: token.info, ...look(style, href) }];
    case "code_inline":
      return lines(token.content, [...style, "code"], href);
    default:
      return lines(token.content, style, href);
  }
}

function append(found: Inline[], leaf: Inline): void {
  const last = found[found.length - 1];
  const joins = last?.kind === "text" && leaf.kind === "text" && sameLook(last, leaf);
  if (joins) last.text += leaf.text;
  else found.push(leaf);
}

/** Whether two inlines stand in the same styles and the same link. */
function sameLook(one: Inline, other: Inline): boolean {
  const hrefs = [one, other].map((inline) => ("href" in inline ? inline.href : undefined));
  return hrefs[0] === hrefs[1] && (one.style ?? []).join() === (other.style ?? []).join();
}
