// What one is writing in each room: known from when it is told, not from when it is answered.
import type { Say, SetDraft } from "../protocol/types";
import type { RoomCommand } from "./outbox";
import type { SendIds } from "./sendIds";
import type { Query } from "./session";
import type { World } from "./world";

/** Keeps the drafts in `world` true; what it returns is to be asked. */
export class Drafting {
  constructor(
    private world: World,
    private ids: SendIds,
  ) {}

  /** The server is told of this one, now or on the next connection. */
  told({ room, text, reply_to }: SetDraft): void {
    const view = this.world.find(room);
    if (view) this.world.drafted(view.id, { text, ...(reply_to ? { reply_to } : {}) });
  }

  /** What was being written is said now; a draft of something else stays. */
  said({ room, text }: Say): SetDraft[] {
    const view = this.world.find(room);
    if (!view?.draft || !text.startsWith(view.draft.text.trimEnd())) return [];
    this.world.drafted(view.id, { text: "" });
    return [{ type: "set-draft", send_id: this.ids.next(), room: view.id, text: "" }];
  }

  /**
   * The server may not know yet what it has not answered; wishes name rooms by their ids. What was
   * told of a draft here counts, then what is being said, then what the server knows.
   */
  welcomed(questions: Iterable<Query>, wishes: Iterable<RoomCommand>): SetDraft[] {
    const here = new Set<string>();
    for (const draft of questions) {
      const view = draft.type === "set-draft" ? this.world.find(draft.room) : undefined;
      if (draft.type !== "set-draft" || !view) continue;
      this.told(draft);
      here.add(view.id);
    }
    const forgotten: SetDraft[] = [];
    for (const say of wishes) {
      if (say.type === "say" && !here.has(say.room)) forgotten.push(...this.said(say));
    }
    return forgotten;
  }
}
