// What can be completed where one writes: people, rooms, emoji, commands.
import { all as emojis } from "../core/markup/emojis";
import type { Chat } from "../state/chat.svelte";
import { COMMANDS } from "./commands";
import { t } from "../words/words.svelte";

/** One suggestion: what is put in, and how it is shown. */
export interface Suggestion {
  put: string;
  shown: string;
  more: string;
  person?: string;
}

/** All suggestions, the likeliest first, and the part of the text they would replace. */
export interface Completion {
  from: number;
  found: Suggestion[];
}

const TOKEN = /(?:^|[\s(])([@#:])([^\s@#]{0,48})$/u;
const COMMAND = /^\/([a-z]*)$/;

/** The part of a name that stands before this place, where one is being written. */
export function nameAt(text: string, place: number): string {
  const token = TOKEN.exec(text.slice(0, place));
  return token?.[1] === "@" ? token[2]! : "";
}

/** What could be meant by what stands before this place. */
export function complete(text: string, place: number, chat: Chat): Completion | undefined {
  const before = text.slice(0, place);
  const command = COMMAND.exec(before);
  if (command) return offer(0, commands(command[1]!));
  const token = TOKEN.exec(before);
  if (!token) return undefined;
  const [, mark = "", typed = ""] = token;
  const from = place - typed.length - 1;
  if (mark === "@") return offer(from, people(typed, chat));
  if (mark === "#") return offer(from, rooms(typed, chat));
  // Times and sides (10:30, a: b) are no emoji.
  return typed.length < 2 ? undefined : offer(from, named(typed));
}

function offer(from: number, found: Suggestion[]): Completion | undefined {
  return found.length ? { from, found } : undefined;
}

/** Those that begin with what was typed, before those that only have it in them. */
function ranked<One>(all: readonly One[], typed: string, nameOf: (one: One) => string): One[] {
  const wanted = typed.toLowerCase();
  const at = (one: One) => nameOf(one).toLowerCase().indexOf(wanted);
  const fitting = all.filter((one) => at(one) >= 0);
  const score = (one: One) => Number(at(one) > 0) * 100 + nameOf(one).length;
  return fitting.sort((one, other) => score(one) - score(other));
}

function people(typed: string, chat: Chat): Suggestion[] {
  const others = chat.people().filter((one) => one.id !== chat.me?.id);
  const online = others.filter((one) => one.online);
  const rest = others.filter((one) => !one.online);
  const all = [...ranked(online, typed, (one) => one.name), ...ranked(rest, typed, (one) => one.name)];
  return all.map((one) => ({
    put: mentionOf(one.name), shown: one.name, more: one.id, person: one.id,
  }));
}

/** How somebody is called in a text; names of several words need quotes. */
export function mentionOf(name: string): string {
  return /^[\p{L}\p{M}\p{Nd}_.'-]+$/u.test(name) ? `@${name}` : `@"${name}"`;
}

function rooms(typed: string, chat: Chat): Suggestion[] {
  const all = chat.rooms.filter((view) => !view.with);
  return ranked(all, typed, (view) => view.name).map((view) => ({
    put: `#${view.name}`, shown: `# ${view.name}`, more: view.topic ?? "",
  }));
}

function named(typed: string): Suggestion[] {
  const names = [...emojis().keys()];
  return ranked(names, typed, (name) => name).map((name) => ({
    put: emojis().get(name)!, shown: `${emojis().get(name)!} :${name}:`, more: "",
  }));
}

function commands(typed: string): Suggestion[] {
  const fitting = Object.keys(COMMANDS).filter((name) => name.startsWith(typed));
  return fitting.map((name) => ({
    put: `/${name}`, shown: `/${name}`, more: t(`command.${name as keyof typeof COMMANDS}`),
  }));
}
