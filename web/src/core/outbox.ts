// Wishes not yet confirmed: sent in order in each room, and again after every reconnect.
import type { Command } from "../protocol/types";

/** Commands that become an entry in a room's log. */
export type RoomCommand = Extract<
  Command,
  {
    type:
      | "say" | "create-room" | "direct" | "join" | "leave" | "invite" | "rename" | "set-topic"
      | "set-role" | "set-policy" | "edit" | "delete" | "react" | "unreact" | "pin" | "unpin"
      | "kick" | "ban" | "unban" | "mute" | "unmute";
  }
>;

/** A command on its way; `tried` says that a connection carried it. Lanes keep their order. */
export interface Wish {
  command: RoomCommand;
  lane: string;
  underWay: boolean;
  tried: boolean;
}

/** What a command concerns, as far as order matters. */
export function laneOf(command: RoomCommand): string {
  if (command.type === "create-room") return command.name.replace(/^#/, "").toLowerCase();
  if (command.type === "direct") return `@${command.who.toLowerCase()}`;
  return command.room.replace(/^#/, "").toLowerCase();
}

/**
 * Wishes by send_id, oldest first. A room's next wish leaves when the one before is answered, so
 * a refusal that only means "later" cannot reorder them.
 */
export class Outbox {
  private wishes = new Map<string, Wish>();
  private later = new Map<string, number>();

  get size(): number {
    return this.wishes.size;
  }

  all(): Wish[] {
    return [...this.wishes.values()];
  }

  /** The wish of this name, if it is still open. */
  get(send_id: string): Wish | undefined {
    return this.wishes.get(send_id);
  }

  /** Remember a wish until it is answered. */
  add(command: RoomCommand): Wish {
    const wish = { command, lane: laneOf(command), underWay: false, tried: false };
    this.wishes.set(command.send_id, wish);
    return wish;
  }

  /** The wish was answered. */
  remove(send_id: string): Wish | undefined {
    const wish = this.wishes.get(send_id);
    this.wishes.delete(send_id);
    return wish;
  }

  /** What must be sent now; it counts as sent. */
  due(now: number): RoomCommand[] {
    const leaving: RoomCommand[] = [];
    const seen = new Set<string>();
    for (const wish of this.wishes.values()) {
      if (seen.has(wish.lane)) continue;
      seen.add(wish.lane);
      if (wish.underWay || (this.later.get(wish.lane) ?? now) > now) continue;
      this.later.delete(wish.lane);
      wish.underWay = wish.tried = true;
      leaving.push(wish.command);
    }
    return leaving;
  }

  /** The server wants this later; what follows in its lane waits behind it. */
  postpone(send_id: string, until: number): void {
    const wish = this.wishes.get(send_id);
    if (!wish) return;
    wish.underWay = false;
    this.later.set(wish.lane, until);
  }

  /** When something that was postponed may be sent. */
  nextDue(): number | undefined {
    const lanes = new Set([...this.wishes.values()].map((wish) => wish.lane));
    const due = [...this.later].filter(([lane]) => lanes.has(lane)).map(([, at]) => at);
    return due.length ? Math.min(...due) : undefined;
  }

  /** Nothing is under way any more; all of it will be sent again. */
  disconnected(): void {
    this.later.clear();
    for (const wish of this.wishes.values()) wish.underWay = false;
  }
}
