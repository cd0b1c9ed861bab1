// Emoji to choose from: in groups, with their names in the language of the page and skin tones.

/** An emoji without a tone; `toned` says whether it has any. */
export interface Choice {
  emoji: string;
  name: string;
  toned: boolean;
}

export interface Group {
  id: string;
  choices: Choice[];
}

/** Skin tones, the first of which is none. */
export const TONES = ["", "\u{1f3fb}", "\u{1f3fc}", "\u{1f3fd}", "\u{1f3fe}", "\u{1f3ff}"] as const;
const JOINED = /(\u200d)?(\p{Emoji_Modifier_Base})\ufe0f?(?=(\u200d)?)/gu;
const fetched = new Map<string, Promise<Group[]>>();

/** The groups in this language, fetched once. */
export function groupsIn(language: string): Promise<Group[]> {
  const found = fetched.get(language) ?? load(language);
  fetched.set(language, found);
  found.catch(() => fetched.delete(language));
  return found;
}

async function load(language: string): Promise<Group[]> {
  const response = await fetch(`/emoji/${language}.txt`);
  if (!response.ok) throw new Error(`no emoji: ${response.status}`);
  return read(await response.text());
}

/** The groups of a file of lines: `# group`, and emoji with a star for tones and a name. */
export function read(lines: string): Group[] {
  const groups: Group[] = [];
  for (const line of lines.split("\n")) {
    const space = line.indexOf(" ");
    const [mark, name] = [line.slice(0, space), line.slice(space + 1)];
    if (mark === "#") groups.push({ id: name, choices: [] });
    else if (mark) groups.at(-1)?.choices.push(chosen(mark, name));
  }
  return groups;
}

function chosen(mark: string, name: string): Choice {
  const toned = mark.length > 1 && mark.endsWith("*");
  return { emoji: toned ? mark.slice(0, -1) : mark, name, toned };
}

/** This emoji in a tone. Hands between two people stay as they are. */
export function inTone({ emoji, toned }: Choice, tone: number): string {
  if (!toned || !tone) return emoji;
  return emoji.replace(JOINED, (whole, before: string | undefined, base: string, after: string | undefined) =>
    before && after ? whole : `${before ?? ""}${base}${TONES[tone]!}`);
}

/** Those whose names have all these words, or whose shortcode in English does; best first. */
export function searched(groups: readonly Group[], typed: string, english: ReadonlyMap<string, string>): Choice[] {
  const wanted = folded(typed).split(/\s+/).filter(Boolean);
  const codes = new Map<string, string>();
  for (const [code, emoji] of english) codes.set(emoji, `${codes.get(emoji) ?? ""} ${code.replaceAll("_", " ")}`);
  const fits = (text: string) => wanted.every((word) => text.includes(word));
  const scored = groups.flatMap(({ choices }) => choices).flatMap((choice) => {
    const name = folded(choice.name);
    if (fits(name)) return [{ choice, score: name.startsWith(wanted[0]!) ? 0 : 1 }];
    return fits(folded(codes.get(choice.emoji) ?? "")) ? [{ choice, score: 2 }] : [];
  });
  scored.sort((one, other) => one.score - other.score || one.choice.name.length - other.choice.name.length);
  return scored.map(({ choice }) => choice);
}

/** Letters without their marks, so that they can be typed on any keyboard. */
function folded(text: string): string {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replaceAll("œ", "oe").replaceAll("ß", "ss");
}
