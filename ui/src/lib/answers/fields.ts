/** The fields of a standard by their keys, for putting what was just typed over what was read. */
import type { ActionField, ActionStatus, ActionView, AnswerView, EvidenceField, EvidenceView, StandardField, StandardView } from "../api/generated/api";

const STANDARD = {
  rating: "rating", narrative: "narrative", "not-applicable-because": "notApplicableBecause",
  "no-action-because": "noActionBecause", "answered-by": "answeredBy",
} as const satisfies Partial<Record<StandardField, keyof AnswerView>>;
const EVIDENCE = { title: "title", "kept-at": "keptAt", date: "date", owner: "owner", review: "review" } as const satisfies Partial<Record<EvidenceField, keyof EvidenceView>>;
/** Member of a key: property of the view. */
export const ACTION = {
  what: "what", owner: "owner", due: "due", "no-date-because": "noDateBecause", status: "status", progress: "progress",
  "done-on": "doneOn",
} as const satisfies Partial<Record<ActionField, keyof ActionView>>;

export type ActionMember = keyof typeof ACTION;
export type EvidenceMember = keyof typeof EVIDENCE;

/**
 * Puts what was just made at the end of its list, unless a reading that overtook it has brought it already: the same one
 * twice in a keyed list breaks the page off.
 */
export function addOnce<Row extends { id: string }>(list: Row[] | undefined, made: Row): void {
  if (list && !list.some((one) => one.id === made.id)) list.push(made);
}

/** What was typed or chosen, over what was read. */
export function putInAction(action: ActionView, member: ActionMember, value: string): void {
  if (member === "status") action.status = value as ActionStatus;
  else action[ACTION[member]] = value;
}

/** Keys of other standards and of unknown members change nothing. */
export function putIn(view: StandardView, key: string, value: string): void {
  const [kind, id, member] = key.split("/");
  if (id === undefined || member === undefined) return;
  if (kind === "standard" && id === view.id && member in STANDARD) view.answer[STANDARD[member as keyof typeof STANDARD]] = value;
  else if (kind === "action" && member in ACTION) {
    const action = view.actions.find((one) => one.id === id);
    if (action) putInAction(action, member as ActionMember, value);
  } else if (kind === "evidence" && member in EVIDENCE) {
    const evidence = view.evidence.find((one) => one.id === id);
    if (evidence) evidence[EVIDENCE[member as EvidenceMember]] = value;
  }
}
