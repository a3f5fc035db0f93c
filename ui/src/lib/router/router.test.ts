import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { arrival, arrived } from "./arrival.svelte";
import { hrefOf, placeAt } from "./patterns";
import { Router } from "./router.svelte";

const screens = {
  start: "/",
  audits: "/audits/:audit",
  standard: "/audits/:audit/standards/:standard",
  plan: "/audits/:audit/plan/:anchor?",
} as const;

describe("addresses", () => {
  it("go there and back", () => {
    const href = hrefOf(screens, "standard", { audit: "a/b ü", standard: "6.4" });
    expect(href).toBe("#/audits/a%2Fb%20%C3%BC/standards/6.4");
    expect(placeAt(screens, href)).toEqual({ name: "standard", params: { audit: "a/b ü", standard: "6.4" } });
    expect(placeAt(screens, hrefOf(screens, "start", {}))).toEqual({ name: "start", params: {} });
  });

  it("may end before their last part, if that can be left out", () => {
    for (const [params, href] of [[{ audit: "a" }, "#/audits/a/plan"], [{ audit: "a", anchor: "x/y" }, "#/audits/a/plan/x%2Fy"]] as const) {
      expect(hrefOf(screens, "plan", params)).toBe(href);
      expect(placeAt(screens, href)).toEqual({ name: "plan", params });
    }
    expect(placeAt(screens, "#/audits/a/plan/")).toBeNull();
    expect(placeAt(screens, "#/audits/a/plan/x/y")).toBeNull();
  });

  it.each(["", "#main", "#/audits/", "#/audits/x/standards", "#/nowhere", "#/audits/%E0%A4%A"])("%s is none of ours", (hash) => {
    expect(placeAt(screens, hash)).toBeNull();
  });
});

describe("going about", () => {
  let stop: () => void;
  let beforeLeave: ReturnType<typeof vi.fn<() => Promise<boolean>>>;
  let router: Router<typeof screens>;

  beforeEach(() => {
    history.replaceState(null, "", "#/");
    arrived();
    beforeLeave = vi.fn(() => Promise.resolve(true));
    router = new Router({ screens, start: "start", beforeLeave });
    stop = router.listen();
  });
  afterEach(() => stop());

  /** What the window does when a link is followed or Back is pressed. */
  function visit(hash: string): void {
    history.pushState(null, "", hash);
    window.dispatchEvent(new Event("hashchange"));
  }
  const settled = () => vi.waitFor(() => expect(router.leaving).toBe(false));

  it("saves first, then shows the screen, whose heading takes focus", async () => {
    let saved: (may: boolean) => void = () => {};
    beforeLeave.mockImplementation(() => new Promise((resolve) => (saved = resolve)));
    visit("#/audits/a");
    expect(router.place.name).toBe("start");
    expect(router.leaving).toBe(true);
    saved(true);
    await settled();
    expect(router.place).toEqual({ name: "audits", params: { audit: "a" } });
    expect(arrival.pending).toBe(true);
  });

  it.each([["says no", () => Promise.resolve(false)], ["throws", () => Promise.reject(new Error("no"))]])(
    "stays, address and all, when saving %s",
    async (_, answer) => {
      beforeLeave.mockImplementation(answer);
      visit("#/audits/a");
      await settled();
      expect(router.place.name).toBe("start");
      expect(location.hash).toBe("#/");
      expect(arrival.pending).toBe(false);
    },
  );

  it("shows the last of two quick visits, however late the first one's saves answer", async () => {
    const answers: ((may: boolean) => void)[] = [];
    beforeLeave.mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
    visit("#/audits/a");
    visit("#/audits/b");
    answers[1]?.(true);
    await settled();
    answers[0]?.(true);
    await Promise.resolve();
    expect(router.place).toEqual({ name: "audits", params: { audit: "b" } });
  });

  it("goes to the start for an unknown address", async () => {
    visit("#/nowhere");
    await settled();
    expect(router.place.name).toBe("start");
    expect(location.hash).toBe("#/");
  });

  it("replaces without a step in the history", async () => {
    const before = history.length;
    router.replace("audits", { audit: "z" });
    await vi.waitFor(() => expect(router.place.name).toBe("audits"));
    expect(history.length).toBe(before);
  });
});
