/** The ground stays under the hand and the focus. Where things are is invented: the test window lays nothing out. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { over } from "./over";
import { keepsRoom } from "./room";
import { moveBy, steady } from "./steady";

const box = (top: number, height: number) => ({ top, bottom: top + height, height, left: 0, right: 600, width: 600, x: 0, y: top, toJSON: () => "" }) as DOMRect;

/** A column of 500 px in which parts of 100 px are one under another. */
function column(): HTMLElement {
  document.body.innerHTML = `<main id="main"><h1>Page</h1><p id="note">Note</p><input id="field"><p id="after">After</p></main>`;
  const main = document.querySelector("main")!;
  main.style.overflowY = "auto";
  let scrolled = 0;
  Object.defineProperty(main, "scrollTop", {
    get: () => scrolled,
    set: (to: number) => (scrolled = Math.max(0, Math.min(to, main.children.length * 100 + (Number.parseFloat(main.style.getPropertyValue("--sa-room")) || 0) - 200))),
  });
  main.getBoundingClientRect = () => box(0, 500);
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockImplementation(function (this: Element) {
    const place = [...main.children].indexOf(this);
    return place < 0 ? box(0, 0) : box(place * 100 - scrolled, 100);
  });
  vi.spyOn(Element.prototype, "getClientRects").mockImplementation(function (this: Element) {
    return [this.getBoundingClientRect()] as never;
  });
  return main;
}

const topOf = (id: string) => document.getElementById(id)!.getBoundingClientRect().top;
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
let stop: { destroy: () => void } | undefined;

beforeEach(() => (stop = undefined));
afterEach(() => stop?.destroy());

describe("a column", () => {
  it("keeps the focus where it is when something comes above it, and when it goes", async () => {
    const main = column();
    stop = steady(main);
    document.getElementById("field")!.focus();
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "a" }));
    const before = topOf("field");
    const came = document.createElement("p");
    main.querySelector("h1")!.after(came);
    await settled();
    expect(topOf("field")).toBe(before);
    came.remove();
    await settled();
    expect(topOf("field")).toBe(before);
  });

  it("makes room below where the page ends too soon", () => {
    const main = column();
    main.scrollTop = 0;
    moveBy(main, main, 350);
    expect(main.scrollTop).toBe(350);
    expect(main.style.getPropertyValue("--sa-room")).toBe("150px");
  });

  it("keeps what follows in its place when that which had the focus goes", async () => {
    const main = column();
    stop = steady(main);
    main.scrollTop = 150;
    document.getElementById("field")!.focus();
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "a" }));
    const before = topOf("after");
    document.getElementById("field")!.remove();
    await settled();
    expect(topOf("after")).toBe(before);
  });

  it("lets another page begin at its top", async () => {
    const main = column();
    stop = steady(main);
    document.getElementById("field")!.focus();
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "a" }));
    const other = document.createElement("h1");
    main.querySelector("h1")!.replaceWith(document.createElement("p"), document.createElement("p"), other);
    await settled();
    expect(main.scrollTop).toBe(0);
  });
});

describe("a message over the page", () => {
  it("is at the lower edge, and at the upper one where somebody works below", async () => {
    document.body.innerHTML = `<main id="main"><input id="low"></main><div id="over"></div>`;
    const node = document.getElementById("over")!;
    node.getBoundingClientRect = () => box(600, 60);
    document.getElementById("low")!.getBoundingClientRect = () => box(610, 30);
    stop = over(node);
    expect(node.classList.contains("sa-over--empty")).toBe(true);
    node.textContent = "Not saved";
    await settled();
    expect(node.dataset["sticks"]).toBe("bottom");
    node.textContent = "";
    await settled();
    expect(node.dataset["sticks"]).toBeUndefined();
    document.getElementById("low")!.focus();
    node.textContent = "Not saved";
    await settled();
    expect(node.dataset["sticks"]).toBe("top");
  });

  it("leaves room at the end of the page, so that nothing stays behind it: before a foot that sticks, else below all", async () => {
    for (const foot of ["", `<div id="foot" data-sticks="bottom" style="position: sticky"></div>`]) {
      document.body.innerHTML = `<main id="main"><p>Page</p>${foot}</main><div id="over"></div>`;
      const node = document.getElementById("over")!;
      Object.defineProperty(node, "offsetHeight", { value: 60 });
      const { destroy } = over(node);
      const room = () => ["main", "foot"].map((id) => document.getElementById(id)?.style.getPropertyValue("--sa-over-room") ?? "");
      expect(room()).toEqual(["", ""]);
      node.textContent = "Not saved";
      await settled();
      expect(room()).toEqual(foot === "" ? ["76px", ""] : ["", "76px"]);
      node.textContent = "";
      await settled();
      expect(room()).toEqual(["", ""]);
      destroy();
    }
  });
});

it("the room of what went stays", async () => {
  document.body.innerHTML = `<div id="room"><p>It is still so</p></div>`;
  const node = document.getElementById("room")!;
  Object.defineProperty(node, "scrollHeight", { value: 80 });
  let tell: () => void = () => {};
  vi.stubGlobal("ResizeObserver", class { constructor(told: () => void) { tell = told; } observe() {} disconnect() {} });
  stop = keepsRoom(node);
  tell();
  node.replaceChildren();
  await settled();
  expect(node.style.minHeight).toBe("80px");
  vi.unstubAllGlobals();
});
