// The connection that is there before the page is.
import { expect, test } from "vitest";
import { Session } from "../../src/core/session";
import { firstHello } from "../../src/state/greeting";

test("what is said before there is a session is what a session would say", () => {
  const session = new Session("secret");
  session.opened(0);
  expect(session.frames()).toEqual([firstHello("secret")]);
});

test("a session with rooms of an earlier page names none in its first hello either", () => {
  const view = { id: "lobby", name: "lobby", head: 3, count: 1, read: { seq: 0, count: 0 } };
  const me = { id: "1", name: "Ann", kind: "guest" };
  const session = new Session("secret", { server: "s", me, rooms: [view], entries: {} } as never);
  session.opened(0);
  expect(session.frames()).toEqual([firstHello("secret")]);
});
