import { describe, expect, it, vi } from "vitest";
import { auditOf, newDemo } from "../../../dev/memory";
import type { AuditCard } from "../../api/generated/api";
import { placeAt } from "../../router";
import { screens } from "../../../screens";
import { focusAnchor } from "../anchor";
import { areaMark, countRatings, markOf, ratingWord } from "../marks";
import { auditPlace, hrefOfPlace, resumePlace } from "../places";
import { knownAlready, sameAudit } from "../existing-audit";
import { undoKeys } from "../undo-keys";

describe("places and addresses", () => {
  it.each([
    ["profile", "profile", "", ""],
    ["profile#fact-sent-before", "profile", "", "fact-sent-before"],
    ["areas", "areas", "", ""],
    ["standard/s11-k7qd", "standard", "s11-k7qd", ""],
    ["standard/s11-k7qd#action-0191", "standard", "s11-k7qd", "action-0191"],
    ["plan", "plan", "", ""],
    ["questions#s11q-worry", "questions", "", "s11q-worry"],
    ["check", "check", "", ""],
    ["declaration#lead", "declaration", "", "lead"],
    ["sending", "sending", "", ""],
    ["returns", "returns", "", ""],
    ["history", "history", "", ""],
  ])("%s is found again by its address", (place, screen, standard, anchor) => {
    const shown = placeAt(screens, hrefOfPlace("audit-1", place));
    expect(shown).not.toBeNull();
    const found = auditPlace(shown!);
    expect(found).toEqual({ audit: "audit-1", screen, standard, anchor });
    expect(resumePlace(found!)).toBe(place.split("#")[0]);
  });

  it("screens without an audit are no places of one", () => {
    expect(auditPlace(placeAt(screens, "#/settings")!)).toBeNull();
    expect(hrefOfPlace("a", String())).toBe("#/audit/a/areas");
  });
});

describe("an audit that is there already", () => {
  const card = (submitter: string, tool: string, state: AuditCard["state"]) => ({ submitter, tool, state }) as Partial<AuditCard> as AuditCard;
  it.each([
    ["open", "d1", "s1", true],
    ["ready", "d1", "s1", true],
    ["sent", "d1", "s1", false],
    ["open", "d2", "s1", false],
    ["open", "d1", "s2", false],
  ] as const)("that is %s, of tool %s and organisation %s: %s", (state, tool, submitter, found) => {
    expect(sameAudit([card(submitter, tool, state)], "d1", "s1") !== undefined).toBe(found);
  });

  it("is none while nothing is chosen", () => {
    expect(sameAudit([card("s1", "d1", "open")], "d1", null)).toBeUndefined();
    expect(sameAudit([card("s1", "d1", "open")], null, "s1")).toBeUndefined();
  });

  it("is noticed where its organisation is typed in again, by code before name", () => {
    const one = { id: "s1", name: "Northgate Surgery", code: "Z99901", group: null };
    const two = { id: "s2", name: "Mill Lane Surgery", code: "Z99902", group: null };
    expect(knownAlready([one, two], "Mill Lane Surgery", [" z99901 "])?.id).toBe("s1");
    expect(knownAlready([one, two], "mill  lane surgery", [])?.id).toBe("s2");
    expect(knownAlready([one, { ...two, code: null }], "Other", [])).toBeUndefined();
  });
});

