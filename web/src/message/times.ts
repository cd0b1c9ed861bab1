// Moments as people read them, in their language and time zone.
import { t } from "../words/words.svelte";

const made = new Map<string, Intl.DateTimeFormat>();

function formatted(language: string, options: Intl.DateTimeFormatOptions, at: number): string {
  const key = language + JSON.stringify(options);
  if (!made.has(key)) made.set(key, new Intl.DateTimeFormat(language, options));
  return made.get(key)!.format(at);
}

/** The time of day. */
export function timeOf(at: number, language: string): string {
  return formatted(language, { timeStyle: "short" }, at);
}

/** The day and the time of day. */
export function momentOf(at: number, language: string): string {
  return formatted(language, { dateStyle: "full", timeStyle: "medium" }, at);
}

/** The same, as short as lists need it. */
export function whenOf(at: number, language: string): string {
  return formatted(language, { dateStyle: "medium", timeStyle: "short" }, at);
}

/** A day as a divider names it. */
export function dayOf(at: number, language: string): string {
  const day = new Date(at);
  const today = new Date();
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  if (day.toDateString() === today.toDateString()) return t("talk.today");
  if (day.toDateString() === yesterday.toDateString()) return t("talk.yesterday");
  const year = day.getFullYear() === today.getFullYear() ? undefined : "numeric";
  return formatted(language, { weekday: "long", day: "numeric", month: "long", year }, at);
}
