/**
 * Words as they are kept while somebody types or pastes: what a word processor writes for itself becomes what people saw, and
 * signs that nobody sees and no file may hold go. The program does the same with whatever comes in (`audit-core/src/text/signs.rs`).
 */

/** What the typefaces Symbol and Wingdings draw for a code, by which list, tick or sum it is in; the rest are bullets. */
const OF_SYMBOL: Record<number, string> = {
  0x20: " ", 0xa0: " ", 0xfc: "✓", 0xfb: "✗", 0xfe: "☑", 0xfd: "☒", 0x6f: "☐", 0x71: "☐", 0x72: "☐", 0xa8: "☐",
  0xe0: "→", 0xe8: "→", 0xae: "→", 0xa3: "≤", 0xb3: "≥", 0xb0: "°", 0xb1: "±", 0xb4: "×", 0xb8: "÷", 0xb9: "≠",
};

const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const OF_SYMBOL_FONTS = /[\uf020-\uf0ff]/g;
/** Control characters, halves of a character, and what is no character at all. */
const NOTHING = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufeff\ufffc]|\p{Cs}|\p{Noncharacter_Code_Point}/gu;

export function plain(text: string): string {
  return text
    .replace(LINE_ENDS, "\n")
    .replace(OF_SYMBOL_FONTS, (sign) => OF_SYMBOL[sign.charCodeAt(0) & 0xff] ?? "•")
    .replace(NOTHING, "");
}
