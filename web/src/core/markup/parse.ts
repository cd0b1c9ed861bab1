// Reads a message's text into the token form, and finds whom it mentions.
import type { MarkdownIt, Token } from "markdown-it";
import { inlinesOf, lines } from "./flat";
import { markdown } from "./grammar";
import type { Block, Listing, Paragraph } from "./tokens";

/** What a text must contain to be anything but lines of text. */
const MARKED =
  /[*_`@]|~~|\|\||\\[~|[\]:>+-]|\]\(|https?:|mailto:|:[^\s:]{1,60}:|^[ \t]*(?:>|(?:[-+]|\d{1,9}[.)])[ \t])/im;
const MARK = /[*_~|`[@:\\\n]/g;
/** Marks that are looked at in one message; later paragraphs that have more stay text. */
const MOST_MARKS = 2_000;
/** Empty lines in one message; with more of them all of it stays text. */
const MOST_GAPS = 1_000;
/** Spaces that the library takes from both ends of a paragraph. */
const BLANK = String.raw`[\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\u2000-\u200a]+`;
const ENDS = new RegExp(`^${BLANK}|${BLANK}$`, "g");
const EMPTY_LINES = /\n(?:[ \t]*\n)+/;
const POSSIBLE_MENTION = /(?<![0-9A-Za-z])@[\p{L}\p{N}_"\u201c\u201e]/u;

let md: MarkdownIt | undefined;

/** The blocks of a message; none if there is nothing to see. Never throws. */
export function parse(text: string): Block[] {
  const clean = text.replace(/\r\n?/g, "\n");
  const marked = MARKED.test(clean) && clean.split("\n\n").length - 1 <= MOST_GAPS;
  return marked ? byMarks(clean) : plainly(clean);
}

/** The words after @ that mention somebody, each once, in order; as typed, so case differs. */
export function mentions(text: string): string[] {
  if (!POSSIBLE_MENTION.test(text)) return [];
  return [...new Set(mentioned(parse(text)))];
}

function mentioned(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === "list") return block.items.flatMap(mentioned);
    if (block.kind !== "paragraph") return [];
    return block.inlines.flatMap((one) => (one.kind === "mention" ? [one.word] : []));
  });
}

/** Paragraphs of text without marks: nine of ten messages, in a hundredth of the time. */
function plainly(text: string): Block[] {
  const parts = text.split(EMPTY_LINES).map((part) => part.replace(ENDS, ""));
  return parts.filter(Boolean).map((part) => ({ kind: "paragraph", inlines: lines(part) }));
}

function byMarks(text: string): Block[] {
  const parser = (md ??= markdown());
  const tokens: Token[] = [];
  parser.block.parse(text, parser, { depth: 0 }, tokens);
  return new Reading(tokens, parser).blocks("");
}

/** One walk over the library's block tokens, which open and close; ours are nested. */
class Reading {
  private place = 0;
  private quotes = 0;
  private marks = MOST_MARKS;

  constructor(
    private tokens: Token[],
    private md: MarkdownIt,
  ) {}

  /** The blocks up to the token that closes what holds them. */
  blocks(close: string): Block[] {
    const found: Block[] = [];
    for (let token = this.next(); token && token.type !== close; token = this.next()) {
      const block = this.block(token);
      if (block) found.push(block);
    }
    return found;
  }

  private next(): Token | undefined {
    return this.tokens[this.place++];
  }

  private block(token: Token): Block | undefined {
    switch (token.type) {
      case "inline":
        return this.paragraph(token.content.replace(ENDS, ""));
      case "fence": {
        const text = token.content.replace(/\n$/, "");
        return { kind: "code-block", text, ...(token.info ? { language: token.info } : {}) };
      }
      case "blockquote_open":
        return this.quote();
      case "bullet_list_open":
        return this.listing("bullet_list_close");
      case "ordered_list_open":
        return this.listing("ordered_list_close");
      default:
        return undefined;
    }
  }

  private quote(): Block {
    this.quotes += 1;
    const blocks = this.blocks("blockquote_close");
    this.quotes -= 1;
    return { kind: "quote", blocks };
  }

  private listing(close: string): Listing {
    const items: Block[][] = [];
    let numbers: number[] = [];
    for (let token = this.next(); token && token.type !== close; token = this.next()) {
      if (token.info) numbers.push(Number(token.info));
      items.push(this.blocks("list_item_close"));
    }
    const [first, second] = numbers;
    // Who types "1." before every item wants them counted.
    if (first !== undefined && first === second) numbers = numbers.map((_, n) => first + n);
    return { kind: "list", items, ...(numbers.length ? { numbers } : {}) };
  }

  private paragraph(text: string): Paragraph | undefined {
    if (!text) return undefined;
    const marks = text.match(MARK)?.length ?? 0;
    if (marks > this.marks) return { kind: "paragraph", inlines: lines(text) };
    this.marks -= marks;
    const tokens: Token[] = [];
    this.md.inline.parse(text, this.md, { quoted: this.quotes > 0 }, tokens);
    return { kind: "paragraph", inlines: inlinesOf(tokens) };
  }
}
