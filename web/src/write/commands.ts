// What can be typed after a slash: the same words as in the terminal.
import type { Chat } from "../state/chat.svelte";
import { here } from "../state/route.svelte";
import { t } from "../words/words.svelte";

type Need = "room" | "person" | "text" | "";
type Carry = (chat: Chat, room: string, rest: string) => Promise<unknown>;

/** One command: what must follow it, and what it does. */
interface Deed {
  needs: Need;
  carry: Carry;
}

/** A command that cannot be carried out as it was typed; the message says why. */
export class Mistyped extends Error {}

/** Seconds. */
const HOUR = 3600;
const SHRUG = "¯\\_(ツ)_/¯";

export const COMMANDS = {
  join: { needs: "room", carry: join },
  msg: { needs: "person", carry: message },
  topic: { needs: "", carry: (chat, room, topic) => chat.wish({ type: "set-topic", room, topic }) },
  invite: { needs: "person", carry: (chat, room, who) => chat.wish({ type: "invite", room, who }) },
  leave: { needs: "", carry: (chat, room) => chat.wish({ type: "leave", room }) },
  shrug: { needs: "", carry: (chat, room, rest) =>
    chat.wish({ type: "say", room, text: rest ? `${rest} ${SHRUG}` : SHRUG }) },
  kick: { needs: "person", carry: (chat, room, rest) =>
    chat.wish({ type: "kick", room, ...withWhy(rest) }) },
  ban: { needs: "person", carry: (chat, room, rest) =>
    chat.wish({ type: "ban", room, ...withWhy(rest) }) },
  mute: { needs: "person", carry: (chat, room, rest) =>
    chat.wish({ type: "mute", room, span: HOUR, ...withWhy(rest) }) },
  unmute: { needs: "person", carry: (chat, room, who) => chat.wish({ type: "unmute", room, who }) },
} satisfies Record<string, Deed>;

/** Whether this text is a command; two slashes make it text. */
export function isCommand(text: string): boolean {
  return /^\/[a-z]/i.test(text);
}

/** Carry out what was typed. Throws Mistyped; rejects with Refused. */
export async function carryOut(chat: Chat, room: string, text: string): Promise<void> {
  const [, name = "", rest = ""] = /^\/(\S+)\s*([\s\S]*)$/.exec(text) ?? [];
  const deed = (COMMANDS as Record<string, Deed>)[name.toLowerCase()];
  if (!deed) throw new Mistyped(t("write.unknown-command", { name }));
  if (deed.needs && !rest.trim()) {
    throw new Mistyped(t("write.needs", { name, what: t(`command.needs.${deed.needs}`) }));
  }
  await deed.carry(chat, room, rest.trim());
}

/** The first word, or what stands in quotes, and the rest. */
export function parted(rest: string): [first: string, rest: string] {
  const [, quoted, word, more = ""] = /^@?(?:"([^"]+)"|(\S+))\s*([\s\S]*)$/.exec(rest) ?? [];
  return [quoted ?? word ?? "", more];
}

function withWhy(rest: string): { who: string; why: string } {
  const [who, why] = parted(rest);
  return { who, why };
}

async function join(chat: Chat, _room: string, rest: string): Promise<void> {
  const [name, key] = parted(rest);
  const known = chat.find(name);
  if (!known) {
    await chat.wish({ type: "join", room: name, ...(key ? { key: key.trim() } : {}) }).catch((refused: { reason: string }) => {
      if (refused.reason !== "no-such-room") throw refused;
      return chat.wish({ type: "create-room", name: name.replace(/^#/, ""), kind: "open" });
    });
  }
  visit(chat, chat.session.world.find(name)?.id);
}

async function message(chat: Chat, _room: string, rest: string): Promise<void> {
  const [who, text] = parted(rest);
  const room = await openDirect(chat, who);
  if (text) await chat.wish({ type: "say", room, text });
}

/** Open the room of two with somebody, and go there. Rejects with Refused. */
export async function openDirect(chat: Chat, who: string): Promise<string> {
  const answer = await chat.wish({ type: "direct", who });
  if (answer.type !== "done") throw new Error("a direct room is answered with its place");
  visit(chat, answer.room);
  return answer.room;
}

function visit(_chat: Chat, room: string | undefined): void {
  if (room) here.go({ page: "room", room, people: false });
}
