// What one changes of what one said oneself: the last message, or any, as it was changed last.
import { type Message, isDeleted, isMessage } from "../core/folding";
import type { Wish } from "../core/outbox";
import type { Hope, Timeline } from "../core/timeline";

/** The last message of this person that stands; where one is still on its way, that one. */
export function ownLast({ entries, hopes }: Timeline, me: string): Message | Hope | undefined {
  const last = entries.findLast((entry) => entry.by === me && isMessage(entry) && !isDeleted(entry));
  return hopes.at(-1) ?? (last as Message | undefined);
}

/** A message as it will be once what was changed of it, and is on its way, has arrived. */
export function asChanged(message: Message, wishes: readonly Wish[]): Message {
  const { room, seq, body } = message;
  const last = wishes.findLast(({ command }) => command.type === "edit" && command.room === room && command.seq === seq);
  return last?.command.type === "edit" ? { ...message, body: { ...body, text: last.command.text } } : message;
}
