import { describe, expect, it } from "vitest";
import { auditView } from "../../../dev/b/data";
import { hasPage, pageHits } from "../pages";

const view = auditView("open");
const own = { ...view, forOwnUse: true, declarationsAgreed: 0 };
const found = (text: string, of = view) => pageHits(text, of).map((hit) => hit.place);

describe("The pages of an audit", () => {
  it("are found by their names, and after that by what they are for", () => {
    expect(found("declar")).toEqual(["declaration"]);
    expect(found("the improvement plan")).toEqual(["plan"]);
    expect(found("excel")).toEqual(["workbook"]);
    expect(pageHits("sent", view).map((hit) => hit.kind)).toEqual(["page", "page-for"]);
    expect(found("sent")).toEqual(["sending", "returns"]);
    expect(found("dark")).toEqual(["#/settings"]);
    expect(found("your audits")).toEqual(["#/"]);
  });

  it("are not found by words that say nothing, or that are none of theirs", () => {
    for (const text of ["", "d", "the", "chaperone", "what is it"]) expect(found(text), text).toEqual([]);
  });

  it("are those that the audit has", () => {
    expect(found("sent", own)).toEqual([]);
    expect(hasPage("declaration", own)).toBe(false);
    expect(hasPage("declaration", { ...own, declarationsAgreed: 1 })).toBe(true);
    expect(hasPage("carried", { ...view, carried: false })).toBe(false);
  });
});
