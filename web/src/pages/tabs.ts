// Which tabs the pages over the chat have: those for which one has the role.
import type { Component } from "svelte";
import type { IconName } from "../parts/Icon.svelte";
import type { RoomView } from "../protocol/types";
import type { Chat } from "../state/chat.svelte";
import type { Pages } from "../state/route.svelte";
import type { Key } from "../words/words.svelte";

/** What every tab is given; `view` is there for those of a room. */
export interface TabProps {
  chat: Chat;
  view: RoomView | undefined;
  leave: () => void;
}

export interface Tab {
  id: string;
  name: Key;
  icon: IconName;
  load: () => Promise<{ default: Component<TabProps> }>;
  /** Tables and charts take more width than text. */
  broad?: boolean;
}

/** The tabs of these pages for this person; none where there is nothing to see. */
export function tabsOf(chat: Chat, route: Pages, view: RoomView | undefined): Tab[] {
  if (route.of === "you") return you(chat);
  return route.of === "room" && view ? room() : [];
}

const some = (tabs: (Tab | false)[]): Tab[] => tabs.filter((one) => one !== false);

function you(chat: Chat): Tab[] {
  const account = chat.me?.kind === "account";
  return some([
    { id: "profile", name: "you.profile", icon: "person", load: () => import("./you/Profile.svelte") },
    { id: "account", name: account ? "you.account" : "you.keep", icon: "lock", load: () => import("./you/Account.svelte") },
    { id: "sessions", name: "you.sessions", icon: "screen", load: () => import("./you/Sessions.svelte") },
    { id: "notify", name: "you.notify", icon: "bell", load: () => import("./you/Notify.svelte") },
    { id: "blocked", name: "you.blocked", icon: "quiet", load: () => import("./you/Blocked.svelte") },
  ]);
}

function room(): Tab[] {
  return [{ id: "general", name: "room.general", icon: "hash", load: () => import("./room/General.svelte") }];
}
