// The focus goes where the panes go: into the one that opened, and back to what led there.
import { tick } from "svelte";
import { kept } from "../state/kept";
import { type Route, written } from "../state/route";

/** What is in front: one of the panes of the chat, or the pages about something. */
export type Front = "side" | "talk" | "people" | "you" | "server" | "room";

/** The first of these that can be seen gets the focus. */
function into(now: Front, before: Front): string[] {
  if (before === "you" || before === "server") return ["button.me", ...into(now, now)];
  if (before === "room") return ["main > header .title", ...into(now, now)];
  if (now === "people") return [".beside .icon-button"];
  // Where the rooms are still beside it, one is where one writes.
  if (now === "talk" && before === "side" && document.querySelector(".app .side")?.checkVisibility()) return [];
  if (now === "talk") return [before === "people" ? "main > header [aria-pressed]" : "main > header button"];
  const last: Route = { page: "room", room: kept("room", "lobby"), people: false };
  return [`.side nav a[href=${JSON.stringify(written(last))}]`, ".side nav a"];
}

const usable = (one: Element) => one.checkVisibility() && !one.closest("[inert]") && !one.matches(":disabled");

/** Something else is in front now. Whoever is somewhere already stays there. */
export async function follow(now: Front, before: Front): Promise<void> {
  await tick();
  const { activeElement: at, body } = document;
  if (at && at !== body && usable(at)) return;
  for (const place of into(now, before)) {
    const found = [...document.querySelectorAll<HTMLElement>(`.app ${place}`)].find(usable);
    if (found) return found.focus({ preventScroll: true });
  }
}
