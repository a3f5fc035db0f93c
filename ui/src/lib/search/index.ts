/** Search in the open audit, for the box in the header. */
import type { SearchResult } from "../components";
import type { OpenAudit } from "../audits/open.svelte";

export { default as AuditSearch } from "./AuditSearch.svelte";

const GROUPS: Record<string, string> = { standard: "Standards", guidance: "Guidance", answer: "Your answers" };

export interface HeaderSearch {
  label: string;
  find: (text: string) => Promise<readonly SearchResult[]>;
  onpick: (result: SearchResult) => void;
}

/** The id of a result is its number and its place: "0 standard/s11-k7qd". */
export function auditSearch(audit: OpenAudit): HeaderSearch {
  return {
    label: "Search this audit",
    find: async (text) =>
      (await audit.api.search(audit.id, text)).map((hit, at) => ({
        id: `${at} ${hit.place}`,
        title: hit.title,
        detail: hit.snippet.map((part) => part.text).join(""),
        group: GROUPS[hit.kind] ?? "",
      })),
    onpick: (result) => audit.go(result.id.slice(result.id.indexOf(" ") + 1)),
  };
}
