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
const menu = () => new MouseEvent("contextmenu", { bubbles: true, cancelable: true });

function drag(name: string, types: string[]): DragEvent {
  const event = new Event(name, { bubbles: true, cancelable: true }) as DragEvent;
  Object.defineProperty(event, "dataTransfer", { value: { types, dropEffect: "none" } });
  return event;
}

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

describe("the browser's own keys", () => {
  const press = (key: string, more: KeyboardEventInit = {}) => new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });

  it.each([
    ["F5", {}], ["F5", { ctrlKey: true }], ["F5", { isComposing: true }], ["r", { ctrlKey: true }], ["R", { ctrlKey: true, shiftKey: true }],
    ["r", { metaKey: true }], ["BrowserRefresh", {}], ["F12", {}], ["I", { ctrlKey: true, shiftKey: true }], ["J", { ctrlKey: true, shiftKey: true }],
    ["C", { ctrlKey: true, shiftKey: true }], ["u", { ctrlKey: true }],
  ])("%s with %o does nothing, wherever the focus is", (key, more) => {
    for (const place of ["box", "line", "link", "words"]) expect(held(place, press(key, more))).toBe(true);
  });

  it.each([["r", {}], ["I", { shiftKey: true }], ["c", { ctrlKey: true }], ["i", { ctrlKey: true }], ["v", { ctrlKey: true }], ["F1", {}], ["Tab", {}]])(
    "%s with %o is left alone",
    (key, more) => expect(held("box", press(key, more))).toBe(false),
  );
});
