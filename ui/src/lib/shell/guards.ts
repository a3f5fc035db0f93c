/**
 * What a browser does by itself and a program must not: load its page again, show its tools for developers, and type the path
 * of a file that is dropped. Where the system's web view can be told, it is told as well; these hold on every system. The
 * program's own keys: lib/keys.
 */

/** Whether the menu of the right mouse button has something to offer there: words to correct, cut, copy or paste. */
export function hasMenu(target: EventTarget | null, selection: Selection | null = getSelection()): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest("textarea, input, [contenteditable]")) return true;
  if (target.closest("a, img, svg, button")) return false;
  return selection !== null && selection.rangeCount > 0 && selection.toString() !== "" && selection.getRangeAt(0).intersectsNode(target);
}

/** Whether a key is one of the browser's own: to load the page again, or to look into it. */
export function isBrowsers(event: KeyboardEvent): boolean {
  const ctrl = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (["f5", "f12", "browserrefresh"].includes(key)) return true;
  if (!ctrl) return false;
  // On a Mac, Alt and Command; elsewhere Shift and Ctrl. U: the page's source.
  return key === "r" || key === "u" || (["i", "j", "c"].includes(key) && (event.metaKey ? event.altKey : event.shiftKey));
}

/** Whether files, or addresses of some, are being dragged. Words that are dragged into a text box are typed there, as ever. */
export function dragsFiles(event: DragEvent): boolean {
  const types = event.dataTransfer?.types ?? [];
  return types.includes("Files") || types.includes("text/uri-list");
}

/** Sets the guards up; returns how to take them away. */
export function guard(page: Window): () => void {
  const stop = new AbortController();
  const first = { capture: true, signal: stop.signal };
  page.addEventListener("keydown", (event) => { if (isBrowsers(event)) event.preventDefault(); }, first);
  page.addEventListener("contextmenu", (event) => { if (!hasMenu(event.target)) event.preventDefault(); }, first);
  for (const name of ["dragover", "drop"] as const) {
    page.addEventListener(name, (event) => {
      if (!dragsFiles(event)) return;
      event.preventDefault();
      // “None” would keep the file from being dropped at all, and nobody would be told why.
      if (event.dataTransfer) event.dataTransfer.dropEffect = "copy";
    }, first);
  }
  // A link of ours that is dragged is no file.
  page.addEventListener("dragstart", (event) => { if (event.target instanceof Element && event.target.closest("a, img")) event.preventDefault(); }, first);
  return () => stop.abort();
}
