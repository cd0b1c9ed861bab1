// The focus goes back to where it was when what was opened over it is gone.

/** Remember where the focus is. Returns how to give it back, unless it was led elsewhere since. */
export function rememberFocus(): () => void {
  const before = document.activeElement as HTMLElement | null;
  return () => {
    // What had the focus was taken out of the page with the window it stood in.
    const lost = !document.activeElement || document.activeElement === document.body;
    if (lost && before?.isConnected) before.focus({ preventScroll: true });
  };
}
