// Acts of the audit log: in words, which of them are wanted, which can be taken back.
import { whenOf } from "../../message/times";
import type { Act } from "../../protocol/types";
import { t, within } from "../../words/words.svelte";

const SERVER = "000000";
/** Milliseconds in which an act can be taken back. */
export const UNDO = 86_400_000;
const UNDOABLE = new Set<Act["kind"]>(["kick", "ban", "mute", "delete", "purge", "policy", "role"]);
const SPANNING = new Set<Act["kind"]>(["ban", "mute"]);

/** The kinds one can look for, each a group of those the log has. */
export const KINDS = ["people", "messages", "rooms", "server"] as const;
export type Kind = (typeof KINDS)[number];
const OF: Record<Kind, readonly string[]> = {
  people: ["kick", "ban", "unban", "mute", "unmute", "role"],
  messages: ["delete", "purge", "resolve"],
  rooms: ["policy", "make-invitation", "drop-invitation"],
  server: [
    "add-person", "one-time", "end-sessions", "give-code", "drop-code", "make-bot", "make-hook", "bot-token",
    "remove-bot", "setting",
  ],
};

/** Whether an act is of this kind and about, or by, somebody whose name or id has this in it. */
export function matching(act: Act, kind: Kind | "", who: string): boolean {
  if (kind && !OF[kind].includes(act.kind)) return false;
  const wanted = who.trim().replace(/^@/, "").toLowerCase();
  const names = [act.by_name, act.by, act.who_name ?? "", act.who ?? ""];
  return !wanted || names.some((name) => name.toLowerCase().includes(wanted));
}

/** Whether it can be taken back still; whether by oneself, the server knows. */
export function canUndo(act: Act, now: number): boolean {
  return UNDOABLE.has(act.kind) && act.undone === undefined && now - act.at < UNDO;
}

/** What was done, as one sentence. */
export function deedOf(act: Act, language: string): string {
  const by = act.by === SERVER ? t("notice.server") : act.by_name;
  const values = { by, who: act.who_name ?? "", n: act.messages ?? 0, of: act.of ?? 0 };
  const done = within(`act.${act.kind}`, values);
  if (act.kind === "policy" && act.changed?.length) {
    return t("act.with", { done, more: act.changed.map((name) => ruleOf(act, name)).join(", ") });
  }
  if (!SPANNING.has(act.kind)) return done.text;
  const until = act.until === undefined ? within("order.for-good") : within("card.until", { when: whenOf(act.until, language) });
  return t("act.with", { done, more: until });
}

/** `slow=30`, as it is typed everywhere: rules have one name on every door. */
function ruleOf(act: Act, name: string): string {
  const value = (act.policy as Record<string, unknown> | undefined)?.[name];
  if (name === "key") return value ? "key" : "key=off"; // Its members know it; the log need not.
  if (Array.isArray(value)) return `${name}=${value.join(",") || "off"}`;
  if (typeof value === "number" || typeof value === "string") return `${name}=${value}`;
  return `${name}=${value ? "on" : "off"}`;
}
