/** The order of the plan: by any column, kept while the audit is open, and steady while somebody works in it. */
import type { ActionView } from "../api/generated/api";
import { DATES, type Order, type SortKey, sorted, type Ways, WORDS } from "../components/sorting";
import { STATUSES } from "./plan";

export interface PlanColumn {
  id: string;
  label: string;
  /** What it is called after “Sorted by”. */
  said: string;
  /** Null: there is nothing in this column, so the action comes last, whichever way it is sorted. */
  key: (action: ActionView) => SortKey;
  /** Which way round, in words. */
  ways: Ways;
}

const orNull = (text: string) => (text.trim() === "" ? null : text);
const place = (status: string) => STATUSES.findIndex(({ value }) => value === status);

export const COLUMNS: readonly PlanColumn[] = [
  { id: "due", label: "By when", said: "date", key: ({ due }) => orNull(due ?? ""), ways: DATES },
  { id: "standard", label: "Standard", said: "standard", key: ({ standardNumber }) => standardNumber, ways: ["in the order of the audit", "in reverse order"] },
  { id: "what", label: "What will be done", said: "what will be done", key: ({ what }) => orNull(what), ways: WORDS },
  { id: "owner", label: "Who does it", said: "who does it", key: ({ owner }) => orNull(owner), ways: WORDS },
  { id: "status", label: "Status", said: "status", key: ({ status }) => place(status), ways: ["planned first", "dropped first"] },
  { id: "progress", label: "Progress", said: "progress", key: ({ progress }) => orNull(progress), ways: WORDS },
];

/** By date, the earliest first: as the program lists them. */
export const BY_DATE: Order = { column: "due", down: false };

/** The actions in this order. What is equal stays as the program lists it: by date, then as the form goes. */
export function sortPlan(actions: readonly ActionView[], order: Order): ActionView[] {
  const column = COLUMNS.find(({ id }) => id === order.column);
  return column === undefined ? [...actions] : sorted(actions, column.key, order.down);
}

/** The actions as they were arranged before, whatever was changed in them since. What has come since is last. */
export function asArranged(actions: readonly ActionView[], ids: readonly string[]): ActionView[] {
  const places = new Map(ids.map((id, at) => [id, at]));
  return sorted(actions, ({ id }) => places.get(id) ?? null, false);
}

const kept = new WeakMap<object, Order>();

/** How the plan of an open audit was sorted last. */
export function orderOf(audit: object): Order {
  return kept.get(audit) ?? BY_DATE;
}

/** Keeps it while the audit is open. */
export function keepOrder(audit: object, order: Order): void {
  kept.set(audit, order);
}
