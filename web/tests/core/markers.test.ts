// What calls one is counted once, whatever comes first: the marker, the room or the message.
import { describe, expect, test } from "vitest";
import { World } from "../../src/core/world";
import type { Entry, Person, RoomView, Welcome } from "../../src/protocol/types";

const me: Person = { id: "100001", name: "Ann", kind: "account", role: "member" };
const view: RoomView = {
  id: "lobby", name: "lobby", kind: "open", role: "member", head: 4, count: 4,
  read: { seq: 4, count: 4, head: 4 }, members: 2, online: 2,
};
const said = (seq: number, ...mentions: string[]): Entry => ({
  type: "entry", room: "lobby", seq, count: seq, by: "100002", name: "Bob", at: seq, send_id: `s${seq}`,
  body: { kind: "said", text: `message ${seq}`, mentions },
});
const welcome = (room: RoomView): Welcome => ({
  type: "welcome", you: me, server: { id: "srv", name: "Room", version: "1", time: 0 }, rooms: [room],
  people: [], limits: { page: 500 } as Welcome["limits"], heartbeat: 20, blocked: [],
});
const held = { server: "srv", me, rooms: [view], entries: { lobby: [said(3), said(4)] } };
const calls = (world: World) => world.rooms.get("lobby")!.read.mentions ?? 0;

describe.each([["a page that is opened", undefined], ["a page with an earlier one's copy", held]])("%s", (_, copy) => {
  test("counts what was said while the server made its welcome", () => {
    const world = new World(copy);
    world.welcome(welcome({ ...view, head: 5, count: 5 }));
    expect(world.timelines.get("lobby")!.last).toBe(4);
    world.page("lobby", [said(5, me.id)]);
    expect(calls(world)).toBe(1);
    world.page("lobby", [said(5, me.id)]);
    expect(calls(world)).toBe(1);
  });

  test("does not count again what the server counted", () => {
    const world = new World(copy);
    const read = { seq: 4, count: 4, head: 5, mentions: 1 };
    world.welcome(welcome({ ...view, head: 5, count: 5, read }));
    world.page("lobby", [said(5, me.id)]);
    expect(calls(world)).toBe(1);
  });

  test("counts on after a marker of another device that came late", () => {
    const world = new World(copy);
    world.welcome(welcome(view));
    world.signal({ type: "read", room: "lobby", seq: 4, count: 4, head: 4 });
    world.entry(said(5, me.id));
    world.signal({ type: "read", room: "lobby", seq: 4, count: 4, head: 4 });
    expect(calls(world)).toBe(1);
  });
});

test("a room that is told anew keeps the calls that are held", () => {
  const world = new World(held);
  world.welcome(welcome(view));
  world.entry(said(5, me.id));
  world.room({ ...view, name: "garden" });
  expect(calls(world)).toBe(1);
});

test("a timeline that begins anew counts nothing twice", () => {
  const world = new World(held);
  world.welcome(welcome(view));
  world.entry(said(5, me.id));
  world.rewind("lobby", 4);
  world.page("lobby", [said(5, me.id)]);
  expect(calls(world)).toBe(1);
});
