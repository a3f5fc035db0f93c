/** What stands on disk for one choice, by its key: asked for when a choice failed and may have landed all the same. */
import type { Api } from "../api/client";

/** Null: there is no such choice any more. */
export async function whatStands(api: Api, audit: string, key: string): Promise<string | null> {
  const [kind = "", id = "", member = ""] = key.split("/");
  switch (kind) {
    case "standard":
      return member === "rating" ? (await api.standard(audit, id)).answer.rating : null;
    case "action":
      return (await api.plan(audit)).actions.find((action) => action.id === id)?.status ?? null;
    case "question": {
      const question = (await api.questions(audit)).find((one) => one.id === id);
      if (question === undefined) return null;
      return member === "consent" ? yes(question.consent) : question.answer;
    }
    default:
      return inProfile(await api.profile(audit), kind, id);
  }
}

function inProfile(profile: Awaited<ReturnType<Api["profile"]>>, kind: string, id: string): string | null {
  if (kind === "fact") return profile.facts.find((fact) => fact.id === id)?.value ?? null;
  if (kind === "site") {
    const site = profile.sites.find((one) => one.id === id);
    return site === undefined ? null : site.covered ? "in" : "out";
  }
  if (kind !== "profile") return null;
  return id === "covers-all" ? yes(profile.coversAll) : id === "service-type" ? profile.serviceType : null;
}

const yes = (ticked: boolean) => (ticked ? "yes" : "");
