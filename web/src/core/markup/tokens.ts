// The token form: what every face draws a message from (linnet/markup/tokens.py says it in full).
//
// Blocks nest; what stands in a paragraph is flat: a run of inlines, each with its own styles and,
// inside a link, its own `href`. Fields that have their default are left out.

export type Style = "strong" | "emphasis" | "strike" | "spoiler" | "code";
export const STYLES: readonly Style[] = ["strong", "emphasis", "strike", "spoiler", "code"];
/** Quotes and lists within each other; what would be deeper stays text. */
export const DEEPEST = 8;

interface Look {
  style?: Style[];
  href?: string;
}
export type Text = { kind: "text"; text: string } & Look;
export type Break = { kind: "break" } & Look;
export type Mention = { kind: "mention"; word: string; style?: Style[] };
export type Emoji = { kind: "emoji"; text: string; name: string } & Look;
export type Inline = Text | Break | Mention | Emoji;

export interface Paragraph {
  kind: "paragraph";
  inlines: Inline[];
}
export interface CodeBlock {
  kind: "code-block";
  text: string;
  language?: string;
}
export interface Quote {
  kind: "quote";
  blocks: Block[];
}
export interface Listing {
  kind: "list";
  items: Block[][];
  numbers?: number[];
}
export type Block = Paragraph | CodeBlock | Quote | Listing;

/** The look of an inline, with nothing where it is plain. */
export function look(style: readonly Style[], href = ""): Look {
  return { ...(style.length ? { style: [...style] } : {}), ...(href ? { href } : {}) };
}
