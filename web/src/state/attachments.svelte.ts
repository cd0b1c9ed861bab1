// Files that go with the next message of a room: they stay with it whatever one looks at meanwhile.
import type { KeptUpload } from "../memory/cache";
import type { Chat } from "./chat.svelte";
import { keepSent } from "./sent";
import { Upload } from "./uploads.svelte";

export class Attachments {
  private all = $state.raw<readonly Upload[]>([]);

  constructor(private chat: Chat) {}

  /** Those for this room. */
  of(room: string): Upload[] {
    return this.all.filter((one) => one.room === room);
  }

  /** As many of these as may still come along. Returns whether that was all of them. */
  add(files: readonly File[], room: string): boolean {
    const left = this.most - this.of(room).length;
    this.all = [...this.all, ...files.slice(0, left).map((file) => new Upload(file, room, this.chat))];
    return files.length <= left;
  }

  /** Files that go with one message. */
  get most(): number {
    return this.chat.session.world.limits.files ?? 10;
  }

  /** Files of an earlier page go on where they were. */
  resume(left: readonly KeptUpload[]): void {
    this.all = [...this.all, ...left.map(({ file, room, key }) => new Upload(file, room, this.chat, key))];
  }

  /** One is not to go. */
  drop(upload: Upload): void {
    upload.cancel();
    this.all = this.all.filter((one) => one !== upload);
  }

  /** Those for this room go now. Returns what the server calls them. */
  take(room: string): string[] {
    const going = this.of(room);
    for (const one of going) one.release();
    this.all = this.all.filter((one) => one.room !== room);
    const files = going.flatMap((one) => one.done ?? []);
    keepSent(files);
    return files.map((one) => one.id);
  }

  /** There is a connection again: nothing waits any longer for it. */
  hurry(): void {
    for (const one of this.all) one.hurry();
  }

  /** The page goes, or another person comes. */
  stop(): void {
    for (const one of this.all) one.stop();
  }
}
