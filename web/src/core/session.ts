// One person's conversation with a server, as a state machine without I/O or a clock.
//
// Frames and moments go in; frames to send and events come out. A wire owns the connection: it
// calls `opened`, `heard`, `tick` and `lost`, sends what `frames` returns, tells what `events`
// returns, and hangs up when `ending` is set. Moments are seconds that only grow.
import type {
  Command, Done, Entry, Frame, Hello, Refusal, Typing, Welcome,
} from "../protocol/types";
import type { Answer, Event, Refused, Signal } from "./events";
import { Drafting } from "./drafting";
import { Mending } from "./mending";
import { Outbox, type RoomCommand } from "./outbox";
import { Pulse } from "./pulse";
import { countedTo } from "./rooms";
import { SendIds } from "./sendIds";
import { type Held, World } from "./world";

/** Half the seconds a server may take for its welcome. */
export const GREETING = 5;
/** Seconds for an answer where the network may be another one now. */
export const PROBE = 3;
/** Rooms a hello names, so that it stays below the limit of a frame. */
const HELLO_ROOMS = 1500;
/** Entries that are fetched to bring a copy of an earlier run up to date. */
const FAR = 500;
/** A wish that may be sent again within so many seconds waits; else it is refused. */
const PATIENCE = 60;
const LATER = new Set([
  "rate-limited", "server-full", "server-stopping", "store-failed", "too-slow", "idle",
]);
const FOR_GOOD = new Set(["signed-out", "bad-origin", "kicked", "banned"]);
const AMBIGUOUS = "This may have been sent under your earlier sign-in; look before you send it again.";
const SIGNALS = new Set(["presence", "typing", "read", "level", "draft", "blocked", "reports"]);
const ANSWERS = new Set([
  "history", "people", "rooms", "pins", "editions", "found", "readers", "blocked", "retention",
  "erase", "purge", "acts", "reports",
]);

/** Commands that are answered and leave no entry. */
export type Query = Exclude<Command, RoomCommand | { type: "hello" | "typing" | "ping" }>;

/** Why this connection must be closed, and whether another one may be opened. */
export interface Ending {
  again: boolean;
  reason: string;
  message: string;
  after?: number;
}

type Phase = "offline" | "greeting" | "live";

export class Session {
  readonly world: World;
  readonly outbox = new Outbox();
  ending: Ending | undefined;
  private phase: Phase = "offline";
  private pulse = new Pulse(GREETING, 0);
  private questions = new Map<string, Query>();
  private askLater = new Map<string, number>();
  private mending: Mending;
  private drafting: Drafting;
  /** What is held is of an earlier run, and may be long out of date. */
  private kept: boolean;
  private named = new Set<string>();
  private outgoing: Command[] = [];
  private news: Event[] = [];

  constructor(
    public token: string,
    held?: Held,
    readonly ids = new SendIds(),
    private agent = "web",
  ) {
    this.world = new World(held);
    this.kept = held !== undefined;
    this.mending = new Mending(this.world, this.ids);
    this.drafting = new Drafting(this.world, this.ids);
  }

  /** Whether the server has said welcome on this connection. */
  get live(): boolean {
    return this.phase === "live" && !this.ending;
  }

  /** When `tick` must be called at the latest. */
  get due(): number | undefined {
    if (this.phase === "offline") return undefined;
    const later = this.live ? this.outbox.nextDue() : undefined;
    return Math.min(this.pulse.due, ...this.askLater.values(), later ?? Infinity);
  }

  /** What to send now, in order; each frame is returned once. */
  frames(): Command[] {
    const frames = this.outgoing;
    this.outgoing = [];
    return frames;
  }

  /** What happened since the last call. */
  events(): Event[] {
    const events = this.news;
    this.news = [];
    return events;
  }

  /** A connection is there: say hello. */
  opened(now: number): void {
    this.ending = undefined;
    this.phase = "greeting";
    this.pulse = new Pulse(GREETING, now);
    const rooms = this.kept ? [] : [...this.world.cursors()].slice(0, HELLO_ROOMS);
    this.named = new Set(rooms.map(([room]) => room));
    const hello: Hello = { type: "hello", token: this.token, agent: this.agent };
    this.send({ ...hello, rooms: Object.fromEntries(rooms) });
  }

  /** The connection is gone. What was asked will be asked again. */
  lost(): void {
    this.phase = "offline";
    this.outgoing = [];
    this.outbox.disconnected();
    this.askLater.clear();
    this.mending.disconnected();
  }

