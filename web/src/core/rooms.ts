// How entries change a room as one person sees it, and which messages call that person.
import type { Entry, Marker, RoomView } from "../protocol/types";
import { isMessage, pinsAfter } from "./folding";

/** Ids of people one has blocked. */
export type Blocked = { has(id: string): boolean };
const NOBODY: Blocked = new Set<string>();

/**
 * The room after this entry; entries it counts already change nothing, but for the calls of those
 * that one's marker does not count yet: the server may have told it as it was a moment earlier.
 */
export function after(view: RoomView, entry: Entry, me: string, blocked = NOBODY): RoomView {
  if (entry.seq <= view.head && !view.read.head) return view;
  const read = readAfter(view, entry, me, blocked);
  if (entry.seq <= view.head) return read === view.read ? view : { ...view, read };
  const now = { ...view, read, head: entry.seq, count: entry.count };
  const pins = pinsAfter(entry);
  if (pins !== undefined) return pins ? { ...now, pins } : withoutPins(now);
  return { ...now, ...changes(view, entry, me) };
}

function changes(view: RoomView, entry: Entry, me: string): Partial<RoomView> {
  const { body, by } = entry;
  switch (body.kind) {
    // A room that is told to who just came counts them already.
    case "joined":
      return by === me ? {} : { members: view.members + 1 };
    case "invited":
      return body.who === me ? {} : { members: view.members + 1 };
    case "unbanned":
      return body.who === me || body.role === undefined ? {} : { members: view.members + 1 };
    case "left":
    case "kicked":
    case "banned":
      return went(entry) === undefined ? {} : { members: Math.max(0, view.members - 1) };
    case "renamed":
      return { name: body.name };
    case "topic-set":
      return { topic: body.topic };
    case "policy-set":
      return { policy: body.policy };
    case "role-set":
      return body.who === me ? { role: body.role } : {};
    default:
      return {};
  }
}

function withoutPins(view: RoomView): RoomView {
  const rest = { ...view };
  delete rest.pins;
  return rest;
}

/** Who is no member of the room after this entry. */
export function went({ body, by }: Entry): string | undefined {
  if (body.kind === "left") return by;
  if (body.kind === "kicked") return body.everywhere ? undefined : body.who;
  if (body.kind === "banned") return body.left ? body.who : undefined;
  return undefined;
}

/** One's own marker after this entry: it follows what one says, and counts who calls. */
export function readAfter(view: RoomView, entry: Entry, me: string, blocked = NOBODY): Marker {
  const { read } = view;
  if (entry.seq <= (read.head ?? 0) || !isMessage(entry)) return read;
  if (entry.by === me) return { seq: entry.seq, count: entry.count, head: entry.seq };
  if (!callsMe(view, entry, me, blocked)) return read;
  return { ...read, mentions: (read.mentions ?? 0) + 1 };
}

/** Whether this is a message of somebody else that calls me, by name or with a group. */
export function callsMe(view: Pick<RoomView, "role">, entry: Entry, me: string, blocked = NOBODY): boolean {
  if (!isMessage(entry) || entry.by === me || blocked.has(entry.by)) return false;
  const { calls, mentions } = entry.body;
  const moderates = view.role === "owner" || view.role === "moderator";
  const grouped = calls?.includes("room") || (moderates && calls?.includes("moderators"));
  return grouped || mentions?.includes(me) || false;
}

/** Whether this is a message of somebody who is blocked. */
export function isHidden(entry: Entry, blocked: Blocked): boolean {
  return isMessage(entry) && blocked.has(entry.by);
}

/** Whether this is the direct room with somebody who is blocked: nothing in it is news. */
export function isSilenced(view: RoomView, blocked: Blocked): boolean {
  return view.with !== undefined && blocked.has(view.with.id);
}

/**
 * Whether a new entry deserves a notification, by the level somebody chose for its room.
 *
 * Only messages of others do that are not read yet, not deleted, and not of blocked people.
 */
export function worthTelling(view: RoomView, entry: Entry, me: string, blocked = NOBODY): boolean {
  if (!isMessage(entry) || entry.body.deleted !== undefined || entry.by === me) return false;
  if (blocked.has(entry.by) || entry.seq <= view.read.seq || view.level === "nothing") return false;
  return (view.level ?? "everything") === "everything" || callsMe(view, entry, me, blocked);
}

/** Where the entries begin that one's marker does not count the calls of. */
export function countedTo(view: RoomView): number {
  return Math.min(view.read.head || view.head, view.head);
}

/** Messages after the place one has read to. */
export function unread(view: RoomView): number {
  return Math.max(0, view.count - view.read.count);
}

/** A room's name as it is looked up. */
export function roomKey(name: string): string {
  return name.trim().replace(/^#/, "").toLowerCase();
}
