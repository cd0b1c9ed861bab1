// Pictures people show of themselves: who has one is asked once, each picture is fetched once.
import type { Avatars } from "../protocol/types";
import { call } from "../state/signIn";

/** Milliseconds after which is asked again, at most, where somebody came. */
const AGAIN = 60_000;

class Faces {
  /** The name of the picture by person; it changes with the picture. */
  private names = $state.raw<Record<string, string>>({});
  private fetched = new Map<string, Promise<string>>();
  private token = "";
  private asked = -AGAIN;

  /** Whether somebody shows a picture; other than before when they show another one. */
  nameOf(person: string): string | undefined {
    return this.names[person];
  }

  /** Ask who has one, unless that was just asked. */
  async learn(token: string, anew = false): Promise<void> {
    if (token !== this.token) this.forget(token);
    if (!anew && performance.now() - this.asked < AGAIN) return;
    this.asked = performance.now();
    try {
      const told = await call<Avatars>("GET", "/avatars", undefined, token);
      if (token === this.token) this.names = told.avatars;
    } catch {
      // Initials do as well.
    }
  }

  /** The address of somebody's picture within this page; rejects where there is none. */
  of(person: string, name: string): Promise<string> {
    let found = this.fetched.get(name);
    if (!found) {
      found = this.fetch(person);
      this.fetched.set(name, found);
    }
    return found;
  }

  private async fetch(person: string): Promise<string> {
    const headers = { authorization: `Bearer ${this.token}` };
    const response = await fetch(`/api/v1/people/${person}/avatar`, { headers });
    if (!response.ok) throw new Error(`no picture: ${response.status}`);
    return URL.createObjectURL(await response.blob());
  }

  private forget(token: string): void {
    for (const one of this.fetched.values()) one.then((url) => URL.revokeObjectURL(url), () => undefined);
    this.fetched.clear();
    this.names = {};
    this.token = token;
    this.asked = -AGAIN;
  }
}

export const faces = new Faces();
