// Spans of time as people choose and read them.

/** Seconds one can choose for a mute or a ban. */
export const SPANS = [600, 3600, 21_600, 86_400, 604_800, 2_592_000] as const;
const UNITS = [["day", 86_400], ["hour", 3600], ["minute", 60], ["second", 1]] as const;

/** So many seconds in words, in the largest unit that leaves nothing over. */
export function spanOf(seconds: number, language: string): string {
  const [unit, size] = UNITS.find(([, one]) => seconds >= one && seconds % one === 0) ?? UNITS[3];
  const style = { style: "unit", unit, unitDisplay: "long" } as const;
  return new Intl.NumberFormat(language, style).format(seconds / size);
}
