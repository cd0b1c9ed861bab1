// People in the order in which their readers look for them.
import { language } from "../words/words.svelte";

/**
 * People of one answer by name, as this language sorts names, and 2 before 10: the server's order makes
 * look-alikes equal, so that there 1 stands behind k. Who is online stays before who is not.
 */
export function byName<One extends { name: string; online?: boolean }>(people: readonly One[], onlineFirst = false): One[] {
  const names = new Intl.Collator(language.code, { sensitivity: "base", numeric: true });
  const rank = (one: One) => Number(onlineFirst && !one.online);
  return [...people].sort((one, other) => rank(one) - rank(other) || names.compare(one.name, other.name));
}
