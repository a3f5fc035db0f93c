/**
 * Steady ground, for each column that scrolls: whatever comes, goes or grows above the hand or the focus, both stay where they
 * are on the screen (WebKitGTK does not keep its place by itself); and what has the focus is never behind what sticks to an
 * edge: the foot of a standard, the heads of a table, a message that lies over the page. Such parts carry `data-sticks`.
 */

/** Where the hand was last, and whether it or the keys were used last. */
const hand = { x: -1, y: -1, last: "keys" as "hand" | "keys" };

/** A pixel between what has the focus and what lies over the page is enough to tell them apart. */
const GAP = 4;

interface Kept {
  element: Element;
  top: number;
}

export function steady(column: HTMLElement): { destroy: () => void } {
  let kept: Kept[] = [];
  // Another page has another heading: it begins at its top, and nothing of the one before stays.
  let heading: Element | null = null;
  const scroller = () => (getComputedStyle(column).overflowY === "visible" ? (document.scrollingElement as HTMLElement | null) : column) ?? column;

  function remember(): void {
    heading = column.querySelector("h1");
    const at = placeOf(column);
    const all = at !== null ? after(at, column) : scroller().scrollTop > 0 ? [firstSeen(column)].filter((one) => one !== null) : [];
    kept = all.map((element) => ({ element, top: element.getBoundingClientRect().top })).filter(({ top }) => top < window.innerHeight);
  }

  function settle(): void {
    if (column.querySelector("h1") !== heading) {
      column.style.removeProperty("--sa-room");
      kept = [];
    }
    const still = kept.find(({ element }) => column.contains(element) && element.getClientRects().length > 0);
    if (still !== undefined) moveBy(column, scroller(), still.element.getBoundingClientRect().top - still.top);
    clear();
  }

  function clear(): void {
    const { top, bottom } = edges(column, scroller());
    column.style.scrollPaddingTop = top.pad === 0 ? "" : `${top.pad}px`;
    column.style.scrollPaddingBottom = bottom.pad === 0 ? "" : `${bottom.pad}px`;
    const one = focusIn(column);
    if (one !== null && one.closest("[data-sticks]") === null) {
      const box = caretOf(one) ?? one.getBoundingClientRect();
      const room = bottom.at - top.at;
      if (box.height < room && box.bottom > bottom.at && box.top < bottom.at + bottom.pad) scroller().scrollTop += box.bottom - bottom.at + GAP;
      else if (box.height < room && box.top < top.at && box.bottom > top.at - top.pad) scroller().scrollTop -= top.at - box.top + GAP;
    }
    remember();
  }

  const changed = new MutationObserver(settle);
  changed.observe(column, { subtree: true, childList: true, characterData: true, attributeFilter: ["hidden", "open", "class", "rows"], attributes: true });
  const grown = typeof ResizeObserver === "undefined" ? undefined : new ResizeObserver(settle);
  grown?.observe(column, { box: "border-box" });
  for (const child of column.children) grown?.observe(child);
  const moved = (event: PointerEvent) => {
    tabbed = false;
    Object.assign(hand, { x: event.clientX, y: event.clientY, last: "hand" });
    if (event.type === "pointerdown" || column.contains(event.target as Node)) remember();
  };
  let tabbed = false;
  const typed = (event: KeyboardEvent) => {
    hand.last = "keys";
    tabbed = event.key === "Tab";
    remember();
  };
  // The web view itself scrolls to what has the focus, a moment later and not always far enough.
  const focused = () => {
    clear();
    requestAnimationFrame(clear);
  };
  const wheeled = () => (tabbed = false);
  const scrolled = () => (tabbed ? clear() : remember());
  column.addEventListener("focusin", focused);
  column.addEventListener("input", clear);
  document.addEventListener("scroll", scrolled, { capture: true, passive: true });
  window.addEventListener("pointermove", moved, { passive: true });
  window.addEventListener("pointerdown", moved, { passive: true, capture: true });
  window.addEventListener("keydown", typed, { capture: true });
  window.addEventListener("wheel", wheeled, { passive: true, capture: true });
  clear();
  return {
    destroy: () => {
      changed.disconnect();
      grown?.disconnect();
      column.removeEventListener("focusin", focused);
      column.removeEventListener("input", clear);
      document.removeEventListener("scroll", scrolled, { capture: true });
      window.removeEventListener("pointermove", moved);
      window.removeEventListener("pointerdown", moved, { capture: true });
      window.removeEventListener("keydown", typed, { capture: true });
      window.removeEventListener("wheel", wheeled, { capture: true });
    },
  };
}

