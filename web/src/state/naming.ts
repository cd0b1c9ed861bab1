// How rooms are called in front of people.
import type { RoomView } from "../protocol/types";
import { t } from "../words/words.svelte";

/** Whether it is the room one shares with nobody: the notes to oneself. */
export function isNotes(view: RoomView): boolean {
  return view.with !== undefined && view.id === `~${view.with.id}-${view.with.id}`;
}

/** The bare name of a room, or of the other person. */
export function calledName(view: RoomView): string {
  return isNotes(view) ? t("side.notes") : (view.with?.name ?? view.name);
}

/** With its `#`; a direct room by the other person, private ones without the mark of all rooms. */
export function roomName(view: RoomView): string {
  if (view.with) return calledName(view);
  return view.kind === "private" ? view.name : `# ${view.name}`;
}

/** The same, as it is typed. */
export function typedName(view: RoomView): string {
  return view.with ? `@${calledName(view)}` : `#${view.name}`;
}
