// Keeps what one reads where it is while history is laid above it.
import { placeOf } from "../state/rows";
import type { Row } from "../state/rows";

/** The part of a virtual list that is needed here. */
export interface Measured {
  getScrollOffset(): number;
  getItemOffset(row: number): number;
  findItemIndex(offset: number): number;
}

/** A message, and how many pixels below the upper edge it begins. */
export interface Anchor {
  seq: number;
  below: number;
}

/** The first message in view. */
export function anchorOf(list: Measured, rows: readonly Row[], top: number): Anchor | undefined {
  for (let n = Math.max(0, list.findItemIndex(top)); n < rows.length; n += 1) {
    const row = rows[n]!;
    if (row.is === "message") return { seq: row.entry.seq, below: list.getItemOffset(n) - top };
  }
  return undefined;
}

/** Where the list must stand so that the message is where it was; undefined where it is gone. */
export function standing(list: Measured, rows: readonly Row[], anchor: Anchor): number | undefined {
  const place = placeOf(rows, anchor.seq);
  return place < 0 ? undefined : Math.max(0, list.getItemOffset(place) - anchor.below);
}
