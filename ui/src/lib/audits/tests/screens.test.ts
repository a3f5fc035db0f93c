/** One table of an audit's screens: the router, the menu and the search follow it. */
import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { readdirSync, readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import App from "../../../App.svelte";
import { auditView } from "../../../dev/b/data";
import { demoBackend } from "../../../dev/program";
import { at, close, heading } from "../../../dev/window";
import { auditScreens, otherScreens, screens } from "../../../screens";
import { placeAt } from "../../router";
import { menuLines } from "../menu";
import { hrefOfPlace } from "../places";
import type { OpenAudit } from "../open.svelte";
import { type AuditScreens, isShown } from "../screens";
import { screenHits } from "../screen-hits";
import Diary from "./Diary.svelte";

const view = auditView("open");
const own = { ...view, forOwnUse: true, declarationsAgreed: 0 };
const found = (text: string, of = view) => screenHits(text, of, auditScreens, otherScreens).map((hit) => hit.place);

beforeEach(() => localStorage.clear());
afterEach(close);

describe("a new row of the table", () => {
  const more: AuditScreens = {
    ...auditScreens,
    diary: {
      address: "/audit/:audit/diary/:anchor?",
      component: async () => ({ default: Diary }),
      label: ({ you }) => `Diary of ${you}`,
      alsoCalled: "calendar",
      menu: { part: "work", status: () => ({ shape: "clock", words: "empty", count: "7" }) },
    },
  };

  it("is a screen with an address, a line of the menu and a result of the search", async () => {
    location.hash = at("diary/second");
    render(App, { backend: demoBackend({ kind: "full" }), screens: more });
    await heading("The diary");
    expect(screen.getByText("at second")).toBeTruthy();
    const menu = within(screen.getByRole("navigation", { name: "Areas and standards" }));
    const line = menu.getByRole("link", { name: /^Diary of your practice/ });
    expect([line.getAttribute("href"), line.getAttribute("aria-current")]).toEqual([at("diary"), "page"]);
    location.hash = at("areas");
    await heading("All areas");
    const box = screen.getByRole("combobox");
    await userEvent.type(box, "calendar");
    await screen.findByRole("option", { name: "Diary of your practice" });
    await userEvent.type(box, "{Enter}");
    await heading("The diary");
    expect(location.hash).toBe(at("diary"));
  });

  it("that an audit does not have is in neither", () => {
    const none: AuditScreens = { diary: { ...more["diary"]!, shown: () => false } };
    expect(menuLines(none, "work", view)).toEqual([]);
    expect(screenHits("calendar", view, none, {})).toEqual([]);
  });
});

describe("a name that is no screen", () => {
  // Each line below compiles only as long as the name after it is refused: this is what svelte-check looks at.
  it("does not compile", () => {
    const audit = { href: (place: string) => place, go: () => {} } as unknown as OpenAudit;
    expect([audit.href("plan"), audit.href("plan#sites"), audit.href("standard/x")]).toHaveLength(3);
    // @ts-expect-error No screen is called so.
    audit.href("plans");
    // @ts-expect-error Nor so.
    audit.go("diary#sites");
    // @ts-expect-error Nor here, where there is no open audit.
    hrefOfPlace("a", "plans");
    // @ts-expect-error A standard is named.
    audit.href("standards/x");
  });

  it("is in no link that is written out", () => {
    const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) => /\.(svelte|ts)$/.test(file) && !/\.test\.ts$|^gallery/.test(file));
    const links = files.flatMap((file) => [...readFileSync(`src/${file}`, "utf8").matchAll(/"(#\/[a-z][^"…]*)"/g)].map((link) => ({ file, link: link[1]! })));
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter(({ link }) => placeAt(screens, link) === null)).toEqual([]);
  });
});

describe("the search", () => {
  it("finds screens by their names, and after that by what they are for", () => {
    expect(found("declar")).toEqual(["declaration"]);
    expect(found("the improvement plan")).toEqual(["plan"]);
    expect(found("excel")).toEqual(["workbook"]);
    expect(screenHits("sent", view, auditScreens, otherScreens).map((hit) => hit.kind)).toEqual(["page", "page-for"]);
    expect(found("sent")).toEqual(["sending", "returns"]);
    expect(found("dark")).toEqual(["#/settings"]);
    expect(found("your audits")).toEqual(["#/"]);
  });

  it("finds none by words that say nothing, or that are none of theirs", () => {
    for (const text of ["", "d", "the", "chaperone", "what is it"]) expect(found(text), text).toEqual([]);
  });

  it("finds those that the audit has", () => {
    expect(found("sent", own)).toEqual([]);
    expect(isShown(auditScreens.declaration, own)).toBe(false);
    expect(isShown(auditScreens.declaration, { ...own, declarationsAgreed: 1 })).toBe(true);
    expect(isShown(auditScreens.carried, { ...view, carried: false })).toBe(false);
  });
});
