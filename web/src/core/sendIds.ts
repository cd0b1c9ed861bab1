// Names for wishes: unique, and sorted by the time they were made.

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** Makes send_ids of 22 letters that grow, even when the clock stands still or goes back. */
export class SendIds {
  private millis = 0;
  private tail: number[] = [];

  constructor(
    private clock: () => number = Date.now,
    private random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = (bytes) =>
      crypto.getRandomValues(bytes),
  ) {}

  /** A send_id that nobody used before, greater than the one before. */
  next(): string {
    const now = this.clock();
    if (now > this.millis) {
      this.millis = now;
      this.tail = [...this.random(new Uint8Array(12))].map((byte) => byte & 31);
    } else {
      this.carry();
    }
    let head = "";
    for (let left = this.millis, n = 0; n < 10; n += 1, left = Math.floor(left / 32)) {
      head = ALPHABET[left % 32]! + head;
    }
    return head + this.tail.map((letter) => ALPHABET[letter]).join("");
  }

  /** One more than before, as the clock has not moved. */
  private carry(): void {
    for (let at = this.tail.length - 1; at >= 0; at -= 1) {
      this.tail[at] = (this.tail[at]! + 1) & 31;
      if (this.tail[at]) return;
    }
    this.millis += 1;
  }
}
