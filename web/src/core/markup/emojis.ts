// Names of emoji, as typed between colons. They are fetched for the first name that is typed.

let names: ReadonlyMap<string, string> = new Map();
/** Grows when the names are there, so that what was read without them is read anew. */
export let edition = 0;
/** Whether some text had a name between colons while there were no names. */
export let wanted = false;

/** The emoji of that name, such as `+1`, `tada`, `thumbs_up`; empty if there is none. */
export function emoji(name: string): string {
  wanted ||= !names.size;
  return names.get(name.toLowerCase()) ?? "";
}

/** Take the names over: lines of an emoji and its names, with spaces between them. */
export function learn(lines: string): void {
  const found = new Map<string, string>();
  for (const line of lines.split("\n")) {
    const [char, ...called] = line.split(" ");
    for (const name of called) if (char && !found.has(name)) found.set(name, char);
  }
  names = found;
  edition += 1;
}

/** Every name and its emoji, for completion. */
export function all(): ReadonlyMap<string, string> {
  return names;
}
