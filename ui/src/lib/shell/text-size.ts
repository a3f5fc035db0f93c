/** How large everything is drawn. The window itself enlarges the page, so that the layout is worked out again. */
import { wishOf } from "../keys";

export const TEXT_SIZES = [100, 125, 150, 175, 200] as const;

/** The size that a key asks for. Null: it asks for none. */
export function sizeForKey(event: KeyboardEvent, now: number): number | null {
  switch (wishOf(event)) {
    case "larger": return TEXT_SIZES.find((size) => size > now) ?? now;
    case "smaller": return TEXT_SIZES.findLast((size) => size < now) ?? now;
    case "usual-size": return 100;
    default: return null;
  }
}
