// Moments as people read them, in their language and time zone.
import { t } from "../words/words.svelte";

const SECOND = 1000;
const MINUTE = 60_000;
const made = new Map<string, Intl.DateTimeFormat>();

function formatted(language: string, options: Intl.DateTimeFormatOptions, at: number): string {
  const key = language + JSON.stringify(options);
  if (!made.has(key)) made.set(key, new Intl.DateTimeFormat(language, options));
  return made.get(key)!.format(at);
}

/** The same without "AM" and "PM". */
function unhalved(language: string, options: Intl.DateTimeFormatOptions, at: number): string {
  const parts = new Intl.DateTimeFormat(language, options).formatToParts(at);
  return parts.map((part) => (part.type === "dayPeriod" ? "" : part.value)).join("").trim();
}

/** The same, which knows what it said last: neighbours are mostly of the same minute. */
function remembering(options: Intl.DateTimeFormatOptions, step: number, say = formatted) {
  let last = { language: "", moment: 0, text: "" };
  return (at: number, language: string): string => {
    const moment = Math.floor(at / step);
    if (last.moment !== moment || last.language !== language) {
      last = { language, moment, text: say(language, options, at) };
    }
    return last.text;
  };
}

/** The time of day. */
export const timeOf = remembering({ timeStyle: "short" }, MINUTE);

/** The same where there is hardly room: beside lines whose group has said which half of the day it is. */
export const clockOf = remembering({ timeStyle: "short" }, MINUTE, unhalved);

/** The day and the time of day. */
export const momentOf = remembering({ dateStyle: "full", timeStyle: "medium" }, SECOND);

/** The same, as short as lists need it; no line breaks within it. */
export function whenOf(at: number, language: string): string {
  return formatted(language, { dateStyle: "medium", timeStyle: "short" }, at).replaceAll(" ", "\u00a0");
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
