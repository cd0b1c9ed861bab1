// How a room is kept, spelled out.
import type { Policy } from "../../protocol/types";

/** The rules that can be set here. */
export type Rules = Required<Pick<Policy,
  "slow" | "locked" | "edit_within" | "keep_editions" | "receipts" | "no_direct" | "retention"
  | "invited" | "hidden" | "most" | "key" | "outsiders" | "any_topic">>;

/** A room without special rules; seconds and days are 0 where there is no limit. */
export const NO_RULES: Rules = {
  slow: 0, locked: false, edit_within: 0, keep_editions: false, receipts: "off", no_direct: false,
  retention: 0, invited: false, hidden: false, most: 0, key: "", outsiders: false,
  any_topic: false,
};

/** The rules that are otherwise than before, as they are wanted now. */
export function differing(wanted: Rules, now: Rules): Partial<Rules> {
  const names = (Object.keys(NO_RULES) as (keyof Rules)[]).filter((name) => wanted[name] !== now[name]);
  return Object.fromEntries(names.map((name) => [name, wanted[name]])) as Partial<Rules>;
}
