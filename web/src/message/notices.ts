// What happened in a room besides messages, in one sentence.
import type { Entry } from "../protocol/types";
import { language, t, within } from "../words/words.svelte";
import { whenOf } from "./times";

const SERVER = "000000";

/** The sentence for an entry, or for several of one kind in a row. */
export function sentence(entries: readonly Entry[]): string {
  const entry = entries[0]!;
  const who = entry.by === SERVER ? t("notice.server") : entry.name;
  const others = new Set(entries.map((one) => one.by)).size - 1;
  const { body } = entry;
  switch (body.kind) {
    case "joined":
      return others ? t("notice.joined-more", { who, n: others }) : t("notice.joined", { who });
    case "left":
      return others ? t("notice.left-more", { who, n: others }) : t("notice.left", { who });
    case "renamed":
      return t("notice.renamed", { who, name: body.name });
    case "topic-set":
      return body.topic
        ? t("notice.topic-set", { who, topic: body.topic })
        : t("notice.topic-gone", { who });
    case "role-set":
      return t(`notice.role-${body.role}`, { who, whom: body.who_name });
    case "said": case "edited": case "deleted": case "reacted": case "unreacted": case "unknown":
      return "";
    default:
      return withWhy(body, who);
  }
}

/** How one left a room oneself; nothing may be known of it. */
export function leaving(entry: Entry | null): string {
  const { body } = entry ?? {};
  if (!entry || (body?.kind !== "kicked" && body?.kind !== "banned")) return t("room.not-any-more");
  const who = entry.by === SERVER ? t("notice.server") : entry.name;
  const until = body.kind === "banned" ? body.until : undefined;
  const what = until ? within("room.banned-until", { who, when: whenOf(until, language.code) }) : within(`room.${body.kind}`, { who });
  return body.why ? t("notice.why", { what, why: body.why }) : what.text;
}

type Act = Exclude<
  Entry["body"],
  { kind: "said" | "edited" | "deleted" | "reacted" | "unreacted" | "unknown" | "joined" | "left"
      | "renamed" | "topic-set" | "role-set" }
>;

function withWhy(body: Act, who: string): string {
  const whom = "who_name" in body ? (body.who_name ?? "") : "";
  const what = within(`notice.${body.kind}`, { who, whom });
  const why = "why" in body ? body.why : "";
  return why ? t("notice.why", { what, why }) : what.text;
}
