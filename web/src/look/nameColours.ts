// Twelve colours for names that can be read on a theme's grounds and told apart: as linnet.theme.names.
import { READABLE, contrast } from "./colour";
import { apart, fromHue, seen } from "./hues";

export const NAMES = 12;
const CHROMAS = [0.16, 0.13, 0.1, 0.08];
const TURNS = [-10, 0, 10];
const STEP = 0.06;
const STEPS = 4;
const MOST_STEPS = 12;
const ROUNDS = 8;

interface Candidate {
  colour: string;
  places: ReturnType<typeof seen>;
}
type Chosen = (Candidate | undefined)[];

/** Twelve colours for these grounds; the text's own where no colour can be read there. */
export function nameColours(grounds: readonly string[], text: string): string[] {
  const steps = ladder(grounds);
  const found = [0, 10, 20].map((turn) => spread(grounds, steps, turn));
  const best = found.reduce((one, other) => (least(other) > least(one) ? other : one));
  return best.map((one) => one?.colour ?? text);
}

/** The lightnesses nearest to the grounds at which colours can be read. */
function ladder(grounds: readonly string[]): number[] {
  const upwards = contrast("#ffffff", grounds[0]!) >= contrast("#101216", grounds[0]!);
  const steps = Array.from({ length: MOST_STEPS }, (_, n) => (upwards ? 0.3 + STEP * n : 0.9 - STEP * n));
  return steps.filter((lightness) => isReadable(fromHue(lightness, 0, 0), grounds)).slice(0, STEPS);
}

/** One colour for each hue, moved about until no single change makes them more different. */
function spread(grounds: readonly string[], steps: readonly number[], turn: number): Chosen {
  const open = Array.from({ length: NAMES }, (_, n) => candidates(grounds, steps, turn + (360 * n) / NAMES));
  const chosen: Chosen = open.map((found, n) => found[(7 * n) % (found.length || 1)]);
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = [...chosen];
    for (const [n, found] of open.entries()) {
      const others = chosen.filter((one, k) => one && k !== n) as Candidate[];
      chosen[n] = leastBy(found, (one) => crowding(one, others));
    }
    if (chosen.every((one, n) => one === before[n])) break;
  }
  return chosen;
}

function candidates(grounds: readonly string[], steps: readonly number[], hue: number): Candidate[] {
  const colours = new Set<string>();
  for (const lightness of steps) {
    for (const chroma of CHROMAS) {
      for (const turn of TURNS) {
        const colour = fromHue(lightness, chroma, hue + turn);
        if (colour && isReadable(colour, grounds)) colours.add(colour);
      }
    }
  }
  return [...colours].map((colour) => ({ colour, places: seen(colour) }));
}

function isReadable(colour: string | undefined, grounds: readonly string[]): boolean {
  return !!colour && grounds.every((ground) => contrast(colour, ground) >= READABLE);
}

function crowding(one: Candidate, others: readonly Candidate[]): number {
  return others.reduce((sum, other) => sum + (apart(one.places, other.places) + 0.001) ** -6, 0);
}

function least(chosen: Chosen): number {
  const found = chosen.filter((one) => one !== undefined);
  const pairs = found.flatMap((one, n) => found.slice(0, n).map((other) => apart(one.places, other.places)));
  return pairs.length ? Math.min(...pairs) : 0;
}

function leastBy(all: readonly Candidate[], of: (one: Candidate) => number): Candidate | undefined {
  let [best, lowest] = [all[0], Infinity];
  for (const one of all) {
    const value = of(one);
    if (value < lowest) [best, lowest] = [one, value];
  }
  return best;
}
