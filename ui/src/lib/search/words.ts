/** Looking for things by the beginnings of their words. */

/** Words that say nothing about what is looked for. */
const LITTLE = new Set(["a", "an", "the", "do", "i", "is", "it", "to", "of", "my", "in", "can", "how", "what", "if"]);

/** The words of a text, in lower case. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/[^\p{L}\p{N}+−-]+/u).filter((word) => word !== "");
}

/** The words that say what is looked for. */
export function wantedIn(text: string): string[] {
  return wordsOf(text).filter((word) => !LITTLE.has(word));
}

/** Whether each wanted word begins one of the text. Nothing wanted is found nowhere. */
export function begins(wanted: readonly string[], text: string): boolean {
  const known = wordsOf(text);
  return wanted.length > 0 && wanted.every((word) => known.some((one) => one.startsWith(word)));
}
