// Which languages there are, and their words: fetched while the rest of the page still is.
import { kept } from "../state/kept";

export type Words = Record<string, string>;

/** Languages there are words in, by their own names. */
export const LANGUAGES: Record<string, string> = {
  ar: "العربية", de: "Deutsch", en: "English", es: "Español", fr: "Français", "zh-Hans": "简体中文",
};
const CHAT = import.meta.glob<Words>("./*.json", { import: "default" });
/** What only the pages over the chat say: about oneself, rooms and the server. */
const PAGES = import.meta.glob<Words>("./pages/*.json", { import: "default" });

/** The language that was chosen, or that the browser asks for. */
export function wanted(): string {
  const all = [kept("language", ""), ...navigator.languages];
  return all.map(nearest).find((one) => one !== "") ?? "en";
}

/** What is said in a language, with `pages` on those as well. Rejects where it does not come. */
export async function wordsIn(code: string, pages = false): Promise<Words> {
  const chat = CHAT[`./${code}.json`]!();
  return pages ? { ...(await chat), ...(await PAGES[`./pages/${code}.json`]!()) } : chat;
}

function nearest(wish: string): string {
  const codes = Object.keys(LANGUAGES);
  const exact = codes.find((code) => code.toLowerCase() === wish.toLowerCase());
  const main = wish.split("-")[0]!;
  return exact ?? codes.find((code) => main && code.split("-")[0] === main) ?? "";
}
