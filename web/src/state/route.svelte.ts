// Where one is in the page, as the part of the address after the `#`: back and forward work,
// and nothing of it is ever sent to the server.
import { type Pages, type Route, read, written } from "./route";

export { type Pages, type Route, read, written } from "./route";

/** A join link names the server's key there: 43 letters, which a browser needs no more. */
const PIN = /^#[A-Za-z0-9_-]{43}$/;

/** What the browser keeps beside a place one has been at. */
interface Place {
  from?: string;
}

type Chatting = Exclude<Route, Pages>;

class Here {
  route = $state.raw<Route>(read(location.hash));
  /** Where one is in the chat, also while a page is over it. */
  chat = $state.raw<Chatting>(this.below(this.route, this.before()));

  /** The browser is asked to go back and has not yet. */
  private returning = false;

  constructor() {
    if (PIN.test(location.hash)) history.replaceState(null, "", "#/");
    if (history.state === null) history.replaceState({}, "");
    addEventListener("hashchange", () => this.came());
  }

  /** Go there; with `replace`, back leads to where one came from before. */
  go(route: Route, replace = false): void {
    const hash = written(route);
    if (hash === location.hash) return;
    if (replace) history.replaceState(history.state, "", hash);
    else history.pushState({ from: written(this.route) } satisfies Place, "", hash);
    this.be(route);
  }

  /** A link was pressed: one step in one go, unless one wishes the place in a tab of its own. */
  follow(event: MouseEvent, route: Route, replace = false): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.go(route, replace);
  }

  /** One level up: back where one came from there, so that the browser's way back leads on and not down again. */
  up(route: Route): void {
    if (this.returning) return;
    if ((history.state as Place).from !== written(route)) return this.go(route, true);
    this.returning = true;
    history.back();
  }

  /** Where one was in the chat, also where the pages over it were loaded anew. */
  private before(): Chatting {
    const { from = "" } = (history.state ?? {}) as Place;
    const route = read(from);
    return route.page === "pages" ? { page: "rooms" } : route;
  }

  private came(): void {
    this.returning = false;
    // A link was followed: this place knows not yet where one came from.
    if (history.state === null) history.replaceState({ from: written(this.route) } satisfies Place, "");
    this.be(read(location.hash));
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
