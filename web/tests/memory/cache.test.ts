// What of a room is written down, and what a session makes of it when it is found again.
import { expect, test } from "vitest";
import { Session } from "../../src/core/session";
import { KEEP, LONGEST, written } from "../../src/memory/cache";
import type { Entry, Person, RoomView, Welcome } from "../../src/protocol/types";

const ME = { id: "100001", name: "Ann", kind: "guest" } as Person;

function entry(seq: number, text = `message ${seq}`): Entry {
  const body = { kind: "said", text } as const;
  return { type: "entry", room: "r", seq, count: seq, at: seq, by: "2", name: "Bob", send_id: `s${seq}`, body } as Entry;
}

function room(head: number): RoomView {
  const read = { seq: head, count: head };
  return { id: "r", name: "lobby", kind: "open", head, count: head, read, members: 2, online: 1, role: "member" } as RoomView;
}

function entries(count: number, text?: string): Entry[] {
  return Array.from({ length: count }, (_, n) => entry(n + 1, text));
}

function kept(head: number, newest = head): { entries: Entry[] } {
  return JSON.parse(written(room(head), entries(newest))) as { entries: Entry[] };
}

test("the newest entries of a room are kept, and no more than fit", () => {
  expect(kept(1000).entries.map((one) => one.seq)).toEqual(
    Array.from({ length: KEEP }, (_, n) => 1001 - KEEP + n),
  );
  const long = written(room(100), entries(100, "x".repeat(16_000)));
  expect(long.length).toBeLessThanOrEqual(LONGEST);
  expect((JSON.parse(long) as { entries: Entry[] }).entries.at(-1)!.seq).toBe(100);
  expect(JSON.parse(written(room(1), entries(1, "x".repeat(LONGEST))))).toHaveProperty("entries", []);
});

function welcomed(head: number): Session {
  const held = { server: "s", me: ME, rooms: [room(100)], entries: { r: kept(100).entries } };
  const session = new Session("token", held);
  session.opened(0);
  expect(session.frames()).toMatchObject([{ type: "hello", rooms: {} }]);
  const welcome = {
    type: "welcome", server: { id: "s", name: "S", version: "1", time: 0 }, you: ME, people: [],
    rooms: [room(head)], heartbeat: 30, limits: { page: 500 },
  } as unknown as Welcome;
  session.heard(JSON.stringify(welcome), 0);
  return session;
}

test("what came meanwhile is asked for and joined to what was kept", () => {
  const session = welcomed(120);
  expect(session.frames()).toMatchObject([{ type: "history", room: "r", after: 100 }]);
  expect(session.world.timelines.get("r")!.entries).toHaveLength(100);
});

test("after more than anybody would read the copy is thrown away instead", () => {
  const session = welcomed(5000);
  expect(session.frames()).toEqual([]);
  const timeline = session.world.timelines.get("r")!;
  expect([timeline.entries.length, timeline.last]).toEqual([0, 5000]);
});
