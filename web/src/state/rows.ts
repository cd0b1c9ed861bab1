// What a conversation shows, row by row: days, messages in groups, and what happened besides.
import { type Message, isMessage } from "../core/folding";
import type { Refused } from "../core/events";
import type { Hope } from "../core/timeline";
import type { Edit, Entry, Say } from "../protocol/types";

/** A message, or a change of one, that was refused; its text is not lost. */
export interface Failed {
  command: Say | Edit;
  refused: Refused;
}

export type Row =
  | { is: "start"; key: string }
  | { is: "day"; key: string; at: number }
  | { is: "new"; key: string }
  | { is: "message"; key: string; entry: Message; head: boolean }
  | { is: "notice"; key: string; entries: Entry[] }
  | { is: "hope"; key: string; hope: Hope; head: boolean }
  | { is: "failed"; key: string; failed: Failed };

/** Milliseconds within which lines of one author stand together. */
const TOGETHER = 5 * 60_000;
/** Rows that are caught up with in steps; where more came, all are shown at once. */
const LEAP = 200;
/** Entries that change something else and are no line of their own. */
const SILENT = new Set(["edited", "deleted", "reacted", "unreacted", "unknown"]);
const SHOWN = new Set([
  "created", "joined", "left", "invited", "renamed", "topic-set", "role-set", "policy-set",
  "kicked", "banned", "unbanned", "muted", "unmuted", "purged", "restored", "expired", "erased",
  "pinned", "unpinned",
]);
/** Notices of these kinds stand together in one line. */
const GATHERED = new Set(["joined", "left"]);

/** The same for a message of mine on its way, refused and said, and like no place's. */
const mine = (send_id: string) => `mine ${send_id}`;

/** Lays entries out; the next ones can be added without beginning anew. */
export class Layout {
  rows: Row[] = [];
  first = 0;
  private last = 0;
  private day = "";
  private divided = false;

  constructor(
    private me: string,
    /** The place one had read to; what others said after it is new. */
    private readTo: number,
  ) {}

  /** All of these, from the beginning; where `empty` nothing ever happened in the room. */
  lay(entries: readonly Entry[], empty = false): void {
    this.rows = [];
    this.day = "";
    this.divided = false;
    this.first = entries[0]?.seq ?? 0;
    this.last = 0;
    if (this.first === 1 || empty) this.rows.push({ is: "start", key: "start" });
    for (const entry of entries) this.add(entry);
  }

  /** The next entry; one that was laid out before its news were told changes nothing. */
  add(entry: Entry): void {
    if (entry.seq <= this.last) return;
    this.last = entry.seq;
    if (!this.first) this.first = entry.seq;
    if (SILENT.has(entry.body.kind)) return;
    if (isMessage(entry)) {
      this.divide(entry);
      this.begin(entry);
      const key = entry.by === this.me ? mine(entry.send_id) : String(entry.seq);
      this.rows.push({ is: "message", key, entry, head: !this.continues(entry) });
    } else if (SHOWN.has(entry.body.kind)) {
      this.begin(entry);
      this.notice(entry);
    }
  }

  /** Let go of what stands before this place; all other rows stay the same ones. */
  cut(first: number): void {
    const { rows } = this;
    this.first = first;
    let place = placeOf(rows, first);
    if (place < 0) place = rows.length;
    while (rows[place - 1]?.is === "new" || rows[place - 1]?.is === "day") place -= 1;
    this.rows = rows.slice(place);
    const at = this.rows.findIndex((row) => row.is === "message" || row.is === "notice");
    const row = this.rows[at];
    const entry = row?.is === "message" ? row.entry : row?.is === "notice" ? row.entries[0] : undefined;
    if (row?.is === "message" && !row.head) this.rows[at] = { ...row, head: true };
    if (entry && this.rows[0]!.is !== "day") this.rows.unshift({ is: "day", key: `day ${entry.seq}`, at: entry.at });
  }

