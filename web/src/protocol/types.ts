// The words of the protocol, written by tools/web_types.py: change the structs, not this page.
// 407951e9b57aeaa0eb50cd5f7d1af2f897117c684387cd158dee40854f93e131

/**
 * An account has a password, a guest a nickname only, a bot a token.
 */
export type PersonKind = "account" | "bot" | "guest";
/**
 * What someone is in a room, or on the server.
 */
export type Role = "member" | "moderator" | "owner";
export type Body =
  | Said
  | Edited
  | Deleted
  | Reacted
  | Unreacted
  | Pinned
  | Unpinned
  | Created
  | Joined
  | Left
  | Invited
  | Renamed
  | TopicSet
  | RoleSet
  | PolicySet
  | Kicked
  | Banned
  | Unbanned
  | Muted
  | Unmuted
  | Purged
  | Restored
  | Expired
  | Erased
  | Unknown;
export type Command =
  | Hello
  | Say
  | CreateRoom
  | Direct
  | Join
  | Leave
  | Invite
  | Rename
  | SetTopic
  | SetRole
  | SetPolicy
  | Voice
  | Mask
  | Edit
  | Delete
  | React
  | Unreact
  | Pin
  | Unpin
  | Kick
  | Ban
  | Unban
  | Mute
  | Unmute
  | Read
  | Accept
  | History
  | ListPeople
  | ListRooms
  | Editions
  | Pins
  | SetLevel
  | SetDraft
  | Block
  | Unblock
  | Readers
  | Purge
  | Report
  | Reports
  | Resolve
  | Acts
  | Undo
  | Search
  | Retention
  | Erase
  | Typing
  | Ping;
export type Frame =
  | Welcome
  | Entry
  | Done
  | Refusal
  | HistoryPage
  | PeoplePage
  | RoomList
  | RoomTold
  | Presence
  | TypingTold
  | ReadTold
  | EditionsTold
  | PinsTold
  | DraftTold
  | LevelTold
  | BlockedTold
  | ReadersTold
  | Found
  | ActsTold
  | ReportsTold
  | PurgeTold
  | RetentionTold
  | EraseTold
  | Pong
  | Closing;

/**
 * The server: `id` stays the same for the life of its data folder.
 *
 * `clock` is absent where no NTP server is set.
 */
export interface About {
  id: string;
  name: string;
  version: string;
  time: number;
  clock?: Clock;
}
/**
 * How right the server's clock is, as an NTP server saw it.
 *
 * `offset` is what to add to the server's time to have the right one, in milliseconds, and
 * `measured` when that was found, by the server's clock; both are absent before the first
 * success. `failed` says why the last try found nothing.
 */
export interface Clock {
  offset?: number;
  measured?: number;
  failed?: string;
}
/**
 * Come into a room by an invitation, as its link or who gave it says.
 */
export interface Accept {
  type: "accept";
  send_id: string;
  code: string;
}
/**
 * Somebody as those see them who run the server.
 */
export interface Account {
  id: string;
  name: string;
  kind: PersonKind;
  role: Role;
  created: number;
  password: "none" | "one-time" | "own";
  sessions: number;
  online: boolean;
}
/**
 * People by name, at most 500; `total` counts all.
 */
export interface Accounts {
  people: Account[];
  total: number;
}
/**
 * One line of the audit log. `undone` is when it was taken back.
 *
 * After an act about a policy `policy` is how the room was kept, and `changed` names what of it
 * was otherwise before.
 */
export interface Act {
  id: number;
  at: number;
  by: string;
  by_name: string;
  kind:
    | "add-person"
    | "ban"
    | "bot-token"
    | "delete"
    | "drop-code"
    | "drop-invitation"
    | "end-sessions"
    | "give-code"
    | "kick"
    | "make-bot"
    | "make-hook"
    | "make-invitation"
    | "mute"
    | "one-time"
    | "policy"
    | "purge"
    | "remove-bot"
    | "resolve"
    | "role"
    | "setting"
    | "unban"
    | "undo"
    | "unmute";
  room: string;
  everywhere?: boolean;
  who?: string;
  who_name?: string;
  why?: string;
  until?: number;
  messages?: number;
  of?: number;
  undone?: number;
  undone_by?: string;
  policy?: Policy;
  changed?: string[];
}
/**
 * How a room is kept. Seconds and days are 0 where there is no limit.
 *
 * `slow` is the time members wait between two messages, `locked` lets only moderators speak,
 * `edit_within` is how long after posting one may change or delete one's own message,
 * `keep_editions` keeps earlier texts of changed messages, `no_direct` forbids members of the
 * room to write to each other directly, `retention` is after how many days messages go.
 * Into an open room only people come who were `invited`, and as many members as `most` says;
 * a `hidden` one is listed only to those who are in it. With a `key`, which only members are
 * told, nobody comes in or reads who does not give it. In an open room with `outsiders` people
 * write who are no members; with `any_topic` every member sets the topic.
 *
 * `voices` are people who write although the room is locked. The rest are masks, each a name in
 * which `*` is any letters and `?` is one, or an id: who is `kept_out` (unless `excepted`), and
 * who comes in uninvited because they were `expected`.
 */
