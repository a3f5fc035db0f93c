/** The fields of the profile by their keys, for putting what was just typed over what was read. */
import type { ProfileView } from "../api/generated/api";

const WORDS = {
  name: "name", code: "code", "service-type": "serviceType", "completed-by": "completedBy",
  "completed-by-role": "completedByRole", substitute: "substitute", "substitute-role": "substituteRole", email: "email",
  telephone: "telephone",
} as const;

export type ProfileMember = keyof typeof WORDS;

/** Unknown keys change nothing. */
export function putIn(view: ProfileView, key: string, value: string): void {
  const [kind, id, member] = key.split("/");
  if (kind === "profile" && id !== undefined) {
    if (id === "covers-all") view.coversAll = value === "yes";
    else if (id in WORDS) view[WORDS[id as ProfileMember]] = value;
  } else if (kind === "fact") {
    const fact = view.facts.find((one) => one.id === id);
    if (fact) fact.value = value;
  } else if (kind === "site") {
    const site = view.sites.find((one) => one.id === id);
    if (site === undefined) return;
    if (member === "name") site.name = value;
    else if (member === "assured-by") site.assuredBy = value;
    else if (member === "scope") site.covered = value === "in";
  }
}

/** What a changed fact did: "Now 53 standards; 2 answers kept aside". */
export function sayEffect(shown: number, keptAside: number): string {
  const standards = `Now ${shown} ${shown === 1 ? "standard" : "standards"}`;
  return keptAside === 0 ? standards : `${standards}; ${keptAside} ${keptAside === 1 ? "answer" : "answers"} kept aside`;
}
