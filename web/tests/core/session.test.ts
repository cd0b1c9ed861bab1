// What a session sends and tells, given what it hears: without a connection or a clock.
import { beforeEach, describe, expect, test } from "vitest";
import { Outbox } from "../../src/core/outbox";
import { Session } from "../../src/core/session";
import type { Command, Entry, RoomView, Say, Welcome } from "../../src/protocol/types";

const view: RoomView = {
  id: "lobby", name: "lobby", kind: "open", role: "member", head: 3, count: 3,
  read: { seq: 0, count: 0 }, members: 2, online: 2,
};
const welcome = (id = "100001", head = 3): Welcome => ({
  type: "welcome", you: { id, name: "Ann", kind: "guest", role: "member" },
  server: { id: "srv", name: "Room", version: "1", time: 0 }, rooms: [{ ...view, head }],
  people: [], limits: { page: 500 } as Welcome["limits"], heartbeat: 20, blocked: [],
});
const entry = (seq: number, by = "100002", send_id = `s${seq}`): Entry => ({
  type: "entry", room: "lobby", seq, count: seq, by, name: "Bob", at: seq, send_id,
  body: { kind: "said", text: `message ${seq}` },
});
const say = (send_id: string, text = send_id): Say => ({
  type: "say", send_id, room: "lobby", text, reply_to: null, files: [],
});

let session: Session;
const hear = (frame: object) => session.heard(JSON.stringify(frame), 1);
const sent = (): Command[] => session.frames();
const seqs = () => session.world.timelines.get("lobby")!.entries.map((one) => one.seq);

function connect(frame = welcome()): void {
  session.opened(0);
  hear(frame);
}

beforeEach(() => {
  session = new Session("token");
  connect();
  sent();
  session.events();
});

describe("what is wished", () => {
  test("leaves in order, the next when the one before is answered", () => {
    session.wish(say("a"), 1);
    session.wish(say("b"), 1);
    expect(sent()).toEqual([say("a")]);
    hear({ type: "done", send_id: "a", room: "lobby", seq: 4 });
    expect(sent()).toContainEqual(say("b"));
  });

  test("is sent again on the next connection until it is answered, and then never", () => {
    session.wish(say("a"), 1);
    expect(sent()).toEqual([say("a")]);
    session.lost();
    connect();
    expect(sent()).toContainEqual(say("a"));
    hear(entry(4, "100001", "a"));
    session.lost();
    connect(welcome("100001", 4));
    expect(sent()).not.toContainEqual(say("a"));
  });

  test("waits in its room where the server says later, and nothing overtakes it", () => {
    session.wish(say("a"), 1);
    session.wish(say("b"), 1);
    sent();
    hear({ type: "refused", send_id: "a", reason: "rate-limited", message: "", retry_after: 5 });
    session.tick(3);
    expect(sent()).toEqual([]);
    session.tick(6.5);
    expect(sent()).toEqual([say("a")]);
  });

  test("that was refused comes back with its text", () => {
    session.wish(say("a", "my words"), 1);
    hear({ type: "refused", send_id: "a", reason: "muted", message: "Not now." });
    const declined = session.events().find((event) => event.is === "declined");
    expect(declined).toMatchObject({ refused: { reason: "muted" }, command: { text: "my words" } });
    expect(session.world.timelines.get("lobby")!.hopes).toEqual([]);
  });

  test("under another person's sign-in is not said again if it may have been said", () => {
    session.wish(say("a"), 1);
    sent();
    session.lost();
    connect(welcome("100009"));
    expect(sent()).not.toContainEqual(say("a"));
    expect(session.events().map((event) => event.is)).toContain("declined");
  });
});

describe("what an earlier page left", () => {
  const hopes = () => session.world.timelines.get("lobby")!.hopes;

  test("and the log holds already stands there once, and is answered", () => {
    hear(entry(4, "100001", "a"));
    session.adopt([say("a")], 1);
    expect(hopes()).toEqual([]);
    hear({ type: "done", send_id: "a", room: "lobby", seq: 4 });
    expect(session.outbox.size).toBe(0);
  });

  test("stands there once when a page of history brings it", () => {
    session.adopt([say("a")], 1);
    session.events();
    const page = { type: "history", room: "lobby", head: 3, more: false };
    hear({ ...page, send_id: "h", entries: [entry(3, "100001", "a")] });
    expect([hopes(), seqs(), session.outbox.size]).toEqual([[], [3], 0]);
    expect(session.events().map((event) => event.is)).toContain("answered");
  });

  test("is not answered by what somebody else said under the same name", () => {
    session.adopt([say("a")], 1);
    hear(entry(4, "100002", "a"));
    expect(hopes()).toMatchObject([{ send_id: "a" }]);
  });
});

