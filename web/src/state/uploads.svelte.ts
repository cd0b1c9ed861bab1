// Files on their way to the server: sent in pieces, so that a broken connection costs one piece.
import { Backoff } from "../core/backoff";
import type { Refused } from "../core/events";
import type { File as Sent, UploadView } from "../protocol/types";
import type { Chat } from "./chat.svelte";
import { NotGranted, call } from "./signIn";
import { now } from "./wire";

/** Bytes of one piece. */
const PIECE = 1 << 20;
/** Seconds without a byte arriving after which a file is given up. */
const PATIENCE = 120;
/** Refusals that pass. */
const PASSING = new Set(["cannot-connect", "server-stopping", "rate-limited", "store-failed", "idle"]);

/** One file; `done` is what can be posted once all of it arrived. */
export class Upload {
  offset = $state(0);
  done = $state.raw<Sent | undefined>();
  refused = $state.raw<Refused | undefined>();
  private stopped = new AbortController();

  constructor(
    readonly file: File,
    readonly room: string,
    private chat: Chat,
    /** What the server calls it, where an earlier page began. */
    private id = "",
  ) {
    void this.look().then(() => this.send());
  }

  private get token(): string {
    return this.chat.signIn.token;
  }

  get name(): string {
    return this.file.name;
  }

  /** How much has arrived, from 0 to 1. */
  get part(): number {
    return this.done ? 1 : this.offset / Math.max(1, this.file.size);
  }

  /** Do not send it any further from here; another page may. */
  stop(): void {
    this.stopped.abort();
  }

  /** Do not send it any further, and have the server forget it. */
  cancel(): void {
    this.stop();
    this.release();
    if (this.id && !this.done) call("DELETE", `/uploads/${this.id}`, undefined, this.token).catch(() => undefined);
  }

  /** It is posted: a reload need not bring it back. */
  release(): void {
    if (this.id) this.chat.remembering.dropUpload(this.id);
  }

  private async send(): Promise<void> {
    const backoff = new Backoff();
    let since = now();
    while (!this.done && !this.stopped.signal.aborted) {
      const before = this.offset;
      try {
        await this.piece();
      } catch (wrong) {
        if (this.stopped.signal.aborted) return;
        const refused = wrong instanceof NotGranted ? wrong.refused : undefined;
        const passes = !refused || PASSING.has(refused.reason) || refused.reason === "wrong-offset";
        if (!passes || now() - since > PATIENCE) {
          this.refused = refused ?? { reason: "cannot-connect", message: "" };
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, 1000 * backoff.delay(now())));
        await this.look();
      }
      if (this.offset > before) since = now();
    }
  }

  private async piece(): Promise<void> {
    const { file, token } = this;
    if (!this.id) {
      const wish = { name: file.name, size: file.size };
      this.take(await call<UploadView>("POST", "/uploads", wish, token));
      this.chat.remembering.keepUpload(this.id, this.room, file);
    }
    if (this.done) return;
    const response = await fetch(`/api/v1/uploads/${this.id}`, {
      method: "PUT",
      headers: { authorization: `Bearer ${token}`, "upload-offset": String(this.offset) },
      body: file.slice(this.offset, this.offset + PIECE),
      signal: this.stopped.signal,
    });
    const told = (await response.json()) as UploadView & Refused;
    if (!response.ok) throw new NotGranted(told);
    this.take(told);
  }

  /** How much has arrived, after something broke. */
  private async look(): Promise<void> {
    if (!this.id) return;
    await call<UploadView>("GET", `/uploads/${this.id}`, undefined, this.token).then(
      (view) => this.take(view),
      () => undefined,
    );
  }

  private take(view: UploadView): void {
    this.id = view.id;
    this.offset = view.offset;
    this.done = view.file;
  }
}
