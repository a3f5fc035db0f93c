/** What could not be saved, for places that tell how an audit stands: that is told of what is saved. */
import type { SavingState } from "../saving";

/** Whether a field whose key begins so could not be saved and still waits; without a beginning any field. */
export function isUnsaved(state: SavingState, begins = ""): boolean {
  return state.kind === "failed" && state.failures.some(({ key }) => key.startsWith(begins));
}
