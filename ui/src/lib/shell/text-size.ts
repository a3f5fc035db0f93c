/** How large everything is drawn. The window itself enlarges the page, so that the layout finds its place anew. */
export const TEXT_SIZES = [100, 125, 150, 175, 200] as const;

/** The size that a key asks for: Ctrl with plus, minus or nought. Null: it asks for none. */
export function sizeForKey(event: KeyboardEvent, now: number): number | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return null;
  if (["+", "="].includes(event.key)) return TEXT_SIZES.find((size) => size > now) ?? now;
  if (["-", "_"].includes(event.key)) return TEXT_SIZES.findLast((size) => size < now) ?? now;
  return event.key === "0" ? 100 : null;
}
