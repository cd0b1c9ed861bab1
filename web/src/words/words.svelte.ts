// All text that people read, by key, in the language they chose.
import { keep, kept } from "../state/kept";
import en from "./en.json";

type Plural = "zero" | "one" | "two" | "few" | "many";
type Stem<Key> = Key extends `${infer Name}.other`
  ? Name
  : Key extends `${string}.${Plural}` ? never : Key;
export type Key = Stem<keyof typeof en>;
type Words = Record<string, string>;
type Values = Record<string, string | number>;

/** Languages there are words in, by their own names. */
export const LANGUAGES: Record<string, string> = { en: "English", de: "Deutsch" };
const RIGHT_TO_LEFT = new Set(["ar", "he", "fa", "ur"]);
const FILES = import.meta.glob<Words>(["./*.json", "!./en.json"], { import: "default" });

class Language {
  code = $state("en");
  private words = $state.raw<Words>(en);
  private plural = $derived(new Intl.PluralRules(this.code));

  /** Speak the language that was chosen, or that the browser asks for. */
  async begin(): Promise<void> {
    const wanted = [kept("language", ""), ...navigator.languages];
    const known = wanted.map((one) => this.nearest(one)).find((one) => one !== "");
    await this.speak(known ?? "en");
  }

  /** Speak this language from now on. */
  async choose(code: string): Promise<void> {
    keep("language", code);
    await this.speak(code);
  }

  /** A text; `n` chooses its plural, every `{name}` is replaced by the value of that name. */
  say(key: Key, values: Values = {}): string {
    const { n } = values;
    const form = typeof n === "number" ? `${key}.${this.plural.select(n)}` : key;
    const text = this.words[form] ?? this.words[`${key}.other`] ?? this.words[key];
    const found = text ?? (en as Words)[`${key}.other`] ?? (en as Words)[key] ?? key;
    return found.replace(/\{(\w+)\}/g, (_, name: string) => this.shown(values[name]));
  }

  /** The text for a reason of the server; its own sentence where there is none. */
  why(reason: string, message: string): string {
    return this.words[`why.${reason}`] ?? (message || this.say("why.unknown", { reason }));
  }

  private shown(value: string | number | undefined): string {
    return typeof value === "number" ? value.toLocaleString(this.code) : (value ?? "");
  }

  private nearest(wanted: string): string {
    const codes = Object.keys(LANGUAGES);
    const exact = codes.find((code) => code.toLowerCase() === wanted.toLowerCase());
    const main = wanted.split("-")[0]!;
    return exact ?? codes.find((code) => main && code.split("-")[0] === main) ?? "";
  }

  private async speak(code: string): Promise<void> {
    const load = FILES[`./${code}.json`];
    this.words = load ? await load() : en;
    this.code = load ? code : "en";
    document.documentElement.lang = this.code;
    document.documentElement.dir = RIGHT_TO_LEFT.has(this.code.split("-")[0]!) ? "rtl" : "ltr";
  }
}

export const language = new Language();
export const t = (key: Key, values?: Values): string => language.say(key, values);
