// Getting a file: with the token in a header, never in an address that is logged or shared.
import type { File } from "../protocol/types";

/** Fetch a file and give it to the browser's downloads. */
export async function save(file: File, token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`/api/v1/files/${file.id}`, { headers });
  if (!response.ok) return;
  const url = URL.createObjectURL(await response.blob());
  const link = Object.assign(document.createElement("a"), { href: url, download: file.name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
