/** The pages of an audit: which of them it has, what they are called, and by which words one looks for them. */
import type { AuditView, SearchHit } from "../api/generated/api";
import { begins, wantedIn } from "../search/words";

export type PageName =
  | "profile" | "carried" | "areas" | "questions" | "plan" | "paper" | "workbook" | "history" | "check" | "declaration" | "sending" | "returns";

/** What else people call them. */
const ALSO: Record<PageName, string> = {
  profile: "profile organisation sites type of service contact",
  carried: "last time former answers",
  areas: "overview standards progress",
  questions: "partnership",
  plan: "actions",
  paper: "governors trustees partners leaders notes",
  workbook: "excel spreadsheet libreoffice old form import export",
  history: "changes earlier undo",
  check: "missing left to do",
  declaration: "agree sign confirm",
  sending: "send return make",
  returns: "send sent receipt revision next audit",
};

/** Where else one may want to go. */
const ELSEWHERE = [
  { title: "Your audits", also: "start all audits", place: "#/" },
  { title: "Snapshots", also: "copy backup restore", place: "#/snapshots" },
  { title: "Settings", also: "colours text size keys dark", place: "#/settings" },
];

/** What a page is called in this audit. */
export function pageTitle(page: PageName, view: AuditView): string {
  switch (page) {
    case "profile": return `About ${view.you || "your organisation"}`;
    case "carried": return "Carried over";
    case "areas": return "All areas";
    case "questions": return "Questions";
    case "plan": return "Improvement plan";
    case "paper": return `Paper for ${view.readers}`;
    case "workbook": return "Workbook";
    case "history": return "History";
    case "check": return "Check";
    case "declaration": return "Declaration";
    case "sending": return "What will be sent";
    case "returns": return "Returns";
  }
}

/** Whether this audit has the page. For own use nothing is sent, and nobody has to agree; what was recorded all the same stays in sight. */
export function hasPage(page: PageName, view: AuditView): boolean {
  switch (page) {
    case "carried": return view.carried || view.carryFrom.length > 0;
    case "questions": return view.questions > 0;
    case "declaration": return !view.forOwnUse || view.declarationsAgreed > 0;
    case "sending":
    case "returns": return !view.forOwnUse;
    default: return true;
  }
}

/** Pages as results of a search: `page` where it is called so, `page-for` where it is for what is looked for. */
export function pageHits(text: string, view: AuditView): SearchHit[] {
  // Whoever has typed one letter is on the way to a standard.
  const wanted = text.trim().length > 1 ? wantedIn(text) : [];
  const own = (Object.keys(ALSO) as PageName[]).filter((page) => hasPage(page, view));
  const all = [...own.map((page) => ({ title: pageTitle(page, view), also: ALSO[page], place: page as string })), ...ELSEWHERE];
  const found = all.filter((page) => begins(wanted, `${page.title} ${page.also}`));
  return found.map(({ title, place }) => ({ kind: begins(wanted, title) ? "page" : "page-for", title, snippet: [], place }));
}