export interface Policy {
  slow?: number;
  locked?: boolean;
  edit_within?: number;
  keep_editions?: boolean;
  receipts?: "counts" | "names" | "off";
  no_direct?: boolean;
  retention?: number;
  invited?: boolean;
  hidden?: boolean;
  most?: number;
  key?: string;
  outsiders?: boolean;
  any_topic?: boolean;
  voices?: string[];
  kept_out?: string[];
  excepted?: string[];
  expected?: string[];
}
/**
 * The audit log, newest first, of a room or of all one moderates; before an act.
 */
export interface Acts {
  type: "acts";
  send_id: string;
  room?: string | null;
  before?: number | null;
}
/**
 * A page of the audit log, newest first.
 */
export interface ActsTold {
  type: "acts";
  send_id: string;
  acts: Act[];
  more: boolean;
}
/**
 * Bots by name: those I answer for, or all where I make bots for everybody.
 */
export interface AllBots {
  bots: BotView[];
}
/**
 * A bot in use, and who answers for it; without a `token` it cannot come in.
 */
export interface BotView {
  id: string;
  name: string;
  owner: Named;
  since: number;
  token: boolean;
  online: boolean;
}
/**
 * A person by id and name, where no more is needed.
 */
export interface Named {
  id: string;
  name: string;
}
/**
 * All rooms but those of two, by name.
 */
export interface AllRooms {
  rooms: RoomFigures[];
}
/**
 * A room from outside: who owns it and how much is in it, but not what was said.
 */
export interface RoomFigures {
  id: string;
  name: string;
  kind: "direct" | "open" | "private";
  topic: string;
  owners: Named[];
  members: number;
  messages: number;
  last: number;
}
/**
 * Who shows a picture of themselves, by id, with a name of the picture that changes with it.
 */
export interface Avatars {
  avatars: {
    [k: string]: string;
  };
}
/**
 * Put somebody out of a room and keep them out, for a time or for good.
 *
 * Everywhere: off the server; `address` bans the network addresses they come from as well.
 */
export interface Ban {
  type: "ban";
  send_id: string;
  room: string;
  who: string;
  span?: number | null;
  why?: string;
  everywhere?: boolean;
  address?: boolean;
}
/**
 * Somebody was put out and may not come back before `until`; absent means for good.
 *
 * `left` says that they were a member until now.
 */
export interface Banned {
  kind: "banned";
  who: string;
  who_name: string;
  until?: number;
  left?: boolean;
  why?: string;
  everywhere?: boolean;
}
/**
 * Somebody is banned or muted in a room, or everywhere; without `until` for good.
 */
export interface Bar {
  room: string;
  room_name: string;
  kind: "ban" | "mute";
  everywhere?: boolean;
  who: Named;
  until?: number;
}
/**
 * Who is banned or muted, and where.
 */
export interface Bars {
  bars: Bar[];
}
/**
 * Hide what somebody says to me. They cannot tell.
 */
export interface Block {
  type: "block";
  send_id: string;
  who: string;
}
/**
 * Everybody you have blocked, after it changed; with `send_id` the answer to your wish.
 */
export interface BlockedTold {
  type: "blocked";
  blocked: Named[];
  send_id?: string;
}
/**
 * A message was posted. All but `text` is absent where it is nothing.
 *
 * `text` is empty in a message that was deleted, by the person in `deleted`; `edited` is when
 * its text changed last. `mentions` are the people it calls by name or id, `calls` the groups.
 * `reactions` has the people behind each emoji in the order they came.
 */
export interface Said {
  kind: "said";
  text: string;
  reply_to?: number;
  files?: File[];
  mentions?: string[];
  calls?: ("moderators" | "room")[];
  edited?: number;
  deleted?: string;
  pinned?: boolean;
  reactions?: {
    [k: string]: string[];
  };
  rev?: number;
}
/**
 * A file as a message shows it. `size` is in bytes, `kind` a media type found by looking.
 *
 * `width` and `height` are pixels of a picture as it is seen; `thumb` says that there is a
 * small version of it.
 */
export interface File {
  id: string;
  name: string;
  kind: string;
  size: number;
  width?: number;
  height?: number;
  thumb?: boolean;
}
/**
 * A message has another text; absent once a later edit or a deletion overtook this one.
 */
