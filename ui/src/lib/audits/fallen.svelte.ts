/** Agreements that fell while somebody worked: said at the change, not found later by whoever looks at the declaration. */
import { announce } from "../announce.svelte";
import type { AuditView } from "../api/generated/api";
import type { AuditState } from "./state.svelte";

export interface FallenAgreement {
  role: string;
  /** Whose agreement no longer holds, and because of what. */
  sentence: string;
}

export class Fallen {
  /** Those that fell since the audit was opened and that nobody has closed. */
  list: readonly FallenAgreement[] = $state.raw([]);

  #audit: AuditState;
  /** What Undo would take back when the last one fell. */
  #because: string | null = $state(null);

  constructor(audit: AuditState) {
    this.#audit = audit;
    audit.watch((before, now) => this.#take(before, now));
  }

  /** Whether Undo takes back what made them fall: nothing was changed after it. */
  get undoable(): boolean {
    return this.#because !== null && this.#audit.view.undo === this.#because;
  }

  /** The audit was changed: whose agreement fell by it is said, and who agrees again, or still, is said no more. */
  #take(before: AuditView, now: AuditView): void {
    this.list = this.list.filter(({ role }) => now.withdrawn.includes(role));
    const fell = now.withdrawn.filter((role) => !before.withdrawn.includes(role));
    if (fell.length > 0) void this.#say(fell, now.undo);
  }

  close(): void {
    this.list = [];
  }

  async #say(fell: readonly string[], undo: string | null): Promise<void> {
    const declaration = await this.#audit.api.declaration(this.#audit.id).catch(() => null);
    // The declaration page says it in any case.
    if (declaration === null) return;
    const said = declaration.roles
      .filter(({ role, noLongerHolds }) => fell.includes(role) && noLongerHolds !== "")
      .map(({ role, noLongerHolds }) => ({ role, sentence: noLongerHolds }));
    if (said.length === 0) return;
    this.#because = undo;
    this.list = [...this.list.filter(({ role }) => !fell.includes(role)), ...said];
    announce(said.map(({ sentence }) => sentence).join(" "), "assertive");
  }
}
