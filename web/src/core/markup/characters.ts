// Characters as people count them: letters beyond the first plane are two units in this language.

const LETTER = /^[\p{L}\p{M}\p{Nd}]$/u;
/** Characters that turn the direction of everything after them (Unicode UAX 9). */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/gu;
const ALPHANUMERIC = /^[\p{L}\p{N}]$/u;

/** The character that begins at this place; empty at the end. */
export function at(text: string, place: number): string {
  const point = place >= 0 ? text.codePointAt(place) : undefined;
  return point === undefined ? "" : String.fromCodePoint(point);
}

/** The character that ends before this place; empty at the beginning. */
export function before(text: string, place: number): string {
  const last = text.charCodeAt(place - 1);
  const isTail = last >= 0xdc00 && last <= 0xdfff && place > 1;
  return place > 0 ? at(text, isTail ? place - 2 : place - 1) : "";
}

/** This text without what turns the direction of its line. */
export function unturned(text: string): string {
  return text.replace(TURNING, "");
}

export function isLetter(char: string): boolean {
  return LETTER.test(char);
}

export function isAlphanumeric(char: string): boolean {
  return ALPHANUMERIC.test(char);
}
