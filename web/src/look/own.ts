// A person's own theme, read from the TOML file that all faces of Linnet share: docs/themes.md.
import { TomlError, parse } from "smol-toml";
import type { Key } from "../words/words.svelte";
import { contrast, mix, readable } from "./colour";
import { NAMES, nameColours } from "./nameColours";
import { THEMES } from "./themes";

/** A theme as the page wears it: custom properties by name. */
export interface OwnTheme {
  name: string;
  dark: boolean;
  properties: Record<string, string>;
}

/** Why a file is no theme, as a text of the page and its values. */
export class WrongTheme extends Error {
  constructor(readonly key: Key, readonly values: Record<string, string> = {}) {
    super(key);
  }
}

/** Bytes of a theme file. */
const LARGEST = 64 * 1024;
const COLOUR = /^#[0-9a-f]{6}$/i;
const WASH = /^#[0-9a-f]{6}(?:[0-9a-f]{2})?$/i;
const WASHES = new Set(["line", "hover", "mention"]);

type Tokens = Record<string, string>;

/** Read a theme from a file's text. Throws WrongTheme, which names the token that is wrong. */
export function readTheme(text: string, file: string): OwnTheme {
  if (text.length > LARGEST) throw new WrongTheme("theme.large");
  const { base = "dusk", name, names, ...tokens } = parsed(text);
  if (base !== "dusk" && base !== "meadow") throw new WrongTheme("theme.base", { what: shown(base) });
  const under: Tokens = THEMES[base].tokens;
  for (const [token, value] of Object.entries(tokens)) check(token, value, under);
  if (name !== undefined && !(typeof name === "string" && name && name.length <= 40)) {
    throw new WrongTheme("theme.name");
  }
  if (names !== undefined && !areNames(names)) throw new WrongTheme("theme.names");
  const own = { ...under, ...(tokens as Tokens) };
  const called = typeof name === "string" ? name : file.replace(/\.toml$/i, "").slice(0, 40);
  return {
    name: called,
    dark: contrast(own.background!, "#ffffff") > contrast(own.background!, "#000000"),
    properties: properties(own, namesFor(own, names as string[] | undefined)),
  };
}

function parsed(text: string): Record<string, unknown> {
  try {
    return parse(text);
  } catch (wrong) {
    if (!(wrong instanceof TomlError)) throw wrong;
    throw new WrongTheme("theme.toml", { line: String(wrong.line) });
  }
}

function check(token: string, value: unknown, known: Tokens): void {
  if (!Object.hasOwn(known, token)) throw new WrongTheme("theme.token", { token });
  const form = WASHES.has(token) ? WASH : COLOUR;
  if (typeof value !== "string" || !form.test(value)) {
    throw new WrongTheme("theme.colour", { token, what: shown(value) });
  }
}

function areNames(names: unknown): boolean {
  return Array.isArray(names) && names.length === NAMES
    && names.every((one) => typeof one === "string" && COLOUR.test(one));
}

function shown(value: unknown): string {
  return (typeof value === "string" ? value : JSON.stringify(value)).slice(0, 40);
}

/** What names may stand on. */
function grounds(own: Tokens): string[] {
  return [own.background!, own.sidebar!, own.raised!, mix(own.mention!, own.background!)];
}

/** Those of the file, as readable as they must be, or twelve that are computed. */
function namesFor(own: Tokens, listed: readonly string[] | undefined): string[] {
  const all = grounds(own);
  return listed?.map((one) => readable(one, all, own.text!)) ?? nameColours(all, own.text!);
}

/** Everything the page's looks are made of, as tools/web_theme.py writes it for built-in themes. */
function properties(own: Tokens, names: readonly string[]): Record<string, string> {
  const underWhite = (colour: string) => readable(colour, ["#ffffff"], "#000000");
  // A mark within a message that calls one stands on two washes.
  const all = [...grounds(own), mix(own.mention!, mix(own.mention!, own.background!))];
  const found: Record<string, string> = {
    ...Object.fromEntries(Object.entries(own).map(([token, value]) => [`--${token}`, value])),
    "--quiet": readable(own.faint!, all, own.text!),
    "--link": readable(own.accent!, all, own.text!),
    "--action": underWhite(own.accent!),
  };
  for (const [n, colour] of names.entries()) {
    found[`--name-${n}`] = colour;
    found[`--avatar-${n}`] = underWhite(colour);
  }
  return found;
}
