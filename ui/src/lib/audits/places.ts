/**
 * Places as the program names them ("standard/s11-k7qd#action-…") and addresses of this window
 * ("#/audit/…/standard/s11-k7qd/action-…").
 */
import type { AuditScreenName } from "../../screens";

/** A place that is spelt out here: it names a screen, or it does not compile. */
export type ScreenPlace = AuditScreenName | `${AuditScreenName}#${string}` | `standard/${string}`;

/** A place that the program named is any text; one that is spelt out here is a `ScreenPlace`. */
export type Placed<P extends string> = string extends P ? P : P extends ScreenPlace ? P : never;

export interface AuditPlace {
  audit: string;
  screen: AuditScreenName;
  /** The standard, on its own screen; otherwise "". */
  standard: string;
  /** Id of the element that takes focus; otherwise "". */
  anchor: string;
}

/** The address of a place of an audit. */
export function hrefOfPlace<P extends string>(audit: string, place: Placed<P>): string {
  const [path = "", anchor = ""] = place.split("#", 2);
  const steps = ["audit", audit, ...(path === "" ? ["areas"] : path.split("/")), ...(anchor === "" ? [] : [anchor])];
  return `#/${steps.map(encodeURIComponent).join("/")}`;
}

/** What the router shows, as a place of an audit. Null: a screen that belongs to no audit. */
export function auditPlace(shown: { name: string; params: object }): AuditPlace | null {
  const params = shown.params as Record<string, string>;
  const audit = params["audit"];
  if (audit === undefined) return null;
  return {
    audit,
    // Only the table of an audit's screens has addresses with an audit in them.
    screen: shown.name as AuditScreenName,
    standard: params["standard"] ?? "",
    anchor: params["anchor"] ?? "",
  };
}

/** The place to resume at: without the element. */
export function resumePlace(place: AuditPlace): string {
  return place.standard === "" ? place.screen : `${place.screen}/${place.standard}`;
}
