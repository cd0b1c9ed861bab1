// What messages say, read once each, and again when the names of emoji have come.
import { edition, learn, wanted } from "../core/markup/emojis";
import { parse } from "../core/markup/parse";
import type { Block } from "../core/markup/tokens";
import type { Said } from "../protocol/types";

let read = new WeakMap<Said, Block[]>();
let known = $state(edition);
let fetching: Promise<void> | undefined;

/** The blocks of a message. */
export function blocksOf(said: Said): Block[] {
  void known;
  let blocks = read.get(said);
  if (!blocks) {
    blocks = parse(said.text);
    read.set(said, blocks);
    if (wanted && !fetching) void names();
  }
  return blocks;
}

/** Fetch the names of emoji, once; what was read before is read anew. */
export function names(): Promise<void> {
  return (fetching ??= fetchNames());
}

async function fetchNames(): Promise<void> {
  try {
    const response = await fetch("/emoji.txt");
    if (!response.ok) throw new Error("no names");
    learn(await response.text());
    read = new WeakMap();
    known = edition;
  } catch {
    fetching = undefined; // The next name tries again.
  }
}
