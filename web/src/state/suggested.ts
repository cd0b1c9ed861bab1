// Whom a list beside a field suggests.
import type { Present } from "../protocol/types";
import type { Chat } from "./chat.svelte";

/** Of so many; nobody reads more, and browsers get slow. */
const MOST = 100;

/** Others one has heard of whose name has this in it. */
export function suggested(chat: Chat, part: string): Present[] {
  const wanted = calledBy(part).toLowerCase();
  return chat.people().filter((one) => one.id !== chat.me?.id && one.name.toLowerCase().includes(wanted)).slice(0, MOST);
}

/** The name somebody typed, as it stands without the mark of a mention. */
export const calledBy = (typed: string): string => typed.trim().replace(/^@/, "");
