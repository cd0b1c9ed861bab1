// How long to wait before connecting again, in seconds.

export const SHORTEST = 0.2;
export const LONGEST = 30;
/** Seconds a connection must have lived to count as good again. */
export const STABLE = 10;

type Draw = (low: number, high: number) => number;
const byChance: Draw = (low, high) => low + Math.random() * (high - low);

/**
 * Delays that grow by chance, so that a thousand clients do not come back together. Each is
 * drawn between the shortest and three times the one before.
 */
export class Backoff {
  private last = SHORTEST;
  private since: number | undefined;

  constructor(private draw: Draw = byChance) {}

  /** The server said welcome. */
  connected(now: number): void {
    this.since = now;
  }

  /** Seconds to wait after this failure or lost connection. */
  delay(now: number): number {
    if (this.since !== undefined && now - this.since >= STABLE) this.last = SHORTEST;
    this.since = undefined;
    this.last = Math.min(LONGEST, this.draw(SHORTEST, this.last * 3));
    return this.last;
  }
}
