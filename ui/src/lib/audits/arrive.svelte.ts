/** Arriving at a screen whose address names an element. */
import { focusAnchor } from "./anchor";

/** For a screen: focus goes to its anchor once, when the screen is ready, and again for each other anchor. */
export function arriveAt(anchor: () => string, ready: () => boolean): void {
  let done = "";
  $effect(() => {
    const wanted = anchor();
    if (!ready() || wanted === done) return;
    done = wanted;
    void focusAnchor(wanted);
  });
}