export interface Edited {
  kind: "edited";
  target: number;
  text?: string;
  mentions?: string[];
  calls?: ("moderators" | "room")[];
}
/**
 * A message is gone; its place stays.
 *
 * `pins` is how many messages of the room are pinned now, where this was one of them.
 */
export interface Deleted {
  kind: "deleted";
  target: number;
  pins?: number;
}
/**
 * Somebody put an emoji on a message.
 */
export interface Reacted {
  kind: "reacted";
  target: number;
  emoji: string;
}
/**
 * Somebody took their emoji off a message.
 */
export interface Unreacted {
  kind: "unreacted";
  target: number;
  emoji: string;
}
/**
 * A message is kept at hand. `pins` is how many messages of the room are now.
 */
export interface Pinned {
  kind: "pinned";
  target: number;
  pins?: number;
}
/**
 * A message is not kept at hand any more. `pins` is how many messages still are.
 */
export interface Unpinned {
  kind: "unpinned";
  target: number;
  pins?: number;
}
/**
 * The room was made; always its first entry. A direct room names the other person.
 */
export interface Created {
  kind: "created";
  room_kind: "direct" | "open" | "private";
  name?: string;
  topic?: string;
  who?: string | null;
  who_name?: string;
}
/**
 * The person came in.
 */
export interface Joined {
  kind: "joined";
}
/**
 * The person left.
 */
export interface Left {
  kind: "left";
}
/**
 * Somebody was made a member by another; with `role`, as what they were before a kick.
 */
export interface Invited {
  kind: "invited";
  who: string;
  who_name: string;
  role?: Role;
}
/**
 * The room has another name.
 */
export interface Renamed {
  kind: "renamed";
  name: string;
}
/**
 * The room has another topic; empty means none.
 */
export interface TopicSet {
  kind: "topic-set";
  topic: string;
}
/**
 * A member has another role.
 */
export interface RoleSet {
  kind: "role-set";
  who: string;
  who_name: string;
  role: Role;
}
/**
 * The room is kept in this way from now on; `changed` names what is otherwise than before.
 *
 * `who` is there where it is about one person's voice.
 */
export interface PolicySet {
  kind: "policy-set";
  policy: Policy;
  changed?: string[];
  who?: string;
  who_name?: string;
}
/**
 * Somebody was put out; they may come back. `everywhere`: their connections ended.
 */
export interface Kicked {
  kind: "kicked";
  who: string;
  who_name: string;
  why?: string;
  everywhere?: boolean;
}
/**
 * Somebody may come back; with `role` they are a member again, as that.
 */
export interface Unbanned {
  kind: "unbanned";
  who: string;
  who_name: string;
  role?: Role;
  everywhere?: boolean;
}
/**
 * Somebody may not speak before `until`.
 */
export interface Muted {
  kind: "muted";
  who: string;
  who_name: string;
  until: number;
  why?: string;
  everywhere?: boolean;
}
/**
 * Somebody may speak again.
 */
export interface Unmuted {
  kind: "unmuted";
  who: string;
  who_name: string;
  everywhere?: boolean;
}
/**
 * What a person posted here at the places `first` to `last`, since `since`, is gone.
 *
 * `messages` is how many that were. Many messages are removed by several such entries.
 * `pins` is how many messages of the room are pinned now, where some of these were.
 */
export interface Purged {
  kind: "purged";
  who: string;
  who_name: string;
  first: number;
  last: number;
  since?: number;
  messages?: number;
  why?: string;
  pins?: number;
}
/**
 * A removal was taken back: the messages whose `rev` is `removal` are fetched anew.
 *
 * `pins` is how many messages of the room are pinned now, where some of these are again.
 */
export interface Restored {
  kind: "restored";
  removal: number;
  messages?: number;
  pins?: number;
}
/**
 * All messages up to and including the place `upto` are gone: the room keeps them no longer.
 *
 * `messages` is how many that were, `pins` how many messages are pinned now.
 */
export interface Expired {
  kind: "expired";
  upto: number;
  messages: number;
  pins?: number;
}
/**
 * What a person said here up to and including the place `upto` is gone, and their name.
 *
 * They are no member from now on; `heir` is the owner where the room had no other. `pins` is
 * how many messages are pinned now.
 */
export interface Erased {
  kind: "erased";
  who: string;
  upto: number;
  heir?: string;
  pins?: number;
}
/**
 * A newer server said something this reader has no word for.
 */
export interface Unknown {
  kind: "unknown";
}
/**
 * What to hand to somebody; `one_time` is empty for who has a password of their own.
 */
