// Files on their way to the server: sent in pieces, so that a broken connection costs one piece.
import { Backoff } from "../core/backoff";
import type { Refused } from "../core/events";
import type { File as Sent, UploadView } from "../protocol/types";
import { t } from "../words/words.svelte";
import type { Chat } from "./chat.svelte";
import { NotGranted, call } from "./signIn";
import { now } from "./wire";

/** Bytes of one piece. */
const PIECE = 1 << 20;
/** Seconds in which a server says "later" and takes nothing, after which somebody must look. */
const PATIENCE = 120;
/** Refusals that pass. */
const PASSING = new Set(["server-stopping", "rate-limited", "store-failed", "idle", "wrong-offset"]);

/** One file; `done` is what can be posted once all of it arrived. */
export class Upload {
  offset = $state(0);
  done = $state.raw<Sent | undefined>();
  refused = $state.raw<Refused | undefined>();
  /** There is no connection; it goes on with the next one, however long that takes. */
  waiting = $state(false);
  private stopped = new AbortController();
  private rest: (() => void) | undefined;

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

  /** Do not send it any further, and have the server forget it. */
  cancel(): void {
    this.stop();
    this.release();
    this.forget();
  }

  /** Do not send it any further from here; another page may. */
  stop(): void {
    this.stopped.abort();
    this.rest?.();
  }

  /** It is posted: a reload need not bring it back. */
  release(): void {
    if (this.id) this.chat.remembering.dropUpload(this.id);
  }

  /** There may be a connection again. */
  hurry(): void {
    this.rest?.();
  }

  /** Once more, after it was refused. */
  again(): void {
    this.refused = undefined;
    void this.look().then(() => this.send());
  }

  private forget(): void {
    if (this.id && !this.done) call("DELETE", `/uploads/${this.id}`, undefined, this.token).catch(() => undefined);
  }

  private async send(): Promise<void> {
    const backoff = new Backoff();
    let since = now();
    while (!this.done && !this.stopped.signal.aborted) {
      const before = this.offset;
      try {
        await this.piece();
        this.waiting = false;
      } catch (wrong) {
        if (this.stopped.signal.aborted) return;
        const refused = wrong instanceof NotGranted ? wrong.refused : await this.unreadable();
        this.waiting = !refused || refused.reason === "cannot-connect";
        if (!this.waiting && (!PASSING.has(refused!.reason) || now() - since > PATIENCE)) {
          this.refused = refused;
          return;
        }
        await this.sleep(1000 * Math.max(backoff.delay(now()), refused?.retry_after ?? 0));
        await this.look();
        if (this.waiting) since = now();
      }
      if (this.offset > before) since = now();
    }
  }

  private sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.rest = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Whether it is the file that cannot be read, as one that was removed meanwhile, or a folder. */
  private async unreadable(): Promise<Refused | undefined> {
    const byte = this.file.slice(this.offset, this.offset + 1);
    return byte.arrayBuffer().then(() => undefined, () => ({ reason: "file-unreadable", message: t("file.unreadable") }));
  }

  private async piece(): Promise<void> {
    const { file, token } = this;
    if (!this.id) {
      const wish = { name: file.name, size: file.size };
      this.take(await call<UploadView>("POST", "/uploads", wish, token));
      if (this.stopped.signal.aborted) return this.forget();
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
