// How rooms are called in front of people.
import type { RoomView } from "../protocol/types";

/** With its `#`; a direct room by the other person, private ones without the mark of all rooms. */
export function roomName(view: RoomView): string {
  if (view.with) return view.with.name;
  return view.kind === "private" ? view.name : `# ${view.name}`;
}

/** The same, as it is typed. */
export function typedName(view: RoomView): string {
  return view.with ? `@${view.with.name}` : `#${view.name}`;
}