describe("what one was writing", () => {
  const draft = () => session.world.rooms.get("lobby")!.draft?.text;
  const wrote = (send_id: string, text: string) => ({ type: "set-draft" as const, send_id, room: "lobby", text });
  const drafting = (text: string) => {
    const told = welcome();
    return { ...told, rooms: told.rooms.map((one) => ({ ...one, draft: { text } })) };
  };

  test("is known at once, and forgotten as soon as it is said, here and there", () => {
    session.ask(wrote("w", "half a"));
    expect(draft()).toBe("half a");
    session.wish(say("a", "half a thought"), 1);
    expect(draft()).toBeUndefined();
    expect(sent().map((one) => one.type === "set-draft" && one.text)).toEqual(["half a", "", false]);
  });

  test("counts more than what the server knew when it was told without a connection", () => {
    session.lost();
    session.wish(say("a", "half a thought"), 1);
    session.ask(wrote("w", "half"));
    connect(drafting("of long ago"));
    expect(draft()).toBe("half");
    expect(sent()).not.toContainEqual(expect.objectContaining({ type: "set-draft", text: "" }));
  });

  test("is none where it waits to be said, of this page or of an earlier one", () => {
    session.lost();
    session.wish(say("a", "half a thought"), 1);
    connect(drafting("half a thought"));
    expect(draft()).toBeUndefined();
    expect(sent()).toContainEqual(expect.objectContaining({ type: "set-draft", text: "" }));
    session.lost();
    connect(drafting("another"));
    session.adopt([say("b", "another one")], 1);
    expect(draft()).toBeUndefined();
  });
});

describe("what is heard", () => {
  test("twice or too early finds its place once, after what was missing", () => {
    hear(entry(4));
    hear(entry(6));
    hear(entry(4));
    expect(seqs()).toEqual([4]);
    const [asked] = sent();
    expect(asked).toMatchObject({ type: "history", room: "lobby", after: 4 });
    const page = { type: "history", room: "lobby", entries: [entry(5)], head: 6, more: false };
    hear({ ...page, send_id: (asked as { send_id: string }).send_id });
    expect(seqs()).toEqual([4, 5, 6]);
  });

  test("after a reconnect begins where it ended: hello names the last place", () => {
    hear(entry(4));
    session.lost();
    session.opened(2);
    expect(sent()).toEqual([expect.objectContaining({ type: "hello", rooms: { lobby: 4 } })]);
  });

  test("of a log that is shorter than before throws the copy away", () => {
    hear(entry(4));
    hear(entry(5));
    session.lost();
    connect(welcome("100001", 2));
    expect(seqs()).toEqual([]);
    expect(session.world.timelines.get("lobby")!.last).toBe(2);
  });

  test("of a newer server in words that are not known is passed over", () => {
    hear({ type: "fireworks", room: "lobby" });
    hear({ ...entry(4), body: { kind: "sang", tune: "la" } });
    hear(entry(5));
    expect(seqs()).toEqual([4, 5]);
  });
});

describe("a connection", () => {
  test("of which nothing is heard for two heartbeats is given up", () => {
    for (let now = 1; now < 41 && !session.ending; now += 1) session.tick(now);
    expect(sent()).toContainEqual({ type: "ping" });
    session.tick(42);
    expect(session.ending).toMatchObject({ again: true, reason: "silence" });
  });

  test("after a sleep is asked once before it is given up", () => {
    session.tick(1000);
    expect(session.ending).toBeUndefined();
    expect(sent()).toContainEqual({ type: "ping" });
    session.tick(1021);
    expect(session.ending).toMatchObject({ reason: "silence" });
  });

  test("is asked at once where the network may have gone, and given up without a word", () => {
    session.probe(5);
    expect(sent()).toEqual([{ type: "ping" }]);
    session.tick(7.9);
    expect(session.ending).toBeUndefined();
    expect(session.due).toBe(8);
    session.tick(8);
    expect(session.ending).toMatchObject({ again: true, reason: "silence" });
  });

  test("that answers when it was asked out of turn goes on", () => {
    session.probe(5);
    session.heard(JSON.stringify({ type: "pong", time: 6 }), 6);
    session.tick(9);
    expect(session.ending).toBeUndefined();
  });

  test("that was refused for its token is not tried again", () => {
    session.lost();
    session.opened(2);
    hear({ type: "refused", reason: "bad-token", message: "" });
    expect(session.ending).toMatchObject({ again: false, reason: "bad-token" });
  });
});

test("wishes of different rooms do not wait for each other", () => {
  const outbox = new Outbox();
  outbox.add(say("a"));
  outbox.add({ ...say("b"), room: "garden" });
  expect(outbox.due(0).map((one) => one.send_id)).toEqual(["a", "b"]);
});
