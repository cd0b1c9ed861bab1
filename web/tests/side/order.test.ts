// The order of the rooms in the side, which holds until a name changes.
import { expect, test } from "vitest";
import type { RoomView } from "../../src/protocol/types";
import { byName } from "../../src/side/order";

const room = (id: string, name: string, head = 0) => ({ id, name, head }) as RoomView;
const idsOf = (rooms: RoomView[]) => rooms.map((one) => one.id).join(" ");

test("the lobby comes first, then names as people read them", () => {
  const order = byName("de");
  expect(idsOf(order([room("a", "Zug"), room("b", "lab-10"), room("c", "Äpfel"), room("d", "lab-9"), room("lobby", "lobby")])))
    .toBe("lobby c d b a");
});

test("a view that is newer takes the place of its room, and names that change move it", () => {
  const order = byName("en");
  order([room("a", "one"), room("b", "two")]);
  expect(order([room("a", "one", 7), room("b", "two")])[0]!.head).toBe(7);
  expect(idsOf(order([room("a", "zoo", 7), room("b", "two")]))).toBe("b a");
  expect(idsOf(order([room("a", "zoo"), room("c", "two")]))).toBe("c a");
  expect(idsOf(order([room("c", "two")]))).toBe("c");
});
