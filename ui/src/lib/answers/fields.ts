/** The fields of a standard by their keys, for putting what was just typed over what was read. */
import type { ActionAccount, ActionField, ActionStatus, ActionView, AnswerView, EvidenceField, EvidenceView, StandardField, StandardView } from "../api/generated/api";
import { type Absent, putText } from "../api/put";

const STANDARD = {
  rating: "rating", narrative: "narrative", "not-applicable-because": "notApplicableBecause",
  "no-action-because": "noActionBecause", "answered-by": "answeredBy",
} as const satisfies Partial<Record<StandardField, keyof AnswerView>>;
const EVIDENCE = { title: "title", "kept-at": "keptAt", date: "date", owner: "owner", review: "review" } as const satisfies Partial<Record<EvidenceField, keyof EvidenceView>>;
/** Member of a key: property of the view. All that people may write; what an action belongs to and its removal are not. */
export const ACTION = {
  what: "what", owner: "owner", due: "due", "no-date-because": "noDateBecause", status: "status", progress: "progress",
  "done-on": "doneOn", effect: "effect",
} as const satisfies Record<Exclude<ActionField, "standard" | "earlier" | "removed">, keyof ActionView>;

/** How people are asked how it went, in the order in which they are asked: the question for each status, and with which status it is asked at all. */
export const ACCOUNT: Record<ActionAccount, { label: (status: ActionStatus) => string; asked: readonly ActionStatus[] }> = {
  progress: {
    label: (status) => (status === "done" ? "What was done?" : status === "dropped" ? "Why was it dropped?" : "How is it going?"),
    asked: ["under-way", "done", "dropped"],
  },
  effect: { label: () => "What changed because of it?", asked: ["done"] },
};

/** The properties in which an action's words and dates are. */
type Written = Exclude<(typeof ACTION)[ActionMember], "status">;

/** Those that are null where there is no date. */
const DATES = ["due", "doneOn"] as const satisfies readonly Absent<ActionView>[];

/** An action of which nothing has been written yet. */
export const UNWRITTEN: Readonly<Pick<ActionView, Written | "status">> = {
  ...(Object.fromEntries(Object.values(ACTION).map((property) => [property, (DATES as readonly string[]).includes(property) ? null : ""])) as Pick<ActionView, Written>),
  status: "planned",
};

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
  else putText(action, ACTION[member], value, DATES);
}

/** Keys of other standards and of unknown members change nothing. */
export function putIn(view: StandardView, key: string, value: string): void {
  const [kind, id, member] = key.split("/");
  if (id === undefined || member === undefined) return;
  if (kind === "standard" && id === view.id && member in STANDARD) putText(view.answer, STANDARD[member as keyof typeof STANDARD], value, ["rating"]);
  else if (kind === "action" && member in ACTION) {
    const action = view.actions.find((one) => one.id === id);
    if (action) putInAction(action, member as ActionMember, value);
  } else if (kind === "evidence" && member in EVIDENCE) {
    const evidence = view.evidence.find((one) => one.id === id);
    if (evidence) putText(evidence, EVIDENCE[member as EvidenceMember], value, ["date", "review"]);
  }
}
