// What a setting takes: the server says it in English, in a few forms, which the page knows.
import { language, t } from "../../words/words.svelte";
import type { Key } from "../../words/words.svelte";

/** What the server's sentence looks like, and the text for it. */
const FORMS: [RegExp, Key][] = [
  [/^a whole number from (?<from>\d+) to (?<to>\d+)$/, "allowed.whole"],
  [/^seconds from (?<from>[\d.]+) to (?<to>[\d.]+), or 0 for never$/, "allowed.seconds"],
  [/^one line of 1 to (?<to>\d+) characters, such as (?<such>.+)$/, "allowed.line"],
  [/^such as (?<such>1d, 12h or 30min) \((?<from>\w+) to (?<to>\w+)\), or off$/, "allowed.span"],
  [/^such as (?<such>10\/s burst 30 or 6\/min) \(at least (?<from>1\/min)\), or off$/, "allowed.rate"],
];

/** Which of its words are no words but what is to be typed. */
const TYPED = / or /g;

/** The sentence in the language of the page; as it is where the page does not know its form. */
export function allowed(sentence: string): string {
  for (const [form, key] of FORMS) {
    const found = form.exec(sentence)?.groups;
    if (found) return t(key, { ...found, such: (found.such ?? "").replace(TYPED, language.code === "en" ? " or " : ", ") });
  }
  return sentence;
}
