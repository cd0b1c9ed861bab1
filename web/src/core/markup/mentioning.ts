// Which words after an @ mention somebody, by the rules that names have.
import { at, before, isAlphanumeric, isLetter } from "./characters";

/** Characters of a word; no name is longer. */
const LONGEST = 48;
/** Letters of scripts that put no spaces between words. */
const UNSPACED =
  /^[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;
/** What stands before an @ only in addresses. */
const ADDRESS = "@/=&#%$+";
/** Opening quotes and what closes them: telephones turn them while one types. */
const QUOTES: Record<string, string> = {
  '"': '"\u201d',
  "\u201c": '"\u201d',
  "\u201e": '"\u201c\u201d',
};

/** The word after the @ at this place and where it ends; an empty word if there is none. */
export function mentionAt(text: string, place: number): [string, number] {
  if (!begins(text, place)) return ["", place];
  if (QUOTES[at(text, place + 1)]) return quoted(text, place + 1);
  const end = endOf(text, place + 1);
  const whole = text.slice(place + 1, end);
  if (!whole || [...whole].length > LONGEST || !starts(at(whole, 0))) return ["", place];
  const after = at(text, end);
  // An address of another network, or a package of some language.
  if (after === "@" || (after === "/" && isLetter(at(text, end + 1)))) return ["", place];
  const word = trimmed(whole, text[place - 1] === "_");
  return [word, place + 1 + word.length];
}

/** Whether a word may begin here: not inside an e-mail or other address. */
function begins(text: string, place: number): boolean {
  let char = before(text, place);
  if (char && ADDRESS.includes(char)) return false;
  while (place && "_.-'".includes(text[place - 1]!)) place -= 1;
  char = before(text, place);
  return !isLetter(char) || UNSPACED.test(char);
}

function endOf(text: string, place: number): number {
  for (let left = LONGEST + 1; left && place < text.length; left -= 1) {
    const char = at(text, place);
    if (!isLetter(char) && !"_.'-".includes(char)) break;
    place += char.length;
  }
  return place;
}

/** Without the punctuation of the sentence around it, and without the 's of "Ann's". */
function trimmed(word: string, opened: boolean): string {
  const bare = word.replace(/[.'-]+$/, "").replace(/'s$/, "");
  // In `_@ann_` the second underscore ends the emphasis.
  return opened ? bare.replace(/_+$/, "") : bare;
}

/** A name of several words: `"Ada Lovelace"`. */
function quoted(text: string, place: number): [string, number] {
  const closers = QUOTES[at(text, place)]!;
  let end = place + 1;
  for (let left = LONGEST + 1; left && end < text.length; left -= 1) {
    const char = at(text, end);
    if (closers.includes(char)) break;
    end += char.length;
  }
  if (end >= text.length || !closers.includes(at(text, end))) return ["", place];
  const name = text.slice(place + 1, end);
  const good = name.split(" ").every((word) => {
    return word && starts(at(word, 0)) && endOf(word, 0) === word.length;
  });
  return good ? [name, end + 1] : ["", place];
}

function starts(char: string): boolean {
  return char === "_" || isAlphanumeric(char);
}
