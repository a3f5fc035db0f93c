/** The fields of the questions by their keys, for putting what was just typed over what was read. */
import type { QuestionView } from "../api/generated/api";

/** Unknown keys change nothing. */
export function putIn(view: QuestionView[], key: string, value: string): void {
  const [kind, id, member] = key.split("/");
  const question = kind === "question" ? view.find((one) => one.id === id) : undefined;
  if (question === undefined) return;
  if (member === "answer") question.answer = value;
  else if (member === "comment") question.comment = value;
  else if (member === "consent") question.consent = value === "yes";
}

/** Minutes as they are stored. Null: it is no whole number of minutes. */
export function minutesOf(typed: string): string | null {
  const text = typed.trim();
  if (text === "") return "";
  return /^\d{1,5}$/.test(text) ? String(Number(text)) : null;
}
