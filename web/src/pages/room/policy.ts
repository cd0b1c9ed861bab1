// How a room is kept, spelled out.
import type { Policy } from "../../protocol/types";

/** A room without special rules; seconds and days are 0 where there is no limit. */
export const NO_RULES: Required<Policy> = {
  slow: 0, locked: false, edit_within: 0, keep_editions: false, receipts: "off", no_direct: false,
  retention: 0, invited: false, hidden: false, most: 0,
};

/** The rules that are otherwise than before, as they are wanted now. */
export function differing(wanted: Required<Policy>, now: Required<Policy>): Partial<Policy> {
  const names = (Object.keys(NO_RULES) as (keyof Policy)[]).filter((name) => wanted[name] !== now[name]);
  return Object.fromEntries(names.map((name) => [name, wanted[name]])) as Partial<Policy>;
}
