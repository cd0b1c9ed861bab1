// What a client knows: who it is, its rooms, their timelines, the people it has heard of.
import type {
  About, Draft, Entry, Limits, Named, Person, Presence, Present, ReadTold, RoomView, Welcome,
} from "../protocol/types";
import type { Event, Signal } from "./events";
import { broughtUp, isChange, isMessage } from "./folding";
import {
  after, callsMe, countedTo, isHidden, isSilenced, readAfter, roomKey, unread, went,
} from "./rooms";
import { KEEP, Timeline } from "./timeline";

/** What an earlier run kept: for which server and person, the rooms and their last entries. */
export interface Held {
  server: string;
  me: Person;
  rooms: RoomView[];
  entries: Record<string, Entry[]>;
}

/** Kept current from frames; every change is returned as events, in order. */
export class World {
  me: Person | undefined;
  server: About | undefined;
  limits = { page: 500 } as Limits;
  rooms = new Map<string, RoomView>();
  people = new Map<string, Present>();
  timelines = new Map<string, Timeline>();
  blocked = new Map<string, Named>();
  private serverId: string | undefined;

  constructor(
    held?: Held,
    private keep = KEEP,
  ) {
    this.me = held?.me;
    this.serverId = held?.server;
    for (const view of held?.rooms ?? []) this.restore(view, held?.entries[view.id] ?? []);
  }

  /** The last seq held of each room, as hello tells it. */
  cursors(): Map<string, number> {
    return new Map([...this.timelines].map(([room, timeline]) => [room, timeline.last]));
  }

  /** Whether this is still the same server and the same person. */
  isOf(welcome: Welcome): boolean {
    if (this.serverId === undefined && this.me === undefined) return true;
    return this.serverId === welcome.server.id && this.me?.id === welcome.you.id;
  }

  /** Take over what the server says; copies of logs it cannot continue are thrown away. */
  welcome(welcome: Welcome): Event[] {
    const news: Event[] = [];
    if (!this.isOf(welcome)) {
      for (const room of this.rooms.keys()) news.push({ is: "gone", room });
      this.rooms.clear();
      this.people.clear();
      this.timelines.clear();
    }
    this.me = welcome.you;
    this.server = welcome.server;
    this.limits = welcome.limits;
    this.serverId = welcome.server.id;
    this.blocked = new Map((welcome.blocked ?? []).map((one) => [one.id, one]));
    const mine = new Set(welcome.rooms.map((view) => view.id));
    for (const id of [...this.rooms.keys()]) if (!mine.has(id)) news.push(...this.forget(id));
    this.meet(welcome.people);
    for (const view of welcome.rooms) news.push(...this.shown(view));
    return news;
  }

  /** One is in this room now, or it looks otherwise. */
  room(view: RoomView): Event[] {
    const known = this.rooms.get(view.id);
    if (!known || known.head <= view.head) return this.shown(view);
    return this.shown({ ...view, head: known.head, count: known.count, pins: known.pins });
  }

  /** The names one's own entries have that are held. */
  ownSendIds(): Set<string> {
    const names = new Set<string>();
    for (const { entries } of this.timelines.values()) {
      for (const entry of entries) if (entry.by === this.mine) names.add(entry.send_id);
    }
    return names;
  }

  /** News of a room. */
  entry(entry: Entry): Event[] {
    return this.arrived(this.timelines.get(entry.room)?.add(entry) ?? []);
  }

  /** A part of a room's log that was asked for. */
  page(room: string, entries: readonly Entry[]): Event[] {
    const took = this.timelines.get(room)?.absorb(entries);
    if (!took) return [];
    const older: Event[] = took.older.length ? [{ is: "older", room, entries: took.older }] : [];
    return [...older, ...took.changed.map(changed), ...this.arrived(took.newer)];
  }

  /** One is not in this room any more. */
  forget(room: string): Event[] {
    this.timelines.delete(room);
    return this.rooms.delete(room) ? [{ is: "gone", room }] : [];
  }

  /** Begin this room's timeline anew after a place; what follows counts as missing. */
  rewind(room: string, seq: number): Event[] {
    const [view, timeline] = [this.rooms.get(room), this.timelines.get(room)];
    // What was held was counted, and will not be once more when it comes again.
    if (view?.read.head && timeline && timeline.last > view.read.head) {
      this.rooms.set(room, { ...view, read: { ...view.read, head: timeline.last } });
    }
    timeline?.restart(seq);
    return [{ is: "restarted", room }];
  }

  /** News that is no entry: who is there, who writes, what is one's own alone. */
  signal(told: Signal): Event[] {
    switch (told.type) {
      case "presence":
        this.presence(told);
        break;
      case "typing": {
        const who = told.who.filter((id) => !this.blocked.has(id));
        return who.length ? [{ is: "signal", told: { ...told, who } }] : [];
      }
      case "read":
        this.read(told);
        break;
      case "level":
        this.update(told.room, { level: told.level });
        break;
      case "draft":
        this.drafted(told.room, told.draft);
        break;
      case "blocked":
        this.block(told.blocked);
        break;
      case "reports":
        if (told.send_id) return []; // asked for, so no news
    }
    return [{ is: "signal", told }];
  }

  /** What one is writing in a room now. */
  drafted(room: string, draft: Draft): void {
    this.update(room, { draft: draft.text ? draft : undefined });
  }