export interface Card {
  id: string;
  name: string;
  one_time: string;
}
/**
 * A setting stands in the server's file now.
 *
 * `live`: it counts at once. `nearer`: a flag or a variable of the environment says otherwise,
 * and counts before the file.
 */
export interface Changed {
  name: string;
  live: boolean;
  nearer: boolean;
}
/**
 * The connection ends now, for this reason.
 */
export interface Closing {
  type: "closing";
  reason: string;
  message: string;
}
/**
 * A one-time code for a new account that nobody used yet, good `until` then.
 */
export interface Code {
  id: string;
  until: number;
}
/**
 * Codes nobody used yet, oldest first.
 */
export interface Codes {
  codes: Code[];
}
/**
 * The first frame: who I am, and the last seq I hold of each room.
 *
 * `token` of an earlier session, or `name` for a new guest. Rooms that are not named start
 * at the head the welcome tells.
 */
export interface Hello {
  type: "hello";
  token?: string | null;
  name?: string | null;
  rooms?: {
    [k: string]: number;
  };
  agent?: string;
}
/**
 * Post a message to a room, perhaps as a reply to another or with files.
 */
export interface Say {
  type: "say";
  send_id: string;
  room: string;
  text: string;
  reply_to?: number | null;
  files?: string[];
}
/**
 * Make a room and be its owner.
 */
export interface CreateRoom {
  type: "create-room";
  send_id: string;
  name: string;
  kind?: "open" | "private";
  topic?: string;
}
/**
 * Open the room of two with somebody, or find it.
 */
export interface Direct {
  type: "direct";
  send_id: string;
  who: string;
}
/**
 * Become a member of an open room, which may ask for its key.
 */
export interface Join {
  type: "join";
  send_id: string;
  room: string;
  key?: string;
}
/**
 * Stop being a member.
 */
export interface Leave {
  type: "leave";
  send_id: string;
  room: string;
}
/**
 * Make somebody a member.
 */
export interface Invite {
  type: "invite";
  send_id: string;
  room: string;
  who: string;
}
/**
 * Give a room another name.
 */
export interface Rename {
  type: "rename";
  send_id: string;
  room: string;
  name: string;
}
/**
 * Say what a room is about.
 */
export interface SetTopic {
  type: "set-topic";
  send_id: string;
  room: string;
  topic: string;
}
/**
 * Give a member another role.
 */
export interface SetRole {
  type: "set-role";
  send_id: string;
  room: string;
  who: string;
  role: Role;
}
/**
 * Change how a room is kept; what is absent stays as it is.
 *
 * Everywhere: in all rooms but direct ones, which only `slow` and `locked` can be.
 */
export interface SetPolicy {
  type: "set-policy";
  send_id: string;
  room: string;
  slow?: number | null;
  locked?: boolean | null;
  edit_within?: number | null;
  keep_editions?: boolean | null;
  receipts?: ("counts" | "names" | "off") | null;
  no_direct?: boolean | null;
  retention?: number | null;
  invited?: boolean | null;
  hidden?: boolean | null;
  most?: number | null;
  key?: string | null;
  outsiders?: boolean | null;
  any_topic?: boolean | null;
  everywhere?: boolean;
}
/**
 * Let somebody write in a locked room, or no longer where it is not `on`.
 */
export interface Voice {
  type: "voice";
  send_id: string;
  room: string;
  who: string;
  on?: boolean;
}
/**
 * Put a mask on one of a room's lists, or take it off where it is not `on`.
 */
export interface Mask {
  type: "mask";
  send_id: string;
  room: string;
  of: "excepted" | "expected" | "kept_out";
  mask: string;
  on?: boolean;
}
/**
 * Give a message of one's own another text.
 */
export interface Edit {
  type: "edit";
  send_id: string;
  room: string;
  seq: number;
  text: string;
}
/**
 * Take a message away: one's own, or as a moderator anybody's. Its place stays.
 */
export interface Delete {
  type: "delete";
  send_id: string;
  room: string;
  seq: number;
}
/**
 * Put an emoji on a message.
 */
export interface React {
  type: "react";
  send_id: string;
  room: string;
  seq: number;
  emoji: string;
}
/**
 * Take one's emoji off a message again.
 */
export interface Unreact {
  type: "unreact";
  send_id: string;
  room: string;
  seq: number;
  emoji: string;
}
/**
 * Keep a message at hand for everybody in the room.
 */
export interface Pin {
  type: "pin";
  send_id: string;
  room: string;
  seq: number;
}
/**
 * A pinned message need not be at hand any more.
 */
export interface Unpin {
  type: "unpin";
  send_id: string;
  room: string;
  seq: number;
}
/**
 * Put somebody out of a room; they may come back. Everywhere: end their connections.
 */
