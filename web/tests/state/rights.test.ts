// Who is shown which acts: the same answers as hub/ranks.py gives.
import { expect, test } from "vitest";
import type { Person, Role, RoomView } from "../../src/protocol/types";
import { mayActEverywhere, mayActIn, mayPurgeIn } from "../../src/state/rights";

const ROLES: Role[] = ["member", "moderator", "owner"];

function room(role: Role, kind: RoomView["kind"] = "open"): RoomView {
  const read = { seq: 0, count: 0 };
  return { id: "~abcdefghij", name: "tea", kind, role, head: 0, count: 0, read, members: 2, online: 1 };
}
const person = (role: Role): Person => ({ id: "100001", name: "Ann", kind: "account", role });
const other = (role: Role, here: Role) => ({ id: "100002", role, here });

test("nobody acts on themselves, and members act on nobody", () => {
  expect(mayActIn(room("owner"), person("owner"), { id: "100001" })).toBe(false);
  for (const here of ROLES) expect(mayActIn(room("member"), person("member"), other("member", here))).toBe(false);
});

test("moderators act on members only, owners of a room on everybody but those of the server", () => {
  const by = (mine: Role) => ROLES.map((here) => mayActIn(room(mine), person("member"), other("member", here)));
  expect(by("moderator")).toEqual([true, false, false]);
  expect(by("owner")).toEqual([true, true, true]);
  expect(mayActIn(room("owner"), person("member"), other("moderator", "moderator"))).toBe(false);
  expect(mayActIn(room("owner", "private"), person("member"), other("moderator", "member"))).toBe(true);
});

test("a moderator may remove what another one said, but nothing of an owner", () => {
  const by = ROLES.map((here) => mayPurgeIn(room("moderator"), person("member"), other("member", here)));
  expect(by).toEqual([true, true, false]);
});

test("the whole server is for those with a role there", () => {
  const by = (mine: Role) => ROLES.map((role) => mayActEverywhere(person(mine), { id: "100002", role }));
  expect(by("member")).toEqual([false, false, false]);
  expect(by("moderator")).toEqual([true, false, false]);
  expect(by("owner")).toEqual([true, true, true]);
});
