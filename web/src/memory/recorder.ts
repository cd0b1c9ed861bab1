// Writes down what happens: rooms after a moment, wishes at once. What cannot be kept is not kept;
// the page lives on.
import type { Event } from "../core/events";
import type { Session } from "../core/session";
import type { RoomView } from "../protocol/types";
import type { Cache } from "./cache";

/** Milliseconds that changes of rooms are gathered. */
const GATHER = 1000;

export class Recorder {
  private rooms = new Set<string>();
  private queued = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private full = false;
  /** Wishes that are being written down. */
  private unwritten = 0;
  private writing: Promise<void> = Promise.resolve();
  private listening = new AbortController();

  constructor(
    private cache: Cache,
    private session: Session,
    private tab: string,
  ) {
    const { signal } = this.listening;
    // The last moment in which a page may write.
    document.addEventListener("visibilitychange", () => document.hidden && this.flush(), { signal });
    addEventListener("pagehide", () => this.flush(), { signal });
  }

  /** Whether the database lacks a wish, which it would never have once the page is gone. */
  get behind(): boolean {
    return this.unwritten > 0;
  }

  /** Write what was gathered, and nothing after it. */
  close(): void {
    this.flush();
    this.stop();
  }

  /** Write nothing any more. */
  stop(): void {
    clearTimeout(this.timer);
    this.listening.abort();
    this.full = true;
    this.rooms.clear();
    void this.writing.then(() => this.cache.close());
  }

  /** Wishes that an earlier page left are answered like one's own. */
  inherited(send_ids: Iterable<string>): void {
    for (const send_id of send_ids) this.queued.add(send_id);
  }

  /** Take in what happened. */
  record(events: readonly Event[]): void {
    for (const event of events) this.take(event);
    if (this.rooms.size && this.timer === undefined && !this.full) {
      this.timer = setTimeout(() => this.flush(), GATHER);
    }
  }

  /** Write what was gathered. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.full || !this.rooms.size) return;
    const { rooms, timelines } = this.session.world;
    const views = [...this.rooms].map((room) => rooms.get(room)).filter((view) => !!view);
    this.rooms.clear();
    const shown: RoomView[] = views;
    this.write(() => this.cache.keep(shown, (room) => timelines.get(room)?.entries ?? []));
  }

  private take(event: Event): void {
    switch (event.is) {
      case "arrived":
        this.rooms.add(event.entry.room);
        break;
      case "changed":
        this.rooms.add(event.message.room);
        break;
      case "overtaken":
        this.rooms.add(event.edit.room);
        break;
      case "older":
      case "room":
      case "restarted":
        this.rooms.add(event.room);
        break;
      case "gone":
        this.rooms.delete(event.room);
        this.write(() => this.cache.discard(event.room));
        break;
      case "queued":
        this.queued.add(event.command.send_id);
        this.unwritten += 1;
        this.write(() => this.cache.queue(event.command, this.tab).then(() => void (this.unwritten -= 1)));
        break;
      case "answered":
      case "declined":
        if (this.queued.delete(event.send_id)) this.write(() => this.cache.unqueue(event.send_id));
        break;
      case "signal":
        if ("room" in event.told && ["read", "level", "draft"].includes(event.told.type)) {
          this.rooms.add(event.told.room);
        }
    }
  }

  /** One after the other; a full disk gives up the copies of rooms, and only those. */
  private write(work: () => Promise<void>): void {
    this.writing = this.writing.then(work).catch(async () => {
      this.full = true;
      await this.cache.clear().then(work).catch(() => undefined);
    });
  }
}
