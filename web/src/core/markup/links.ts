// Which addresses become links: http, https and mailto, written plainly; nothing else ever.
import { at } from "./characters";

/** Ends an address: spaces, quotes, control, invisible and bidi characters, wide punctuation. */
const NEVER =
  String.raw`\s\u0000-\u0020<>"` +
  "`" +
  String.raw`\\^\{\|\}\u007f-\u00a0\u00ad\u061c\u070f\u180e\u2000-\u206f\u3000-\u303f\u{d800}-\u{f8ff}` +
  String.raw`\ufeff\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\ufff0-\uffff\u{e0000}-\u{e0fff}`;
const W = String.raw`\p{L}\p{N}_`;
/** The last group of each part takes all it can and gives nothing back, as long texts need. */
const greedy = (part: string, name: string) => `(?=(?<${name}>${part}))\\k<${name}>`;
const HOST_TAIL = greedy(String.raw`[^${NEVER}\/?#@:\[\]%,;!$&'\(\)*+=~]*`, "tail");
const HOST = String.raw`(?:\[[0-9a-f:.]+\]|[\p{L}\p{N}]${HOST_TAIL})`;
const PORT = String.raw`(?::${greedy(String.raw`\d{1,5}`, "port")})?`;
const PATH = greedy(
  String.raw`(?:[\/?#](?:[^${NEVER}\]]+|\](?!\())*)?`,
  "path",
);
const WEB = new RegExp(
  // No user before the host: "https://bank.example@evil.example" leads to evil.example.
  String.raw`https?:\/\/(?<host>${HOST})${PORT}(?![\d@%\\]|:[^${NEVER}])${PATH}`,
  "iuy",
);
const MAIL = new RegExp(
  String.raw`mailto:[\p{L}\p{N}]` + greedy(String.raw`[${W}.+\-]*`, "box") +
    String.raw`@(?<host>[\p{L}\p{N}]` + greedy(String.raw`[${W}\-]*(?:\.[${W}\-]+)*`, "site") +
    String.raw`)(?![@${W}])`,
  "iuy",
);
const LABEL = greedy(
  String.raw`(?:[^\[\]\n` + "`" + String.raw`]+|` + "`[^`\\n]*`" + String.raw`|\[[^\[\]\n` + "`" +
    String.raw`]*\])*`,
  "label",
);
const TARGET = greedy(
  String.raw`[^${NEVER}\(\)]*(?:\([^${NEVER}\(\)]*\)[^${NEVER}\(\)]*)*`,
  "target",
);
const LINK = new RegExp(String.raw`\[${LABEL}\]\(${TARGET}\)`, "uy");
/** Names a place: what stands after `://`, a host with a dot in it, four numbers. */
const LOOKS_LIKE = new RegExp(
  String.raw`(?<=:\/\/)[^\s\/?#]+|(?:[\p{L}\p{N}][${W}\-]*\.)+[\p{L}\p{Nl}\p{No}][${W}\-]+|\d{1,3}(?:\.\d{1,3}){3}`,
  "gu",
);
const CHINESE_DOT = /(?<=[0-9A-Za-z])\u3002(?=[0-9A-Za-z])/g;
const MARKS = /[*~|`\\]/g;

/** Whether it is an address that may be followed. */
export function safe(address: string): boolean {
  return found(WEB, address)?.[0] === address || found(MAIL, address)?.[0] === address;
}

/** A `[label](address)` at this place: where the label ends, where all ends, the address. */
export function written(
  text: string, place: number, end: number,
): [labelEnd: number, after: number, href: string] | undefined {
  const link = found(LINK, text.slice(0, end), place);
  const { label = "", target = "" } = link?.groups ?? {};
  if (!link || !label.trim() || !safe(target) || disguised(label, target)) return undefined;
  return [place + 1 + label.length, place + link[0].length, target];
}

/** The address that begins at this place, without what only follows it; empty if none does. */
export function bare(text: string, place: number, end: number): string {
  const within = text.slice(0, end);
  const address = (found(WEB, within, place) ?? found(MAIL, within, place))?.[0];
  if (!address) return "";
  const trimmed = address.slice(0, lengthOf(address));
  return safe(trimmed) ? trimmed : "";
}

/** Whether the label names another place than the address leads to. */
export function disguised(label: string, address: string): boolean {
  // What only looks like a dot or a letter counts as one; what cannot be seen does not count.
  const shown = label.replace(MARKS, "").normalize("NFKC").replace(/\p{Cf}/gu, "");
  const target = siteOf(hostOf(address));
  const places = shown.replace(CHINESE_DOT, ".").match(LOOKS_LIKE) ?? [];
  return places.some((named) => siteOf(named) !== target);
}

function found(pattern: RegExp, text: string, place = 0): RegExpExecArray | null {
  pattern.lastIndex = place;
  return pattern.exec(text);
}

/** Its length without closing punctuation; a bracket counts if its partner is inside. */
function lengthOf(address: string): number {
  const count = (char: string) => address.split(char).length - 1;
  const left: Record<string, number> = { ")": count(")") - count("("), "]": count("]") - count("[") };
  let length = address.length;
  while (length) {
    const last = address[length - 1]!;
    if (last in left) {
      if (left[last]! <= 0) break;
      left[last]! -= 1;
    } else if (!".,;:!?'*_~".includes(at(last, 0))) {
      break;
    }
    length -= 1;
  }
  return length;
}

function hostOf(address: string): string {
  return (found(WEB, address) ?? found(MAIL, address))?.groups?.host ?? "";
}

/** The form in which hosts are compared: without user, port and `www.`. */
function siteOf(host: string): string {
  const name = host.slice(host.lastIndexOf("@") + 1).toLowerCase();
  return name.replace(/:\d*$/, "").replace(/^www\./, "").replace(/\.+$/, "");
}
