// Text into the clipboard, by one press, over plain http as well.

/** Copy it; to be called while somebody presses something. */
export async function copy(text: string): Promise<void> {
  if (isSecureContext) return navigator.clipboard.writeText(text);
  // The only way without https: what is selected, within the window that is in front.
  const before = document.activeElement as HTMLElement | null;
  const front = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.body;
  const selected = document.createElement("textarea");
  selected.value = text;
  selected.readOnly = true;
  selected.className = "unseen";
  selected.style.whiteSpace = "pre"; // Or spaces are copied as they are drawn.
  front.append(selected);
  selected.select();
  document.execCommand("copy");
  selected.remove();
  before?.focus({ preventScroll: true });
}
