import { describe, expect, it } from "vitest";
import { newDemo, standardOf } from "../../dev/memory";
import { putIn as putInProfile, sayEffect } from "../profile/fields";
import { putIn as putInQuestions, wholeOf } from "../questions/fields";
import { blocksOf, firstOf } from "./blocks";
import { addOnce, putIn } from "./fields";
import { SpentTime } from "./time-spent";

describe("what was just made", () => {
  it("is once in its list, also where a reading brought it first", () => {
    const rows = [{ id: "a" }];
    addOnce(rows, { id: "b" });
    addOnce(rows, { id: "b" });
    addOnce(undefined, { id: "b" });
    expect(rows.map(({ id }) => id)).toEqual(["a", "b"]);
  });
});

describe("keys of fields", () => {
  it("reach the standard, its actions and its evidence, and nothing else", () => {
    const view = standardOf(newDemo(), "s11-1-4");
    const action = view.actions[0]!;
    putIn(view, "standard/s11-1-4/not-applicable-because", "No branch");
    putIn(view, "standard/other/narrative", "Not here");
    putIn(view, `action/${action.id}/no-date-because`, "Waiting");
    putIn(view, `action/${action.id}/standard`, "Unknown");
    expect(view.answer.notApplicableBecause).toBe("No branch");
    expect(view.answer.narrative).not.toBe("Not here");
    expect(action.noDateBecause).toBe("Waiting");
    expect(action.standard).toBe("s11-1-4");
    const used = standardOf(newDemo(), "s11-1-1");
    putIn(used, `evidence/${used.evidence[0]!.id}/kept-at`, "In a drawer");
    expect(used.evidence[0]!.keptAt).toBe("In a drawer");
  });

  it("reach the profile and the questions", () => {
    const { profile, questions } = newDemo();
    profile.sites.push({ id: "s1", name: "", covered: true, assuredBy: "" });
    for (const [key, value] of [["profile/covers-all", "yes"], ["profile/completed-by-role", "Nurse"], ["fact/dispensary", "yes"], ["site/s1/scope", "out"], ["site/s1/assured-by", "The trust"]] as const) {
      putInProfile(profile, key, value);
    }
    expect(profile).toMatchObject({ coversAll: true, completedByRole: "Nurse", sites: [{ covered: false, assuredBy: "The trust" }] });
    expect(profile.facts.find((fact) => fact.id === "dispensary")?.value).toBe("yes");
    putInQuestions(questions, "question/q-good/consent", "yes");
    putInQuestions(questions, "question/none/answer", "x");
    expect(questions.find((q) => q.id === "q-good")?.consent).toBe(true);
  });
});

it("says what a changed fact did", () => {
  expect(sayEffect(53, 2)).toBe("53 standards apply now; 2 answers set aside");
  expect(sayEffect(1, 0)).toBe("1 standard applies now");
});

it("reads minutes and refuses what is none", () => {
  expect(["", " 90 ", "007", "1,250", "1½", "90 minutes", "-3", "123456"].map((typed) => wholeOf(typed, 100_000))).toEqual(["", "90", "7", "1250", null, null, null, null]);
});

it("guidance becomes a tree of text, lists and marks", () => {
  const span = { text: "x", strong: false, emphasis: false, link: null };
  expect(blocksOf([{ list: true, items: [[{ ...span, strong: true }], [{ ...span, link: "https://a.example" }]] }, { list: false, items: [[span]] }])).toEqual([
    {
      kind: "list", ordered: false,
      items: [
        [{ kind: "paragraph", children: [{ kind: "strong", children: [{ kind: "text", text: "x" }] }] }],
        [{ kind: "paragraph", children: [{ kind: "link", href: "https://a.example", children: [{ kind: "text", text: "x" }] }] }],
      ],
    },
    { kind: "paragraph", children: [{ kind: "text", text: "x" }] },
  ]);
});

it("an example of evidence is the standard's own first one", () => {
  const span = { text: "register", strong: false, emphasis: false, link: null };
  const list = { list: true, items: [[span, { ...span, text: " of dates " }], [span]] };
  expect(firstOf([{ list: false, items: [[{ ...span, text: "Look for:" }]] }, list])).toBe("register of dates");
  expect(firstOf([])).toBe("");
});

describe("time in front", () => {
  it("counts only while the window is in front, and a long pause as five minutes", () => {
    let now = 0;
    const time = new SpentTime(true, () => now);
    now = 30_000;
    time.sign();
    now = 60_000;
    time.away();
    now = 600_000;
    time.front();
    now = 610_000;
    expect(time.seconds).toBe(70);
    now += 3_600_000;
    expect(time.seconds).toBe(70 + 300);
    expect(time.take()).toBe(370);
    now += 2_400;
    expect([time.take(), time.take()]).toEqual([2, 0]);
  });

  it("does not count before the window comes to the front", () => {
    let now = 0;
    const time = new SpentTime(false, () => now);
    now = 40_000;
    expect(time.seconds).toBe(0);
  });
});
