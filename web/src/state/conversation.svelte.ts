// The room one looks at: its rows, the way back through its history, and where one had read to.
import type { Event, Refused } from "../core/events";
import { isMessage } from "../core/folding";
import type { RoomCommand } from "../core/outbox";
import { Timeline } from "../core/timeline";
import type { Entry, HistoryPage } from "../protocol/types";
import type { Chat } from "./chat.svelte";
import { dropFailed, failedBy, failedIn } from "./failed";
import { FIRST_PAGE } from "./greeting";
import { filling } from "./heights";
import { looks } from "./looks.svelte";
import { type Failed, Layout, type Row, afterwards, placeOf, upTo } from "./rows";

/** Entries of the pages before the first one of a room. */
const PAGE = 200;
/** Entries held while one reads at the end, and while one looks back. */
const AT_END = 2_000;
const LOOKING_BACK = 200_000;
/** Deeds with a message, whose refusal nothing else shows. */
const DEEDS = new Set(["react", "unreact", "pin", "unpin", "delete"]);
/** Rows that are added at the end in one frame: each is a millisecond of work and more. */
const STEP = 10;
/** Milliseconds after which the next are, unless news comes before: not twice in one frame. */
const REST = 40;

/** A place to show, each wish with a number of its own. */
export interface Wanted {
  seq: number;
  n: number;
}

export class Conversation {
  rows = $state.raw<Row[]>([]);
  /** The last change was made at the beginning, so places count from the end. */
  shift = $state.raw(false);
  loading = $state(false);
  /** A part of the log is shown that does not reach to its end. */
  detached = $state(false);
  wanted = $state.raw<Wanted | undefined>();
  failed = $state.raw<Failed[]>([]);
  /** Why the last deed with a message here came to nothing. */
  refused = $state.raw<Refused | undefined>();
  /** Rows at the beginning that are left out until the others are drawn; undefined before there are any. */
  private folded: number | undefined;
  private layout: Layout;
  private past: Timeline | undefined;
  private dirty = false;
  private anew = false;
  /** The frame in which what was held back is shown, and when something was last. */
  private rest = 0;
  private drawn = 0;

  constructor(
    private chat: Chat,
    readonly room: string,
  ) {
    this.layout = this.newLayout();
    this.failed = failedIn(room);
    this.timeline.keep = AT_END;
    this.lay(false);
    if (this.timeline.entries.length < FIRST_PAGE) void this.older(FIRST_PAGE);
  }

  /** What is shown comes from here. */
  get shown(): Timeline {
    return this.past ?? this.timeline;
  }

  /** Whether the first entry of the room is among the rows. */
  get complete(): boolean {
    return this.shown.first <= 1;
  }

  /** Whether rows are left out until those in sight are drawn. */
  get partly(): boolean {
    return !!this.folded;
  }

  /** One leaves the room: what was read far back is not kept. */
  close(): void {
    cancelAnimationFrame(this.rest);
    this.timeline.shrink(AT_END);
  }

  /** Take in what happened; `settled` once all of a moment was taken. */
  hear(event: Event): void {
    if (event.is === "arrived" && event.entry.room === this.room) {
      if (this.past) this.foldIntoPast(event.entry);
      else this.layout.add(event.entry);
      this.dirty = true;
    } else if (event.is === "changed" && event.message.room === this.room) {
      if (isMessage(event.message) && !this.past) this.layout.replace(event.message);
      this.dirty = true;
    } else if ((event.is === "older" || event.is === "restarted") && event.room === this.room) {
      this.anew = true;
    } else if (event.is === "queued" || event.is === "answered" || event.is === "declined") {
      this.dirty = true;
      const failed = failedBy(event);
      // A page that was left in that moment sends it once more from here.
      if (event.is !== "queued") this.failed = this.failed.filter((one) => one.command.send_id !== event.send_id);
      if (failed?.command.room === this.room) this.failed = [...this.failed, failed];
      if (event.is === "queued" && this.isDeed(event.command)) this.refused = undefined;
      // What is so already needs no more words.
      if (event.is === "declined" && this.isDeed(event.command) && event.refused.reason !== "already-there") this.refused = event.refused;
    } else if (event.is === "connected") {
      this.missed();
    }
  }

  /** What was said while there was no connection is new also to who looks; a copy may be of days ago. */
  private missed(): void {
    const view = this.chat.session.world.rooms.get(this.room);
    if (view && view.count > view.read.count) this.layout.missed(view.read.seq, view.head);
  }

  /** Show what was heard. */
  settled(): void {
    const trimmed = !this.past && this.layout.first > 0 && this.layout.first < this.timeline.first;
    if (this.anew) this.lay(true);
    else if (trimmed) this.cut();
    else if (this.dirty) this.show(false);
    this.dirty = this.anew = false;
    // The copy was void, for example because the server came back from a backup.
    if (!this.shown.entries.length) void this.older(FIRST_PAGE);
  }

  /** One looks away: the next message of somebody else gets the "New" line above it. */
  leaveOff(): void {
    const view = this.chat.session.world.rooms.get(this.room);
    if (!view || this.chat.unread(view)) return;
    this.layout.leaveOff(view.head);
    this.lay(false);
  }

  /** One looks again. */
  comeBack(): void {
    this.layout.comeBack();
  }