describe("marks", () => {
  const view = auditOf(newDemo());
  it("have a word and a shape for each rating", () => {
    expect(ratingWord("", view)).toBe("Not yet rated");
    expect(ratingWord("partly", view)).toBe("Partly met");
    const marks = (["met", "partly", "not-met", "not-applicable", "unrated"] as const).map((mark) => markOf({ mark, rating: null }, view).shape);
    expect(new Set(marks).size).toBe(5);
  });

  it("count each level by itself, also where two count alike", () => {
    const levels = ([["green", "met"], ["yellow", "partly"], ["amber", "partly"], ["red", "not-met"]] as const).map(([code, counts]) => ({ code, label: code.toUpperCase(), counts }));
    const rated = ["green", "amber", "amber", "yellow", "blue", ""];
    const area = { ...view.areas[0]!, standards: rated.map((rating, at) => ({ ...view.areas[0]!.standards[0]!, id: `s${at}`, rating })) };
    const counted = (areas: typeof area[]) => countRatings({ levels, areas }).map(({ code, mark, label, rows }) => [code, mark, label, rows.length]);
    expect(counted([area])).toEqual([
      ["green", "met", "GREEN", 1], ["yellow", "partly", "YELLOW", 1], ["amber", "partly", "AMBER", 2], ["red", "not-met", "RED", 0], ["", "unrated", "Not yet rated", 2],
    ]);
    const aside = { ...area, standards: [{ ...area.standards[0]!, rating: "not-applicable" }] };
    expect(counted([aside]).slice(-2)).toEqual([["not-applicable", "not-applicable", "Not applicable", 1], ["", "unrated", "Not yet rated", 0]]);
  });

  it("say how far an area is", () => {
    const area = view.areas[0]!;
    expect(areaMark({ ...area, rated: 0 }).word).toBe("Not started");
    expect(areaMark({ ...area, rated: 2 }).word).toBe("2 of 5 rated");
    expect(areaMark({ ...area, shown: 0 }).word).toBe("Does not apply to you");
    const asks = area.standards.map((row, n) => ({ ...row, attention: n === 0 }));
    expect(areaMark({ ...area, rated: 5, standards: asks }).word).toBe("1 left to do");
    expect(areaMark({ ...area, rated: 5, standards: [] }).word).toBe("All rated");
    const shapes = [0, 2, 5].map((rated) => areaMark({ ...area, rated, standards: [] }).shape);
    expect(shapes, "nothing, half and all of it are told apart without colour").toEqual(["ring", "dots", "tick"]);
  });
});

describe("an anchor", () => {
  it("takes focus itself, or on its first control, and opens what hides it", async () => {
    document.body.innerHTML = `<input id="name"><details id="action-1"><summary>x</summary><textarea></textarea></details>
      <fieldset id="fact-a"><input type="radio" value="no"><input type="radio" value="yes" checked></fieldset><h2 id="part">Part</h2>`;
    expect(await focusAnchor("name")).toBe(true);
    expect(document.activeElement?.id).toBe("name");
    await focusAnchor("action-1");
    expect(document.querySelector("details")?.open).toBe(true);
    expect(document.activeElement?.tagName).toBe("TEXTAREA");
    await focusAnchor("fact-a");
    expect((document.activeElement as HTMLInputElement).value).toBe("yes");
    await focusAnchor("part");
    expect(document.activeElement?.id).toBe("part");
    expect(await focusAnchor("nothing")).toBe(false);
    expect(await focusAnchor("")).toBe(false);
  });
});

describe("the keys of undo", () => {
  const audit = { undo: vi.fn(async () => {}), redo: vi.fn(async () => {}) };
  const press = (target: Element, key: string, shiftKey = false) => {
    audit.undo.mockClear();
    audit.redo.mockClear();
    const event = new KeyboardEvent("keydown", { key, shiftKey, ctrlKey: true, bubbles: true, cancelable: true });
    target.addEventListener("keydown", (e) => undoKeys(e as KeyboardEvent, audit), { once: true });
    target.dispatchEvent(event);
    return [audit.undo.mock.calls.length, audit.redo.mock.calls.length];
  };

  it("are the audit's outside of text, and the text's inside", () => {
    document.body.innerHTML = `<button></button><input type="radio"><input type="text"><textarea></textarea>`;
    const [button, radio, text, area] = [...document.body.children] as [Element, Element, Element, Element];
    expect(press(button, "z")).toEqual([1, 0]);
    expect(press(radio, "Z", true)).toEqual([0, 1]);
    expect(press(radio, "y")).toEqual([0, 1]);
    const own = (document.execCommand = vi.fn(() => true));
    expect(press(text, "z")).toEqual([0, 0]);
    expect(own, "the text's own undo, in web views that do not do it themselves").toHaveBeenCalledWith("undo");
    expect(press(area, "z")).toEqual([0, 0]);
    expect(press(button, "x")).toEqual([0, 0]);
  });
});
