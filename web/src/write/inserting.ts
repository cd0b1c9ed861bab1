// Putting words into a text as if they had been typed, so that Ctrl+Z takes them out again.

/** Put this in place of what stands from here to there; the cursor is behind it then. */
export function insert(area: HTMLTextAreaElement, from: number, to: number, what: string): void {
  area.focus();
  area.setSelectionRange(from, to);
  // There is no other way that browsers can undo.
  if (document.activeElement === area && document.execCommand("insertText", false, what)) return;
  area.setRangeText(what, from, to, "end");
  area.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
}
