/** The improvement plan as a list: what to show of it, and its words. */
import type { ActionStatus, ActionView } from "../api/generated/api";
import { sayDate } from "../dates";
import type { ShapeName, Tone } from "../components";

export const STATUSES = [
  { value: "planned", label: "Planned", tone: "neutral", shape: "ring" },
  { value: "under-way", label: "Under way", tone: "info", shape: "half" },
  { value: "done", label: "Done", tone: "good", shape: "tick" },
  { value: "dropped", label: "Dropped", tone: "plain", shape: "cross" },
] as const satisfies readonly { value: ActionStatus; label: string; tone: Tone; shape: ShapeName }[];

/** What the list is narrowed to; "" is everything. `overdue` is beside the statuses. */
export interface PlanFilter {
  status: ActionStatus | "overdue" | "";
  owner: string;
}

/** The words of a status. */
export function sayStatus(code: ActionStatus): string {
  return STATUSES.find((status) => status.value === code)?.label ?? code;
}

export function filterPlan(actions: readonly ActionView[], filter: PlanFilter): ActionView[] {
  return actions.filter((action) => {
    const status =
      filter.status === "" || (filter.status === "overdue" ? action.overdue : action.status === filter.status);
    const owner = filter.owner === "" || (filter.owner === NOBODY ? action.owner === "" : action.owner === filter.owner);
    return status && owner;
  });
}

/** The choice of actions that name nobody. */
export const NOBODY = "(nobody)";

/** The roles that own actions, by name, and "Nobody named" last where there is one. */
export function ownersOf(actions: readonly ActionView[]): { value: string; label: string }[] {
  const named = [...new Set(actions.map((action) => action.owner).filter((owner) => owner !== ""))];
  const owners = named.sort((a, b) => a.localeCompare(b, "en-GB")).map((owner) => ({ value: owner, label: owner }));
  return actions.some((action) => action.owner === "") ? [...owners, { value: NOBODY, label: "Nobody named" }] : owners;
}

/** "3 November 2026", or why there is no date. */
export function sayDue(action: ActionView): string {
  if (action.due !== null) return sayDate(action.due);
  return action.noDateBecause === "" ? "No date yet" : `No date: ${action.noDateBecause}`;
}

/** Whether an action is one that is counted: it says what will be done, and was not dropped. */
export function counts(action: ActionView): boolean {
  return action.status !== "dropped" && action.what.trim() !== "";
}

/** "12 actions: 7 planned, 2 under way, 3 done; 1 of them is overdue; 1 more was dropped" */
export function sayPlan(actions: readonly ActionView[]): string {
  const standing = actions.filter(counts);
  const count = (status: ActionStatus) => standing.filter((action) => action.status === status).length;
  const parts = STATUSES.filter(({ value }) => value !== "dropped").map(({ value, label }) => [count(value), label.toLowerCase()] as const);
  const said = parts.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`);
  const dropped = actions.filter((action) => action.status === "dropped").length;
  const unsaid = actions.length - standing.length - dropped;
  const overdue = standing.filter((action) => action.overdue).length;
  const more = [
    ...(overdue > 0 ? [`${overdue} of them ${overdue === 1 ? "is" : "are"} overdue`] : []),
    ...(dropped > 0 ? [`${dropped} more ${dropped === 1 ? "was" : "were"} dropped`] : []),
    ...(unsaid > 0 ? [`${unsaid} ${unsaid === 1 ? "does" : "do"} not say yet what will be done`] : []),
  ];
  return [`${standing.length} ${standing.length === 1 ? "action" : "actions"}${said.length > 0 ? `: ${said.join(", ")}` : ""}`, ...more].join("; ");
}
