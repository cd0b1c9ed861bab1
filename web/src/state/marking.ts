// Tells the server how far one has read: at once, and in a stream of messages now and then.

/** Milliseconds from one telling to the next, at least. */
const EVERY = 300;

export class Marking {
  private told = -EVERY;
  private due: { room: string; seq: number } | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private listening = new AbortController();

  constructor(private tell: (room: string, seq: number) => void) {
    const { signal } = this.listening;
    // The last moment in which a page may say anything.
    document.addEventListener("visibilitychange", () => document.hidden && this.flush(), { signal });
    addEventListener("pagehide", () => this.flush(), { signal });
    // Who turns away may close the page next.
    addEventListener("blur", () => this.flush(), { signal });
  }

  /** One has read to this place of the room. */
  mark(room: string, seq: number): void {
    if (this.due && this.due.room !== room) this.flush();
    this.due = { room, seq };
    const wait = this.told + EVERY - performance.now();
    if (wait <= 0) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), wait);
  }

  /** Tell what was not told yet, and nothing after it. */
  stop(): void {
    this.flush();
    this.listening.abort();
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { due } = this;
    if (!due) return;
    this.due = undefined;
    this.told = performance.now();
    this.tell(due.room, due.seq);
  }
}
