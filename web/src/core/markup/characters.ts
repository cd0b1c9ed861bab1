// Characters as people count them: letters beyond the first plane are two units in this language.

const LETTER = /^[\p{L}\p{M}\p{Nd}]$/u;
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

export function isLetter(char: string): boolean {
  return LETTER.test(char);
}

export function isAlphanumeric(char: string): boolean {
  return ALPHANUMERIC.test(char);
}
