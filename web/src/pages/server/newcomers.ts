// A list of people as any spreadsheet writes it: names alone, or columns with a first line.
import type { Role } from "../../protocol/types";

/** An account to be made; without a password it gets a one-time one. */
export interface Newcomer {
  name: string;
  rooms?: string[];
  role?: Role;
  password?: string;
}
const COLUMNS = ["name", "rooms", "role", "password"] as const;
const ROLES = new Set<string>(["member", "moderator", "owner"]);

/** The people of a list; lines with no name are left out. */
export function newcomers(list: string): Newcomer[] {
  const lines = list.replace(/^\ufeff/, "").split(/\r\n|\r|\n/).filter((line) => line.trim());
  const [first = ""] = lines;
  const between = [";", "\t", ","].find((one) => first.includes(one)) ?? ";";
  const head = cells(first, between).map((cell) => cell.trim().toLowerCase());
  const named = head.includes("name");
  const columns = named ? head : [...COLUMNS];
  return lines.slice(named ? 1 : 0).map((line) => newcomer(cells(line, between), columns)).filter((one) => one.name);
}

function newcomer(values: string[], columns: string[]): Newcomer {
  const of = (column: string) => (values[columns.indexOf(column)] ?? "").trim();
  const role = of("role").toLowerCase();
  const rooms = of("rooms").split(/\s+/).filter(Boolean);
  return {
    name: of("name"),
    ...(rooms.length ? { rooms } : {}),
    ...(ROLES.has(role) ? { role: role as Role } : {}),
    ...(of("password") ? { password: of("password") } : {}),
  };
}

/** The cells of a line; what stands in quotes may hold what is between cells (RFC 4180). */
function cells(line: string, between: string): string[] {
  const found: string[] = [];
  let [cell, quoted] = ["", false];
  for (let n = 0; n < line.length; n += 1) {
    const letter = line[n]!;
    if (quoted && letter === '"' && line[n + 1] === '"') cell += line[(n += 1)];
    else if (letter === '"' && (quoted || cell === "")) quoted = !quoted;
    else if (letter === between && !quoted) {
      found.push(cell);
      cell = "";
    } else cell += letter;
  }
  return [...found, cell];
}
