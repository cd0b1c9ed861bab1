// Rooms one was in and is not any more: who put one out of them, as far as it was told. A reload forgets none.
import type { Event } from "../core/events";
import { went } from "../core/rooms";
import type { Entry } from "../protocol/types";
import { keep, kept } from "./kept";

const NAME = "out";
/** Of so many; nobody looks for more. */
const MOST = 20;

/** `null` where nothing was told, as to somebody who was not connected. */
type Rooms = Record<string, Entry | null>;

export class Out {
  private rooms = $state.raw<Rooms>(kept<Rooms>(NAME, {}));
  private last: Entry | undefined;

  /** How one left this room; `undefined` where one was not in it. */
  of(room: string): Entry | null | undefined {
    return this.rooms[room];
  }

  /** Something happened; `me` is one's own id. */
  hear(event: Event, me: string | undefined): void {
    if (event.is === "arrived" && me && went(event.entry) === me) this.last = event.entry;
    else if (event.is === "room" && event.room in this.rooms) this.remember(event.room);
    else if (event.is === "gone") {
      this.remember(event.room, this.last?.room === event.room ? this.last : null);
      this.last = undefined;
    }
  }

  /** The newest stands last. */
  private remember(room: string, how?: Entry | null): void {
    const others = Object.entries(this.rooms).filter(([id]) => id !== room);
    const all = how === undefined ? others : [...others, [room, how] as const];
    this.rooms = Object.fromEntries(all.slice(-MOST));
    keep(NAME, all.length ? this.rooms : undefined);
  }
}

/** Nothing of anybody stays. */
export function dropOut(): void {
  keep(NAME, undefined);
}
