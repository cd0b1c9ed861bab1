// Filters of a search, as they are typed: put into a query, replaced, taken out again.

/** What a query says for this filter, without its quotes; empty where it says nothing. */
export function filterIn(query: string, name: string): string {
  const found = new RegExp(`(?:^|\\s)${name}:(@?)(?:"([^"]*)"|(\\S*))`).exec(query);
  return found ? found[1]! + (found[2] ?? found[3] ?? "") : "";
}

/** The query with this filter in place of those of its name; an empty value takes them out. */
export function withFilter(query: string, name: string, value: string): string {
  const rest = query.replace(new RegExp(`(^|\\s)${name}:@?(?:"[^"]*"|\\S*)`, "g"), "$1").replace(/\s+/g, " ").trim();
  if (!value) return rest;
  const quoted = /\s/.test(value) ? value.replace(/^(@?)(.*)$/, '$1"$2"') : value;
  return `${rest} ${name}:${quoted}`.trim();
}
