// Arithmetic of colours written `#rrggbb` or `#rrggbbaa`, as in linnet.theme.

/** Contrast of small text: WCAG 2.2, 1.4.3. */
export const READABLE = 4.5;

/** What is seen where a colour lies over an opaque one: `#rrggbb`. */
export function mix(over: string, ground: string): string {
  const share = parseInt(over.slice(7, 9) || "ff", 16) / 255;
  const [one, other] = [bytes(over), bytes(ground)];
  const mixed = one.map((value, n) => Math.round(share * value + (1 - share) * other[n]!));
  return "#" + mixed.map((value) => value.toString(16).padStart(2, "0")).join("");
}

/** From 1, the same, to 21, black on white. */
export function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter! + 0.05) / (darker! + 0.05);
}

/** This colour, with as much of another one as small letters need on all these grounds. */
export function readable(colour: string, grounds: readonly string[], towards: string): string {
  for (let share = 0; share < 256; share += 8) {
    const mixed = mix(towards + share.toString(16).padStart(2, "0"), colour);
    if (grounds.every((ground) => contrast(mixed, ground) >= READABLE)) return mixed;
  }
  return towards;
}

/** Red, green and blue, 0 to 255. */
export function bytes(colour: string): number[] {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}

function luminance(colour: string): number {
  const [red, green, blue] = bytes(colour).map((value) => decoded(value / 255));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

/** Linear light, 0 to 1, of what is written in a colour. */
export function decoded(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** What is written in a colour for so much linear light. */
export function encoded(value: number): number {
  return value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055;
}
