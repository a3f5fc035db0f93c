/** What every screen is given. */
import type { Api } from "../api/client";
import type { SaveQueue } from "../saving";
import type { OpenAudit } from "./open.svelte";
import type { Session } from "./session.svelte";

/** A screen that belongs to no audit. */
export interface ScreenProps {
  api: Api;
  session: Session;
  saving: SaveQueue;
}

/** A screen of the open audit. It is inside the frame's main column: heading first, no columns of its own. */
export interface AuditScreenProps extends ScreenProps {
  audit: OpenAudit;
  /** Id of the element that takes focus when the screen is there; "" for the heading. Call `arriveAt` (arrive.svelte.ts). */
  anchor: string;
}
