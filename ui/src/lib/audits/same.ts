/** Whether an organisation has an audit already, so that a second one is never started by mistake. */
import type { AuditCard, ToolCard } from "../api/generated/api";

/** The audit of this organisation with this tool that is open or waits to be sent, the one last worked on first. */
export function sameAudit(
  audits: readonly AuditCard[], tool: Pick<ToolCard, "title" | "edition"> | undefined, organisation: string,
): AuditCard | undefined {
  const name = plain(organisation);
  if (tool === undefined || name === "") return undefined;
  return audits.find((card) => card.state !== "sent" && plain(card.organisation) === name && isOf(card, tool));
}

/** A card names its audit “Section 11, 2026”: the short title, which begins the title, and the edition. */
function isOf(card: AuditCard, tool: Pick<ToolCard, "title" | "edition">): boolean {
  const ending = `, ${tool.edition}`;
  return card.audit.endsWith(ending) && plain(tool.title).startsWith(plain(card.audit.slice(0, -ending.length)));
}

const plain = (text: string) => text.trim().replace(/\s+/g, " ").toLowerCase();
