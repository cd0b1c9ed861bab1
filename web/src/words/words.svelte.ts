// All text that people read, by key, in the language they chose.
import { keep, kept, onKept } from "../state/kept";
import type en from "./en.json";
import type enPages from "./pages/en.json";
import { apart } from "./apart";
import { type Words, wanted, wordsIn } from "./files";

type Plural = "zero" | "one" | "two" | "few" | "many";
type Stem<Key> = Key extends `${infer Name}.other`
  ? Name
  : Key extends `${string}.${Plural}` ? never : Key;
export type Key = Stem<keyof typeof en | keyof typeof enPages>;
type Values = Record<string, string | number | Said>;

/** A text of ours that is put into another one: what others wrote is apart in it already. */
export class Said {
  constructor(readonly text: string) {}
}

const RIGHT_TO_LEFT = new Set(["ar", "he", "fa", "ur"]);
/** Reasons of which the server's own sentence knows more than the reason says. */
const TOLD_MORE = new Set(["bad-search", "bad-setting", "bad-frame", "too-large", "too-long", "too-many"]);
const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

class Language {
  code = $state("en");
  private words = $state.raw<Words>({});
  private plural = $derived(new Intl.PluralRules(this.code));
  private numbers = $derived(new Intl.NumberFormat(this.code));
  private lists = $derived(new Intl.ListFormat(this.code, { type: "unit", style: "short" }));
  private toLeft = $derived(RIGHT_TO_LEFT.has(this.code.split("-")[0]!));
  private asked = "";
  /** What pages say is wanted, too. */
  private pages = false;

  /** Speak the language that was chosen, or that the browser asks for; here and in other tabs. */
  async begin(): Promise<void> {
    onKept("language", () => void this.speak(wanted()));
    addEventListener("languagechange", () => void this.speak(wanted()));
    await this.speak(wanted());
    // The page is of no use without any.
    if (!this.asked) this.take("en", await wordsIn("en"));
  }

  /** Have what the pages over the chat say, and other parts that come later. Rejects where it does not come. */
  async forPages(): Promise<void> {
    if (this.pages) return;
    await wordsIn(this.code, true);
    this.pages = true;
    await this.speak(this.code);
  }

  /** What was chosen; empty where the browser's languages count. */
  get chosen(): string {
    return this.code && kept("language", "");
  }

  /** Speak this language from now on; with an empty one, the browser's. */
  async choose(code: string): Promise<void> {
    keep("language", code || undefined);
    await this.speak(wanted());
  }

  /** A text; `n` chooses its plural, every `{name}` is replaced by the value of that name. */
  say(key: Key, values: Values = {}): string {
    const { n } = values;
    const form = typeof n === "number" ? `${key}.${this.plural.select(n)}` : key;
    const text = this.words[form] ?? this.words[`${key}.other`] ?? this.words[key] ?? key;
    return text.replace(/\{(\w+)\}/g, (_, name: string) => this.shown(values[name]));
  }

  /** The text for a reason of the server, and from when on it may be tried again, in seconds. */
  why(reason: string, message: string, retryAfter = 0): string {
    const own = this.words[`why.${reason}`];
    const known = own ?? (message || this.say("why.unknown", { reason }));
    const told = own && message && TOLD_MORE.has(reason) ? `${own} (${apart(message)})` : known;
    return retryAfter >= 1 ? `${told} (${this.span(retryAfter)})` : told;
  }

  /** What a setting of the server does, or what a group of them is called; English has the server's own words. */
  setting(name: string, says: string): string {
    return this.words[`setting.${name}`] ?? says;
  }

  /** A number as people write it. */
  number(value: number): string {
    return this.numbers.format(value);
  }

  /** So many seconds from now, in the largest unit that leaves a number of at least two. */
  span(seconds: number): string {
    const units = [["day", DAY], ["hour", HOUR], ["minute", MINUTE]] as const;
    const [unit, length] = units.find(([, each]) => seconds >= 2 * each) ?? ["second", 1];
    const format = new Intl.RelativeTimeFormat(this.code, { numeric: "always" });
    return format.format(Math.ceil(seconds / length), unit);
  }

  /** Several names, one after the other. */
  list(names: readonly string[]): string {
    const all = names.map((name) => apart(name, this.toLeft));
    // What joins them is dear to make, and most lists here are of one.
    return all.length > 1 ? this.lists.format(all) : (all[0] ?? "");
  }

  private shown(value: string | number | Said | undefined): string {
    if (value instanceof Said) return value.text;
    return typeof value === "number" ? this.number(value) : apart(value ?? "", this.toLeft);
  }

  /** What cannot be loaded, as without a network, leaves the language as it is. */
  private async speak(code: string): Promise<void> {
    const before = this.asked;
    this.asked = code;
    const words = await wordsIn(code, this.pages).catch(() => undefined);
    if (this.asked !== code) return;
    if (words) this.take(code, words);
    else this.asked = before;
  }

  private take(code: string, words: Words): void {
    this.asked = this.code = code;
    this.words = words;
    document.documentElement.lang = code;
    document.documentElement.dir = this.toLeft ? "rtl" : "ltr";
  }
}

export const language = new Language();
export const t = (key: Key, values?: Values): string => language.say(key, values);
/** The same, to be put into another text. */
export const within = (key: Key, values?: Values): Said => new Said(t(key, values));
