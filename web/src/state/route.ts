// What stands after the `#` of the address: which part of the page is shown.

export type Route =
  | { page: "rooms" }
  | { page: "room"; room: string; at?: number; people: boolean }
  /** An invitation was opened; its code is no part of what is ever sent as an address. */
  | { page: "join"; code: string }
  | Pages;
/** Pages over the chat: about oneself, the server, or a room; without a tab their list of tabs. */
export type Pages =
  | { page: "pages"; of: "you" | "server"; tab: string }
  | { page: "pages"; of: "room"; room: string; tab: string };

export function read(hash: string): Route {
  const [page, room, more, seq] = hash.replace(/^#\/?/, "").split("/").map(decoded);
  if (page === "you" || page === "server") return { page: "pages", of: page, tab: room ?? "" };
  if (page === "join" && room) return { page: "join", code: room };
  if (page !== "room" || !room) return { page: "rooms" };
  if (more === "settings") return { page: "pages", of: "room", room, tab: seq ?? "" };
  const at = more === "at" && Number(seq) > 0 ? Number(seq) : undefined;
  return { page: "room", room, people: more === "people", ...(at ? { at } : {}) };
}

export function written(route: Route): string {
  if (route.page === "rooms") return "#/";
  if (route.page === "join") return `#/join/${encodeURIComponent(route.code)}`;
  if (route.page === "pages") {
    const of = route.of === "room" ? `room/${encodeURIComponent(route.room)}/settings` : route.of;
    return `#/${of}${route.tab ? `/${route.tab}` : ""}`;
  }
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