/** Scrolls so that what moved is where it was. At the end of a page that is too short for that, room is made below. */
export function moveBy(column: HTMLElement, scroller: HTMLElement, by: number): void {
  // Further than one sees: no longer the same place.
  if (Math.abs(by) < 1 || Math.abs(by) > window.innerHeight) return;
  const wanted = scroller.scrollTop + by;
  scroller.scrollTop = wanted;
  const missing = wanted - scroller.scrollTop;
  if (missing < 1) return;
  const room = Number.parseFloat(column.style.getPropertyValue("--sa-room")) || 0;
  column.style.setProperty("--sa-room", `${Math.ceil(room + missing)}px`);
  scroller.scrollTop = wanted;
}

/** What stays: what the hand is on, or what has the focus, whichever was used last. Null: neither is here. */
function placeOf(column: HTMLElement): Element | null {
  const focus = focusIn(column)?.closest("[data-sticks]") === null ? focusIn(column) : null;
  const touched = hand.x < 0 ? null : document.elementFromPoint?.(hand.x, hand.y) ?? null;
  const under = touched !== null && touched !== column && column.contains(touched) && touched.closest("[data-sticks]") === null ? touched : null;
  return hand.last === "hand" ? (under ?? focus) : (focus ?? under);
}

/** What is read at the top. */
function firstSeen(column: HTMLElement): Element | null {
  const box = column.getBoundingClientRect();
  const top = document.elementFromPoint?.(box.left + Math.min(40, box.width / 2), Math.max(box.top, 0) + 24) ?? null;
  return top !== null && top !== column && column.contains(top) ? top : null;
}

/** It, and what follows it in the column, the nearest first: if it goes, the next one stays in its place. */
function after(element: Element, column: HTMLElement): Element[] {
  const found = [element];
  for (let one: Element | null = element; one !== null && one !== column; one = one.parentElement) {
    for (let next = one.nextElementSibling; next !== null && found.length < 12; next = next.nextElementSibling) {
      if (!next.matches("[data-sticks]")) found.push(next);
    }
  }
  return found;
}

/** What has the focus in it, if it can be seen there. */
function focusIn(column: HTMLElement): HTMLElement | null {
  const one = document.activeElement;
  if (!(one instanceof HTMLElement) || one === column || !column.contains(one)) return null;
  const box = one.getBoundingClientRect();
  return box.bottom > 0 && box.top < window.innerHeight ? one : null;
}

/** The line of a text box in which one writes: a box that is taller than the column is never in sight as a whole. */
function caretOf(one: HTMLElement): DOMRect | null {
  if (!(one instanceof HTMLTextAreaElement)) return null;
  const text = one.parentElement?.querySelector(".sa-grow__measure")?.firstChild;
  if (!(text instanceof Text) || document.activeElement !== one) return null;
  const at = Math.min(one.selectionEnd, text.length);
  const range = document.createRange();
  range.setStart(text, Math.max(0, at - 1));
  range.setEnd(text, at);
  const box = [...range.getClientRects()].at(-1);
  return box === undefined || box.height === 0 ? null : box;
}

interface Edge {
  /** Where it ends in the window. */
  at: number;
  /** How much of the column it covers. */
  pad: number;
}

/** What can be seen of a column between what sticks to its edges and what lies over it. */
function edges(column: HTMLElement, scroller: HTMLElement): { top: Edge; bottom: Edge } {
  const own = scroller === column ? column.getBoundingClientRect() : { top: 0, bottom: window.innerHeight };
  const [start, end] = [Math.max(own.top, 0), Math.min(own.bottom, window.innerHeight)];
  let [top, bottom] = [start, end];
  const parts = [...column.querySelectorAll<HTMLElement>("[data-sticks]"), ...document.querySelectorAll<HTMLElement>(".sa-over[data-sticks]")];
  for (const part of parts) {
    const box = part.getBoundingClientRect();
    if (box.height === 0 || !["sticky", "fixed"].includes(getComputedStyle(part).position)) continue;
    if (part.dataset["sticks"] === "top") top = Math.max(top, box.top <= top + box.height ? start + box.height : top);
    else bottom = Math.min(bottom, Math.min(box.top, end - box.height));
  }
  return { top: { at: top, pad: Math.max(0, top - start) }, bottom: { at: bottom, pad: Math.max(0, end - bottom) } };
}
