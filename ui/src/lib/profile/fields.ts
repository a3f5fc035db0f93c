/** The fields of the profile by their keys, for putting what was just typed over what was read. */
import type { AuditView, ProfileField, ProfileView, SiteField } from "../api/generated/api";
import { putText } from "../api/put";

const WORDS = {
  name: "name", "service-type": "serviceType", "completed-by": "completedBy",
  "completed-by-role": "completedByRole", substitute: "substitute", "substitute-role": "substituteRole", email: "email",
  telephone: "telephone",
} as const satisfies Partial<Record<ProfileField, keyof ProfileView>>;
const SITE = { name: "name", "assured-by": "assuredBy", scope: "scope" } as const satisfies Partial<Record<SiteField, string>>;
const COVERS_ALL: ProfileField = "covers-all";

export type ProfileMember = keyof typeof WORDS;

/** Unknown keys change nothing. */
export function putIn(view: ProfileView, key: string, value: string): void {
  const [kind, id, member] = key.split("/");
  if (kind === "profile" && id !== undefined) {
    if (id === COVERS_ALL) view.coversAll = value === "yes";
    else if (id in WORDS) putText(view, WORDS[id as ProfileMember], value, ["serviceType"]);
  } else if (kind === "identifier") {
    const identifier = view.identifiers.find((one) => one.scheme === id);
    if (identifier) putText(identifier, "value", value, ["value"]);
  } else if (kind === "fact") {
    const fact = [...view.facts, ...view.assumed].find((one) => one.id === id);
    if (fact === undefined) return;
    putText(fact, "value", value, ["value"]);
    fact.assumed = false;
  } else if (kind === "site") {
    const site = view.sites.find((one) => one.id === id);
    if (site === undefined) return;
    const shown = member !== undefined && member in SITE ? SITE[member as keyof typeof SITE] : undefined;
    if (shown === "scope") site.covered = value === "in";
    else if (shown !== undefined) site[shown] = value;
  }
}

/** Standards that appeared and that went, when the profile changed: “6.4 …”. */
export interface Effect {
  appeared: string[];
  gone: string[];
}

/** What is shown now and was not before, and the other way round. */
export function effectOf(before: AuditView, after: AuditView): Effect {
  const rows = (view: AuditView) => new Map(view.areas.flatMap((area) => area.standards).map((row) => [row.id, `${row.number} ${row.statement}`]));
  const [then, now] = [rows(before), rows(after)];
  const only = (these: Map<string, string>, those: Map<string, string>) => [...these].filter(([id]) => !those.has(id)).map(([, line]) => line);
  return { appeared: only(now, then), gone: only(then, now) };
}

/** What a changed fact did: "53 standards apply now; 2 answers set aside". */
export function sayEffect(shown: number, keptAside: number): string {
  const standards = `${shown} ${shown === 1 ? "standard applies" : "standards apply"} now`;
  return keptAside === 0 ? standards : `${standards}; ${keptAside} ${keptAside === 1 ? "answer" : "answers"} set aside`;
}
