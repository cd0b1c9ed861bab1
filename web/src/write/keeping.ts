// What is being written in one room: the server keeps it, and the browser for as long as the server has it not.
import type { RoomView } from "../protocol/types";
import type { Chat } from "../state/chat.svelte";
import { type Unsent, dropUnsent, keepUnsent, unsent } from "../state/drafts";

/** Milliseconds after the last key when a draft is told. */
const AFTER = 800;
/** Bytes of a text where the server has not said yet what it takes. */
const LONGEST = 16_384;
const NOTHING: Unsent = { text: "", reply_to: null };

/** How many bytes of this text are too many. */
export function over(text: string, chat: Chat): number {
  return new TextEncoder().encode(text).length - (chat.session.world.limits.text ?? LONGEST);
}

const draftOf = ({ draft }: RoomView): Unsent => ({ text: draft?.text ?? "", reply_to: draft?.reply_to ?? null });
/** An answer without a word is none yet. */
const same = (one: Unsent, other: Unsent | undefined) =>
  one.text === other?.text && (one.text === "" || one.reply_to === other.reply_to);

export class Keeping {
  /** What was begun here before. */
  readonly begun: Unsent;
  private readonly room: string;
  /** What the server was told last, or told of; undefined where that may not have reached it. */
  private known: Unsent | undefined;
  private heardOf: string;
  private underWay = 0;
  private later: ReturnType<typeof setTimeout> | undefined;

  constructor(private chat: Chat, view: RoomView) {
    this.room = view.id;
    const left = unsent(this.room);
    this.known = left ? undefined : draftOf(view);
    this.heardOf = draftOf(view).text;
    this.begun = left ?? draftOf(view);
    // What the server was not told before the page was left, it is told now.
    if (left) this.soon(left);
  }

  /** Somebody is writing: tell it once they rest. */
  soon(draft: Unsent): void {
    keepUnsent(this.room, draft);
    clearTimeout(this.later);
    this.later = setTimeout(() => this.now(draft), AFTER);
  }

  /** They look elsewhere, or go: tell it now. */
  now(draft: Unsent): void {
    clearTimeout(this.later);
    // Where one was put out the server takes nothing, but it is not to be lost for that.
    if (!this.chat.session.world.rooms.has(this.room)) keepUnsent(this.room, draft);
    else if (!same(draft, this.known)) this.tell(draft);
    else if (!this.underWay) dropUnsent(this.room);
  }

  /** It is said, or done: what is kept of it goes. */
  said(): void {
    clearTimeout(this.later);
    if (same(NOTHING, this.known)) dropUnsent(this.room);
    else this.tell(NOTHING);
  }

  /** Another device may have written on; what is being typed here, or is just being told, counts more. */
  heard(view: RoomView, here: Unsent): Unsent | undefined {
    const told = draftOf(view);
    const news = told.text !== this.heardOf;
    this.heardOf = told.text;
    if (!news || this.underWay || !same(here, this.known) || same(told, this.known)) return undefined;
    this.known = told;
    return told;
  }

  private tell(draft: Unsent): void {
    keepUnsent(this.room, draft);
    // The server would not take it, but it is not to be lost for that.
    if (over(draft.text, this.chat) > 0) return;
    this.known = draft;
    this.underWay += 1;
    const told = () => dropUnsent(this.room, draft.text);
    this.chat.ask({ type: "set-draft", room: this.room, ...draft })
      // Refused, as where one may not be any more, it stays in the browser.
      .then(told, () => undefined)
      .finally(() => (this.underWay -= 1));
  }
}
