// One person's chat in this tab: the session and its wire, and what the page shows of them.
import type { Answer, Event, Refused } from "../core/events";
import { worthTelling } from "../core/rooms";
import type { RoomCommand } from "../core/outbox";
import { type Query, Session } from "../core/session";
import type { About, Command, Entry, Named, Person, Present, RoomView } from "../protocol/types";
import type { KeptUpload } from "../memory/cache";
import { type Found, Remembering } from "../memory/remembering";
import { Attachments } from "./attachments.svelte";
import { Conversation } from "./conversation.svelte";
import { dropFailed, failedBy, keepFailed } from "./failed";
import type { Greeting } from "./greeting";
import { Marking } from "./marking";
import { Out } from "./out.svelte";
import { type SignIn } from "./signIn";
import { type Status, Wire, now } from "./wire";

/** Milliseconds in which one types on. */
const TYPED = 150;
/** Milliseconds after which somebody who wrote no further counts as not writing. */
const TYPING = 6_000;
const TYPING_EVERY = 3_000;

type Without<Wish> = Wish extends unknown ? Omit<Wish, "send_id"> : never;
/** A wish that is given its send_id here. */
export type Unnamed = Without<RoomCommand>;
export type Question = Without<Query>;

interface Waiting {
  resolve: (answer: Answer) => void;
  reject: (refused: Refused) => void;
}

export class Chat {
  status = $state.raw<Status>({ is: "connecting" });
  /** Whether there ever was a welcome, or something kept to be shown before it. */
  ready = $state(false);
  me = $state.raw<Person | undefined>();
  server = $state.raw<About | undefined>();
  rooms = $state.raw<RoomView[]>([]);
  blocked = $state.raw<ReadonlyMap<string, Named>>(new Map());
  /** Wishes that are on their way. */
  waiting = $state(0);
  conversation = $state.raw<Conversation | undefined>();
  /** The sign-in is no longer good: why. */
  ended = $state.raw<Refused | undefined>();
  readonly session: Session;
  private wire: Wire;
  private answers = new Map<string, Waiting>();
  private marking = new Marking((room, seq) => void this.ask({ type: "read", room, seq }).catch(() => undefined));
  private typists = $state.raw<Record<string, Map<string, number>>>({});
  private heardOf = $state(0);
  private toldTyping = 0;
  private learnt = new Set<string>();
  private sought = "";
  private ears = new Set<(event: Event) => void>();

  /** Files that go with the next message of their room, and those an earlier page did not post. */
  readonly attachments = new Attachments(this);
  readonly remembering: Remembering;

  /** Rooms one is not in any more. */
  readonly out = new Out();

  /** `found` is what an earlier page kept: it is shown until the server says more, perhaps to a greeting. */
  constructor(readonly signIn: SignIn, found: Found = {}, greeting?: Greeting) {
    this.session = new Session(signIn.token, found.held);
    this.me = signIn.you;
    this.rooms = [...this.session.world.rooms.values()];
    this.ready = this.rooms.length > 0;
    this.remembering = new Remembering(this.session, found, (left, files) => this.adopt(left, files));
    this.wire = new Wire(this.session, (events) => this.hear(events), (status) => {
      this.status = status;
    }, greeting);
  }

  /** End it; the tab may begin another one. */
  stop(): void {
    this.marking.stop();
    this.wire.stop();
    this.attachments.stop();
    this.remembering.close();
    this.conversation?.close();
  }

  /** Connect now instead of later. */
  hurry(): void {
    this.wire.hurry();
  }

  /** Hear everything that happens. Returns how to stop. */
  listen(ear: (event: Event) => void): () => void {
    this.ears.add(ear);
    return () => this.ears.delete(ear);
  }

  /** Carry out a command, now or when there is a connection. Rejects with Refused. */
  wish(command: Unnamed): Promise<Answer> {
    const send_id = this.session.ids.next();
    const answer = this.answerTo(send_id);
    this.session.wish({ ...command, send_id } as RoomCommand, now());
    this.wire.pump();
    return answer;
  }

  /** The same, where nobody waits for the answer: the conversation shows what was refused. */
  send(command: Unnamed): void {
    this.wish(command).catch(() => undefined);
  }

  /** Ask something. Rejects with Refused. */
  ask(question: Question): Promise<Answer> {
    const send_id = this.session.ids.next();
    const answer = this.answerTo(send_id);
    this.session.ask({ ...question, send_id } as Query);
    this.wire.pump();
    return answer;
  }

  /** Look at this room; what was shown of another one goes. */
  open(room: string | undefined): void {
    if (this.conversation?.room === room) return;
    this.conversation?.close();
    const known = room !== undefined && this.session.world.rooms.has(room);
    this.conversation = known ? new Conversation(this, room) : undefined;
  }

  /** One's own room of this id or name. */
  find(room: string): RoomView | undefined {
    return this.rooms.find((one) => one.id === room) ?? this.session.world.find(room);
  }

  /** Messages of others one has not read there. */
  unread(view: RoomView): number {
    return this.session.world.unread(view);
  }

  /** Somebody one has heard of. */
  person(id: string): Present | undefined {
    void this.heardOf;
    return this.session.world.people.get(id);
  }

  /** Hear of who is in this room, once: what they are stands beside what they say. */
  async learn(room: string): Promise<void> {
    if (this.learnt.has(room)) return;
    this.learnt.add(room);
    await this.ask({ type: "list-people", room, offset: 0 }).catch(() => this.learnt.delete(room));
  }

