/**
 * For what goes away while somebody works below it: its room stays until the page is left, so that nothing moves up under a
 * hand that is about to press.
 */
export function keepsRoom(node: HTMLElement): { destroy: () => void } {
  if (typeof ResizeObserver === "undefined") return { destroy: () => {} };
  let most = 0;
  const watching = new ResizeObserver(() => {
    const empty = node.childElementCount === 0;
    if (!empty) {
      most = node.scrollHeight;
      node.style.minHeight = "";
    } else if (most > 0) node.style.minHeight = `${most}px`;
  });
  const changed = new MutationObserver(() => {
    if (node.childElementCount === 0 && most > 0) node.style.minHeight = `${most}px`;
  });
  watching.observe(node);
  changed.observe(node, { childList: true });
  return {
    destroy: () => {
      watching.disconnect();
      changed.disconnect();
    },
  };
}
