// Which addresses the service worker answers: the page and the files it is made of, nothing else.

/** Files whose names change with their contents. */
const HASHED = "/assets/";
/** Files besides those that the page needs before anybody chose anything. */
const BESIDE = new Set(["/icon.svg", "/icon-192.png", "/emoji.txt", "/manifest.webmanifest"]);
/** Parts of the page that are not fetched beforehand, but kept once they were. */
const LATER = /\/inter-(?!latin-wght)[\w-]+\.woff2$|\/languages-[\w-]+\.js$|\/icon-(?!192)\d+\.png$|^\/emoji\//;

/** The one page there is; what comes after the `#` is no part of an address. */
export const PAGE = "/";

/**
 * The address under which this request is answered from what was kept; undefined where the server
 * alone answers: /ws, /api, /r, /ping, /trust, /healthz, /readyz, /metrics, files, and all that is
 * not known here.
 */
export function answered(method: string, url: string, origin: string): string | undefined {
  const { origin: from, pathname, search } = new URL(url);
  if (method !== "GET" || from !== origin || search) return undefined;
  const ours = pathname === PAGE || pathname.startsWith(HASHED) || pathname.startsWith("/emoji/") || BESIDE.has(pathname);
  return ours ? pathname : undefined;
}

/** Of all built files those that are fetched before one goes offline. */
export function beforehand(files: readonly string[]): string[] {
  return [PAGE, ...files.filter((file) => file !== "/sw.js" && !LATER.test(file))];
}
