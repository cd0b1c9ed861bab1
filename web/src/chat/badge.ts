// The icon of the tab and of the installed app, with a number on it.

/** Above this it says no more than that there are many. */
const MOST = 99;
let shown = 0;
/**
 * The icon of each number shown so far. They stay: a browser fetches an icon some time after it was
 * set, by when it may be another one, and complains of an address that is gone.
 */
const icons = new Map<number, string>();

/** Show how often one is called; 0 shows the icon as it is. */
export function showBadge(calls: number): void {
  if (calls === shown) return;
  shown = calls;
  const address = calls ? iconOf(Math.min(calls, MOST + 1)) : undefined;
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (link) {
    // Chromium asks for the icon at every change of place, and a drawing is a page of its own each time.
    link.type = address ? "image/svg+xml" : "image/png";
    link.href = address ?? "/icon-192.png";
  }
  const { setAppBadge } = navigator as { setAppBadge?: (calls: number) => Promise<void> };
  setAppBadge?.call(navigator, calls).catch(() => undefined);
}

/** The address of the icon with a number, in this page. */
function iconOf(calls: number): string {
  const known = icons.get(calls) ?? URL.createObjectURL(new Blob([numbered(calls)], { type: "image/svg+xml" }));
  icons.set(calls, known);
  return known;
}

/** The icon with a number, as SVG. */
export function numbered(calls: number): string {
  const text = calls > MOST ? `${MOST}+` : String(calls);
  const size = [14, 12, 9][text.length - 1];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28"><rect width="28" height="28" rx="8" fill="#e5566f"/><path transform="translate(3 5) scale(.7)" fill="#fff" d="M3 13c4 0 6-2 7-5 1-3 4-5 7-4l4 1-3 2c0 7-4 12-11 12H4l3-3c-2 0-3-1-4-3z"/><circle cx="19" cy="9" r="9" fill="#fff"/><text x="19" y="9.5" text-anchor="middle" dominant-baseline="central" font-family="sans-serif" font-weight="700" font-size="${size}" fill="#a81f3f">${text}</text></svg>`;
}
