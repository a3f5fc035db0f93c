/** Guidance as the program sends it, as the tree that the screen draws. */
import type { BlockView, SpanView } from "../api/generated/api";
import type { Block, Inline } from "../text/tree";

export function blocksOf(views: readonly BlockView[]): Block[] {
  return views.flatMap((view): Block[] =>
    view.list
      ? [{ kind: "list", ordered: false, items: view.items.map((spans): Block[] => [{ kind: "paragraph", children: spans.map(inlineOf) }]) }]
      : view.items.map((spans): Block => ({ kind: "paragraph", children: spans.map(inlineOf) })),
  );
}

function inlineOf(span: SpanView): Inline {
  let inline: Inline = { kind: "text", text: span.text };
  if (span.emphasis) inline = { kind: "emphasis", children: [inline] };
  if (span.strong) inline = { kind: "strong", children: [inline] };
  return span.link === null ? inline : { kind: "link", href: span.link, children: [inline] };
}

/** The words of the first entry of the first list; "" where there is none. */
export function firstOf(blocks: readonly BlockView[]): string {
  const entry = blocks.find((block) => block.list)?.items[0] ?? [];
  return entry.map(({ text }) => text).join("").trim();
}
