// Page keys scroll the conversation from where one writes as well, as nothing else there would.

const STEPS: Record<string, number> = { PageUp: -0.9, PageDown: 0.9 };

/** Scrolls, and says whether it did. */
export function paged(event: KeyboardEvent): boolean {
  const step = STEPS[event.key];
  const from = event.target as HTMLElement;
  const list = document.querySelector(".app:not([inert]) .rows .list");
  if (!step || !list || event.defaultPrevented) return false;
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return false;
  const alone = from.matches("body, .rows") || (from.matches("main textarea") && from.scrollHeight <= from.clientHeight);
  if (!alone || document.querySelector("dialog[open]")) return false;
  list.scrollBy({ top: step * list.clientHeight });
  return true;
}
