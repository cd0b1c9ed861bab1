// Where colours lie for the eye, as in linnet.theme.colour: distances in Oklab, 0.02 is just seen.
import { bytes, decoded, encoded } from "./colour";

type Three = readonly [number, number, number];

/** How colours are seen: as most people do, or without red, green or blue cones. */
const SIGHTS: readonly (readonly [Three, Three, Three])[] = [
  [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  // Machado, Oliveira and Fernandes (2009), severity 1, on linear light.
  [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
];

/** Where a colour lies for everybody: one place for each kind of sight. */
export function seen(colour: string): Three[] {
  const light = bytes(colour).map((value) => decoded(value / 255)) as unknown as Three;
  return SIGHTS.map((rows) => {
    const [red, green, blue] = rows.map((row) => Math.min(1, Math.max(0, dot(row, light))));
    return lab([red!, green!, blue!]);
  });
}

/** How different two colours look to whom they look most alike. */
export function apart(one: readonly Three[], other: readonly Three[]): number {
  return Math.min(...one.map((place, n) => Math.hypot(...place.map((value, k) => value - other[n]![k]!))));
}

/** The colour at these coordinates (OKLCH, hue in degrees); undefined where there is none. */
export function fromHue(lightness: number, chroma: number, hue: number): string | undefined {
  const turn = (hue / 180) * Math.PI;
  const [a, b] = [chroma * Math.cos(turn), chroma * Math.sin(turn)];
  const cones: Three = [
    (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3,
    (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3,
    (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3,
  ];
  const light = [
    dot([4.0767416621, -3.3077115913, 0.2309699292], cones),
    dot([-1.2684380046, 2.6097574011, -0.3413193965], cones),
    dot([-0.0041960863, -0.7034186147, 1.707614701], cones),
  ];
  if (!light.every((value) => value >= 0 && value <= 1)) return undefined;
  return "#" + light.map((value) => Math.round(255 * encoded(value)).toString(16).padStart(2, "0")).join("");
}

function lab(light: Three): Three {
  const cones: Three = [
    Math.cbrt(dot([0.4122214708, 0.5363325363, 0.0514459929], light)),
    Math.cbrt(dot([0.2119034982, 0.6806995451, 0.1073969566], light)),
    Math.cbrt(dot([0.0883024619, 0.2817188376, 0.6299787005], light)),
  ];
  return [
    dot([0.2104542553, 0.793617785, -0.0040720468], cones),
    dot([1.9779984951, -2.428592205, 0.4505937099], cones),
    dot([0.0259040371, 0.7827717662, -0.808675766], cones),
  ];
}

function dot(one: Three, other: Three): number {
  return one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
}
