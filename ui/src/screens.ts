/**
 * Every screen: its name, its address, what draws it, what it is called, when it is there, and where the menu and the search find it.
 * A new screen is a row here and its component. What the columns of an audit's screens mean is in lib/audits/screens.ts.
 *
 * The last part of some addresses is the id of an element that takes focus. Places, as the program names them
 * ("standard/s11-k7qd#action-…"), become addresses in lib/audits/places.ts.
 */
import { sayProgress } from "./lib/audits/progress";
import { type AuditScreen, countOf, type OtherScreen, partly } from "./lib/audits/screens";
import { addressesOf } from "./lib/router";

/** The screens of an audit, in the order of the menu. */
export const auditScreens = {
  profile: {
    address: "/audit/:audit/profile/:anchor?",
    component: () => import("./routes/profile/Screen.svelte"),
    label: ({ you }) => `About ${you || "your organisation"}`,
    alsoCalled: "profile organisation sites type of service contact",
    menu: {
      part: "start",
      status: ({ profileComplete }) => (profileComplete ? { shape: "tick", words: "complete" } : { shape: "ring", words: "not complete" }),
    },
  },
  carried: {
    address: "/audit/:audit/carried/:anchor?",
    component: () => import("./routes/carried/Screen.svelte"),
    label: "Carried over",
    alsoCalled: "last time former answers",
    shown: ({ carried, carryFrom }) => carried || carryFrom.length > 0,
    showsImportReport: true,
    menu: {
      part: "start",
      status: ({ carried, carryFrom, waiting, unconfirmed }) => ({
        shape: waiting + unconfirmed > 0 ? "exclaim" : carried ? "tick" : "ring",
        words: !carried && carryFrom.length > 0 ? `answers from ${carryFrom[0]} can be carried over` : [
          ...(waiting > 0 ? [`${waiting} to decide`] : []),
          ...(unconfirmed > 0 ? [`${unconfirmed} to confirm`] : []),
        ].join(", "),
        count: countOf(waiting + unconfirmed),
      }),
    },
  },
  areas: {
    address: "/audit/:audit/areas",
    component: () => import("./routes/areas/Screen.svelte"),
    label: "All areas",
    alsoCalled: "overview standards progress",
    showsImportReport: true,
    menu: {
      part: "start",
      status: (view) => ({ shape: view.progress.unrated + view.unconfirmed === 0 ? "tick" : "list", words: sayProgress(view) }),
    },
  },
  standard: {
    address: "/audit/:audit/standard/:standard/:anchor?",
    component: () => import("./routes/standard/Screen.svelte"),
    label: "Standard",
    ownColumns: true,
  },
  questions: {
    address: "/audit/:audit/questions/:anchor?",
    component: () => import("./routes/questions/Screen.svelte"),
    label: "Questions",
    alsoCalled: "partnership",
    shown: ({ questions }) => questions > 0,
    menu: {
      part: "work",
      status: ({ questions, questionsAnswered, questionsUnconfirmed }) => ({
        shape: questionsUnconfirmed > 0 ? "exclaim" : partly(questionsAnswered, questions),
        words: `${questionsAnswered} of ${questions} answered`,
      }),
    },
  },
  plan: {
    address: "/audit/:audit/plan/:anchor?",
    component: () => import("./routes/plan/Screen.svelte"),
    label: "Improvement plan",
    alsoCalled: "actions",
    menu: { part: "work", status: () => ({ shape: "arrow", words: "all actions" }), whileFolded: "plain" },
  },
  paper: {
    address: "/audit/:audit/paper/:anchor?",
    component: () => import("./routes/paper/Screen.svelte"),
    label: ({ readers }) => `Paper for ${readers}`,
    alsoCalled: "governors trustees partners leaders notes",
    menu: { part: "work", status: () => ({ shape: "arrow", words: "two pages" }) },
  },
  workbook: {
    address: "/audit/:audit/workbook",
    component: () => import("./routes/workbook/Screen.svelte"),
    label: "Workbook",
    alsoCalled: "excel spreadsheet libreoffice old form import export",
    showsImportReport: true,
    menu: { part: "work", status: () => ({ shape: "list", words: "make one, bring one in" }) },
  },
  "old-form": {
    address: "/audit/:audit/old-form",
    component: () => import("./routes/old-form/Screen.svelte"),
    label: "Old form",
    savedByButton: true,
  },
  history: {
    address: "/audit/:audit/history",
    component: () => import("./routes/history/Screen.svelte"),
    label: "History",
    alsoCalled: "changes earlier undo",
    menu: { part: "work", status: () => ({ shape: "clock", words: "" }) },
  },
  check: {
    address: "/audit/:audit/check",
    component: () => import("./routes/check/Screen.svelte"),
    label: "Check",
    alsoCalled: "missing left to do",
    showsImportReport: true,
    menu: {
      part: "finish",
      status: ({ stops }) => ({ shape: stops > 0 ? "exclaim" : "tick", words: `${stops || "nothing"} left to do`, count: countOf(stops) }),
      whileFolded: "counted",
    },
  },
  // For own use nothing is sent and nobody has to agree, and the way to a return is on “All areas”. What was recorded all the same stays in sight.
  declaration: {
    address: "/audit/:audit/declaration/:anchor?",
    component: () => import("./routes/declaration/Screen.svelte"),
    label: "Declaration",
    alsoCalled: "agree sign confirm",
    shown: ({ forOwnUse, declarationsAgreed }) => !forOwnUse || declarationsAgreed > 0,
    menu: {
      part: "finish",
      status: ({ withdrawn, declarations, declarationsAgreed }) => ({
        shape: withdrawn.length > 0 ? "exclaim" : partly(declarationsAgreed, declarations),
        words: `${declarationsAgreed} of ${declarations} agreed${withdrawn.length > 0 ? `, ${withdrawn.length} withdrawn` : ""}`,
        count: withdrawn.length > 0 ? "agree again" : declarationsAgreed > 0 && declarationsAgreed < declarations ? `${declarationsAgreed} of ${declarations}` : "",
      }),
      whileFolded: "plain",
    },
  },
  sending: {
    address: "/audit/:audit/sending",
    component: () => import("./routes/sending/Screen.svelte"),
    label: "What will be sent",
    alsoCalled: "send return make",
    shown: ({ forOwnUse }) => !forOwnUse,
    menu: {
      part: "finish",
      status: ({ state }) => (state === "open" ? { shape: "ring", words: "not made yet" } : { shape: "lock", words: "made" }),
      whileFolded: "plain",
    },
  },
  returns: {
    address: "/audit/:audit/returns",
    component: () => import("./routes/returns/Screen.svelte"),
    label: "Returns",
    alsoCalled: "send sent receipt revision next audit",
    shown: ({ forOwnUse }) => !forOwnUse,
    menu: {
      part: "finish",
      status: ({ state }) => (state === "sent" ? { shape: "tick", words: "sent" } : { shape: "ring", words: "not sent yet" }),
    },
  },
} as const satisfies Record<string, AuditScreen>;

