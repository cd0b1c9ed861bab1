// Pictures of messages: fetched with the token in a header, kept for a while as addresses of blobs.

/** Pictures kept at one time. */
const MOST = 150;
const kept = new Map<string, Promise<string>>();

/** An address of this picture, valid in this page only; rejects when there is none to see. */
export function pictureOf(path: string, token: string): Promise<string> {
  const found = kept.get(path) ?? fetched(path, token);
  kept.delete(path);
  kept.set(path, found);
  found.catch(() => kept.delete(path));
  for (const [oldest, old] of kept) {
    if (kept.size <= MOST) break;
    kept.delete(oldest);
    void old.then((url) => URL.revokeObjectURL(url));
  }
  return found;
}

async function fetched(path: string, token: string): Promise<string> {
  const response = await fetch(`/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
  if (!response.ok) throw new Error(`no picture: ${response.status}`);
  return URL.createObjectURL(await response.blob());
}

/** The size a picture is shown in, in pixels of the page: within these bounds, never enlarged. */
export function fitted(width: number, height: number, wide: number, high: number): [number, number] {
  const scale = Math.min(1, wide / Math.max(1, width), high / Math.max(1, height));
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}
