// How tall a row will be, guessed from what stands in it: the nearer the guess, the less moves once it is drawn.
import { fitted } from "../message/pictures";
import type { Message } from "../core/folding";
import type { Row } from "./rows";

/** How tall a line is, and how wide a letter on average, each in heights of letters. */
const LINE = 1.47;
const LETTER = 0.5;
/** Letters as wide as they are tall, as Chinese ones are. */
const BROAD = /[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffe6]/;
/** Pixels beside the text: the face, the gap, and both edges. */
const BESIDE = 90;
/** Pixels of what may stand with the text, and of rows that are no messages. */
const NAME = 30;
const REPLY = 26;
const REACTIONS = 33;
const CARD = 66;
const PICTURE = [480, 320] as const;
const OTHERS: Record<Exclude<Row["is"], "message">, number> = {
  start: 120, day: 42, new: 42, notice: 25, hope: 44, failed: 70,
};

/** Pixels above and below the rows. */
const AROUND = 130;

/** The first of the rows at the end that fill this window: as if it were all theirs, so rather one too many. */
export function filling(rows: readonly Row[], letters: number): number {
  let left = innerHeight - AROUND;
  let place = rows.length;
  while (place > 0 && left > 0) left -= heightOf(rows[(place -= 1)]!, innerWidth, letters);
  return place;
}

/** Pixels this row will take in a list so wide, with letters so tall. */
export function heightOf(row: Row, width: number, letters: number): number {
  if (row.is !== "message") return OTHERS[row.is];
  const { body } = row.entry;
  const head = row.head ? NAME : 0;
  if (body.deleted) return head + letters * LINE;
  const reply = body.reply_to ? REPLY : 0;
  const reactions = body.reactions && Object.keys(body.reactions).length ? REACTIONS : 0;
  const text = body.text ? 1 + linesOf(body.text, (width - BESIDE) / letters) * letters * LINE : 0;
  return Math.round(head + reply + text + filesOf(body) + reactions);
}

/** Lines of this text, where one is so many letters' heights wide; an empty one is a gap. */
function linesOf(text: string, wide: number): number {
  const each = BROAD.test(text) ? 1 : LETTER;
  const lines = text.split("\n");
  return lines.reduce((sum, line) => sum + (line ? Math.ceil((line.length * each) / Math.max(1, wide)) : LETTER), 0);
}

function filesOf({ files = [] }: Message["body"]): number {
  const tall = files.map(({ width, height }) => (width && height ? fitted(width, height, ...PICTURE)[1] + 8 : CARD));
  return Math.max(0, ...tall);
}
