// The way to somebody's card, from wherever their name stands.
import { createContext } from "svelte";
import type { Named } from "../protocol/types";

type Show = (who: Named) => void;
const [shown, set] = createContext<Show>();

/** Cards are shown by this from here downwards. */
export function showCards(show: Show): void {
  set(show);
}

/** What shows somebody's card. */
export function cards(): Show {
  return shown();
}