  /** Messages of others after the place one has read to, without those that are hidden. */
  unread(view: RoomView): number {
    if (isSilenced(view, this.blocked)) return 0;
    const later = this.blocked.size ? this.heldAfter(view, view.read.seq) : [];
    const hidden = later.filter((entry) => isHidden(entry, this.blocked)).length;
    return Math.max(0, unread(view) - hidden);
  }

  /** Remember people. */
  meet(people: Iterable<Present>): void {
    for (const person of people) this.people.set(person.id, person);
  }

  /** One's own room of this id or name, with or without `#`. */
  find(room: string): RoomView | undefined {
    const byId = this.rooms.get(room);
    if (byId) return byId;
    const key = roomKey(room);
    return [...this.rooms.values()].find((view) => view.name && roomKey(view.name) === key);
  }

  private get mine(): string {
    return this.me?.id ?? "";
  }

  private update(room: string, change: Partial<RoomView>): void {
    const view = this.rooms.get(room);
    if (view) this.rooms.set(room, { ...view, ...change });
  }

  private presence(told: Presence): void {
    this.meet([...(told.came ?? []), ...(told.went ?? [])]);
    this.update(told.room, { online: told.online });
  }

  /** One's own marker stands here now; what came after it was set counts on top. */
  private read(told: ReadTold): void {
    let view = this.rooms.get(told.room);
    if (!view) return;
    const head = told.head || view.head;
    const { seq, count, mentions = 0 } = told;
    view = this.countedOn({ ...view, read: { seq, count, mentions, head } });
    const { first, last } = this.timelines.get(view.id)!;
    if (first <= view.read.seq + 1 && last >= head) {
      // All that is unread is held, with edits the server may not have counted in.
      view = { ...view, read: { ...view.read, mentions: this.mentions(view) } };
    }
    this.rooms.set(view.id, view);
  }

  /** The room with what is held counted that its marker does not count yet. */
  private countedOn(view: RoomView): RoomView {
    let now = view;
    for (const entry of view.read.head ? this.heldAfter(view, view.read.head) : []) {
      now = { ...now, read: readAfter(now, entry, this.mine, this.blocked) };
    }
    return now;
  }

  /** These are all whom one has blocked; what they said calls one no more. */
  private block(people: readonly Named[]): void {
    const before = new Map([...this.rooms.values()].map((v) => [v.id, this.mentions(v)]));
    this.blocked = new Map(people.map((one) => [one.id, one]));
    for (const [id, view] of this.rooms) {
      this.rooms.set(id, withCalls(view, this.mentions(view) - before.get(id)!));
    }
  }

  /** The entries held of a room that come after a place, oldest first. */
  private heldAfter(view: RoomView, seq: number): Entry[] {
    return this.timelines.get(view.id)?.after(seq) ?? [];
  }

  /** How many unread messages that are held call me. */
  private mentions(view: RoomView): number {
    const later = this.heldAfter(view, view.read.seq);
    return later.filter((entry) => callsMe(view, entry, this.mine, this.blocked)).length;
  }

  private restore(view: RoomView, entries: Entry[]): void {
    this.rooms.set(view.id, view);
    const timeline = new Timeline(entries[0] ? entries[0].seq - 1 : view.head, this.keep);
    this.timelines.set(view.id, timeline);
    // Another tab may have kept a message as it was before what follows it here.
    for (const entry of broughtUp(entries, entries)) timeline.add(entry);
  }

  private shown(view: RoomView): Event[] {
    const news: Event[] = [];
    const timeline = this.timelines.get(view.id);
    // It begins where the marker's counting ends, so that what is missing is fetched and counted.
    if (!timeline) this.timelines.set(view.id, new Timeline(countedTo(view), this.keep));
    else if (view.head < timeline.last) news.push(...this.rewind(view.id, view.head));
    this.rooms.set(view.id, this.countedOn(view));
    return [...news, { is: "room", room: view.id }];
  }

  private arrived(entries: Iterable<Entry>): Event[] {
    const news: Event[] = [];
    for (const entry of entries) {
      if (this.rooms.has(entry.room)) this.happened(entry, news);
    }
    return news;
  }

  private happened(entry: Entry, news: Event[]): void {
    const timeline = this.timelines.get(entry.room)!;
    if (entry.by === this.mine) timeline.giveUp(entry.send_id);
    const before = this.rooms.get(entry.room)!;
    let view = after(before, entry, this.mine, this.blocked);
    const change = isChange(entry) && entry.seq > (view.read.head ?? 0);
    const stirs = view.role !== before.role || change;
    const called = stirs ? this.mentions(before) : 0;
    const folded = timeline.fold(entry);
    if (stirs) view = withCalls(view, this.mentions(view) - called);
    this.rooms.set(entry.room, view);
    news.push({ is: "arrived", entry }, ...folded.map(changed));
    if (view !== before) news.push({ is: "room", room: entry.room });
    if (went(entry) === this.mine && entry.seq >= view.head) news.push(...this.forget(entry.room));
  }
}

/** The room where so many more unread messages call one. */
function withCalls(view: RoomView, more: number): RoomView {
  if (!more) return view;
  const mentions = Math.max(0, (view.read.mentions ?? 0) + more);
  return { ...view, read: { ...view.read, mentions } };
}

function changed(entry: Entry): Event {
  return isMessage(entry) ? { is: "changed", message: entry } : { is: "overtaken", edit: entry };
}
