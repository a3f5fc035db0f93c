/** The keys of the program: the one table by which they act, and from which Help and Settings tell them. */

/** What a key asks for. A screen may do it its own way: see `Shortcuts`. */
export type Wish =
  | "next" | "search" | "save" | "print" | "back" | "undo" | "redo" | "larger" | "smaller" | "usual-size" | "help" | "select" | "reload";

export interface Shortcut {
  wish: Wish;
  /** As they are shown, each a way to ask for it: “Ctrl K”. Empty: acts, and is told to nobody. */
  keys: readonly string[];
  /** What it does, in a sentence that begins with a verb. */
  does: string;
}

export const SHORTCUTS: readonly Shortcut[] = [
  { wish: "next", keys: ["Ctrl Enter"], does: "Go to the next standard to rate" },
  { wish: "search", keys: ["Ctrl F", "Ctrl K"], does: "Search this audit" },
  { wish: "save", keys: ["Ctrl S"], does: "Save at once. You do not need it: everything is saved as you type" },
  { wish: "print", keys: ["Ctrl P"], does: "Print the paper or the plan that is open" },
  { wish: "back", keys: ["Esc", "Alt ←"], does: "Go back to where you were. Esc first closes what is open, such as the search" },
  { wish: "undo", keys: ["Ctrl Z"], does: "Undo. In a text box, take back what you typed there" },
  { wish: "redo", keys: ["Ctrl Y", "Ctrl Shift Z"], does: "Redo" },
  { wish: "larger", keys: ["Ctrl +"], does: "Larger text" },
  { wish: "smaller", keys: ["Ctrl −"], does: "Smaller text" },
  { wish: "usual-size", keys: ["Ctrl 0"], does: "Text at its usual size" },
  { wish: "help", keys: ["F1"], does: "Help" },
  { wish: "select", keys: [], does: "Select what is on this page, without the menu" },
  { wish: "reload", keys: [], does: "Nothing: a page of the program is not loaded again" },
];

/** Keys that belong to the part that has the focus, told with the others. */
export const OTHER_KEYS: readonly { keys: string; does: string }[] = [
  { keys: "Tab", does: "Go to the next field. Shift Tab goes back" },
  { keys: "↑ ↓", does: "In a rating or a list, choose" },
  { keys: "1 2 3", does: "Right after you open a standard, rate it. Settings can change these keys or turn them off" },
];

/** How a key is shown for something: “Ctrl K”; "" where none is. The last of several is the shortest to press. */
export function keyOf(wish: Wish): string {
  return SHORTCUTS.find((one) => one.wish === wish)?.keys.at(-1) ?? "";
}

/** The same for `aria-keyshortcuts`: “Control+F Control+K”. */
export function ariaKeys(wish: Wish): string {
  const keys = SHORTCUTS.find((one) => one.wish === wish)?.keys ?? [];
  return keys.map((key) => key.replace("Ctrl", "Control").replace("Esc", "Escape").replace("←", "ArrowLeft").replaceAll(" ", "+")).join(" ");
}

/** What a key asks for. Null: nothing of the program's. */
export function wishOf(event: KeyboardEvent): Wish | null {
  if (event.isComposing || event.defaultPrevented) return null;
  const ctrl = event.ctrlKey || event.metaKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (key === "F5" || key === "BrowserRefresh") return "reload";
  if (!ctrl) return plainWish(event, key);
  if (event.altKey) return null;
  if (event.shiftKey) return key === "z" ? "redo" : key === "r" ? "reload" : sizeWish(key);
  switch (key) {
    case "Enter": return "next";
    case "f":
    case "k": return "search";
    case "s": return "save";
    case "p": return "print";
    case "z": return "undo";
    case "y": return "redo";
    case "a": return "select";
    case "r": return "reload";
    default: return sizeWish(key);
  }
}

function plainWish(event: KeyboardEvent, key: string): Wish | null {
  if (event.shiftKey) return null;
  if (event.altKey) return key === "ArrowLeft" ? "back" : null;
  switch (key) {
    case "Escape": return "back";
    case "F1": return "help";
    default: return null;
  }
}

function sizeWish(key: string): Wish | null {
  if (key === "+" || key === "=") return "larger";
  if (key === "-" || key === "_") return "smaller";
  return key === "0" ? "usual-size" : null;
}
