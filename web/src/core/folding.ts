// How an entry changes a message that is there; the same meaning as linnet/protocol/folding.py.
import type { Body, Edited, Entry, Expired, Purged, Said } from "../protocol/types";

/** An entry that is a message. */
export type Message = Entry & { body: Said };
type Change = Extract<Body, { target: number }>;

const CHANGES = new Set(["edited", "deleted", "reacted", "unreacted", "pinned", "unpinned"]);
const SWEEPS = new Set(["purged", "expired", "erased"]);
/** The name that stands where an erased person's was. */
const ERASED = "erased";

export function isMessage(entry: Entry): entry is Message {
  return entry.body.kind === "said";
}

export function isDeleted(entry: Entry): boolean {
  return isMessage(entry) && entry.body.deleted !== undefined;
}

/** Whether an entry changes messages that were there before. */
export function isChange(entry: Entry): boolean {
  return CHANGES.has(entry.body.kind) || SWEEPS.has(entry.body.kind);
}

/** The seq of the one message an entry changes. */
export function targetOf(entry: Entry): number | undefined {
  return CHANGES.has(entry.body.kind) ? (entry.body as Change).target : undefined;
}

/** The seq of the last entry that changed this one, or its own. */
export function revOf(entry: Entry): number {
  return isMessage(entry) ? Math.max(entry.body.rev ?? 0, entry.seq) : entry.seq;
}

/** Whether this is an edit that was not overtaken. */
export function holdsText(entry: Entry): boolean {
  return entry.body.kind === "edited" && entry.body.text !== undefined;
}

/** An edit that a later one or a deletion made void: its place stays, its text goes. */
export function overtaken(edit: Entry): Entry {
  return { ...edit, body: { kind: "edited", target: (edit.body as Edited).target } };
}

/** The message after this entry; the same object when the entry is no news to it. */
export function fold(message: Entry, entry: Entry): Entry {
  if (!isMessage(message) || entry.seq <= revOf(message)) return message;
  const now = folded(message, entry);
  if (now === message.body) return message;
  const name = entry.body.kind === "erased" ? ERASED : message.name;
  return { ...message, name, body: { ...now, rev: entry.seq } };
}

/** Entries as they are after these changes, which are in order; some may be no news. */
export function broughtUp(entries: readonly Entry[], changes: readonly Entry[]): Entry[] {
  const one = new Map<number, Entry[]>();
  const many: Entry[] = [];
  for (const change of changes) {
    if (!isChange(change)) continue;
    const target = targetOf(change);
    if (target === undefined) many.push(change);
    else if (one.has(target)) one.get(target)!.push(change);
    else one.set(target, [change]);
  }
  const now = entries.map((entry) => inOrder(one.get(entry.seq), many).reduce(fold, entry));
  const gone = new Set(now.filter(isDeleted).map((entry) => entry.seq));
  return now.map((entry) => unlessOvertaken(entry, one, gone));
}

/** How many messages of the room are pinned after this entry; undefined where it is no news. */
export function pinsAfter({ body }: Entry): number | undefined {
  switch (body.kind) {
    case "pinned":
    case "unpinned":
    case "expired":
    case "erased":
      return body.pins ?? 0;
    case "deleted":
    case "purged":
    case "restored":
      return body.pins;
    default:
      return undefined;
  }
}

function inOrder(one: Entry[] = [], many: Entry[]): Entry[] {
  return many.length ? [...one, ...many].sort((a, b) => a.seq - b.seq) : one;
}

function unlessOvertaken(entry: Entry, changes: Map<number, Entry[]>, gone: Set<number>): Entry {
  if (!holdsText(entry)) return entry;
  const target = targetOf(entry)!;
  const later = changes.get(target)?.filter((one) => one.seq > entry.seq) ?? [];
  const isVoid = later.some(({ body }) => body.kind === "edited" || body.kind === "deleted");
  return isVoid || gone.has(target) ? overtaken(entry) : entry;
}

function folded(message: Message, entry: Entry): Said {
  const { body } = entry;
  const said = message.body;
  if (body.kind === "purged") return purged(message, body, entry.by);
  if (body.kind === "expired") return expired(message, body, entry.by);
  if (body.kind === "erased") {
    return message.by === body.who && message.seq <= body.upto ? gone(said, entry.by) : said;
  }
  if (targetOf(entry) !== message.seq || said.deleted !== undefined) return said;
  return changed(said, entry);
}

function changed(said: Said, { body, by, at }: Entry): Said {
  switch (body.kind) {
    case "edited":
      return body.text === undefined ? said : edited(said, body, body.text, at);
    case "deleted":
      return gone(said, by);
    case "reacted":
      return withReactions(said, added(said.reactions ?? {}, body.emoji, by));
    case "unreacted":
      return withReactions(said, taken(said.reactions ?? {}, body.emoji, by));
    case "pinned":
      return { ...said, pinned: true };
    case "unpinned":
      return without(said, "pinned");
    default:
      return said;
  }
}

function edited(said: Said, edit: Edited, text: string, at: number): Said {
  const rest = without(without(said, "mentions"), "calls");
  const now: Said = { ...rest, text, edited: at };
  if (edit.mentions?.length) now.mentions = edit.mentions;
  if (edit.calls?.length) now.calls = edit.calls;
  return now;
}

function gone(said: Said, by: string): Said {
  return said.deleted === undefined ? { kind: "said", text: "", deleted: by } : said;
}

function purged(message: Message, body: Purged, by: string): Said {
  const theirs = message.by === body.who && message.at >= (body.since ?? 0);
  const within = body.first <= message.seq && message.seq <= body.last;
  return theirs && within ? gone(message.body, by) : message.body;
}

function expired(message: Message, body: Expired, by: string): Said {
  return message.seq <= body.upto ? gone(message.body, by) : message.body;
}

type Reactions = NonNullable<Said["reactions"]>;

function added(reactions: Reactions, emoji: string, who: string): Reactions {
  const before = reactions[emoji] ?? [];
  return before.includes(who) ? reactions : { ...reactions, [emoji]: [...before, who] };
}

function taken(reactions: Reactions, emoji: string, who: string): Reactions {
  if (!reactions[emoji]?.includes(who)) return reactions;
  const left = reactions[emoji].filter((one) => one !== who);
  const others = Object.entries(reactions).filter(([key]) => key !== emoji || left.length);
  return Object.fromEntries(others.map(([key, who]) => [key, key === emoji ? left : who]));
}

function withReactions(said: Said, reactions: Reactions): Said {
  return Object.keys(reactions).length ? { ...said, reactions } : without(said, "reactions");
}

function without(said: Said, key: keyof Said): Said {
  return Object.fromEntries(Object.entries(said).filter(([name]) => name !== key)) as Said;
}
