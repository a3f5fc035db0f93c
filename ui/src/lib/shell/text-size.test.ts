import { expect, it } from "vitest";
import { sizeForKey } from "./text-size";

const key = (name: string, more: KeyboardEventInit = {}) => new KeyboardEvent("keydown", { key: name, ctrlKey: true, ...more });

it.each([
  ["+", 100, 125], ["=", 175, 200], ["+", 200, 200], ["-", 150, 125], ["_", 100, 100], ["0", 200, 100],
])("Ctrl and %s at %i asks for %i", (name, now, wanted) => expect(sizeForKey(key(name), now)).toBe(wanted));

it("is asked for by no other keys", () => {
  expect(sizeForKey(key("+", { ctrlKey: false }), 100)).toBeNull();
  expect(sizeForKey(key("+", { altKey: true }), 100)).toBeNull();
  expect(sizeForKey(key("s"), 100)).toBeNull();
});
