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

/** A link to where one is already changes no address: the element that it names takes focus all the same. */
export function arriveAgain(event: MouseEvent, anchor: string): void {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || link?.getAttribute("href") !== location.hash) return;
  void focusAnchor(anchor);
}
