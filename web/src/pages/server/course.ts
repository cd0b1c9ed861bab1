// How a server's figures went: sums it counts become rates between two looks.
import type { Load } from "../../protocol/types";

/** Milliseconds between two looks, and the looks that are shown. */
export const EVERY = 2_000;
export const MOST = 150;
/** The height of a chart, and what is left free above its line. */
const HIGH = 40;
const ABOVE = 3;

/** One moment: messages a second, all connections, bytes, percent of one core. */
export interface Point {
  messages: number;
  connections: number;
  memory: number;
  cpu: number;
}

export class Course {
  points: Point[] = [];
  private before: { load: Load; at: number } | undefined;

  /** What the server counts at this moment, in milliseconds of a clock that only goes forward. */
  take(load: Load, at: number): void {
    const { before } = this;
    this.before = { load, at };
    // A server that was started anew counts from nothing again.
    const fresh = !before || load.entries < before.load.entries;
    const seconds = fresh ? 0 : (at - before.at) / 1000;
    const rate = (now = 0, then = 0) => (seconds > 0 ? Math.max(0, now - then) / seconds : 0);
    this.points.push({
      messages: rate(load.entries, before?.load.entries),
      connections: Object.values(load.connections).reduce((sum, one) => sum + one, 0),
      memory: load.memory ?? 0,
      cpu: 100 * rate(load.cpu, before?.load.cpu),
    });
    if (this.points.length > MOST) this.points.shift();
  }
}

/** The line through these values, the newest at the right; empty with fewer than two. */
export function pathOf(values: readonly number[]): string {
  if (values.length < 2) return "";
  const top = Math.max(...values, 1e-9);
  const high = (value: number) => (HIGH - (value / top) * (HIGH - ABOVE)).toFixed(2);
  const first = MOST - values.length;
  return values.map((value, n) => `${n ? "L" : "M"}${first + n} ${high(value)}`).join("");
}