  /** One looks away: what others say from now on is new. */
  leaveOff(readTo: number): void {
    this.readTo = readTo;
  }

  /** What comes after these, up to `head`, was said while there was no connection. */
  missed(readTo: number, head: number): void {
    if (this.readTo === Infinity && head > this.last) this.readTo = Math.max(readTo, this.last);
  }

  /** One looks again: what comes while one looks is not new. */
  comeBack(): void {
    if (!this.divided) this.readTo = Infinity;
  }

  /** A message looks otherwise now. */
  replace(message: Message): void {
    const place = placeOf(this.rows, message.seq);
    const row = this.rows[place];
    if (row?.is === "message") this.rows[place] = { ...row, entry: message };
  }

  /** A line for each new day; the server's clock may have been set back to one there was. */
  private begin({ at, seq }: Entry): void {
    const day = new Date(at).toDateString();
    if (day === this.day) return;
    this.day = day;
    this.rows.push({ is: "day", key: `day ${seq}`, at });
  }

  private divide(entry: Message): void {
    if (this.divided || entry.by === this.me || entry.seq <= this.readTo) return;
    this.divided = true;
    this.begin(entry);
    this.rows.push({ is: "new", key: "new" });
  }

  private continues(entry: Message): boolean {
    const last = this.rows[this.rows.length - 1];
    if (last?.is !== "message" || last.entry.body.deleted !== undefined) return false;
    return last.entry.by === entry.by && entry.at - last.entry.at < TOGETHER;
  }

  private notice(entry: Entry): void {
    const last = this.rows[this.rows.length - 1];
    const kind = entry.body.kind;
    if (last?.is === "notice" && GATHERED.has(kind) && last.entries[0]!.body.kind === kind) {
      const entries = [...last.entries, entry];
      this.rows[this.rows.length - 1] = { is: "notice", key: last.key, entries };
    } else {
      this.rows.push({ is: "notice", key: String(entry.seq), entries: [entry] });
    }
  }
}

/** What stands after the log: messages on their way, and those that were refused. */
export function afterwards(
  rows: readonly Row[], me: string, hopes: readonly Hope[], failed: readonly Failed[],
): Row[] {
  const last = rows[rows.length - 1];
  let head = last?.is !== "message" || last.entry.by !== me;
  const found: Row[] = [];
  for (const hope of hopes) {
    found.push({ is: "hope", key: mine(hope.send_id), hope, head });
    head = false;
  }
  // What a page that was left had sent may be under way once more.
  const again = new Set(hopes.map((hope) => hope.send_id));
  for (const one of failed) if (!again.has(one.command.send_id)) found.push({ is: "failed", key: mine(one.command.send_id), failed: one });
  return found;
}

/**
 * How many rows are shown next where the last one shown had this key: so many more, all where those
 * are too many to be caught up with, or where the last one is gone.
 */
export function upTo(rows: readonly Row[], last: string | undefined, more: number): number {
  const most = Math.min(LEAP, rows.length);
  for (let n = 0; n < most; n += 1) {
    if (rows[rows.length - 1 - n]!.key === last) return rows.length - Math.max(0, n - more);
  }
  return rows.length;
}

/** The row a place of the log stands in; the next one where it has none; -1 after the last. */
export function placeOf(rows: readonly Row[], seq: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (seqFrom(rows, middle) < seq) low = middle + 1;
    else high = middle;
  }
  while (low < rows.length && lastSeq(rows[low]!) === undefined) low += 1;
  return low < rows.length ? low : -1;
}

/** The last place in this row, or in the next one that has any. */
function seqFrom(rows: readonly Row[], place: number): number {
  for (let n = place; n < rows.length; n += 1) {
    const seq = lastSeq(rows[n]!);
    if (seq !== undefined) return seq;
  }
  return Infinity;
}

function lastSeq(row: Row): number | undefined {
  if (row.is === "message") return row.entry.seq;
  return row.is === "notice" ? row.entries[row.entries.length - 1]!.seq : undefined;
}
