/** Agreements that a change withdrew: announced at the change, so that nobody has to find it in the declaration. */
import { announce } from "../announce.svelte";
import type { AuditView } from "../api/generated/api";
import type { AuditState } from "./state.svelte";

export interface WithdrawnAgreement {
  role: string;
  /** Whose agreement no longer holds, and because of what. */
  sentence: string;
}

export class Withdrawals {
  /** Those withdrawn since the audit was opened whose message nobody has closed. */
  list: readonly WithdrawnAgreement[] = $state.raw([]);

  #audit: AuditState;
  /** What Undo would take back when the last one was withdrawn. */
  #because: string | null = $state(null);

  constructor(audit: AuditState) {
    this.#audit = audit;
    audit.watch((before, now) => this.#take(before, now));
  }

  /** Whether Undo takes back what withdrew them: nothing was changed after it. */
  get undoable(): boolean {
    return this.#because !== null && this.#audit.view.undo === this.#because;
  }

  /** The audit was changed: announces whose agreement this withdrew, and drops those who agree again. */
  #take(before: AuditView, now: AuditView): void {
    this.list = this.list.filter(({ role }) => now.withdrawn.includes(role));
    const withdrawn = now.withdrawn.filter((role) => !before.withdrawn.includes(role));
    if (withdrawn.length > 0) void this.#announce(withdrawn, now.undo);
  }

  close(): void {
    this.list = [];
  }

  async #announce(roles: readonly string[], undo: string | null): Promise<void> {
    const declaration = await this.#audit.api.declaration(this.#audit.id).catch(() => null);
    // The declaration page says it in any case.
    if (declaration === null) return;
    const list = declaration.roles
      .flatMap(({ role, noLongerHolds }) => (roles.includes(role) && noLongerHolds !== null ? [{ role, sentence: noLongerHolds }] : []));
    if (list.length === 0) return;
    this.#because = undo;
    this.list = [...this.list.filter(({ role }) => !roles.includes(role)), ...list];
    announce(list.map(({ sentence }) => sentence).join(" "), "assertive");
  }
}
