/** What a new audit could begin with, invented. */
import type { BeginningView, BesideView, LikeCode, StartAudit } from "../lib/api/generated/api";

export function beginningOf(start: StartAudit): BeginningView {
  const origins = start.submitter === null ? [] : [{ audit: "c", name: "Section 11, 2024", rated: 55, lastTime: true, begun: "2024-10-02" }];
  if (start.like === null) return { origins, like: null };
  const part = (code: LikeCode, heading: string, rows: [string, string, string[]?][], note = "") => ({
    code, heading, note, proposed: code !== "actions", rows: rows.map(([label, value, names = []]) => ({ label, value, names })),
  });
  const words = "Northgate keeps a register; the lead GP looks at it each term and tells the partners what is missing.";
  return {
    origins,
    like: {
      organisation: "Northgate Surgery",
      parts: [
        part("contact", "How to reach you", [["E-mail address", "office@northgate.example.org"]]),
        part("substitute", "Who stands in for them", [["Who stands in for them", "Bo Birch"], ["In which role", "Safeguarding lead GP"]]),
        part("words", "What was written under “How do you know?”", ["1.1", "1.2", "2.1", "2.3", "3.1", "6.4"].map((number) => [`${number} Somebody is responsible for it`, words, ["Northgate"]]), "Nothing is written for you: at each standard you can use these words or leave them."),
        part("evidence", "Evidence, and where it is kept", [["For 1.1, 6.4", "DBS register, numbers only, kept at Shared drive, HR folder"]], "Nothing is listed for you: at each standard you can use it or leave it."),
        part("actions", "Actions that are still open", [["For 6.4", "Write down how often suitability is checked (Practice manager)"]], "They come without a date and become your promise. The check asks for a date."),
      ],
    },
  };
}

const WROTE: readonly BesideView[] = [
  {
    audit: "x", organisation: "Willow Road Surgery", from: "Section 11, 2026", chosen: true, words: "Willow Road keeps a register; the lead GP looks at it each term.", names: ["Willow Road"],
    evidence: [{ id: "e1", title: "Willow Road register", keptAt: "Shared drive", owner: "Practice manager", names: ["Willow Road"] }],
  },
  { audit: "y", organisation: "Ivy Lane Surgery", from: "Section 11, 2026", chosen: false, words: "The partners look at it twice a year.", names: [], evidence: [] },
];

/** What others wrote at a standard, invented; without what is here already. */
export function besideOf(narrative: string): BesideView[] {
  const left = WROTE.map((one) => ({ ...one, words: one.words === null || narrative.includes(one.words) ? null : one.words }));
  return left.filter((one) => one.words !== null || one.evidence.length > 0);
}

/** The words after those of another organisation were taken. */
export function taken(narrative: string, from: string): string {
  const words = WROTE.find((one) => one.audit === from)?.words ?? "";
  return narrative === "" ? words : `${narrative}\n\n${words}`;
}
