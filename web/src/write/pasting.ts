// What a clipboard has for a message.

/** The files in it; none where words are meant. */
export function filesOf(given: DataTransfer | null): File[] {
  // Of a table or a text, programs also give a picture of how it looks.
  const words = given?.getData("text/plain") && given.types.includes("text/html");
  return words ? [] : [...(given?.files ?? [])];
}
