// Drafts the server was not told of yet: kept in the browser until it was.
import { keep, kept } from "./kept";

/** What somebody was writing in a room, and the message it answers. */
export interface Unsent {
  text: string;
  reply_to: number | null;
}

const NAME = "drafts";
type Drafts = Record<string, Unsent>;

/** What was not told of this room. */
export function unsent(room: string): Unsent | undefined {
  return kept<Drafts>(NAME, {})[room];
}

/** Keep this until the server has it. */
export function keepUnsent(room: string, draft: Unsent): void {
  keep(NAME, { ...kept<Drafts>(NAME, {}), [room]: draft });
}

/** The server has it, or it was said; a later text stays. */
export function dropUnsent(room: string, text?: string): void {
  const all = kept<Drafts>(NAME, {});
  if (!all[room] || (text !== undefined && all[room].text !== text)) return;
  const rest = Object.entries(all).filter(([one]) => one !== room);
  keep(NAME, rest.length ? Object.fromEntries(rest) : undefined);
}

/** Nothing of anybody stays. */
export function dropAllUnsent(): void {
  keep(NAME, undefined);
}
