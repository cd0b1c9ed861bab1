// Finds what is missing in timelines and asks for it, one page at a time for each room.
import type { History, HistoryPage } from "../protocol/types";
import { Restoring } from "./restoring";
import type { SendIds } from "./sendIds";
import type { World } from "./world";

/** Knows how far each room has come on the server, and what was asked already. */
export class Mending {
  private heads = new Map<string, number>();
  private asked = new Map<string, { send_id: string; after: number }>();
  private lastSeen = new Map<string, number>();
  private restoring: Restoring;

  constructor(
    private world: World,
    private ids: SendIds,
  ) {
    this.restoring = new Restoring(world, ids);
  }

  /** The room has come at least so far. */
  head(room: string, seq: number): void {
    this.heads.set(room, Math.max(seq, this.heads.get(room) ?? 0));
  }

  /** Nobody will answer; heads may be others when the server comes back. */
  disconnected(): void {
    this.asked.clear();
    this.heads.clear();
    this.lastSeen.clear();
    this.restoring.disconnected();
  }

  /** Rooms that lack entries and got none since this was last asked. */
  behind(): string[] {
    const stuck: string[] = [];
    for (const [room, timeline] of this.world.timelines) {
      const lacks = (this.heads.get(room) ?? 0) > timeline.last;
      if (lacks && timeline.last === this.lastSeen.get(room)) {
        this.asked.delete(room);
        stuck.push(room);
      }
      this.lastSeen.set(room, timeline.last);
    }
    return [...stuck, ...this.restoring.rooms()];
  }

  /** The timeline begins elsewhere now; what was asked before does not help. */
  anew(room: string): void {
    this.asked.delete(room);
  }

  /** What to ask for so that these rooms have all that the server has. */
  questions(rooms: Iterable<string>): History[] {
    const all = [...rooms];
    const restored = all.map((room) => this.restoring.question(room));
    return [...all.map((room) => this.missing(room)), ...restored].filter((one) => !!one);
  }

  /** Whether this page was asked for here and brought news, so that more may follow. */
  answered(page: HistoryPage): boolean {
    if (this.restoring.answered(page)) return true;
    const asked = this.asked.get(page.room);
    if (asked?.send_id !== page.send_id) return false;
    this.asked.delete(page.room);
    return (this.world.timelines.get(page.room)?.last ?? 0) > asked.after;
  }

  /** Whether this question was one of ours; it is asked again while the room is behind. */
  refused(send_id: string): boolean {
    for (const [room, asked] of this.asked) {
      if (asked.send_id === send_id) return this.asked.delete(room);
    }
    return this.restoring.refused(send_id);
  }

  private missing(room: string): History | undefined {
    const timeline = this.world.timelines.get(room);
    if (!timeline || this.asked.has(room)) return undefined;
    if (!timeline.gap && (this.heads.get(room) ?? 0) <= timeline.last) return undefined;
    const send_id = this.ids.next();
    this.asked.set(room, { send_id, after: timeline.last });
    return { type: "history", send_id, room, after: timeline.last, limit: this.world.limits.page };
  }
}
