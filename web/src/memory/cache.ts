// One person's copy of rooms in the browser, and what is still to be sent.
//
// It may be thrown away at any time but for the outbox; the server has the rest. A room is one
// record with its newest messages as they are now, so what was edited or erased is so here too.
import type { RoomCommand } from "../core/outbox";
import type { Held } from "../core/world";
import type { Entry, Person, RoomView } from "../protocol/types";
import { found, open, settled } from "./database";

/** Entries kept of a room, and characters of all of them together. */
export const KEEP = 200;
export const LONGEST = 128 * 1024;
/** Rooms kept, those that changed last. */
export const ROOMS = 50;

/** A wish on disk, and the tab that sends it. */
export interface Queued {
  send_id: string;
  owner: string;
  command: RoomCommand;
}

/** A file that is not posted yet, and the tab that sends it; `key` is what the server calls it. */
export interface KeptUpload {
  key: string;
  owner: string;
  room: string;
  file: File;
}

interface Record {
  room: string;
  at: number;
  head: number;
  text: string;
}

/** The newest entries that fit, as they are written down. */
export function written(view: RoomView, entries: readonly Entry[]): string {
  let newest = entries.slice(-KEEP);
  let text = JSON.stringify({ view, entries: newest });
  while (text.length > LONGEST && newest.length) {
    newest = newest.slice(Math.ceil(newest.length / 2));
    text = JSON.stringify({ view, entries: newest });
  }
  return text;
}

export class Cache {
  private constructor(
    private database: IDBDatabase,
    readonly server: string,
    readonly person: string,
  ) {}

  /** Undefined where nothing can be kept. */
  static async open(server: string, person: string): Promise<Cache | undefined> {
    const database = await open(server, person);
    return database && new Cache(database, server, person);
  }

  /** Nothing is written after this. */
  close(): void {
    this.database.close();
  }

  /** What was kept of rooms. */
  async load(me: Person): Promise<Held> {
    const held: Held = { server: this.server, me, rooms: [], entries: {} };
    const records = await found<Record[]>(this.store("rooms", "readonly").getAll());
    for (const { text } of records) {
      const { view, entries } = JSON.parse(text) as { view: RoomView; entries: Entry[] };
      held.rooms.push(view);
      held.entries[view.id] = entries;
    }
    return held;
  }

  /** Wishes that were not answered, in order. */
  outbox(): Promise<Queued[]> {
    return found<Queued[]>(this.store("outbox", "readonly").getAll());
  }

  /** Keep a wish until it is answered; once only. */
  async queue(command: RoomCommand, owner: string): Promise<void> {
    const store = this.store("outbox", "readwrite");
    const { send_id } = command;
    if (await found(store.index("send_id").getKey(send_id)) === undefined) {
      store.put({ send_id, owner, command });
    }
    await settled(store.transaction);
  }

  /** The wish was answered. */
  async unqueue(send_id: string): Promise<void> {
    const store = this.store("outbox", "readwrite");
    const place = await found(store.index("send_id").getKey(send_id));
    if (place !== undefined) store.delete(place);
    await settled(store.transaction);
  }

  /** Keep a file until it is posted. */
  async keepUpload(upload: KeptUpload): Promise<void> {
    const store = this.store("uploads", "readwrite");
    store.put(upload);
    await settled(store.transaction);
  }

  /** The file is posted, or not wanted any more. */
  async dropUpload(key: string): Promise<void> {
    const store = this.store("uploads", "readwrite");
    store.delete(key);
    await settled(store.transaction);
  }

  /** Tabs that left something. */
  async owners(): Promise<Set<string>> {
    const uploads = await found<KeptUpload[]>(this.store("uploads", "readonly").getAll());
    return new Set([...(await this.outbox()), ...uploads].map((one) => one.owner));
  }

  /** Take over the files of a tab that is gone. */
  async inheritUploads(from: string, owner: string): Promise<KeptUpload[]> {
    const store = this.store("uploads", "readwrite");
    const left = (await found<KeptUpload[]>(store.getAll())).filter((one) => one.owner === from);
    for (const one of left) store.put({ ...one, owner });
    await settled(store.transaction);
    return left;
  }

  /** Take over the wishes of a tab that is gone; of those that were not taken yet. */
  async inherit(from: string, owner: string): Promise<Queued[]> {
    const store = this.store("outbox", "readwrite");
    const left = (await found<Queued[]>(store.getAll())).filter((one) => one.owner === from);
    for (const one of left) store.put({ ...one, owner });
    await settled(store.transaction);
    return left;
  }

  /** Keep rooms as they are now, of too many those one read in. Another tab may have come further: that stays. */
  async keep(views: readonly RoomView[], entriesOf: (room: string) => readonly Entry[]): Promise<void> {
    const store = this.store("rooms", "readwrite");
    const size = (view: RoomView) => entriesOf(view.id).length;
    for (const view of [...views].sort((one, other) => size(one) - size(other)).slice(-ROOMS)) {
      const there = await found<Record | undefined>(store.get(view.id));
      if (there && there.head > view.head) continue;
      const text = written(view, entriesOf(view.id));
      store.put({ room: view.id, at: Date.now(), head: view.head, text });
    }
    const all = await found(store.index("at").getAllKeys());
    for (const room of all.slice(0, Math.max(0, all.length - ROOMS))) store.delete(room);
    await settled(store.transaction);
  }

  /** Throw the copy of a room away. */
  async discard(room: string): Promise<void> {
    const store = this.store("rooms", "readwrite");
    store.delete(room);
    await settled(store.transaction);
  }

  /** Make room: of the rooms nothing is kept any more. */
  async clear(): Promise<void> {
    const store = this.store("rooms", "readwrite");
    store.clear();
    await settled(store.transaction);
  }

  private store(name: string, mode: IDBTransactionMode): IDBObjectStore {
    return this.database.transaction(name, mode).objectStore(name);
  }
}