export interface Kick {
  type: "kick";
  send_id: string;
  room: string;
  who: string;
  why?: string;
  everywhere?: boolean;
}
/**
 * Let somebody come back.
 */
export interface Unban {
  type: "unban";
  send_id: string;
  room: string;
  who: string;
  everywhere?: boolean;
}
/**
 * Let somebody read but not speak or react, for a time.
 */
export interface Mute {
  type: "mute";
  send_id: string;
  room: string;
  who: string;
  span: number;
  why?: string;
  everywhere?: boolean;
}
/**
 * Let somebody speak again.
 */
export interface Unmute {
  type: "unmute";
  send_id: string;
  room: string;
  who: string;
  everywhere?: boolean;
}
/**
 * I have read up to here. Not an entry: the last one written counts.
 */
export interface Read {
  type: "read";
  send_id: string;
  room: string;
  seq: number;
}
/**
 * A page of a room's log: before a seq, after a seq, around one, or the newest.
 */
export interface History {
  type: "history";
  send_id: string;
  room: string;
  before?: number | null;
  after?: number | null;
  around?: number | null;
  limit?: number;
}
/**
 * Who is in a room, those online first.
 *
 * With `q` only those whose name has it in it, written in whatever letters look like these.
 */
export interface ListPeople {
  type: "list-people";
  send_id: string;
  room: string;
  offset?: number;
  q?: string;
}
/**
 * The rooms I am in and the open ones I could join.
 */
export interface ListRooms {
  type: "list-rooms";
  send_id: string;
}
/**
 * The earlier texts of a message, where the room keeps them; so many are passed over.
 */
export interface Editions {
  type: "editions";
  send_id: string;
  room: string;
  seq: number;
  offset?: number;
}
/**
 * The pinned messages of a room, the last pinned first; so many are passed over.
 */
export interface Pins {
  type: "pins";
  send_id: string;
  room: string;
  offset?: number;
}
/**
 * Choose what of a room is worth a notification.
 */
export interface SetLevel {
  type: "set-level";
  send_id: string;
  room: string;
  level: "everything" | "mentions" | "nothing";
}
/**
 * Keep what is being written in a room; an empty text forgets it. The last one counts.
 */
export interface SetDraft {
  type: "set-draft";
  send_id: string;
  room: string;
  text: string;
  reply_to?: number | null;
}
/**
 * Do not hide it any longer.
 */
export interface Unblock {
  type: "unblock";
  send_id: string;
  who: string;
}
/**
 * Who has read the message at this place, as far as the room's policy tells.
 */
export interface Readers {
  type: "readers";
  send_id: string;
  room: string;
  seq: number;
}
/**
 * Remove a person's messages, all or those of the last `span` seconds.
 *
 * Everywhere: in all rooms. With `preview` nothing is removed, only counted.
 */
export interface Purge {
  type: "purge";
  send_id: string;
  room: string;
  who: string;
  span?: number | null;
  why?: string;
  everywhere?: boolean;
  preview?: boolean;
}
/**
 * Show a message to the moderators; nobody else learns of it.
 */
export interface Report {
  type: "report";
  send_id: string;
  room: string;
  seq: number;
  why?: string;
}
/**
 * Messages that were reported and not looked at, of a room or of all one moderates.
 */
export interface Reports {
  type: "reports";
  send_id: string;
  room?: string | null;
}
/**
 * A report was looked at.
 */
export interface Resolve {
  type: "resolve";
  send_id: string;
  report: number;
}
/**
 * Take an act back, within a day.
 */
export interface Undo {
  type: "undo";
  send_id: string;
  act: number;
}
/**
 * Find messages. Filters are `from: in: has: before: after: on:` in the query itself.
 *
 * `room` is where to look when the query has no `in:`.
 */
export interface Search {
  type: "search";
  send_id: string;
  query: string;
  room?: string | null;
  order?: "relevance" | "time";
  offset?: number;
  limit?: number;
  context?: number;
  zone?: number;
}
/**
 * What a room would lose now if it kept messages for so many days.
 */
export interface Retention {
  type: "retention";
  send_id: string;
  room: string;
  days: number;
}
/**
 * Take away all that a person said, and their name: one's own, or as the server's owner.
 *
 * With `preview` nothing is taken away, only counted. It cannot be undone.
 */
export interface Erase {
  type: "erase";
  send_id: string;
  who: string;
  preview?: boolean;
}
/**
 * I am writing something. A signal: nobody keeps it.
 */
export interface Typing {
  type: "typing";
  room: string;
}
/**
 * Are you there?
 */
export interface Ping {
  type: "ping";
}
/**
 * Granted, and committed, as this place in this room's log.
 */
export interface Done {
  type: "done";
  send_id: string;
  room: string;
  seq: number;
}
/**
 * What somebody is writing in a room.
 */
