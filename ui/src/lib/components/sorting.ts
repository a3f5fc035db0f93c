/** Sorting by a column: which way, in which order, and the words for it. Rows without a value come last, whichever way. */

/** What a column is sorted by, and which way round. */
export interface Order {
  column: string;
  down: boolean;
}

/** What a row is sorted by. Null: it has none. */
export type SortKey = string | number | null;

/** Which way round it is, in words: the first where the column is sorted upwards. */
export type Ways = readonly [up: string, down: string];

export const WORDS: Ways = ["A to Z", "Z to A"];
export const NUMBERS: Ways = ["lowest first", "highest first"];
export const DATES: Ways = ["earliest first", "latest first"];

// Made once: making one costs more than sorting with it.
const collator = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });

/** Text in the order of a dictionary, numbers in it by their size: 6.4 before 6.10. */
export function inOrder(a: string, b: string): number {
  return collator.compare(a, b);
}

/** The order after the heading of a column is pressed: upwards first, then the other way round. */
export function turned(order: Order | null, column: string): Order {
  return { column, down: order?.column === column && !order.down };
}

/** The rows in order of their keys; rows with the same key stay as they were. */
export function sorted<T>(rows: readonly T[], key: (row: T) => SortKey, down: boolean): T[] {
  const sign = down ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
    return sign * (typeof x === "number" && typeof y === "number" ? x - y : inOrder(String(x), String(y)));
  });
}

/** For `aria-sort`: only the column that is sorted has it. */
export function ariaSort(order: Order | null, column: string): "ascending" | "descending" | undefined {
  if (order?.column !== column) return undefined;
  return order.down ? "descending" : "ascending";
}

/** "Sorted by Organisation, A to Z" */
export function saySorted(label: string, order: Order, ways: Ways): string {
  return `Sorted by ${label}, ${ways[order.down ? 1 : 0]}`;
}
