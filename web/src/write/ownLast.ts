// What the Up key changes: what one said last oneself.
import { type Message, isDeleted, isMessage } from "../core/folding";
import type { Hope, Timeline } from "../core/timeline";

/** The last message of this person that stands; where one is still on its way, that one. */
export function ownLast({ entries, hopes }: Timeline, me: string): Message | Hope | undefined {
  const last = entries.findLast((entry) => entry.by === me && isMessage(entry) && !isDeleted(entry));
  return hopes.at(-1) ?? (last as Message | undefined);
}