  /** Hear of those whose name has this in it, where there are more people than one has heard of. */
  async seek(part: string): Promise<void> {
    const sought = (this.sought = part);
    const { people, rooms } = this.session.world;
    if (!part || people.size >= (rooms.get("lobby")?.members ?? 0)) return;
    await new Promise((resolve) => setTimeout(resolve, TYPED));
    if (sought !== this.sought) return;
    await this.ask({ type: "list-people", room: "lobby", q: part }).catch(() => undefined);
  }

  /** Everybody one has heard of. */
  people(): Present[] {
    void this.heardOf;
    return [...this.session.world.people.values()];
  }

  /** Who is writing there. */
  typing(room: string): string[] {
    return [...(this.typists[room]?.keys() ?? [])];
  }

  /** Say that one is writing there, not too often. */
  tellTyping(room: string): void {
    if (Date.now() - this.toldTyping < TYPING_EVERY) return;
    this.toldTyping = Date.now();
    this.session.signal({ type: "typing", room } as Extract<Command, { type: "typing" }>);
    this.wire.pump();
  }

  /** One has read everything in this room. */
  read(room: string): void {
    const view = this.session.world.rooms.get(room);
    if (!view || view.read.seq >= view.head || this.session.world.unread(view) === 0) return;
    this.marking.mark(room, view.head);
  }

  /** Wishes an earlier page left are sent from here. */
  private adopt(left: RoomCommand[], files: KeptUpload[]): void {
    this.attachments.resume(files);
    this.session.adopt(left, now());
    this.hear([]);
    this.conversation?.refresh();
    this.wire.pump();
  }

  private answerTo(send_id: string): Promise<Answer> {
    return new Promise((resolve, reject: (refused: Refused) => void) => {
      this.answers.set(send_id, { resolve, reject });
    });
  }

  private hear(events: Event[]): void {
    this.remembering.record(events);
    for (const event of events) this.take(event);
    this.conversation?.settled();
    const { world, outbox } = this.session;
    this.rooms = [...world.rooms.values()];
    this.waiting = outbox.size;
    this.blocked = world.blocked;
  }

  private take(event: Event): void {
    switch (event.is) {
      case "connected":
        this.me = event.welcome.you;
        this.server = event.welcome.server;
        this.ready = true;
        this.heardOf += 1;
        this.attachments.hurry();
        break;
      case "answered":
        dropFailed(event.send_id);
        this.answers.get(event.send_id)?.resolve(event.answer);
        this.answers.delete(event.send_id);
        if (event.answer.type === "people") this.heardOf += 1;
        break;
      case "declined":
        this.answers.get(event.send_id)?.reject(event.refused);
        this.answers.delete(event.send_id);
        break;
      case "signal":
        if (event.told.type === "typing") this.wrote(event.told.room, event.told.who);
        if (event.told.type === "presence") this.came(event.told.came ?? []);
        break;
      case "arrived":
        this.promoted(event.entry);
        this.stopped(event.entry.room, event.entry.by);
        break;
      case "token-void":
        this.ended = { reason: "bad-token", message: "" };
    }
    this.out.hear(event, this.me?.id);
    const failed = failedBy(event);
    if (failed) keepFailed(failed);
    this.conversation?.hear(event);
    if (event.is === "gone" && event.room === this.conversation?.room) this.open(undefined);
    for (const ear of this.ears) ear(event);
  }

  /** Whether a new entry deserves a notification. */
  worthTelling(event: Event): boolean {
    if (event.is !== "arrived" || !this.me) return false;
    const view = this.session.world.rooms.get(event.entry.room);
    return view !== undefined && worthTelling(view, event.entry, this.me.id, this.blocked);
  }

  /** One oneself is told of as well: another tab or program may have changed one's name. */
  private came(people: readonly Present[]): void {
    this.heardOf += 1;
    const mine = people.find((one) => one.id === this.me?.id);
    if (this.me && mine) this.me = { ...this.me, name: mine.name, kind: mine.kind };
  }

  /** A role in the lobby is one on the whole server. */
  private promoted({ room, body }: Entry): void {
    if (room !== "lobby" || body.kind !== "role-set") return;
    const { people } = this.session.world;
    const known = people.get(body.who);
    if (known) people.set(body.who, { ...known, role: body.role });
    if (this.me?.id === body.who) this.me = { ...this.me, role: body.role };
    this.heardOf += 1;
  }

  private wrote(room: string, who: string[]): void {
    const until = Date.now() + TYPING;
    const typing = new Map(this.typists[room]);
    for (const id of who) if (id !== this.me?.id) typing.set(id, until);
    this.typists = { ...this.typists, [room]: typing };
    setTimeout(() => this.forgetTypists(room), TYPING + 50);
  }

  private forgetTypists(room: string): void {
    const left = [...(this.typists[room] ?? [])].filter(([, until]) => until > Date.now());
    this.typists = { ...this.typists, [room]: new Map(left) };
  }

  /** Who said something is not writing it any more. */
  private stopped(room: string, who: string): void {
    if (!this.typists[room]?.has(who)) return;
    const left = [...this.typists[room]].filter(([id]) => id !== who);
    this.typists = { ...this.typists, [room]: new Map(left) };
  }
}
