// Files of messages on their way: the server is told their ids alone, and what they are called stays here.
import type { File } from "../protocol/types";
import { keep, kept } from "./kept";

const NAME = "files";
/** Of so many; messages that wait have no more, as a rule. */
const MOST = 50;

/** These go with a message now. */
export function keepSent(files: readonly File[]): void {
  if (files.length) keep(NAME, [...kept<File[]>(NAME, []), ...files].slice(-MOST));
}

/** The files of these ids, as far as they are known. */
export function sent(ids: readonly string[]): File[] {
  const known = ids.length ? kept<File[]>(NAME, []) : [];
  return ids.flatMap((id) => known.find((file) => file.id === id) ?? []);
}

/** Nothing of anybody stays. */
export function dropSent(): void {
  keep(NAME, undefined);
}
