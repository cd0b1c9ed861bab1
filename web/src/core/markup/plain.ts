// Messages as readable text without marks, for notifications, quotes and the clipboard.
import { unturned } from "./characters";
import { parse } from "./parse";
import type { Block, Inline } from "./tokens";

/** What stands for a spoiler, however long it is. */
export const HIDDEN = "\u2592\u2592\u2592";

/** Lines of text; `spoilers` says whether these are shown. */
export function plain(blocks: readonly Block[], spoilers = false): string {
  let text = "";
  for (const [n, block] of blocks.entries()) {
    // Two quotes, lists or paragraphs in a row would otherwise look like one.
    if (n) text += blocks[n - 1]!.kind === block.kind ? "\n\n" : "\n";
    text += shownBlock(block, spoilers);
  }
  return text;
}

/**
 * A message in one line of at most so many characters; what it quotes is left out. A message of
 * nothing but quotes is shown with them. Spoilers stay hidden.
 */
export function excerpt(text: string, length: number): string {
  return excerptOf(parse(text), length);
}

/** The same of a message that was read already. */
export function excerptOf(blocks: readonly Block[], length: number): string {
  const own = blocks.filter((block) => block.kind !== "quote");
  const line = unturned(plain(own.length ? own : blocks)).split(/\s+/).filter(Boolean).join(" ");
  if (line.length <= length) return line;
  let cut = "";
  for (const { segment } of new Intl.Segmenter().segment(line)) {
    if (cut.length + segment.length > length - 1) break;
    cut += segment;
  }
  return `${cut.trimEnd()}\u2026`;
}

function shownBlock(block: Block, spoilers: boolean): string {
  if (block.kind === "paragraph") return shownInlines(block.inlines, spoilers);
  if (block.kind === "code-block") return block.text;
  if (block.kind === "quote") return indented(plain(block.blocks, spoilers), "> ", "> ");
  const items = block.items.map((item, n) => {
    const mark = block.numbers ? `${block.numbers[n]}. ` : "- ";
    return indented(plain(item, spoilers), mark, " ".repeat(mark.length));
  });
  return items.join("\n");
}

/** Lines with marks before them; an empty line has no space after its mark. */
function indented(text: string, first: string, later: string): string {
  const lines = text.split("\n").map((line, n) => {
    const mark = n ? later : first;
    return line ? mark + line : mark.trimEnd();
  });
  return lines.join("\n");
}

function shownInlines(inlines: readonly Inline[], spoilers: boolean): string {
  const hidden = (one: Inline) => !spoilers && (one.style?.includes("spoiler") ?? false);
  return runs(inlines, hidden).map((run) => (hidden(run[0]!) ? HIDDEN : shown(run))).join("");
}

/** Inlines as text; a link whose text is not its address has the address after it. */
function shown(run: readonly Inline[]): string {
  const linked = runs(run, hrefOf).map((part) => {
    const text = part.map(leaf).join("");
    const href = hrefOf(part[0]!);
    return ["", text, `mailto:${text}`].includes(href) ? text : `${text} (${href})`;
  });
  return linked.join("");
}

/** The address of the link an inline stands in. */
export function hrefOf(one: Inline): string {
  return "href" in one ? (one.href ?? "") : "";
}

/** The text of blocks that are one paragraph of nothing but text; undefined where there is more to draw. */
export function lineOf(blocks: readonly Block[]): string | undefined {
  const [block] = blocks;
  if (blocks.length !== 1 || block!.kind !== "paragraph" || block!.inlines.length !== 1) return undefined;
  const [one] = block!.inlines;
  return one!.kind === "text" && !one!.style?.length && !one!.href ? unturned(one!.text) : undefined;
}

/** Neighbours that agree in this. */
export function runs<One, Key>(all: readonly One[], key: (one: One) => Key): One[][] {
  const found: One[][] = [];
  for (const one of all) {
    const last = found[found.length - 1];
    if (last && key(last[0]!) === key(one)) last.push(one);
    else found.push([one]);
  }
  return found;
}

function leaf(one: Inline): string {
  if (one.kind === "break") return "\n";
  return one.kind === "mention" ? `@${one.word}` : one.text;
}
