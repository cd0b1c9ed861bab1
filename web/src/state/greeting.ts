// A connection that is opened, and on which hello is said, before there is a page to show anything.
import { SendIds } from "../core/sendIds";
import type { Hello, History } from "../protocol/types";
import { kept } from "./kept";
import { read } from "./route";

/** Entries of the first page of a room. */
export const FIRST_PAGE = 60;
/** What this program calls itself. */
export const AGENT = "web";

/** A connection on which hello was said, or will be once it is open, and what was heard on it. */
export interface Greeting {
  token: string;
  socket: WebSocket;
  heard: string[];
  /** Whether messages were asked for, as none may be kept here. */
  asked: boolean;
  /** Once there is an answer to all that was said, or none will come. */
  answered: Promise<void>;
}

/** A connection to the server this page came from. */
export function connect(): WebSocket {
  const url = new URL("/ws", location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return new WebSocket(url, "linnet.1");
}

/** The hello of a session that begins: it names no rooms. */
export function firstHello(token: string): Hello {
  return { type: "hello", token, agent: AGENT, rooms: {} };
}

/** What will be asked for as soon as the page is there; nothing where it may be kept here. */
function firstPage(): History[] {
  const route = read(location.hash);
  const room = route.page === "room" ? route.room : kept("room", "lobby");
  if (kept("database", "") || (route.page === "room" && route.at)) return [];
  return [{ type: "history", send_id: new SendIds().next(), room, limit: FIRST_PAGE }];
}

/** The greeting of this page, where somebody is signed in here. */
let first: Greeting | undefined;
export const greeted = () => first;

/** Greet the server for the page that is still fetched. */
export function greetFirst(token: string): void {
  first = greet(token);
}

/** Greet the server; what it says is held until somebody takes the connection over. */
export function greet(token: string): Greeting {
  const said = [firstHello(token), ...firstPage()];
  const socket = connect();
  const heard: string[] = [];
  const answered = new Promise<void>((resolve) => {
    socket.onopen = () => said.forEach((one) => socket.send(JSON.stringify(one)));
    socket.onclose = () => resolve();
    socket.onmessage = ({ data }) => {
      if (heard.push(String(data)) >= said.length) resolve();
    };
  });
  return { token, socket, heard, asked: said.length > 1, answered };
}
