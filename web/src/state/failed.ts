// What somebody wrote and the server refused: kept in the browser until they try again or discard it.
import type { Event } from "../core/events";
import { keep, kept } from "./kept";
import type { Failed } from "./rows";

const NAME = "refused";
/** Of so many; nobody looks at more. */
const MOST = 50;

/** What was refused in this room. */
export function failedIn(room: string): Failed[] {
  return all().filter((one) => one.command.room === room);
}

/** Whether this was refused, and stands there to be tried again. */
export function hasFailed(send_id: string): boolean {
  return all().some((one) => one.command.send_id === send_id);
}

/** Words of somebody's that were refused by this event. */
export function failedBy(event: Event): Failed | undefined {
  if (event.is !== "declined" || !event.command) return undefined;
  const { command, refused } = event;
  const isNews = command.type === "edit" && refused.reason !== "already-there";
  return command.type === "say" || isNews ? { command, refused } : undefined;
}

export function keepFailed({ command, refused: { reason, message } }: Failed): void {
  // When it may be tried again is out of date by the time it is read again.
  keep(NAME, [...others(command.send_id), { command, refused: { reason, message } }].slice(-MOST));
}

/** It was discarded, tried again, or taken after all. */
export function dropFailed(send_id: string): void {
  const rest = others(send_id);
  if (rest.length < all().length) keep(NAME, rest.length ? rest : undefined);
}

/** Nothing of anybody stays. */
export function dropAllFailed(): void {
  keep(NAME, undefined);
}

const others = (send_id: string) => all().filter((one) => one.command.send_id !== send_id);
const all = () => kept<Failed[]>(NAME, []);
