// Whether somebody looks at the chat in any tab of this browser, and whether they want no news.
import { keep, kept, onKept } from "./kept";

/** Milliseconds between two words of a tab that is looked at. */
const EVERY = 4_000;

class Looking {
  /** Do not disturb: in this browser nothing notifies. */
  quiet = $state(kept("quiet", false));

  constructor() {
    onKept("quiet", () => (this.quiet = kept("quiet", false)));
    const tell = () => this.here && keep("looking", Date.now());
    const away = () => keep("looking", 0);
    setInterval(tell, EVERY);
    addEventListener("focus", tell);
    addEventListener("blur", away);
    document.addEventListener("visibilitychange", () => (document.hidden ? away() : tell()));
  }

  /** In this tab. */
  get here(): boolean {
    return !document.hidden && document.hasFocus();
  }

  /** In this tab or another one. */
  get anywhere(): boolean {
    return this.here || Date.now() - kept("looking", 0) < 2 * EVERY;
  }

  disturb(yes: boolean): void {
    this.quiet = !yes;
    keep("quiet", this.quiet || undefined);
  }
}

export const looking = new Looking();
