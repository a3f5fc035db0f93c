/** The fields of challenge notes by their keys, for putting what was just typed over what was read. */
import type { ChallengeField, ChallengeView, ReadersView } from "../api/generated/api";
import { putText } from "../api/put";

const WORDS = { standard: "standard", question: "question", "asked-by": "askedBy", "asked-on": "askedOn", answer: "answer", send: "send" } as const satisfies Partial<Record<ChallengeField, keyof ChallengeView>>;

/** Unknown keys change nothing. */
export function putIn(view: ReadersView, key: string, value: string): void {
  const [kind, id, member] = key.split("/");
  const note: ChallengeView | undefined = kind === "challenge" ? view.challenges.find((one) => one.id === id) : undefined;
  if (note === undefined || member === undefined || !(member in WORDS)) return;
  const shown = WORDS[member as keyof typeof WORDS];
  if (shown === "send") note.send = value === "yes";
  else putText(note, shown, value, ["standard", "askedOn"]);
}
