// What a session's client calls itself, in words.
import { t } from "../words/words.svelte";

/** The client of a session: `web` and the words of `linnet` are ours, others stand as they are. */
export function agentOf(agent: string): string {
  if (!agent) return t("sessions.unknown");
  if (/^web\b/.test(agent)) return t("sessions.web");
  const browser = /(Firefox|Edg|OPR|Chrome|Safari)\/\d+/.exec(agent)?.[1];
  if (agent.startsWith("Mozilla/") && browser) {
    return { Edg: "Edge", OPR: "Opera" }[browser] ?? browser;
  }
  return agent;
}
