// A client's copy of one room's log: confirmed entries without gaps, and hopeful messages.
import type { Entry } from "../protocol/types";
import {
  broughtUp, fold, holdsText, isChange, isDeleted, overtaken, revOf, targetOf,
} from "./folding";

/** Entries kept in memory for a room that nobody looks at. */
export const KEEP = 1000;
const BEYOND = 1000;

/** Entries between these two places are missing: ask for history after the first. */
export interface Gap {
  after: number;
  before: number;
}

/** A message of one's own that no entry has confirmed yet; `seq` once it is committed. */
export interface Hope {
  send_id: string;
  text: string;
  reply_to?: number;
  files?: readonly string[];
  at: number;
  seq?: number;
}

/** What a page brought: entries that fitted before, those that came after, held ones anew. */
export interface Absorbed {
  older: Entry[];
  newer: Entry[];
  changed: Entry[];
}

/**
 * Entries `first`..`last` of a room, each once, in order. Repeats do no harm.
 *
 * Entries that come too early wait beyond the gap until it is mended. Only the newest `keep`
 * entries are held. Messages are held as they are now: `fold` each new entry.
 */
export class Timeline {
  entries: Entry[] = [];
  private hopeful = new Map<string, Hope>();
  private beyond = new Map<number, Entry>();

  constructor(
    public last = 0,
    public keep = KEEP,
  ) {}

  /** The oldest place held; one after `last` when nothing is. */
  get first(): number {
    return this.entries[0]?.seq ?? this.last + 1;
  }

  /** What is missing before entries that came already. */
  get gap(): Gap | undefined {
    if (!this.beyond.size) return undefined;
    return { after: this.last, before: Math.min(...this.beyond.keys()) };
  }

  /** Messages of one's own that are still on their way, in the order of sending. */
  get hopes(): Hope[] {
    return [...this.hopeful.values()];
  }

  /** Take the news in; the entries that found their place now, perhaps none or many. */
  add(entry: Entry): Entry[] {
    if (entry.seq <= this.last) return [];
    if (entry.seq > this.last + 1) {
      if (this.beyond.size < BEYOND) this.beyond.set(entry.seq, entry);
      return [];
    }
    const found = [entry];
    for (let next = entry.seq + 1; this.beyond.has(next); next += 1) {
      found.push(this.beyond.get(next)!);
      this.beyond.delete(next);
    }
    this.append(found);
    return found;
  }

  /** Take a page of history in, wherever it lies. */
  absorb(page: readonly Entry[]): Absorbed {
    const older: Entry[] = [];
    const took: Absorbed = { older: [], newer: [], changed: [] };
    for (const entry of page) {
      const held = this.message(entry.seq);
      if (entry.seq < this.first) older.push(entry);
      else if (!held) took.newer.push(...this.add(entry));
      else if (revOf(entry) > revOf(held)) {
        this.replace(entry);
        took.changed.push(entry);
      }
    }
    took.older = this.prepend(older);
    const gone = [...took.older, ...took.changed].filter(isDeleted).map((entry) => entry.seq);
    took.changed.push(...this.overtake(new Set(gone), this.last + 1));
    return took;
  }

  /** The entry at this place, if it is held. */
  message(seq: number): Entry | undefined {
    return this.entries[seq - this.first];
  }

  /** What is held after this place, oldest first. */
  after(seq: number): Entry[] {
    return this.entries.slice(Math.max(0, seq + 1 - this.first));
  }

  /** Change what is held as this entry says: the messages, and edits it made void. */
  fold(entry: Entry): Entry[] {
    if (!isChange(entry)) return [];
    const target = targetOf(entry);
    const about = target === undefined ? this.entries : [this.message(target)].filter((x) => !!x);
    const changed: Entry[] = [];
    for (const one of about) {
      const now = fold(one, entry);
      if (now !== one) changed.push(now);
    }
    for (const message of changed) this.replace(message);
    if (entry.body.kind === "edited" || entry.body.kind === "deleted") {
      changed.push(...this.overtake(new Set([entry.body.target]), entry.seq));
    }
    const held = target === undefined ? undefined : this.message(target);
    const gone = [held, ...changed].filter((one) => !!one).filter(isDeleted);
    changed.push(...this.overtake(new Set(gone.map((one) => one.seq)), this.last + 1));
    return changed;
  }

  /** Where messages are held as removed that an entry after this place brought back. */
  restored(after: number): number[] {
    const back = new Set<number>();
    for (const { seq, body } of this.entries) {
      if (body.kind === "restored" && seq > after) back.add(body.removal);
    }
    if (!back.size) return [];
    const gone = this.entries.filter((entry) => isDeleted(entry) && back.has(revOf(entry)));
    return gone.map((entry) => entry.seq);
  }

  /** Throw the copy away and begin anew after this place; hopes stay. */
  restart(after: number): void {
    this.entries = [];
    this.beyond.clear();
    this.last = after;
  }

  /** Hold no more than so many from now on, the newest. */
  shrink(keep: number): void {
    this.keep = keep;
    if (this.entries.length > keep) this.entries = this.entries.slice(-keep);
  }

  /** Show a message before the server has it. */
  hope(hope: Hope): void {
    this.hopeful.set(hope.send_id, hope);
  }

  /** The message is committed at this place; its entry may still be on its way. */
  settle(send_id: string, seq: number): void {
    const hope = this.hopeful.get(send_id);
    if (!hope) return;
    hope.seq = seq;
    if (seq <= this.last) this.hopeful.delete(send_id);
  }

  /** The message was refused, or its own entry is here. */
  giveUp(send_id: string): void {
    this.hopeful.delete(send_id);
  }

  private append(found: Entry[]): void {
    for (const entry of found) this.entries.push(entry);
    this.last = found[found.length - 1]!.seq;
    // Cutting at every message would move the whole list each time.
    if (this.entries.length > this.keep * 1.25) this.entries = this.entries.slice(-this.keep);
    for (const seq of this.beyond.keys()) if (seq <= this.last) this.beyond.delete(seq);
  }

  private replace(message: Entry): void {
    this.entries[message.seq - this.first] = message;
  }

  private prepend(older: Entry[]): Entry[] {
    const fitted: Entry[] = [];
    let first = this.first;
    // The page may have been read before changes that are here already.
    for (const entry of older.length ? broughtUp(older, this.entries).reverse() : []) {
      if (entry.seq === first - 1 && this.entries.length + fitted.length < this.keep) {
        fitted.push(entry);
        first -= 1;
      }
    }
    fitted.reverse();
    if (fitted.length) this.entries = [...fitted, ...this.entries];
    return fitted;
  }

  /** Take the texts out of edits of these messages; those that changed. */
  private overtake(targets: Set<number>, before: number): Entry[] {
    if (!targets.size) return [];
    const changed: Entry[] = [];
    for (const [at, entry] of this.entries.entries()) {
      if (entry.seq >= before) break;
      if (holdsText(entry) && targets.has(targetOf(entry)!)) {
        changed.push((this.entries[at] = overtaken(entry)));
      }
    }
    return changed;
  }
}
