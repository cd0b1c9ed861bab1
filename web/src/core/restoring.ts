// Fetches anew what a moderator removed and somebody took back, one page at a time.
import type { History, HistoryPage } from "../protocol/types";
import type { SendIds } from "./sendIds";
import type { World } from "./world";

/** Each restoration that is held is looked after once, even if it brings nothing. */
export class Restoring {
  private asked = new Map<string, { send_id: string; last: number }>();
  private place = new Map<string, number>();
  private done = new Map<string, number>();

  constructor(
    private world: World,
    private ids: SendIds,
  ) {}

  /** Nobody will answer. */
  disconnected(): void {
    this.asked.clear();
    this.place.clear();
  }

  /** Rooms in which something is to be fetched. */
  rooms(): string[] {
    return [...this.world.timelines.keys()].filter((room) => this.places(room).length);
  }

  /** What to ask for; nothing while a page is on its way, or when nothing is missing. */
  question(room: string): History | undefined {
    const places = this.places(room);
    if (!places.length || this.asked.has(room)) return undefined;
    const send_id = this.ids.next();
    this.asked.set(room, { send_id, last: this.world.timelines.get(room)!.last });
    const [after, before] = [places[0]! - 1, places[places.length - 1]! + 1];
    return { type: "history", send_id, room, after, before, limit: this.world.limits.page };
  }

  /** Whether this page was asked for here; then `question` says how to go on. */
  answered(page: HistoryPage): boolean {
    const asked = this.asked.get(page.room);
    if (asked?.send_id !== page.send_id) return false;
    this.asked.delete(page.room);
    const end = page.entries[page.entries.length - 1];
    if (page.more && end) {
      this.place.set(page.room, end.seq);
    } else {
      this.done.set(page.room, asked.last);
      this.place.delete(page.room);
    }
    return true;
  }

  /** Whether this question was one of ours; it is asked again after a while. */
  refused(send_id: string): boolean {
    for (const [room, asked] of this.asked) {
      if (asked.send_id === send_id) return this.asked.delete(room);
    }
    return false;
  }

  private places(room: string): number[] {
    const fromHere = this.place.get(room) ?? 0;
    const gone = this.world.timelines.get(room)?.restored(this.done.get(room) ?? 0) ?? [];
    return gone.filter((seq) => seq > fromHere);
  }
}
