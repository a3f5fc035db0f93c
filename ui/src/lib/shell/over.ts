/**
 * Where a message lies over the page: at its lower edge, above what sticks there; at the upper one, if what somebody works on
 * is below. It pushes nothing away, and it is never over the hand or the focus when it comes. The page gets as much room at its
 * end as the message takes, so that nothing stays behind it.
 */
const hand = { x: -1, y: -1 };

export function over(node: HTMLElement): { destroy: () => void } {
  const moved = (event: PointerEvent) => Object.assign(hand, { x: event.clientX, y: event.clientY });
  let shown = false;
  const place = () => {
    const now = (node.textContent ?? "").trim() !== "";
    node.classList.toggle("sa-over--empty", !now);
    if (now && !shown) node.dataset["sticks"] = sideFor(node);
    if (now) align(node);
    makeRoom(now ? node : null);
    if (!now) delete node.dataset["sticks"];
    shown = now;
  };
  const changed = new MutationObserver(place);
  changed.observe(node, { subtree: true, childList: true });
  const resized = () => {
    if (!shown) return;
    align(node);
    makeRoom(node);
  };
  window.addEventListener("pointermove", moved, { passive: true });
  window.addEventListener("resize", resized);
  place();
  return {
    destroy: () => {
      changed.disconnect();
      window.removeEventListener("pointermove", moved);
      window.removeEventListener("resize", resized);
    },
  };
}

/** As wide as what is worked on: the menu and the guidance beside it stay free. */
function align(node: HTMLElement): void {
  const main = document.getElementById("main")?.getBoundingClientRect();
  if (main === undefined || main.width === 0) return;
  node.style.left = `${main.left + 16}px`;
  node.style.width = `${Math.min(main.width - 32, 960)}px`;
}

const ROOM = "--sa-over-room";

/** Room at the end of what is worked on: before a foot that sticks there, else below everything. Null: none is needed. */
function makeRoom(node: HTMLElement | null): void {
  const main = document.getElementById("main");
  const foot = stickingFoot();
  for (const one of [main, foot]) one?.style.removeProperty(ROOM);
  if (node?.dataset["sticks"] === "bottom") (foot ?? main)?.style.setProperty(ROOM, `${node.offsetHeight + 16}px`);
}

/** The foot of a page, where it sticks to the lower edge. */
function stickingFoot(): HTMLElement | null {
  const foot = document.querySelector<HTMLElement>("main [data-sticks=bottom]");
  return foot !== null && getComputedStyle(foot).position === "sticky" ? foot : null;
}

function sideFor(node: HTMLElement): "top" | "bottom" {
  node.dataset["sticks"] = "bottom";
  align(node);
  node.style.setProperty("--sa-foot", `${stickingFoot()?.offsetHeight ?? 0}px`);
  const box = node.getBoundingClientRect();
  const one = document.activeElement?.closest("main") ? document.activeElement.getBoundingClientRect() : null;
  const onFocus = one !== null && one.bottom > box.top && one.top < box.bottom;
  const onHand = hand.x >= box.left && hand.x <= box.right && hand.y >= box.top && hand.y <= box.bottom;
  return onFocus || onHand ? "top" : "bottom";
}
