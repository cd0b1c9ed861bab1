// Where others reach this server, each as the beginning of a link.
import type { Places } from "../protocol/types";
import { call } from "../state/signIn";

/** This page's own address leads others here, unless it names the machine itself. */
const here = /^(?:localhost|127\.|\[::1\])/.test(location.host) ? [] : [location.origin];

/** Those the server tells besides, without any twice. */
export async function placesOf(token: string): Promise<string[]> {
  const told = await call<Places>("GET", "/places", undefined, token).catch(() => ({ pages: [] }));
  return [...new Set([...here, ...told.pages])];
}