  /** Time passed: ask whether the other end lives, send what had to wait. */
  tick(now: number): void {
    const beat = this.phase === "offline" ? "nothing" : this.pulse.beat(now);
    if (beat === "dead") {
      this.end(true, "silence", "Nothing was heard from the server for too long.");
    } else if (beat === "ping" && this.live) {
      this.send({ type: "ping" });
      this.mend(this.mending.behind());
    }
    this.sendDue(now);
  }

  /** The network may have gone or changed: ask whether the other end lives, and wait less long. */
  probe(now: number): void {
    if (!this.live) return;
    this.pulse.probed(now, PROBE);
    this.send({ type: "ping" });
  }

  /** Put a command into the outbox; it is sent until it is answered. */
  wish(command: RoomCommand, now: number): void {
    const placed = "room" in command ? { ...command, room: this.roomId(command.room) } : command;
    this.outbox.add(placed);
    this.hope(placed);
    this.news.push({ is: "queued", command: placed });
    if (placed.type === "say") for (const forgotten of this.drafting.said(placed)) this.ask(forgotten);
    this.sendDue(now);
  }

  /** Take over wishes of an earlier run that were not answered then. */
  adopt(commands: Iterable<RoomCommand>, now: number): void {
    for (const command of commands) {
      if (this.outbox.get(command.send_id)) continue;
      this.outbox.add(command).tried = true;
    }
    this.hopeAgain();
    this.draftAgain();
    this.sendDue(now);
  }

  /** Ask something; after a reconnect it is asked again. */
  ask(question: Query): void {
    this.questions.set(question.send_id, question);
    if (question.type === "set-draft") this.drafting.told(question);
    if (this.live) this.send(question);
  }

  /** Tell something that is worth nothing later. */
  signal(command: Typing): void {
    if (this.live) this.send(command);
  }

  /** One frame came in. */
  heard(text: string, now: number): void {
    this.pulse.heard(now);
    let frame: Frame;
    try {
      frame = JSON.parse(text) as Frame;
    } catch {
      this.end(true, "not-understood", "The server speaks another language.");
      return;
    }
    if (!this.ending && this.phase !== "offline") this.take(frame, now);
  }

  private take(frame: Frame, now: number): void {
    const { type } = frame;
    if (type === "entry") this.entry(frame);
    else if (type === "done") this.done(frame);
    else if (type === "welcome") this.welcomed(frame, now);
    else if (type === "refused") this.refusal(frame, now);
    else if (type === "room") {
      this.news.push(...this.world.room(frame.room));
      this.mending.head(frame.room.id, frame.room.head);
    } else if (type === "closing") {
      this.end(!FOR_GOOD.has(frame.reason), frame.reason, frame.message);
    } else {
      if (SIGNALS.has(type)) this.news.push(...this.world.signal(frame as Signal));
      if (ANSWERS.has(type)) this.answer(frame as Answer);
    }
    this.sendDue(now);
  }

  private welcomed(welcome: Welcome, now: number): void {
    this.phase = "live";
    this.pulse = new Pulse(Math.max(welcome.heartbeat, 0.05), now);
    this.news.push({ is: "connected", welcome });
    if (!this.world.isOf(welcome)) this.dropAmbiguous();
    this.news.push(...this.world.welcome(welcome));
    for (const view of welcome.rooms) this.mending.head(view.id, view.head);
    if (this.kept) this.dropOld();
    this.mend([...this.world.rooms.keys()].filter((room) => !this.named.has(room)));
    this.hopeAgain();
    for (const question of this.questions.values()) this.send(question);
    this.draftAgain();
  }

  /** Where more came than one would read, the copy is of no use. */
  private dropOld(): void {
    this.kept = false;
    for (const [room, timeline] of this.world.timelines) {
      const view = this.world.rooms.get(room);
      const begin = view ? countedTo(view) : 0;
      if (begin - timeline.last > FAR) this.news.push(...this.world.rewind(room, begin));
    }
  }

  private entry(entry: Entry): void {
    this.mending.head(entry.room, entry.seq);
    this.news.push(...this.world.entry(entry));
    const timeline = this.world.timelines.get(entry.room);
    if (timeline?.gap || entry.body.kind === "restored") this.mend([entry.room]);
    this.fulfil(entry);
  }

  /** One's own entry is an answer, too. */
  private fulfil({ by, send_id, room, seq }: Entry): void {
    if (by === this.world.me?.id && this.outbox.get(send_id)) this.done({ type: "done", send_id, room, seq });
  }

