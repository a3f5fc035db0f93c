import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { guard } from "./guards";

let off: () => void;
beforeEach(() => {
  document.body.innerHTML = `<p id="words">Some words</p><a id="link" href="#/">A link</a><textarea id="box"></textarea><input id="line" type="text">`;
  off = guard(window);
});
afterEach(() => off());

/** Whether the browser's own doing is held back. */
function held(id: string, event: Event): boolean {
  return !document.getElementById(id)!.dispatchEvent(event);
}
const key = (key: string, more: KeyboardEventInit = {}) => new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
const menu = () => new MouseEvent("contextmenu", { bubbles: true, cancelable: true });

function drag(name: string, types: string[]): DragEvent {
  const event = new Event(name, { bubbles: true, cancelable: true }) as DragEvent;
  Object.defineProperty(event, "dataTransfer", { value: { types, dropEffect: "none" } });
  return event;
}

describe("keys", () => {
  it.each([
    ["F5", {}], ["F5", { ctrlKey: true }], ["r", { ctrlKey: true }], ["R", { ctrlKey: true, shiftKey: true }], ["r", { metaKey: true }], ["BrowserRefresh", {}],
  ] as const)("%s %o loads nothing anew, in a text box neither", (name, more) => {
    expect(held("words", key(name, more))).toBe(true);
    expect(held("box", key(name, more))).toBe(true);
  });

  it("type and move as ever", () => {
    for (const name of ["r", "R", "5", "Tab", "F1"]) expect(held("box", key(name))).toBe(false);
    expect(held("box", key("c", { ctrlKey: true }))).toBe(false);
  });
});

describe("the menu of the right mouse button", () => {
  it("is there for what is typed and for marked words, and nowhere else", () => {
    expect(held("box", menu())).toBe(false);
    expect(held("line", menu())).toBe(false);
    expect(held("words", menu())).toBe(true);
    getSelection()!.selectAllChildren(document.getElementById("words")!);
    expect(held("words", menu())).toBe(false);
    expect(held("link", menu())).toBe(true);
    getSelection()!.removeAllRanges();
  });
});

describe("what is dragged", () => {
  it.each([["Files"], ["text/uri-list"]])("%s is never typed, wherever it is dropped, and may be dropped everywhere", (type) => {
    for (const place of ["box", "line", "words"]) {
      const over = drag("dragover", [type, "text/plain"]);
      expect(held(place, over)).toBe(true);
      expect(over.dataTransfer!.dropEffect).toBe("copy");
      expect(held(place, drag("drop", [type, "text/plain"]))).toBe(true);
    }
  });

  it("words are dropped as ever, and links of ours are not dragged", () => {
    expect(held("box", drag("drop", ["text/plain", "text/html"]))).toBe(false);
    expect(held("link", drag("dragstart", []))).toBe(true);
    expect(held("words", drag("dragstart", []))).toBe(false);
  });
});
