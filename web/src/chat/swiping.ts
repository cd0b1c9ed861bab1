// A finger that goes from the edge of the writing inwards leads up one pane, as Back does.

/** Where and when a finger was. */
export interface Touch {
  x: number;
  y: number;
  at: number;
}

/** Pixels and milliseconds of a swipe. */
const FAR = 70;
const SOON = 600;
/** What is moved sideways itself. */
const SIDEWAYS = "pre, textarea, input, [data-sideways]";

/** Whether this was a swipe, and not scrolling or something slow. */
export function leadsUp(from: Touch, to: Touch, rightToLeft: boolean): boolean {
  const way = (to.x - from.x) * (rightToLeft ? -1 : 1);
  return way > FAR && Math.abs(to.y - from.y) < way / 2 && to.at - from.at < SOON;
}

/** Call `up` when somebody swipes there. Returns how to stop. */
export function swiping(node: HTMLElement, up: () => void): () => void {
  const stop = new AbortController();
  const options = { signal: stop.signal, passive: true };
  let from: Touch | undefined;
  node.addEventListener("touchstart", (event) => {
    const [one, other] = event.touches;
    const sideways = (event.target as Element).closest(SIDEWAYS);
    from = one && !other && !sideways ? { x: one.clientX, y: one.clientY, at: event.timeStamp } : undefined;
  }, options);
  node.addEventListener("touchend", (event) => {
    const [one] = event.changedTouches;
    const rightToLeft = getComputedStyle(node).direction === "rtl";
    const to = one && { x: one.clientX, y: one.clientY, at: event.timeStamp };
    if (from && to && !getSelection()?.toString() && leadsUp(from, to, rightToLeft)) up();
    from = undefined;
  }, options);
  return () => stop.abort();
}
