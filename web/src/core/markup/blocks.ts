// Rules for blocks, where chat differs from documents: every line says itself where it belongs.
//
// In documents a line without a mark may still continue a quote or a list item. In chat the line
// after a quote is the answer to it, so a quote ends with its marks and an item with its
// indentation.
import type { StateBlock } from "markdown-it";
import { DEEPEST } from "./tokens";

export type BlockRule = (state: StateBlock, line: number, end: number, silent: boolean) => boolean;

/** Tokens of the library after which further quotes and lists of a message stay text. */
const MOST = 2_000;
const ITEM = /(?:[-+*]|\d{1,9}[.)])[ \t]+[^ \t\n]/y;
const LINE_OF_MARKS = /(?=((?:[-*][ \t]*){3,}))\1(?=\n|$)/y;
const OPENING = /(`{3,})(?!`)[ \t]*([^`\n]*)/y;
const LANGUAGE = /^[\p{L}\p{N}_+#.-]{1,32}$/u;

function matches(pattern: RegExp, text: string, place: number): RegExpExecArray | null {
  pattern.lastIndex = place;
  return pattern.exec(text);
}

/** A line that begins with `>`: the library's rule, but not too deep and not too often. */
export function quoting(rule: BlockRule): BlockRule {
  return within(rule);
}

/** A line that begins with a mark of a list and says something: a lone "-" or "+" is text. */
export function listing(rule: BlockRule): BlockRule {
  const bounded = within(rule);
  return (state, line, end, silent) => {
    const place = state.bMarks[line]! + state.tShift[line]!;
    if (!matches(ITEM, state.src, place)) return false;
    if (matches(LINE_OF_MARKS, state.src, place)) return false;
    return bounded(state, line, end, silent);
  };
}

function within(rule: BlockRule): BlockRule {
  return (state, line, end, silent) => {
    const env = state.env as { depth: number };
    if (env.depth >= DEEPEST || state.tokens.length > MOST) return false;
    if (silent) return rule(state, line, end, true);
    env.depth += 1;
    const found = rule(state, line, end, false);
    env.depth -= 1;
    return found;
  };
}

/** Ends a quote at the first line without its mark. */
export const unmarked: BlockRule = (_state, _line, _end, silent) => silent;

/** Ends a paragraph of an item at the first line that is not indented like the item. */
export const outdented: BlockRule = (state, line, _end, silent) =>
  silent && state.sCount[line]! < state.blkIndent;

/** Ends a list that has become too long. */
export const enough: BlockRule = (state, _line, _end, silent) =>
  silent && state.tokens.length > MOST;

/** Code between lines of three backticks; the closing ones may stand at the end of its text. */
export const fence: BlockRule = (state, line, end, silent) => {
  const begin = state.bMarks[line]! + state.tShift[line]!;
  const close = state.eMarks[line]!;
  const opening = matches(OPENING, state.src, begin);
  if (!opening || begin + opening[0].length !== close) return false;
  // In "look: ```", code, "```" the last line ends a code, it does not begin one.
  if (silent) return state.src.includes("```", close);
  const [, ticks = "", rest = ""] = opening;
  const word = rest.trimEnd();
  const [last, before, closed] = closing(state, line, end, ticks);
  const text = state.getLines(line + 1, last, state.sCount[line]!, true) + before;
  const isLanguage = LANGUAGE.test(word);
  const token = state.push("fence", "code", 0);
  token.info = isLanguage ? word.toLowerCase() : "";
  token.content = isLanguage || !word ? text : `${word}\n${text}`;
  state.line = last + (closed ? 1 : 0);
  return true;
};

/** The line where the code ends, what of it is still code, and whether it was closed. */
function closing(
  state: StateBlock, line: number, end: number, ticks: string,
): [last: number, before: string, closed: boolean] {
  for (let last = line + 1; last < end; last += 1) {
    if (!state.isEmpty(last) && state.sCount[last]! < state.blkIndent) return [last, "", false];
    const text = state.getLines(last, last + 1, state.sCount[last]!, false).trimEnd();
    if (text.endsWith(ticks)) return [last, text.replace(/`+$/, ""), true];
  }
  return [end, "", false];
}
