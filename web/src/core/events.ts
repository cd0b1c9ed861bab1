// What a session tells its face, one thing after the other.
import type {
  ActsTold, BlockedTold, Done, DraftTold, EditionsTold, Entry, EraseTold, Found, HistoryPage,
  LevelTold, PeoplePage, PinsTold, Presence, PurgeTold, ReadTold, ReadersTold, ReportsTold,
  RetentionTold, RoomList, TypingTold, Welcome,
} from "../protocol/types";
import type { RoomCommand } from "./outbox";

export type Answer =
  | Done | HistoryPage | PeoplePage | RoomList | PinsTold | EditionsTold | Found | ReadersTold
  | BlockedTold | RetentionTold | EraseTold | PurgeTold | ActsTold | ReportsTold;

/** News that is no entry. */
export type Signal =
  | Presence | TypingTold | ReadTold | LevelTold | DraftTold | BlockedTold | ReportsTold;

/** A wish was not granted: a stable reason, and one sentence for a person. */
export interface Refused {
  reason: string;
  message: string;
  retry_after?: number;
}

export type Event =
  /** The server said welcome. */
  | { is: "connected"; welcome: Welcome }
  /** The next entry of a room: every one after the place held, once, in order. */
  | { is: "arrived"; entry: Entry }
  /** A message is another one now. */
  | { is: "changed"; message: Entry }
  /** An earlier edit is void and has lost its text; nothing to show. */
  | { is: "overtaken"; edit: Entry }
  /** Earlier entries joined the timeline at its beginning. */
  | { is: "older"; room: string; entries: Entry[] }
  /** One is in this room, and it looks otherwise now. */
  | { is: "room"; room: string }
  | { is: "gone"; room: string }
  /** The copy of this room's log is void; the timeline begins anew. */
  | { is: "restarted"; room: string }
  | { is: "queued"; command: RoomCommand }
  | { is: "answered"; send_id: string; answer: Answer }
  /** `command` is what was in the outbox, so that no text is lost. */
  | { is: "declined"; send_id: string; refused: Refused; command?: RoomCommand }
  | { is: "token-void"; token: string }
  | { is: "signal"; told: Signal };
