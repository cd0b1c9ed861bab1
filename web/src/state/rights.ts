// Who may do what, as far as a page shows it: the server decides, this only hides what it refuses.
import type { Person, Role, RoomView } from "../protocol/types";

const RANK: Record<Role, number> = { member: 0, moderator: 1, owner: 2 };

/** Whether somebody of this role is at least a moderator. */
export function moderates(role: Role | undefined): boolean {
  return role !== undefined && RANK[role] >= RANK.moderator;
}

/** Whether one may say something in this room: in one that is locked only some may. */
export function mayTalkIn({ policy, role }: RoomView, me: Person | undefined): boolean {
  return !policy?.locked || role !== "member" || (policy.voices ?? []).includes(me?.id ?? "");
}

/** Whether this is the role of an owner. */
export function owns(role: Role | undefined): boolean {
  return role === "owner";
}

/** Somebody of whom something may be done: `here` is their role in the room. */
interface Somebody {
  id: string;
  role?: Role;
  here?: Role;
}

/** Whether one may mute, kick or ban this person in this room: the rule of `hub/ranks.py`. */
export function mayActIn(view: RoomView, me: Person, who: Somebody): boolean {
  if (view.with || who.id === me.id || !moderates(view.role)) return false;
  if (owns(view.role) && (owns(me.role) || !moderates(who.role))) return true;
  if (RANK[view.role!] <= RANK[who.here ?? "member"]) return false;
  return !moderates(who.role) || view.kind !== "open" || owns(me.role);
}

/** Whether one may remove what this person said in this room. */
export function mayPurgeIn(view: RoomView, me: Person, who: Somebody): boolean {
  if (view.with || who.id === me.id || !moderates(view.role)) return false;
  return mayActIn(view, me, who) || !owns(who.here);
}

/** Whether one may act on this person in all rooms at once. */
export function mayActEverywhere(me: Person, who: Somebody): boolean {
  if (who.id === me.id || !moderates(me.role)) return false;
  return owns(me.role) || RANK[me.role ?? "member"] > RANK[who.role ?? "member"];
}
