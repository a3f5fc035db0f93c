/** Whether an organisation has an audit already, so that a second one is never started by mistake. */
import type { AuditCard, SubmitterView } from "../api/generated/api";

/** The audit of this organisation with this tool that is open or waits to be sent, the one last worked on first. */
export function sameAudit(audits: readonly AuditCard[], tool: string | null, submitter: string | null): AuditCard | undefined {
  return audits.find((card) => card.state !== "sent" && card.tool === tool && card.submitter === submitter);
}

/** The organisation that a person types in as a new one, where it is here already: by what it is known by, or by its name. */
export function knownAlready(submitters: readonly SubmitterView[], name: string, codes: readonly string[]): SubmitterView | undefined {
  const same = (one: string, other: string) => plain(one) !== "" && plain(one) === plain(other);
  return submitters.find((one) => codes.some((code) => same(one.code ?? "", code))) ?? submitters.find((one) => same(one.name, name));
}

const plain = (text: string) => text.trim().replace(/\s+/g, " ").toLowerCase();
