// What a page finds of earlier ones, and leaves for later ones.
import type { Event } from "../core/events";
import type { Session } from "../core/session";
import type { RoomCommand } from "../core/outbox";
import type { Held } from "../core/world";
import type { Person } from "../protocol/types";
import { dropAllUnsent } from "../state/drafts";
import { dropAllFailed, hasFailed } from "../state/failed";
import { dropOut } from "../state/out.svelte";
import { dropSent } from "../state/sent";
import { keep, kept } from "../state/kept";
import { Cache, type KeptUpload } from "./cache";
import { eraseOthers } from "./database";
import { Recorder } from "./recorder";
import { Tabs } from "./tabs";

/** Milliseconds after the welcome in which the page is drawn, and no database made. */
const SOON = 500;
/** Bytes of a file that is kept until it is posted. */
const LARGEST = 100 << 20;
/** Wishes that no database had when the page was left, and whose they are. */
const LEFT = "left";
interface Left {
  me: string;
  commands: RoomCommand[];
}

/** What was kept for this person, before there is a session. */
export interface Found {
  cache?: Cache;
  held?: Held;
}

/** Look for it. Never fails; a browser that keeps nothing finds nothing. */
export async function recall(server: string | undefined, me: Person): Promise<Found> {
  // Making a database takes a while, so the first visit shows the page before there is one.
  if (!server || kept("database", "") !== `${server} ${me.id}`) return {};
  void eraseOthers(server, me.id);
  const cache = await Cache.open(server, me.id);
  return { cache, held: await cache?.load(me).catch(() => undefined) };
}

/** Everything that was kept is erased, by whoever it was. */
export function forgetAll(): void {
  dropAllUnsent();
  dropAllFailed();
  dropOut();
  dropSent();
  keep(LEFT, undefined);
  keep("database", undefined);
  void eraseOthers();
}

export class Remembering {
  private recorder: Recorder | undefined;
  private cache: Cache | undefined;
  private tabs: Tabs | undefined;
  private stopped = false;
  private files = new Map<string, Omit<KeptUpload, "owner">>();
  /** Wishes of earlier pages that were taken over: what two ways bring is said, or refused, once. */
  private taken = new Set<string>();

  constructor(
    private session: Session,
    found: Found,
    private adopt: (commands: RoomCommand[], files: KeptUpload[]) => void,
  ) {
    const { cache } = found;
    if (cache) {
      this.begin(cache);
      queueMicrotask(() => this.pickUp(cache.person));
    }
    addEventListener("pagehide", this.leave);
  }

  /** Take in what happened. */
  record(events: readonly Event[]): void {
    for (const event of events) {
      if (event.is !== "connected") continue;
      void this.belongs(event.welcome.server.id, event.welcome.you.id);
      queueMicrotask(() => this.pickUp(event.welcome.you.id));
    }
    this.recorder?.record(events);
  }

  /** The page goes, or another person comes. */
  close(): void {
    this.stopped = true;
    removeEventListener("pagehide", this.leave);
    this.tabs?.stop();
    this.recorder?.close();
  }

  /**
   * Where there is no database, or it is not as far yet, the next page gets what is on its way by
   * other means: all of it, as it has an order.
   */
  private leave = (): void => {
    const me = this.session.world.me?.id;
    const mine = this.session.outbox.all().map((wish) => wish.command);
    if (!me || !mine.length || this.recorder?.behind === false) return;
    const left = kept<Left | undefined>(LEFT, undefined);
    // Another tab may go in the same moment.
    const commands = left?.me === me ? [...left.commands, ...mine] : mine;
    keep(LEFT, { me, commands } satisfies Left);
  };

  private pickUp(me: string): void {
    const left = kept<Left | undefined>(LEFT, undefined);
    if (left?.me !== me || this.stopped) return;
    keep(LEFT, undefined);
    const commands = this.take(left.commands);
    this.recorder?.record(commands.map((command) => ({ is: "queued", command })));
    this.adopt(commands, []);
  }

  /** Those that are neither taken over yet nor refused, which the page that was left could not write down. */
  private take(commands: readonly RoomCommand[]): RoomCommand[] {
    const anew = commands.filter((one) => !this.taken.has(one.send_id));
    for (const one of anew) this.taken.add(one.send_id);
    const [refused, open] = [true, false].map((is) => anew.filter((one) => hasFailed(one.send_id) === is));
    for (const one of refused!) this.cache?.unqueue(one.send_id).catch(() => undefined);
    return open!;
  }

  private begin(cache: Cache): void {
    this.cache = cache;
    keep("database", `${cache.server} ${cache.person}`);
    const tabs = new Tabs((tab) => this.inherit(tab));
    this.tabs = tabs;
    this.recorder = new Recorder(cache, this.session, tabs.me);
    this.writeUploads();
    cache.owners().then(
      (owners) => owners.forEach((owner) => tabs.meet(owner)),
      () => undefined,
    );
  }

  private async inherit(tab: string): Promise<void> {
    const { cache, tabs } = this;
    if (!cache || !tabs || this.stopped) return;
    const left = await cache.inherit(tab, tabs.me).catch(() => []);
    this.recorder?.inherited(left.map((one) => one.send_id));
    const files = await cache.inheritUploads(tab, tabs.me).catch(() => []);
    const commands = this.take(left.map((one) => one.command));
    if (commands.length || files.length) this.adopt(commands, files);
  }

  /** Keep a file until it is posted, so that a reload does not lose it. */
  keepUpload(key: string, room: string, file: File): void {
    if (file.size > LARGEST) return;
    this.files.set(key, { key, room, file });
    this.writeUploads();
  }

  /** The file is posted, or not wanted any more. */
  dropUpload(key: string): void {
    this.files.delete(key);
    this.cache?.dropUpload(key).catch(() => undefined);
  }

  /** Write the files down that came before there was a database, and the new one. */
  private writeUploads(): void {
    const { cache, tabs } = this;
    if (!cache || !tabs) return;
    for (const file of this.files.values()) cache.keepUpload({ ...file, owner: tabs.me }).catch(() => undefined);
    this.files.clear();
  }

  /** The server said who it and who one is: the first time here, or another than it was. */
  private async belongs(server: string, person: string): Promise<void> {
    if (this.cache?.server === server && this.cache.person === person) return;
    this.tabs?.stop();
    this.recorder?.stop();
    this.cache = this.recorder = undefined;
    await new Promise((resolve) => setTimeout(resolve, SOON));
    if (this.stopped || this.cache) return;
    await eraseOthers(server, person);
    const cache = await Cache.open(server, person);
    if (!cache || this.stopped || this.cache) return cache?.close();
    this.begin(cache);
    const rooms = [...this.session.world.rooms.keys()];
    this.recorder!.record(rooms.map((room) => ({ is: "room", room })));
    for (const { command } of this.session.outbox.all()) this.recorder!.record([{ is: "queued", command }]);
  }
}