  /** Earlier entries, if there are any. */
  async older(limit = PAGE): Promise<void> {
    if (this.loading || this.complete) return;
    this.loading = true;
    try {
      const { shown } = this;
      if (limit === PAGE) shown.keep = LOOKING_BACK;
      const page = await this.ask({ before: shown.first, limit });
      if (this.past && shown === this.past) {
        this.past.absorb(page.entries);
        this.lay(true);
      }
    } catch {
      // Refused or gone: the room says so elsewhere; scrolling asks again.
    } finally {
      this.loading = false;
    }
  }

  /** Later entries, where a part further back is shown. */
  async newer(): Promise<void> {
    const { past } = this;
    if (this.loading || !past) return;
    this.loading = true;
    try {
      const page = await this.ask({ after: past.last, limit: PAGE });
      for (const entry of page.entries) past.add(entry);
      if (past.last >= this.timeline.first - 1) this.join(past);
      this.lay(false);
    } catch {
      // As above.
    } finally {
      this.loading = false;
    }
  }

  /** Show this place, wherever it is. */
  async seek(seq: number): Promise<void> {
    this.unfold();
    this.show(false, Infinity);
    if (!this.shown.message(seq)) {
      this.leavePast();
      if (!this.timeline.message(seq)) await this.around(seq);
      this.lay(false);
    }
    this.wanted = { seq, n: (this.wanted?.n ?? 0) + 1 };
  }

  /** Back to the newest. */
  present(): void {
    if (!this.past) return;
    this.leavePast();
    this.lay(false);
  }

  /** One is at the end again, so what is far back need not be held. */
  atEnd(): void {
    if (this.past || this.timeline.entries.length <= 2 * AT_END) return;
    this.timeline.shrink(AT_END);
    this.lay(true);
  }

  /** There may be more on its way than was heard of. */
  refresh(): void {
    this.show(false);
  }

  /** Forget a message that was refused. */
  dismiss(failed: Failed): void {
    this.failed = this.failed.filter((one) => one.command.send_id !== failed.command.send_id);
    dropFailed(failed.command.send_id);
    this.show(false);
  }

  /** The number of the row a place stands in. */
  placeOf(seq: number): number {
    return placeOf(this.rows, seq);
  }

  private isDeed(command?: RoomCommand): boolean {
    return command !== undefined && DEEDS.has(command.type) && "room" in command && command.room === this.room;
  }

  private get timeline(): Timeline {
    return this.chat.session.world.timelines.get(this.room) ?? new Timeline();
  }

  private newLayout(): Layout {
    const view = this.chat.session.world.rooms.get(this.room);
    const readTo = view && view.count > view.read.count ? view.read.seq : Infinity;
    return new Layout(this.chat.session.world.me?.id ?? "", readTo);
  }

  /** What fills the window is drawn: show what stands before it, too. */
  unfold(): void {
    if (!this.folded) return;
    this.folded = 0;
    this.show(true);
  }

  private lay(shift: boolean): void {
    const folded = this.folded;
    if (folded) this.folded = 0;
    this.layout.lay(this.shown.entries, this.chat.session.world.rooms.get(this.room)?.head === 0);
    this.show(shift || !!folded, Infinity);
  }

  /** The beginning was let go of. */
  private cut(): void {
    const folded = this.folded;
    if (folded) this.folded = 0;
    this.layout.cut(this.timeline.first);
    this.show(true);
  }

  /** `most` rows are added at the end, and the rest with the next frames. */
  private show(shift: boolean, most = STEP): void {
    const { layout, timeline } = this;
    const me = this.chat.session.world.me?.id ?? "";
    const more = this.past ? [] : afterwards(layout.rows, me, timeline.hopes, this.failed);
    const all = [...layout.rows, ...more];
    // Where rows come or go at the beginning, places count from the end: nothing is added there then.
    const end = document.hidden || this.past || more.length ? all.length : upTo(all, this.rows[this.rows.length - 1]?.key, shift ? 0 : most);
    const rows = all.slice(0, end);
    cancelAnimationFrame(this.rest);
    this.drawn = performance.now();
    if (end < all.length) this.goOn();
    if (rows.length) this.folded ??= filling(rows, looks.letters);
    this.shift = shift && this.rows.length > 0;
    this.rows = this.folded ? rows.slice(this.folded) : rows;
  }

  private goOn(): void {
    this.rest = requestAnimationFrame(() => {
      if (performance.now() - this.drawn < REST) this.goOn();
      else this.show(false);
    });
  }

  private async around(seq: number): Promise<void> {
    const page = await this.ask({ around: seq, limit: PAGE });
    const first = page.entries[0];
    if (!first) return;
    this.past = new Timeline(first.seq - 1, LOOKING_BACK);
    for (const entry of page.entries) this.past.add(entry);
    this.detached = true;
    if (this.past.last >= this.timeline.first - 1) this.join(this.past);
  }

  /** The part further back has reached what is live: from here on it is one. */
  private join(past: Timeline): void {
    this.timeline.keep = LOOKING_BACK;
    this.timeline.absorb(past.entries);
    this.leavePast();
  }

  private leavePast(): void {
    this.past = undefined;
    this.detached = false;
  }

  private foldIntoPast(entry: Entry): void {
    if (this.past?.fold(entry).length) this.anew = true;
  }

  private async ask(where: object): Promise<HistoryPage> {
    const wish = { type: "history", room: this.room, ...where } as const;
    return (await this.chat.ask(wish)) as HistoryPage;
  }
}
