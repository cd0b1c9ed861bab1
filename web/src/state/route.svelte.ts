// Where one is in the page, as the part of the address after the `#`: back and forward work,
// and nothing of it is ever sent to the server.
import { type Pages, type Route, read, written } from "./route";

export { type Pages, type Route, read, written } from "./route";

/** A join link names the server's key there: 43 letters, which a browser needs no more. */
const PIN = /^#[A-Za-z0-9_-]{43}$/;

type Chatting = Exclude<Route, Pages>;

class Here {
  route = $state.raw<Route>(read(location.hash));
  /** Where one is in the chat, also while a page is over it. */
  chat = $state.raw<Chatting>(this.below(this.route, { page: "rooms" }));

  constructor() {
    if (PIN.test(location.hash)) history.replaceState(null, "", "#/");
    addEventListener("hashchange", () => this.be(read(location.hash)));
  }

  /** Go there; with `replace`, back leads to where one came from before. */
  go(route: Route, replace = false): void {
    const hash = written(route);
    if (hash === location.hash) return;
    if (replace) history.replaceState(null, "", hash);
    else history.pushState(null, "", hash);
    this.be(route);
  }

  private be(route: Route): void {
    this.route = route;
    this.chat = this.below(route, this.chat);
  }

  /** The place in the chat that belongs to this route; pages of a room are over that room. */
  private below(route: Route, before: Chatting): Chatting {
    if (route.page !== "pages") return route;
    if (route.of !== "room") return before;
    if (before.page === "room" && before.room === route.room) return before;
    return { page: "room", room: route.room, people: false };
  }
}

export const here = new Here();
