// Sizes as people read them.

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** So many bytes, in the largest unit that leaves a number of at least one. */
export function sizeOf(bytes: number, language: string): string {
  let [size, unit] = [bytes, 0];
  while (size >= 1000 && unit < UNITS.length - 1) [size, unit] = [size / 1000, unit + 1];
  const maximumFractionDigits = unit && size < 10 ? 1 : 0;
  const style = { style: "unit", unit: UNITS[unit], unitDisplay: unit ? "short" : "long", maximumFractionDigits } as const;
  return new Intl.NumberFormat(language, style).format(size);
}