export type AuditScreenName = keyof typeof auditScreens;

/** The screens that belong to no audit. */
export const otherScreens = {
  /** Drawn by App.svelte itself, so that the window comes up with it. */
  start: { address: "/", label: "Your audits", alsoCalled: "start all audits" },
  person: { address: "/person", label: "Who you are", component: () => import("./routes/person/Screen.svelte"), savedByButton: true },
  newAudit: { address: "/new-audit", label: "Start an audit", component: () => import("./routes/new-audit/Screen.svelte"), savedByButton: true },
  workbooks: { address: "/workbooks", label: "Workbooks", component: () => import("./routes/workbooks/Screen.svelte"), savedByButton: true },
  snapshots: { address: "/snapshots", label: "Snapshots", component: () => import("./routes/snapshots/Screen.svelte"), alsoCalled: "copy backup restore" },
  settings: { address: "/settings", label: "Settings", component: () => import("./routes/settings/Screen.svelte"), alsoCalled: "colours text size keys dark" },
  help: { address: "/help/:topic?", label: "Help", component: () => import("./routes/help/Screen.svelte") },
  /** Every component in every state: drawn by App.svelte, and not in the program that people get. */
  gallery: { address: "/gallery/:name?", label: "Gallery" },
} as const satisfies Record<string, OtherScreen>;

/** Every screen's address. */
export const screens = { ...addressesOf(otherScreens), ...addressesOf(auditScreens) };
