// The rooms of the side: the lobby, then by name.
import type { RoomView } from "../protocol/types";

/**
 * Puts rooms in order, as people of this language do. To compare a thousand names takes as long as
 * to draw ten messages, and views change with every message: only where a name is new, or a room, are they.
 */
export function byName(language: string): (rooms: readonly RoomView[]) => RoomView[] {
  const names = new Intl.Collator(language, { sensitivity: "base", numeric: true });
  const compare = (one: RoomView, other: RoomView): number =>
    Number(other.id === "lobby") - Number(one.id === "lobby") || names.compare(one.name, other.name);
  let known: readonly RoomView[] = [];
  let places: number[] = [];
  return (rooms) => {
    const same = rooms.length === known.length
      && rooms.every(({ id, name }, n) => id === known[n]!.id && name === known[n]!.name);
    if (!same) places = rooms.map((_, n) => n).sort((one, other) => compare(rooms[one]!, rooms[other]!));
    known = rooms;
    return places.map((n) => rooms[n]!);
  };
}
