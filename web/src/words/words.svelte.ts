// All text that people read, by key, in the language they chose.
import { keep, kept, onKept } from "../state/kept";
import en from "./en.json";
import { apart } from "./apart";

type Plural = "zero" | "one" | "two" | "few" | "many";
type Stem<Key> = Key extends `${infer Name}.other`
  ? Name
  : Key extends `${string}.${Plural}` ? never : Key;
export type Key = Stem<keyof typeof en>;
type Words = Record<string, string>;
type Values = Record<string, string | number | Said>;

/** A text of ours that is put into another one: what others wrote is apart in it already. */
export class Said {
  constructor(readonly text: string) {}
}

/** Languages there are words in, by their own names. */
export const LANGUAGES: Record<string, string> = {
  ar: "العربية", de: "Deutsch", en: "English", es: "Español", fr: "Français", "zh-Hans": "简体中文",
};
const RIGHT_TO_LEFT = new Set(["ar", "he", "fa", "ur"]);
const FILES = import.meta.glob<Words>(["./*.json", "!./en.json"], { import: "default" });
/** Reasons of which the server's own sentence knows more than the reason says. */
const TOLD_MORE = new Set(["bad-search", "bad-setting", "bad-frame", "too-large", "too-long", "too-many"]);
const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

class Language {
  code = $state("en");
  private words = $state.raw<Words>(en);
  private plural = $derived(new Intl.PluralRules(this.code));
  private numbers = $derived(new Intl.NumberFormat(this.code));
  private lists = $derived(new Intl.ListFormat(this.code, { type: "unit", style: "short" }));
  private toLeft = $derived(RIGHT_TO_LEFT.has(this.code.split("-")[0]!));
  private asked = "";

  /** Speak the language that was chosen, or that the browser asks for; here and in other tabs. */
  async begin(): Promise<void> {
    onKept("language", () => void this.speak(this.wanted()));
    addEventListener("languagechange", () => void this.speak(this.wanted()));
    await this.speak(this.wanted());
  }

  /** What was chosen; empty where the browser's languages count. */
  get chosen(): string {
    return this.code && kept("language", "");
  }

  /** Speak this language from now on; with an empty one, the browser's. */
  async choose(code: string): Promise<void> {
    keep("language", code || undefined);
    await this.speak(this.wanted());
  }

  /** A text; `n` chooses its plural, every `{name}` is replaced by the value of that name. */
  say(key: Key, values: Values = {}): string {
    const { n } = values;
    const form = typeof n === "number" ? `${key}.${this.plural.select(n)}` : key;
    const text = this.words[form] ?? this.words[`${key}.other`] ?? this.words[key];
    const found = text ?? (en as Words)[`${key}.other`] ?? (en as Words)[key] ?? key;
    return found.replace(/\{(\w+)\}/g, (_, name: string) => this.shown(values[name]));
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

  private wanted(): string {
    const all = [kept("language", ""), ...navigator.languages];
    return all.map((one) => this.nearest(one)).find((one) => one !== "") ?? "en";
  }

  private nearest(wanted: string): string {
    const codes = Object.keys(LANGUAGES);
    const exact = codes.find((code) => code.toLowerCase() === wanted.toLowerCase());
    const main = wanted.split("-")[0]!;
    return exact ?? codes.find((code) => main && code.split("-")[0] === main) ?? "";
  }

  /** What cannot be loaded, as without a network, leaves the language as it is. */
  private async speak(code: string): Promise<void> {
    this.asked = code;
    const load = FILES[`./${code}.json`];
    const words = load ? await load().catch(() => undefined) : en;
    if (!words || this.asked !== code) return;
    this.words = words;
    this.code = code;
    document.documentElement.lang = code;
    document.documentElement.dir = this.toLeft ? "rtl" : "ltr";
  }
}

export const language = new Language();
export const t = (key: Key, values?: Values): string => language.say(key, values);
/** The same, to be put into another text. */
export const within = (key: Key, values?: Values): Said => new Said(t(key, values));
