// Coming in: the few questions that are asked over HTTP before there is a WebSocket.
import type { About, Person, Problem, SignedIn } from "../protocol/types";
import type { Refused } from "../core/events";
import { forgetAll } from "../memory/remembering";
import { keep, kept } from "./kept";

/** A sign-in as it is kept: a token, whose it is, and where. */
export interface SignIn {
  token: string;
  you: Person;
  server?: { id: string };
}

/** Thrown by everything here: why it was not granted. */
export class NotGranted extends Error {
  constructor(readonly refused: Refused) {
    super(refused.message);
  }
}

/** The sign-in of an earlier visit. */
export function remembered(): SignIn | undefined {
  return kept<SignIn | undefined>("sign-in", undefined);
}

export function remember(signIn: SignIn | undefined): void {
  keep("sign-in", signIn);
  if (!signIn) forgetAll();
}

/** The server, as it shows itself to everybody. */
export async function lookAt(): Promise<About> {
  return (await call<{ server: About }>("GET", "")).server;
}

export function enterAsGuest(name: string): Promise<SignedIn> {
  return call("POST", "/guests", { name });
}

/** With a one-time password, `own` is the password from now on. */
export function logIn(name: string, password: string, own: string): Promise<SignedIn> {
  return call("POST", "/sessions", { name, password, ...(own ? { new: own } : {}) });
}

export function register(name: string, password: string, code: string): Promise<SignedIn> {
  return call("POST", "/accounts", { name, password, ...(code ? { code } : {}) });
}

/** Make the guest one is an account; with a code perhaps the owner's. */
export function claim(token: string, password: string, code: string): Promise<Person> {
  return call("POST", "/me/claim", { password, ...(code ? { code } : {}) }, token);
}

/** End this session. */
export async function logOut(token: string): Promise<void> {
  await call("DELETE", "/sessions/current", undefined, token);
}

/** One request to `/api/v1`. Throws NotGranted. */
export async function call<Answer>(
  method: string, path: string, wish?: object, token?: string,
): Promise<Answer> {
  const headers: Record<string, string> = { accept: "application/json" };
  if (wish) headers["content-type"] = "application/json";
  if (token) headers.authorization = `Bearer ${token}`;
  const body = wish ? JSON.stringify(wish) : undefined;
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, { method, headers, body, cache: "no-store" });
  } catch {
    throw new NotGranted({ reason: "cannot-connect", message: "" });
  }
  const told: unknown = await response.json().catch(() => ({}));
  if (response.ok) return told as Answer;
  const { reason = "not-understood", message = "", retry_after } = told as Partial<Problem>;
  throw new NotGranted({ reason, message, retry_after });
}
