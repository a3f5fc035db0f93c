/**
 * What is typed into a declaration before it is recorded. An agreement is recorded as one thing, by its button; until
 * then the words are kept here, so that looking something up on another screen does not lose them, and beside the audit
 * on disk, so that nothing else does.
 */
import { SvelteMap } from "svelte/reactivity";
import type { DeclarerView, HowAgreed, Unrecorded } from "../api/generated/api";
import { exampleDate } from "../dates";

export type AgreementDraft = Unrecorded;

const drafts = new SvelteMap<string, AgreementDraft>();
const keyOf = (audit: string, role: string) => `${audit}/${role}`;

/** What was typed, or what a fresh form begins with: the name as it is, but never an old date. */
export function draftOf(audit: string, declarer: DeclarerView): AgreementDraft {
  return (
    drafts.get(keyOf(audit, declarer.role)) ??
    declarer.typed ?? { name: declarer.name, personTitle: declarer.personTitle, agreedOn: "", dateWords: "", how: declarer.how }
  );
}

/** Whether something is typed there that is not recorded. */
export function isTyped(audit: string, declarer: DeclarerView): boolean {
  return drafts.has(keyOf(audit, declarer.role)) || declarer.typed !== null;
}

export function keepDraft(audit: string, role: string, draft: AgreementDraft): void {
  drafts.set(keyOf(audit, role), draft);
}

/** It was recorded, or withdrawn: the form begins afresh. */
export function dropDraft(audit: string, role: string): void {
  drafts.delete(keyOf(audit, role));
}

/** What is missing before it can be recorded: the part of the form and what to do. */
export function missing(draft: AgreementDraft): { part: keyof AgreementDraft; text: string }[] {
  const found: { part: keyof AgreementDraft; text: string }[] = [];
  if (draft.name.trim() === "") found.push({ part: "name", text: "Enter the name of the person who agrees" });
  if (draft.how === null) found.push({ part: "how", text: "Choose how they agreed" });
  if (draft.agreedOn === "") found.push({ part: "agreedOn", text: "Enter the date they agreed" });
  return found;
}

/** The words under the date: it is the day of the meeting, of the message, or on the paper. */
export function dateHint(how: HowAgreed | null, today: Date): string {
  const which: Partial<Record<HowAgreed, string>> = {
    meeting: "The date of the meeting.",
    email: "The date of the email.",
    paper: "The date on the paper.",
  };
  return `${(how && which[how]) ?? "The date they agreed."} For example, ${exampleDate(today, "past")}`;
}
