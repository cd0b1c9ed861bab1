// Whether the other end is still there. Seconds of a clock that only goes forward.

export type Beat = "nothing" | "ping" | "dead";

/** Asks every heartbeat; after two of them without a word the other end counts as gone. */
export class Pulse {
  private last: number;
  private asked: number;
  private answerDue = Infinity;

  constructor(
    private heartbeat: number,
    now: number,
  ) {
    this.last = now;
    this.asked = now;
  }

  /** Anything came in. */
  heard(now: number): void {
    this.last = now;
    this.answerDue = Infinity;
  }

  /** It was asked out of turn: a word is due within so many seconds. */
  probed(now: number, seconds: number): void {
    this.asked = now;
    this.answerDue = Math.min(this.answerDue, now + seconds);
  }

  /** When `beat` should be asked next. */
  get due(): number {
    return Math.min(
      this.asked + this.heartbeat, this.last + 2 * this.heartbeat, this.answerDue,
    );
  }

  /** What to do at this moment. */
  beat(now: number): Beat {
    if (now >= this.answerDue) return "dead";
    if (now >= this.last + 2 * this.heartbeat) {
      // A page that slept (a closed laptop, a tab in the background) heard nothing because it
      // did not listen: ask once before giving up.
      if (now >= this.asked + 2 * this.heartbeat) {
        this.asked = now;
        this.last = now - this.heartbeat;
        return "ping";
      }
      return "dead";
    }
    if (now >= this.asked + this.heartbeat) {
      this.asked = now;
      return "ping";
    }
    return "nothing";
  }
}
