// What others wrote, put into a sentence of ours without turning its direction (Unicode UAX 9).
import { unturned } from "../core/markup/characters";

/** Letters that run from right to left, and marks that count as such. */
const TO_LEFT = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const FIRST_STRONG_ISOLATE = "\u2068";
const POP_ISOLATE = "\u2069";

/**
 * This text for a place within a sentence: it runs as its own letters do, and what stands around
 * it as the sentence does. `always` also isolates what runs from left to right.
 */
export function apart(text: string, always = false): string {
  const plain = unturned(text);
  const needed = plain !== "" && (always || TO_LEFT.test(plain));
  return needed ? FIRST_STRONG_ISOLATE + plain + POP_ISOLATE : plain;
}