  private done(done: Done): void {
    const wish = this.outbox.remove(done.send_id);
    if (wish) {
      this.mending.head(done.room, done.seq);
      this.world.timelines.get(done.room)?.settle(done.send_id, done.seq);
      this.news.push({ is: "answered", send_id: done.send_id, answer: done });
      if (wish.command.type === "leave") this.news.push(...this.world.forget(done.room));
    } else if (this.questions.delete(done.send_id)) {
      this.news.push({ is: "answered", send_id: done.send_id, answer: done });
    }
  }

  private answer(frame: Answer): void {
    if (frame.type === "history") {
      this.mending.head(frame.room, frame.head);
      this.news.push(...this.world.page(frame.room, frame.entries));
      for (const entry of frame.entries) this.fulfil(entry);
      if (this.mending.answered(frame)) this.mend([frame.room]);
    } else if (frame.type === "people") {
      this.world.meet(frame.people);
    }
    const send_id = frame.send_id ?? "";
    if (this.questions.delete(send_id)) this.news.push({ is: "answered", send_id, answer: frame });
  }

  private refusal(frame: Refusal, now: number): void {
    const { reason, message, retry_after } = frame;
    const send_id = frame.send_id ?? "";
    if (this.phase === "greeting") {
      if (reason === "bad-token") this.news.push({ is: "token-void", token: this.token });
      this.end(LATER.has(reason), reason, message, retry_after);
    } else if (this.isOpen(send_id) && this.againLater(send_id, frame, now)) {
      return;
    } else if (!this.mending.refused(send_id)) {
      this.questions.delete(send_id);
      this.giveUp(send_id, { reason, message, retry_after });
    }
  }

  private againLater(send_id: string, refused: Refused, now: number): boolean {
    // The connection ends; the wish is sent again on the next one.
    if (refused.reason === "server-stopping") return true;
    const after = refused.retry_after ?? 1;
    if (refused.reason !== "rate-limited" || after > PATIENCE) return false;
    if (this.outbox.get(send_id)) this.outbox.postpone(send_id, now + after);
    else this.askLater.set(send_id, now + after);
    return true;
  }

  private isOpen(send_id: string): boolean {
    return this.questions.has(send_id) || this.outbox.get(send_id) !== undefined;
  }

  private giveUp(send_id: string, refused: Refused): void {
    const command = this.outbox.remove(send_id)?.command;
    if (command && "room" in command) this.world.timelines.get(command.room)?.giveUp(send_id);
    this.news.push({ is: "declined", send_id, refused, command });
  }

  /** Somebody else now: what may have been said under the old id is not said again. */
  private dropAmbiguous(): void {
    for (const wish of this.outbox.all()) {
      if (wish.tried) {
        this.giveUp(wish.command.send_id, { reason: "signed-out", message: AMBIGUOUS });
      }
    }
  }

  private mend(rooms: Iterable<string>): void {
    for (const question of this.mending.questions(rooms)) this.send(question);
  }

  private hopeAgain(): void {
    const said = this.outbox.size ? this.world.ownSendIds() : undefined;
    for (const { command } of this.outbox.all()) if (!said?.has(command.send_id)) this.hope(command);
  }

  private hope(command: RoomCommand): void {
    if (command.type !== "say") return;
    const { send_id, text, room, reply_to, files } = command;
    const hope = { send_id, text, at: Date.now(), ...(reply_to ? { reply_to } : {}), ...(files?.length ? { files } : {}) };
    this.world.timelines.get(this.roomId(room))?.hope(hope);
  }

  private draftAgain(): void {
    const wishes = this.outbox.all().map((wish) => wish.command);
    for (const question of this.drafting.welcomed(this.questions.values(), wishes)) this.ask(question);
  }

  private roomId(room: string): string {
    return this.world.find(room)?.id ?? room;
  }

  private sendDue(now: number): void {
    if (!this.live) return;
    for (const command of this.outbox.due(now)) this.send(command);
    for (const [send_id, at] of this.askLater) {
      if (at > now) continue;
      this.askLater.delete(send_id);
      const question = this.questions.get(send_id);
      if (question) this.send(question);
    }
  }

  private send(command: Command): void {
    this.outgoing.push(command);
  }

  private end(again: boolean, reason: string, message: string, after?: number): void {
    this.ending = { again, reason, message, after };
  }
}