export interface Draft {
  text: string;
  reply_to?: number;
}
/**
 * Your draft changed on another device; an empty text means there is none.
 */
export interface DraftTold {
  type: "draft";
  room: string;
  draft: Draft;
}
/**
 * A text a message had, from `at` on.
 */
export interface Edition {
  text: string;
  at: number;
}
/**
 * The texts a message had before the one it has, oldest first; perhaps there are more.
 */
export interface EditionsTold {
  type: "editions";
  send_id: string;
  room: string;
  seq: number;
  editions: Edition[];
  more: boolean;
}
/**
 * How many sessions ended.
 */
export interface Ended {
  ended: number;
}
/**
 * What to hand out, in the order asked; with any `problems` nothing was made.
 */
export interface Enrolled {
  cards: Card[];
  problems: Wrong[];
}
/**
 * Why one of several cannot be: `index` counts from 0, `reason` is as in a refusal.
 *
 * `already-there` is the same name twice in one request, `taken_by` who has the name.
 */
export interface Wrong {
  index: number;
  reason: string;
  message: string;
  taken_by?: Named | null;
}
/**
 * One line of a room's log. The envelope is fixed for ever; bodies may grow.
 *
 * `count` is the number of messages in the room up to and including this entry, `name` the
 * author's name when it happened, `at` the server's clock in milliseconds.
 */
export interface Entry {
  type: "entry";
  room: string;
  seq: number;
  count: number;
  by: string;
  name: string;
  at: number;
  send_id: string;
  body:
    | Said
    | Edited
    | Deleted
    | Reacted
    | Unreacted
    | Pinned
    | Unpinned
    | Created
    | Joined
    | Left
    | Invited
    | Renamed
    | TopicSet
    | RoleSet
    | PolicySet
    | Kicked
    | Banned
    | Unbanned
    | Muted
    | Unmuted
    | Purged
    | Restored
    | Expired
    | Erased
    | Unknown;
}
/**
 * How many messages in how many rooms are taken away, or were.
 */
export interface EraseTold {
  type: "erase";
  send_id: string;
  messages: number;
  rooms: number;
  preview: boolean;
}
/**
 * A page of messages that were found; the next one begins at offset + their number.
 *
 * `total` counts at most 1,000: so many can be paged through. `unknown` are parts of the query
 * with a colon that mean nothing here. `partial`: older messages are still being indexed.
 */
export interface Found {
  type: "found";
  send_id: string;
  hits: Hit[];
  total: number;
  more: boolean;
  unknown?: string[];
  partial?: boolean;
}
/**
 * A message that was found, and those around it.
 */
export interface Hit {
  entry: Entry;
  before?: Entry[];
  after?: Entry[];
}
/**
 * The answer to hello. `token` is there for a new guest only: keep it to come back.
 */
export interface Welcome {
  type: "welcome";
  you: Person;
  token?: string;
  server: About;
  rooms: RoomView[];
  people: Present[];
  limits: Limits;
  heartbeat: number;
  blocked?: Named[];
}
/**
 * Somebody, on whichever door; `role` is the one on the server as a whole.
 */
export interface Person {
  id: string;
  name: string;
  kind: PersonKind;
  role?: Role;
}
/**
 * A room as one person sees it.
 *
 * `role` is absent for a room they are not in, `with` is the other person of a direct room.
 * `pins` is the number of pinned messages; `level` and `draft` are this person's own.
 */
export interface RoomView {
  id: string;
  name: string;
  kind: "direct" | "open" | "private";
  topic?: string;
  role?: Role;
  head: number;
  count: number;
  read: Marker;
  members: number;
  online: number;
  with?: Named;
  policy?: Policy;
  level?: "everything" | "mentions" | "nothing";
  draft?: Draft;
  pins?: number;
}
/**
 * How far somebody has read: unread is the room's `count` less this `count`.
 *
 * `count` has all messages up to `seq`, and of the later ones those they wrote themselves: to
 * say something moves the marker there. `mentions` are the messages after it that call them,
 * but for those of people they have blocked. Later entries than `head` are not counted in.
 */
export interface Marker {
  seq: number;
  count: number;
  mentions?: number;
  head?: number;
}
/**
 * A person as others see them in a list. `banned`: from the whole server, for now.
 *
 * `role` is the one on the server, `here` in a list of a room's people the one in that room.
 * `unencrypted` is there while one of their connections is one that others in the network
 * could read along, and change.
 */
export interface Present {
  id: string;
  name: string;
  kind: PersonKind;
  role: Role;
  online: boolean;
  banned?: boolean;
  unencrypted?: boolean;
  here?: Role;
}
/**
 * What a client should know before it sends, as the welcome tells it.
 */
