// An invitation by its link: what it says, and coming in by it.
import type { InvitationLook, RoomView } from "../protocol/types";
import { here } from "./route.svelte";
import { call } from "./signIn";

/** Into which room it leads, and whose it is. Rejects with NotGranted. */
export function look(code: string): Promise<InvitationLook> {
  return call<InvitationLook>("POST", "/invitations/look", { code });
}

/** Come in, and go there. Rejects with NotGranted. */
export async function accept(code: string, token: string): Promise<void> {
  const view = await call<RoomView>("POST", "/invitations", { code }, token);
  here.go({ page: "room", room: view.id, people: false }, true);
}

/** How a room is called whose invitation this is; the lobby is the whole server. */
export function roomOf(invitation: InvitationLook): string {
  return `# ${invitation.name}`;
}
