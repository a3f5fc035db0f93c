/** What came in with a workbook, in the same words wherever it is said. */
import type { BroughtView } from "../api/generated/api";

export const answers = (count: number) => `${count} ${count === 1 ? "answer" : "answers"}`;
export const cells = (count: number) => `${count} ${count === 1 ? "cell" : "cells"}`;

/** "161 answers came in. 4 cells did not." */
export function whatCame({ came, refused }: Pick<BroughtView, "came" | "refused">): string {
  const left = refused.length;
  return `${answers(came)} ${came === 1 ? "was" : "were"} brought in.${left === 0 ? "" : ` ${cells(left)} ${left === 1 ? "was" : "were"} not.`}`;
}