export interface Limits {
  frame?: number;
  text?: number;
  name?: number;
  room_name?: number;
  topic?: number;
  page?: number;
  file?: number;
  file_quota?: number;
  file_name?: number;
  files?: number;
}
/**
 * Not granted: a stable reason and one sentence a person can act on.
 */
export interface Refusal {
  type: "refused";
  send_id?: string;
  reason: string;
  message: string;
  retry_after?: number;
}
/**
 * Entries in order. `more` says whether there are further ones in the direction asked.
 *
 * Around a place that means later ones; there are earlier ones where the first seq is above 1.
 */
export interface HistoryPage {
  type: "history";
  send_id: string;
  room: string;
  entries: Entry[];
  head: number;
  more: boolean;
}
/**
 * People of a room, those online first; `total` counts all.
 */
export interface PeoplePage {
  type: "people";
  send_id: string;
  room: string;
  people: Present[];
  total: number;
}
/**
 * Rooms one is in or could join.
 */
export interface RoomList {
  type: "rooms";
  send_id: string;
  rooms: RoomView[];
}
/**
 * You are in this room now, or it changed; its live entries follow.
 */
export interface RoomTold {
  type: "room";
  room: RoomView;
}
/**
 * Who came and went, gathered; beyond the names listed only counts are told.
 */
export interface Presence {
  type: "presence";
  room: string;
  came?: Present[];
  came_more?: number;
  went?: Present[];
  went_more?: number;
  online: number;
}
/**
 * These people are writing.
 */
export interface TypingTold {
  type: "typing";
  room: string;
  who: string[];
}
/**
 * Your own marker moved, perhaps on another device; see `Marker`.
 */
export interface ReadTold {
  type: "read";
  room: string;
  seq: number;
  count: number;
  mentions?: number;
  head?: number;
}
/**
 * Pinned messages of a room, the last pinned first; perhaps there are more.
 */
export interface PinsTold {
  type: "pins";
  send_id: string;
  room: string;
  pins: PinnedMessage[];
  more: boolean;
}
/**
 * A pinned message as it is now, and who pinned it when.
 */
export interface PinnedMessage {
  message: Entry;
  by: string;
  by_name: string;
  at: number;
}
/**
 * Your level for a room, perhaps chosen on another device.
 */
export interface LevelTold {
  type: "level";
  room: string;
  level: "everything" | "mentions" | "nothing";
}
/**
 * Read by `read` of `members`: of the others who were there when it was posted and still are.
 *
 * `not_yet` are the first of those who have not, where names are told.
 */
export interface ReadersTold {
  type: "readers";
  send_id: string;
  room: string;
  seq: number;
  read: number;
  members: number;
  not_yet?: Named[];
}
/**
 * Reports that wait; without `send_id` it is news for a moderator who is online.
 */
export interface ReportsTold {
  type: "reports";
  reports: Reported[];
  send_id?: string;
}
/**
 * A report: the message as it was, and what was said just before it.
 */
export interface Reported {
  id: number;
  at: number;
  by: string;
  by_name: string;
  room: string;
  seq: number;
  who: string;
  who_name: string;
  text: string;
  why?: string;
  context?: string[];
}
/**
 * How many messages a purge removes, or removed, in how many rooms.
 */
export interface PurgeTold {
  type: "purge";
  send_id: string;
  messages: number;
  rooms: number;
  preview: boolean;
}
/**
 * So many messages are older; absent `upto` means none is.
 */
export interface RetentionTold {
  type: "retention";
  send_id: string;
  room: string;
  days: number;
  messages: number;
  upto?: number;
}
/**
 * I am here, and this is my clock.
 */
export interface Pong {
  type: "pong";
  time: number;
}
/**
 * The server and its limits in bytes and counts.
 */
export interface Here {
  server: About;
  limits: Limits;
}
/**
 * Messages that were found, each with those around it; see `found` in docs/protocol.md.
 */
export interface Hits {
  hits: Hit[];
  total: number;
  more: boolean;
  unknown: string[];
  partial: boolean;
}
/**
 * An address programs post under, as the bot `id`; `used` is when that was last.
 */
export interface HookView {
  id: string;
  name: string;
  room: string;
  owner: Named;
  since: number;
  used?: number;
}
/**
 * What an invitation says to who holds it: into which room, and whose it is.
 */
export interface InvitationLook {
  room: string;
  name: string;
  by: string;
  until: number;
  accounts: boolean;
}
/**
 * An invitation without its secret: `id` is none, `used` counts people, `most` 0 is any number.
 *
 * With `accounts` whoever has it may make an account, whatever `registration` says.
 */
