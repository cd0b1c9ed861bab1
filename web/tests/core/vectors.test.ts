// What a client holds after entries, and what it reads in a text: the vectors say what that is.
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { learn } from "../../src/core/markup/emojis";
import { mentions, parse } from "../../src/core/markup/parse";
import { plain } from "../../src/core/markup/plain";
import { broughtUp } from "../../src/core/folding";
import { after } from "../../src/core/rooms";
import { Timeline } from "../../src/core/timeline";
import { type Held, World } from "../../src/core/world";
import type { Entry, HistoryPage, RoomView } from "../../src/protocol/types";

function vectors<Case>(name: string): Case[] {
  return JSON.parse(readFileSync(`../vectors/${name}.json`, "utf-8")) as Case[];
}

interface Markup {
  name: string;
  text: string;
  tokens: unknown;
  plain: string;
  mentions: string[];
}

describe("markup", () => {
  beforeAll(() => learn(readFileSync("public/emoji.txt", "utf-8")));
  test.each(vectors<Markup>("markup"))("$name", (vector) => {
    const blocks = parse(vector.text);
    expect(blocks).toEqual(vector.tokens);
    expect(plain(blocks)).toBe(vector.plain);
    expect(mentions(vector.text)).toEqual(vector.mentions);
  });
});

interface Folding {
  name: string;
  held: Entry[];
  then: (Entry | HistoryPage)[];
  now: Entry[];
}
const FOLDING = vectors<Folding>("folding");
const KINDS = new Set<string>([
  "said", "edited", "deleted", "reacted", "unreacted", "pinned", "unpinned", "created", "joined",
  "left", "invited", "renamed", "topic-set", "role-set", "policy-set", "kicked", "banned",
  "unbanned", "muted", "unmuted", "purged", "restored", "expired", "erased",
]);

/** A client that kept these entries, from an earlier run. */
function kept(held: Entry[]): World {
  const last = held[held.length - 1]!;
  const read = { seq: 0, count: 0 };
  const { seq: head, count } = last;
  const view: RoomView = {
    id: "lobby", name: "lobby", kind: "open", head, count, read, members: 3, online: 1,
  };
  const me = { id: "900000", name: "Zoe", kind: "guest", role: "member" } as const;
  return new World({ server: "srv", me, rooms: [view], entries: { lobby: held } } as Held);
}

/** A client that just came and was given these entries as a page of history. */
function fetched(held: Entry[]): World {
  const world = kept(held);
  world.timelines.set("lobby", new Timeline(held[0]!.seq - 1));
  world.page("lobby", held);
  return world;
}

function hear(world: World, frames: Folding["then"]): void {
  for (const frame of frames) {
    if (frame.type === "entry") world.entry(frame);
    else world.page(frame.room, frame.entries);
  }
}

/** What an entry of a kind that is not known here says besides is not compared. */
function known(entries: readonly Entry[]): unknown[] {
  return entries.map((entry) => (KINDS.has(entry.body.kind) ? entry : { ...entry, body: {} }));
}

describe("folding", () => {
  for (const client of [kept, fetched]) {
    test.each(FOLDING)(`${client.name}: $name`, ({ held, then, now }) => {
      const world = client(held);
      hear(world, then);
      expect(known(world.timelines.get("lobby")!.entries)).toEqual(known(now));
    });
  }
  test.each(FOLDING)("hearing it all again changes nothing: $name", ({ held, then, now }) => {
    const world = kept(held);
    hear(world, [...then, ...then]);
    expect(known(world.timelines.get("lobby")!.entries)).toEqual(known(now));
  });
  test.each(FOLDING)("what is now needs no bringing up: $name", ({ now }) => {
    expect(broughtUp(now, now)).toEqual(now);
  });
});

interface Rooms {
  name: string;
  me: string;
  held: RoomView;
  then: Entry[];
  now: RoomView;
}

describe("rooms", () => {
  test.each(vectors<Rooms>("rooms"))("$name", ({ me, held, then, now }) => {
    expect(then.reduce((view, entry) => after(view, entry, me), held)).toEqual(now);
  });
});
