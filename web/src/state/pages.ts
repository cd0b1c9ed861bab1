// Lists that come page by page.

/** What came with the next page: of those that moved on to it meanwhile, none stands there twice. */
export function joined<One>(before: readonly One[], next: readonly One[], keyOf: (one: One) => string | number): One[] {
  const known = new Set(before.map(keyOf));
  return [...before, ...next.filter((one) => !known.has(keyOf(one)))];
}
