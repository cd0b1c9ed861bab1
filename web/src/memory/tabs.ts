// The tabs of one browser: each holds a lock with its name for as long as it lives, so that
// another one knows when its unsent messages are orphans, and only one of the others takes them.
//
// Locks exist only where the page came over https or from this machine. Elsewhere every page takes
// all that is left; the server knows a message that comes twice by its send_id.

const LOCK = "linnet tab ";

export class Tabs {
  readonly me = Array.from(crypto.getRandomValues(new Uint8Array(8)), (one) => one.toString(36)).join("");
  private known = new Set<string>([this.me]);
  private stopped = new AbortController();
  private channel: BroadcastChannel | undefined;

  /** `orphaned` is called, once in all tabs, when the tab of this name is gone. */
  constructor(private orphaned: (tab: string) => Promise<void>) {
    if (!this.exclusive) return;
    const { signal } = this.stopped;
    const alive = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
    void navigator.locks.request(LOCK + this.me, () => alive);
    this.channel = new BroadcastChannel("linnet tabs");
    this.channel.onmessage = ({ data }) => this.meet(String(data));
    this.channel.postMessage(this.me);
  }

  /** Whether tabs can keep each other from doing the same. */
  get exclusive(): boolean {
    return "locks" in navigator && "BroadcastChannel" in window;
  }

  /** There is, or was, a tab of this name. */
  meet(tab: string): void {
    if (this.known.has(tab) || this.stopped.signal.aborted) return;
    this.known.add(tab);
    if (!this.exclusive) {
      void this.orphaned(tab);
      return;
    }
    this.channel?.postMessage(this.me);
    const { signal } = this.stopped;
    navigator.locks.request(LOCK + tab, { signal }, () => this.orphaned(tab)).catch(() => undefined);
  }

  /** This tab has nothing to do with it any more. */
  stop(): void {
    this.stopped.abort();
    this.channel?.close();
  }
}
