import { describe, expect, it } from "vitest";
import { isoOf, isWhole, readDate, sayDate, sayWhen } from "./dates";

const today = new Date(2026, 10, 3, 9, 30);

describe("saying dates", () => {
  it("uses words", () => {
    expect(sayDate("2026-10-12")).toBe("12 October 2026");
    expect(sayDate("2026-01-01T09:00:00Z")).toBe("1 January 2026");
    expect(sayDate("not a date")).toBe("not a date");
    expect(sayDate("2026-13-01")).toBe("2026-13-01");
  });

  it("says how long ago by calendar day", () => {
    expect(sayWhen(new Date(2026, 10, 3, 0, 5), today)).toBe("today at 00:05");
    expect(sayWhen(new Date(2026, 10, 2, 23, 59), today)).toBe("yesterday at 23:59");
    expect(sayWhen(new Date(2026, 9, 12, 14, 2), today)).toBe("12 October 2026 at 14:02");
  });

  it("keeps the local day", () => {
    expect(isoOf(new Date(2026, 2, 29, 0, 30))).toBe("2026-03-29");
  });
});

describe("reading dates as typed", () => {
  it.each([
    ["3/11/26", "2026-11-03"],
    ["03/11/2026", "2026-11-03"],
    ["3.11.2026", "2026-11-03"],
    ["3-11-26", "2026-11-03"],
    ["3 11 2026", "2026-11-03"],
    ["3 Nov 2026", "2026-11-03"],
    ["3rd November 2026", "2026-11-03"],
    ["Tuesday 3 November 2026", "2026-11-03"],
    ["Nov 3, 2026", "2026-11-03"],
    ["2026-11-03", "2026-11-03"],
    ["1 sept 2027", "2027-09-01"],
    ["30th of June 27", "2027-06-30"],
    ["  3   nov   26 ", "2026-11-03"],
    ["29/2/2028", "2028-02-29"],
    ["today", "2026-11-03"],
    ["tomorrow", "2026-11-04"],
    ["yesterday", "2026-11-02"],
  ])("%s is %s", (typed, iso) => {
    expect(readDate(typed, today)).toEqual({ kind: "date", iso });
  });

  it("takes the next such day when the year is missing", () => {
    expect(readDate("3 nov", today)).toEqual({ kind: "date", iso: "2026-11-03" });
    expect(readDate("2 nov", today)).toEqual({ kind: "date", iso: "2027-11-02" });
    expect(readDate("29 feb", today)).toEqual({ kind: "date", iso: "2028-02-29" });
  });

  it("takes the last such day when the field is about what has been", () => {
    const october = new Date(2026, 9, 12);
    expect(readDate("3 March", october, "past")).toEqual({ kind: "date", iso: "2026-03-03" });
    expect(readDate("3 nov", today, "past")).toEqual({ kind: "date", iso: "2026-11-03" });
    expect(readDate("4 nov", today, "past")).toEqual({ kind: "date", iso: "2025-11-04" });
    expect(readDate("29 feb", today, "past")).toEqual({ kind: "date", iso: "2024-02-29" });
    expect(readDate("3 nov 2027", today, "past")).toEqual({ kind: "date", iso: "2027-11-03" });
  });

  it("knows what may be the beginning of something longer", () => {
    expect(["3 Nov 2026", "3/11/2026", "Nov 3, 2026", "2026-11-03", " 3.11.2026 "].filter((text) => !isWhole(text))).toEqual([]);
    expect(["3 Nov", "3 Nov 2", "3 Nov 20", "3/11/26", "2026-11-3", "2026/1/1", "2026", "today", ""].filter(isWhole)).toEqual([]);
  });

  it.each(["31/4/2026", "29/2/2027", "12/13/2026", "0/1/2026", "soon", "3", "3/11/226", "nov", "3/11/26/1", "1/1/1066"])(
    "does not guess at %s",
    (typed) => {
      expect(readDate(typed, today).kind).toBe("unclear");
    },
  );

  it("is quiet when empty", () => {
    expect(readDate("  ", today)).toEqual({ kind: "empty" });
  });
});
