/** What is in “By when?” is no date. */
import { tell } from "../announce.svelte";
import type { ActionView } from "../api/generated/api";
import type { OpenAudit } from "../audits/open.svelte";

/** The words are why there is no date, and the day that was saved before goes. */
export async function keepAsReason(audit: OpenAudit, action: ActionView, words: string): Promise<void> {
  const [because, due] = [audit.words.field(`action/${action.id}/no-date-because`), audit.words.field(`action/${action.id}/due`)];
  because.put(action.noDateBecause === "" ? words : `${action.noDateBecause}; ${words}`);
  await because.flush();
  due.put("");
  await due.flush();
  tell("Saved as the reason. The date is now empty.");
}
