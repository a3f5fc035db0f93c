/** The fields of the questions by their keys, for putting what was just typed over what was read. */
import type { QuestionField, QuestionView } from "../api/generated/api";
import { putText } from "../api/put";

const WORDS = { answer: "answer", comment: "comment", consent: "consent" } as const satisfies Partial<Record<QuestionField, keyof QuestionView>>;

/** Unknown keys change nothing. */
export function putIn(view: QuestionView[], key: string, value: string): void {
  const [kind, id, member] = key.split("/");
  const question = kind === "question" ? view.find((one) => one.id === id) : undefined;
  if (question === undefined || member === undefined || !(member in WORDS)) return;
  const shown = WORDS[member as keyof typeof WORDS];
  if (shown === "consent") question.consent = value === "yes";
  else putText(question, shown, value, ["answer"]);
}

/** The largest number that each kind of question takes. */
export const LARGEST = { minutes: 100_000, number: 1_000_000, count: 1_000_000 };

/** A whole number as it is stored; commas between thousands are left out. Null: it is none, or too large. */
export function wholeOf(typed: string, largest: number): string | null {
  const text = typed.trim().replace(/,(?=\d{3}(\D|$))/g, "");
  if (text === "") return "";
  return /^\d{1,9}$/.test(text) && Number(text) <= largest ? String(Number(text)) : null;
}
