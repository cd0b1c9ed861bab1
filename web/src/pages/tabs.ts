// Which tabs the pages over the chat have: those for which one has the role.
import type { Component } from "svelte";
import type { IconName } from "../parts/Icon.svelte";
import type { RoomView } from "../protocol/types";
import type { Chat } from "../state/chat.svelte";
import { moderates, owns } from "../state/rights";
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
  if (route.of === "server") return server(chat);
  return view ? room(view, chat.me?.kind === "account") : [];
}

const some = (tabs: (Tab | false)[]): Tab[] => tabs.filter((one) => one !== false);

function you(chat: Chat): Tab[] {
  const account = chat.me?.kind === "account";
  return some([
    { id: "profile", name: "you.profile", icon: "person", load: () => import("./you/Profile.svelte") },
    { id: "account", name: account ? "you.account" : "you.keep", icon: "lock", load: () => import("./you/Account.svelte") },
    { id: "sessions", name: "you.sessions", icon: "screen", load: () => import("./you/Sessions.svelte") },
    account && { id: "keys", name: "you.keys", icon: "key", load: () => import("./you/Keys.svelte") },
    account && { id: "bots", name: "you.bots", icon: "bot", load: () => import("./you/Bots.svelte") },
    { id: "notify", name: "you.notify", icon: "bell", load: () => import("./you/Notify.svelte") },
    { id: "blocked", name: "you.blocked", icon: "quiet", load: () => import("./you/Blocked.svelte") },
  ]);
}

function server(chat: Chat): Tab[] {
  const runs = owns(chat.me?.role);
  return some([
    runs && { id: "load", name: "server.load", icon: "chart", broad: true, load: () => import("./server/Load.svelte") },
    runs && { id: "settings", name: "server.settings", icon: "settings", load: () => import("./server/Settings.svelte") },
    runs && { id: "people", name: "server.people", icon: "people", broad: true, load: () => import("./server/People.svelte") },
    runs && { id: "rooms", name: "server.rooms", icon: "hash", load: () => import("./server/Rooms.svelte") },
    runs && { id: "codes", name: "server.codes", icon: "key", load: () => import("./server/Codes.svelte") },
    ...(moderates(chat.me?.role) ? order() : []),
  ]);
}

/** Webhooks need an account that answers for them. */
function room(view: RoomView, owner: boolean): Tab[] {
  const keeps = !view.with && moderates(view.role);
  const invites = !view.with && view.id !== "lobby" && (keeps || !view.policy?.invited);
  return some([
    { id: "general", name: "room.general", icon: "hash", load: () => import("./room/General.svelte") },
    !view.with && { id: "members", name: "room.people", icon: "people", load: () => import("./room/Members.svelte") },
    invites && { id: "invite", name: "room.invite", icon: "invite", load: () => import("./room/Invite.svelte") },
    keeps && { id: "rules", name: "room.rules", icon: "lock", load: () => import("./room/Rules.svelte") },
    keeps && owner && { id: "hooks", name: "room.hooks", icon: "link", load: () => import("./room/Hooks.svelte") },
    ...(keeps ? order() : []),
  ]);
}

/** Keeping order, in one room or on the whole server. */
function order(): Tab[] {
  return [
    { id: "reports", name: "order.reports", icon: "flag", load: () => import("./order/Reports.svelte") },
    { id: "bars", name: "order.bars", icon: "quiet", load: () => import("./order/Bars.svelte") },
    { id: "log", name: "order.log", icon: "list", load: () => import("./order/Log.svelte") },
  ];
}
