/** Invented data for the gallery. */
import { sayDate } from "../lib/dates";
import type { BarRow, Column, SummaryRow, Task } from "../lib/components";
import type { ContentsItem } from "../lib/shell";
import type { Block } from "../lib/text/tree";

const href = "#/gallery/standard";
const standard = (id: string, label: string, state: string, shape: ContentsItem["shape"], current = false): ContentsItem => ({
  id, label: `${id} ${label}`, href, state, shape, current,
});

export const contentsItems: ContentsItem[] = [
  { id: "1", label: "1 Senior leaders’ commitment", href, shape: "tick", state: "all rated" },
  { id: "2", label: "2 Clear statement of responsibilities", href, shape: "tick", state: "all rated" },
  { id: "3", label: "3 Accountability", href, shape: "half", state: "5 of 7 rated" },
  { id: "4", label: "4 Service development", href, shape: "ring", state: "not started" },
  { id: "5", label: "5 Training", href, shape: "ring", state: "not started" },
  {
    id: "6", label: "6 Recruitment", href, shape: "half", state: "3 of 5 rated",
    children: [
      standard("6.1", "Before someone starts", "met", "tick"),
      standard("6.2", "References", "partly met", "half"),
      standard("6.3", "Right to work", "not met, needs an action", "exclaim"),
      standard("6.4", "Checking people stay suitable", "not rated", "ring", true),
      standard("6.5", "Volunteers, students, contractors and people who come once", "not rated", "ring"),
    ],
  },
  { id: "7", label: "7 Inter-agency working", href, shape: "ring", state: "not started" },
  { id: "8", label: "8 Information sharing", href, shape: "ring", state: "not started" },
  { id: "9", label: "9 Voice of the child", href, shape: "ring", state: "not started" },
  { id: "q", label: "Questions from the partnership", href, shape: "dash", state: "not started" },
  { id: "c", label: "Check", href, shape: "exclaim", state: "7 left to do" },
  { id: "s", label: "Sign and send", href, shape: "dash", state: "not yet" },
];

export const tasks: Task[] = [
  { id: "1", name: "Senior leaders’ commitment", href, status: { text: "All rated", tone: "good", shape: "tick" } },
  { id: "2", name: "Accountability", href, hint: "Two standards have no action yet", status: { text: "5 of 7 rated", tone: "fair", shape: "half" } },
  { id: "3", name: "Safe recruitment, vetting procedures and allegations against people who work with children", href, status: { text: "Not started", tone: "neutral", shape: "ring" } },
  { id: "4", name: "Sign and send", hint: "When everything is rated", status: { text: "Cannot start yet", tone: "plain" } },
];

export const summary: SummaryRow[] = [
  { id: "n", key: "Name", value: "Northgate Surgery", action: { text: "Change", href } },
  { id: "s", key: "Sites in scope", value: "Northgate Surgery, 2 Mill Lane\nWillow Road branch, inside the community centre", action: { text: "Change", onclick: () => {} } },
  { id: "o", key: "ODS code", value: "", action: { text: "Add", href } },
  { id: "d", key: "Due", value: "30 November 2026" },
];

export interface ActionRow {
  id: string;
  what: string;
  who: string;
  by: string;
  standards: number;
}
export const actions: ActionRow[] = [
  { id: "1", what: "Write down how often suitability is checked", who: "Practice manager", by: "2026-12-01", standards: 2 },
  { id: "2", what: "Ask for a second reference for locums", who: "Safeguarding lead GP", by: "2027-02-15", standards: 1 },
  { id: "3", what: "Światełko: leaflet in Polish, ਪੰਜਾਬੀ and العربية for the waiting room and the website", who: "Reception lead", by: "", standards: 11 },
];
export const actionColumns: Column<ActionRow>[] = [
  { id: "what", label: "Action", text: (row) => row.what, href: () => href },
  { id: "who", label: "Who", text: (row) => row.who },
  { id: "by", label: "By when", text: (row) => (row.by ? sayDate(row.by) : "No date yet"), sort: (row) => row.by || null, nowrap: true },
  { id: "n", label: "Standards", text: (row) => String(row.standards), sort: (row) => row.standards, number: true },
];

export const areas: BarRow[] = [
  { id: "1", label: "Senior leaders’ commitment", href, values: [5, 1, 0, 0] },
  { id: "2", label: "Accountability", href, values: [3, 2, 2, 0] },
  { id: "3", label: "Safe recruitment and vetting procedures", href, values: [2, 1, 1, 4] },
  { id: "4", label: "Training", href, values: [0, 0, 0, 6] },
];

const text = (words: string) => ({ kind: "text" as const, text: words });
const paragraph = (words: string): Block => ({ kind: "paragraph", children: [text(words)] });
export const guidance: Block[] = [
  { kind: "heading", level: 1, children: [text("What this means")] },
  {
    kind: "paragraph",
    children: [
      text("A DBS certificate has "),
      { kind: "strong", children: [text("no expiry date")] },
      text(". You choose how often you look again, and you write down why."),
    ],
  },
  { kind: "heading", level: 1, children: [text("Typical evidence")] },
  { kind: "list", ordered: false, items: [[paragraph("the policy, with its date")], [paragraph("a dated register (numbers only)")], [paragraph("minutes of the meeting that looked at it")]] },
  { kind: "heading", level: 1, children: [text("From")] },
  {
    kind: "paragraph",
    children: [
      { kind: "link", href: "https://guidance.example/working-together", children: [text("Working Together")] },
      text(", list h. Not yet checked for 2026."),
    ],
  },
];
