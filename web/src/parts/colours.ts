// The colour of a person's name, by their id: the same one on every door.

const NAMES = 12;

/** The number of the colour. */
export function nameColour(person: string): number {
  let rest = 0;
  for (const digit of person) rest = (rest * 10 + (Number(digit) || 0)) % NAMES;
  return rest;
}

/** Most names are plain, and to make what takes others apart is dear. */
function lettersOf(word: string): string[] {
  if (/^[ -~]*$/.test(word)) return [...word];
  return [...new Intl.Segmenter().segment(word)].map((one) => one.segment);
}

/** Two letters that stand for a name. */
export function initials(name: string): string {
  const words = name.split(/[\s._-]+/).filter(Boolean);
  const [first = "", last = ""] = [words[0], words.length > 1 ? words[words.length - 1] : ""];
  const letters = lettersOf(first);
  const second = last ? [...last][0] : letters[1];
  return ((letters[0] ?? "") + (second ?? "")).toUpperCase();
}
