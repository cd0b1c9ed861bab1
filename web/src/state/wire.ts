// The WebSocket between a session and the server: opened, carried, and opened again when it broke.
import { Backoff } from "../core/backoff";
import type { Event } from "../core/events";
import type { Session } from "../core/session";
import { type Greeting, connect } from "./greeting";

/** How the connection stands; `until` is when the next try begins, by `Date.now`. */
export type Status =
  | { is: "connecting" }
  | { is: "connected" }
  | { is: "waiting"; until: number }
  | { is: "closed"; reason: string; message: string };

/** Milliseconds a server may take to answer at all. */
const OPENING = 10_000;

/** Milliseconds from one telling to the next, at least: two frames, where hundreds come in a second. */
const PAUSE = 30;

/** Milliseconds without a frame after which a page goes on without one. */
const UNSEEN = 250;

/** Seconds of a clock that only goes forward. */
export function now(): number {
  return performance.now() / 1000;
}

export class Wire {
  private socket: WebSocket | undefined;
  private backoff = new Backoff();
  private retry: ReturnType<typeof setTimeout> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** What `timer` waits for, in seconds of `now`. */
  private timed = Infinity;
  private gathered = false;
  private told = -PAUSE;
  private stopped = false;
  private listening = new AbortController();

  constructor(
    private session: Session,
    private tell: (events: Event[]) => void,
    private show: (status: Status) => void,
    greeting?: Greeting,
  ) {
    const { signal } = this.listening;
    // A network that came back, or a laptop that was opened, need not wait for the next try.
    addEventListener("online", () => this.hurry(), { signal });
    // It may be the way to the Internet alone, which a server in this house does not need.
    addEventListener("offline", () => this.probe(), { signal });
    document.addEventListener("visibilitychange", () => this.hurry(), { signal });
    if (greeting && greeting.socket.readyState <= WebSocket.OPEN) this.adopt(greeting);
    else this.open();
  }

  /** There may be something to send or to tell. */
  pump(): void {
    const { socket, session } = this;
    if (socket?.readyState === WebSocket.OPEN) {
      for (const frame of session.frames()) socket.send(JSON.stringify(frame));
    }
    this.gather();
    this.schedule();
    if (session.ending && socket) {
      // Where nobody answers, the goodbye of a socket takes many seconds: none is waited for.
      socket.close();
      this.lost();
    }
  }

  /** Hang up, for good. */
  stop(): void {
    this.stopped = true;
    this.listening.abort();
    clearTimeout(this.retry);
    clearTimeout(this.timer);
    this.socket?.close();
  }

  /** Try now instead of later. */
  hurry(): void {
    if (this.stopped || document.hidden) return;
    if (this.retry !== undefined) this.open();
    else if (this.socket) this.probe();
  }

  private probe(): void {
    this.session.probe(now());
    this.tick();
  }

  private open(): void {
    clearTimeout(this.retry);
    this.retry = undefined;
    this.show({ is: "connecting" });
    const socket = connect();
    const late = setTimeout(() => socket.close(), OPENING);
    socket.onopen = () => {
      clearTimeout(late);
      this.session.opened(now());
      this.pump();
    };
    this.follow(socket, late);
  }

  /** Go on with a connection on which hello was said already. */
  private adopt({ socket, heard }: Greeting): void {
    this.session.opened(now());
    this.session.frames();
    this.follow(socket);
    for (const text of heard) this.session.heard(text, now());
    // What is first drawn has all of it: were it told with the next frame, all would be drawn twice.
    this.hear();
    this.pump();
  }

  private follow(socket: WebSocket, late?: ReturnType<typeof setTimeout>): void {
    this.socket = socket;
    socket.onmessage = ({ data }) => {
      this.session.heard(String(data), now());
      this.pump();
    };
    socket.onclose = () => {
      clearTimeout(late);
      if (socket === this.socket) this.lost();
    };
  }

  private lost(): void {
    this.socket = undefined;
    clearTimeout(this.timer);
    this.timed = Infinity;
    this.session.lost();
    const { ending } = this.session;
    this.gather();
    if (this.stopped) return;
    if (ending && !ending.again) {
      this.show({ is: "closed", reason: ending.reason, message: ending.message });
      return;
    }
    const seconds = Math.max(this.backoff.delay(now()), ending?.after ?? 0);
    this.show({ is: "waiting", until: Date.now() + 1000 * seconds });
    this.retry = setTimeout(() => this.open(), 1000 * seconds);
  }

  /** Tell what happened with the next frame; in a stream with every other one, as each has its price. */
  private gather(): void {
    if (this.gathered) return;
    this.gathered = true;
    const tell = () => {
      clearTimeout(late);
      cancelAnimationFrame(frame);
      this.gathered = false;
      this.hear();
    };
    // Pages that nobody sees, or no more since a moment, get no frames.
    const late = setTimeout(tell, document.hidden ? 0 : UNSEEN);
    const step = (): number =>
      requestAnimationFrame(() => {
        if (performance.now() - this.told < PAUSE) frame = step();
        else tell();
      });
    let frame = document.hidden ? 0 : step();
  }

  /** Tell what happened since it was last told. */
  private hear(): void {
    const events = this.session.events();
    this.told = performance.now();
    if (events.some((event) => event.is === "connected")) {
      this.backoff.connected(now());
      this.show({ is: "connected" });
    }
    if (events.length) this.tell(events);
  }

  /** A timer that comes too early asks again, so that a stream sets none with each message. */
  private schedule(): void {
    const { due } = this.session;
    if (due === undefined || this.stopped || due >= this.timed) return;
    clearTimeout(this.timer);
    this.timed = due;
    this.timer = setTimeout(() => this.tick(), Math.max(10, 1000 * (due - now())));
  }

  private tick(): void {
    this.timed = Infinity;
    this.session.tick(now());
    this.pump();
  }
}
