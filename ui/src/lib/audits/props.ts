/** What every screen is given. */
import type { Api } from "../api/client";
import type { SaveQueue } from "../saving";
import type { OpenAudit } from "./open.svelte";
import type { AuditScreens } from "./screens";
import type { Session } from "./session.svelte";

export interface ScreenProps {
  api: Api;
  session: Session;
  saving: SaveQueue;
}

/** A screen that belongs to no audit. */
export interface OtherScreenProps extends ScreenProps {
  /** Of help: the question that the address names; otherwise "". */
  topic: string;
}

/** A screen of the open audit. It is inside the frame's main column: heading first, no columns of its own. */
export interface AuditScreenProps extends ScreenProps {
  audit: OpenAudit;
  /** Id of the element that takes focus when the screen is there; "" for the heading. Call `arriveAt` (arrive.svelte.ts). */
  anchor: string;
  /** The standard that the address names; "" on every other screen. */
  standard: string;
  /** The table of an audit's screens, for the menu. */
  screens: AuditScreens;
}
