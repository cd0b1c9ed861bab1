// Rules for what stands in a line, beside the library's own for emphasis and strikethrough.
//
// Each rule looks at one place of `state.src`, and either pushes tokens, moves `state.pos` on and
// says true, or leaves everything as it is. None is ever asked in silent mode: only the library's
// own rule for links does that, and ours takes its place.
import type { StateInline } from "markdown-it";
import { emoji } from "./emojis";
import * as links from "./links";
import { mentionAt } from "./mentioning";

export type InlineRule = (state: StateInline, silent: boolean) => boolean;

const ESCAPED = "*_~|`[]@:";
/** These mean something at the beginning of a line only. */
const ESCAPED_FIRST = ">+-";
const UNMARKED = /[^\n!*:@[\\\]_`|~]+/y;
const SHORTCODE = /:([^\s:]{1,60}):(?![0-9A-Za-z])/uy;
const SCHEME = /(?<![0-9A-Za-z+.-])(?:https?|mailto)$/i;
const LONGEST_SCHEME = 6;
const BAR = 124;

/** Text up to the next character that may be a mark; the library's own rule passes over bars. */
export const text: InlineRule = (state) => {
  UNMARKED.lastIndex = state.pos;
  const found = UNMARKED.exec(state.src)?.[0].slice(0, state.posMax - state.pos);
  if (!found) return false;
  state.pending += found;
  state.pos += found.length;
  return true;
};

/** Every line end counts, and the spaces around it stay. */
export const newline: InlineRule = (state) => {
  if (state.src[state.pos] !== "\n") return false;
  state.push("softbreak", "br", 0);
  state.pos += 1;
  return true;
};

/** A backslash before a mark makes it text: `\*`. Elsewhere it is one, as in `C:\temp`. */
export const escape: InlineRule = (state) => {
  const { src, pos } = state;
  if (src[pos] !== "\\" || pos + 1 >= state.posMax) return false;
  const char = src[pos + 1]!;
  if (!ESCAPED.includes(char) && !(ESCAPED_FIRST.includes(char) && isFirst(src, pos))) return false;
  // The shrug that everybody knows keeps its arm.
  state.pending += src[pos - 1] === "\u00af" ? `\\${char}` : char;
  state.pos += 2;
  return true;
};

function isFirst(text: string, place: number): boolean {
  while (place && " \t".includes(text[place - 1]!)) place -= 1;
  return place === 0 || text[place - 1] === "\n";
}

/** The library's rule, but line ends within code stay. */
export function code(backtick: InlineRule): InlineRule {
  return (state, silent) => {
    const start = state.pos;
    if (!backtick(state, silent)) return false;
    const token = state.tokens[state.tokens.length - 1];
    if (token?.type === "code_inline" && !state.pending) {
      const inside = state.src.slice(start + token.markup.length, state.pos - token.markup.length);
      const padded = inside.startsWith(" ") && inside.endsWith(" ") && /[^ ]/.test(inside);
      token.content = padded ? inside.slice(1, -1) : inside.replace(/\n$/, "");
    }
    return true;
  };
}

/** `[label](address)`, but no picture `![..](..)`. */
export const link: InlineRule = (state) => {
  const { src, pos, posMax } = state;
  if (src[pos] !== "[" || state.linkLevel || src[pos - 1] === "!") return false;
  const found = links.written(src, pos, posMax);
  if (!found) return false;
  const [labelEnd, after, href] = found;
  state.pos = pos + 1;
  state.posMax = labelEnd;
  state.push("link_open", "a", 1).attrs = [["href", href]];
  state.linkLevel += 1;
  state.md.inline.tokenize(state);
  state.linkLevel -= 1;
  state.push("link_close", "a", -1);
  state.pos = after;
  state.posMax = posMax;
  return true;
};

/** An address without marks; noticed at its first colon. */
export const bareLink: InlineRule = (state) => {
  const { src, pos } = state;
  if (src[pos] !== ":" || state.linkLevel) return false;
  const scheme = SCHEME.exec(src.slice(Math.max(0, pos - LONGEST_SCHEME - 1), pos))?.[0];
  if (!scheme || !state.pending.endsWith(scheme)) return false;
  const begin = pos - scheme.length;
  const href = links.bare(src, begin, state.posMax);
  if (!href) return false;
  state.pending = state.pending.slice(0, -scheme.length);
  state.push("link_open", "a", 1).attrs = [["href", href]];
  state.push("text", "", 0).content = href;
  state.push("link_close", "a", -1);
  state.pos = begin + href.length;
  return true;
};

/** `@name`; not in quotes, where somebody else said it, and not in the label of a link. */
export const mention: InlineRule = (state) => {
  const { quoted } = state.env as { quoted: boolean };
  if (state.src[state.pos] !== "@" || state.linkLevel || quoted) return false;
  const [word, end] = mentionAt(state.src, state.pos);
  if (!word) return false;
  state.push("mention", "", 0).content = word;
  state.pos = end;
  return true;
};

/** `:name:` of an emoji; not within words and times, so that 10:100:20 stays what it is. */
export const shortcode: InlineRule = (state) => {
  const { src, pos } = state;
  if (src[pos] !== ":") return false;
  const last = state.tokens[state.tokens.length - 1];
  const afterEmoji = !state.pending && last?.type === "emoji";
  const previous = src[pos - 1] ?? "";
  if ((previous === ":" && !afterEmoji) || /[0-9A-Za-z]/.test(previous)) return false;
  SHORTCODE.lastIndex = pos;
  const found = SHORTCODE.exec(src.slice(0, state.posMax));
  const char = found ? emoji(found[1]!) : "";
  if (!found || !char) return false;
  const token = state.push("emoji", "", 0);
  token.content = char;
  token.info = found[1]!;
  state.pos = pos + found[0].length;
  return true;
};

/** Notes every `||`; pairs are made of them afterwards, as the library does for `~~`. */
export const spoiler: InlineRule = (state) => {
  if (state.src[state.pos] !== "|") return false;
  const run = state.scanDelims(state.pos, true);
  if (run.length < 2) return false;
  if (run.length % 2) state.push("text", "", 0).content = "|";
  for (let pair = 0; pair < Math.floor(run.length / 2); pair += 1) {
    state.push("text", "", 0).content = "||";
    const [token, open, close] = [state.tokens.length - 1, run.can_open, run.can_close];
    state.delimiters.push({ marker: BAR, length: 0, token, end: -1, open, close });
  }
  state.pos += run.length;
  return true;
};

/** Makes `||` that found its partner the begin or the end of a spoiler. */
export function spoilerPairs(state: StateInline): boolean {
  const inner = state.tokens_meta.map((meta) => meta?.delimiters ?? []);
  for (const delimiters of [state.delimiters, ...inner]) {
    for (const opener of delimiters) {
      if (opener.marker !== BAR || opener.end < 0) continue;
      turn(state, opener.token, "spoiler_open");
      turn(state, delimiters[opener.end]!.token, "spoiler_close");
    }
  }
  return true;
}

function turn(state: StateInline, place: number, type: string): void {
  const token = state.tokens[place]!;
  token.type = type;
  token.content = "";
}
