// Where one is in the page, as the part of the address after the `#`: back and forward work,
// and nothing of it is ever sent to the server.

export type Route =
  | { page: "rooms" }
  | { page: "room"; room: string; at?: number; people: boolean };

/** A join link names the server's key there: 43 letters, which a browser needs no more. */
const PIN = /^#[A-Za-z0-9_-]{43}$/;

export function read(hash: string): Route {
  const [page, room, more, seq] = hash.replace(/^#\/?/, "").split("/").map(decoded);
  if (page !== "room" || !room) return { page: "rooms" };
  const at = more === "at" && Number(seq) > 0 ? Number(seq) : undefined;
  return { page: "room", room, people: more === "people", ...(at ? { at } : {}) };
}

export function written(route: Route): string {
  if (route.page === "rooms") return "#/";
  const more = route.people ? "/people" : route.at ? `/at/${route.at}` : "";
  return `#/room/${encodeURIComponent(route.room)}${more}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}

class Here {
  route = $state.raw<Route>(read(location.hash));

  constructor() {
    if (PIN.test(location.hash)) history.replaceState(null, "", "#/");
    addEventListener("hashchange", () => (this.route = read(location.hash)));
  }

  /** Go there; with `replace`, back leads to where one came from before. */
  go(route: Route, replace = false): void {
    const hash = written(route);
    if (hash === location.hash) return;
    if (replace) history.replaceState(null, "", hash);
    else history.pushState(null, "", hash);
    this.route = route;
  }
}

export const here = new Here();
