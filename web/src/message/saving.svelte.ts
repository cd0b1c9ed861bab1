// Getting a file: with the token in a header, never in an address that is logged or shared.
import type { File, Problem } from "../protocol/types";
import { whyNot } from "../state/asking.svelte";
import { NotGranted } from "../state/signIn";

/** One file on its way here: how far it has come, or why it does not. */
export class Saving {
  /** From 0 to 1, while it is on its way. */
  part = $state<number | undefined>();
  wrong = $state("");
  private stopped: AbortController | undefined;

  /** Fetch it and give it to the browser's downloads; while that goes on, give it up. */
  async press(file: File, token: string): Promise<void> {
    if (this.stopped) return this.stop();
    const stopped = (this.stopped = new AbortController());
    this.wrong = "";
    this.part = 0;
    try {
      give(await this.fetch(file, token, stopped.signal), file.name);
    } catch (wrong) {
      if (!stopped.signal.aborted) this.wrong = whyNot(wrong instanceof NotGranted ? wrong : LOST);
    } finally {
      if (this.stopped === stopped) this.stop();
    }
  }

  /** It is not wanted any more. */
  stop(): void {
    this.stopped?.abort();
    this.stopped = this.part = undefined;
  }

  private async fetch(file: File, token: string, signal: AbortSignal): Promise<Blob> {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`/api/v1/files/${file.id}`, { headers, signal });
    if (!response.ok) throw new NotGranted((await response.json()) as Problem);
    const pieces: BlobPart[] = [];
    let size = 0;
    const reader = response.body!.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      pieces.push(next.value);
      size += next.value.length;
      this.part = size / Math.max(1, file.size);
    }
    return new Blob(pieces);
  }
}

const LOST = new NotGranted({ reason: "cannot-connect", message: "" });

function give(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
