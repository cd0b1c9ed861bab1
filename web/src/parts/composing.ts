// Letters that are made of several keys, as Chinese, Japanese and Korean ones are.

/** What a browser calls a key that went to where letters are made. */
const PROCESSED = 229;

/** Whether this key belongs to a word that is being made: its Enter chooses letters and sends nothing. */
export function isComposing(event: KeyboardEvent): boolean {
  // Safari has ended the word by the time it tells of the Enter that did it, and says so only by the old number.
  return event.isComposing || event.keyCode === PROCESSED;
}