export interface InvitationView {
  id: string;
  room: string;
  by: Named;
  since: number;
  until: number;
  used: number;
  most: number;
  accounts: boolean;
}
/**
 * A key by its fingerprint, as `ssh-keygen -l` shows it; `used` is when that was last.
 */
export interface KeyView {
  fingerprint: string;
  kind: string;
  comment: string;
  since: number;
  used?: number;
}
/**
 * What a server counts: sums since its start, and what is there now.
 *
 * `waited` are the seconds its `commits` took, `connections` those of each door, `memory` is
 * in bytes and `cpu` in seconds, where the system tells them.
 */
export interface Load {
  entries: number;
  commits: number;
  waited: number;
  people: number;
  connections: {
    [k: string]: number;
  };
  memory?: number;
  cpu?: number;
}
/**
 * My keys, oldest first.
 */
export interface MyKeys {
  keys: KeyView[];
}
/**
 * A one-time code for a new account. `code` is told only now.
 */
export interface NewCode {
  id: string;
  until: number;
  code: string;
}
/**
 * A webhook, and the address to post to: `url` as this request found the server, its `path`.
 *
 * Both are told only now; whoever knows one can post.
 */
export interface NewHook {
  hook: HookView;
  url: string;
  path: string;
}
/**
 * It, and its code, which is told only now. The link is `/#/join/CODE` on this server.
 */
export interface NewInvitation {
  invitation: InvitationView;
  code: string;
}
/**
 * A webhook that sends, and the `secret` that signs what it sends; told only now.
 */
export interface NewOutlet {
  outlet: OutletView;
  secret: string;
}
/**
 * An address a room's messages are sent to, up to `seq` so far.
 *
 * `failing` is since when it does not answer; what `ended` says why nothing is sent any more.
 */
export interface OutletView {
  id: string;
  name: string;
  room: string;
  owner: Named;
  since: number;
  url: string;
  seq: number;
  failing?: number;
  ended?: string;
}
/**
 * What a room would lose now: so many messages, up to this place.
 */
export interface Older {
  room: string;
  days: number;
  messages: number;
  upto?: number;
}
/**
 * Where others reach this server: `pages` for browsers, `links` with its key for programs.
 */
export interface Places {
  pages: string[];
  links: string[];
}
/**
 * Why not: a stable reason, one sentence, and seconds to wait where waiting helps.
 */
export interface Problem {
  reason: string;
  message: string;
  retry_after?: number;
}
/**
 * A room's webhooks by name: `hooks` post in it, `outlets` send its messages elsewhere.
 */
export interface RoomHooks {
  hooks: HookView[];
  outlets: OutletView[];
}
/**
 * The newest first.
 */
export interface RoomInvitations {
  invitations: InvitationView[];
}
/**
 * A session: who, since when, and what their client calls itself; `id` is no secret.
 *
 * `current` is the one that asks.
 */
export interface SessionView {
  id: string;
  person: Named;
  since: number;
  agent: string;
  online: boolean;
  current?: boolean;
}
/**
 * Sessions, newest first, at most 500; `total` counts all.
 */
export interface Sessions {
  sessions: SessionView[];
  total: number;
}
/**
 * A setting that owners may change from elsewhere, as it would be typed.
 *
 * `usual` is its default, `choices` are all it may be where these are words; `live` ones take
 * effect at once, others when the server starts again. What is `secret` is never told.
 */
export interface Setting {
  name: string;
  group: string;
  value: string;
  usual: string;
  allowed: string;
  choices: string[];
  says: string;
  live: boolean;
  secret: boolean;
}
/**
 * Settings owners may change from elsewhere, in the order of docs/settings.md.
 */
export interface SettingRows {
  settings: Setting[];
}
/**
 * You, and the token that is you from now on: keep it, it is told only once.
 */
export interface SignedIn {
  you: Person;
  token: string;
  server: About;
}
/**
 * A QR code: its rows from above, `1` for dark and `0` for light, without a margin.
 */
export interface Square {
  rows: string[];
}
/**
 * Bytes: the database and its log of writes, the disk they are on and what is free there.
 *
 * `files` are the bytes of everything people sent, `number` how many files that is.
 */
export interface Storage {
  database: number;
  log: number;
  free: number;
  disk: number;
  files?: number;
  number?: number;
}
/**
 * How many messages in how many rooms were taken away, or would be.
 */
export interface TakenAway {
  messages: number;
  rooms: number;
  preview: boolean;
}
/**
 * How much of a file has arrived; `file` is what can be posted once all of it has.
 */
export interface UploadView {
  id: string;
  name: string;
  size: number;
  offset: number;
  file?: File;
}
/**
 * A bot, and its `token`, which is told only now.
 */
export interface WithToken {
  bot: BotView;
  token: string;
}
