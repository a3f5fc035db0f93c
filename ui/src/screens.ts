/**
 * Every screen and its address. A new screen is a line here and a branch in App.svelte.
 *
 * The screens of an audit may carry the id of an element that takes focus: a further step of the address (the names
 * that end in "At"). Places, as the program names them ("standard/s11-k7qd#action-…"), become addresses in
 * lib/audits/places.ts.
 */
export const screens = {
  start: "/",
  person: "/person",
  newAudit: "/new-audit",
  workbooks: "/workbooks",
  snapshots: "/snapshots",
  settings: "/settings",
  help: "/help",
  helpAt: "/help/:topic",
  profile: "/audit/:audit/profile",
  profileAt: "/audit/:audit/profile/:anchor",
  areas: "/audit/:audit/areas",
  standard: "/audit/:audit/standard/:standard",
  standardAt: "/audit/:audit/standard/:standard/:anchor",
  plan: "/audit/:audit/plan",
  planAt: "/audit/:audit/plan/:anchor",
  questions: "/audit/:audit/questions",
  questionsAt: "/audit/:audit/questions/:anchor",
  check: "/audit/:audit/check",
  paper: "/audit/:audit/paper",
  paperAt: "/audit/:audit/paper/:anchor",
  declaration: "/audit/:audit/declaration",
  declarationAt: "/audit/:audit/declaration/:anchor",
  sending: "/audit/:audit/sending",
  returns: "/audit/:audit/returns",
  history: "/audit/:audit/history",
  workbook: "/audit/:audit/workbook",
  "old-form": "/audit/:audit/old-form",
  carried: "/audit/:audit/carried",
  carriedAt: "/audit/:audit/carried/:anchor",
  gallery: "/gallery",
  galleryScreen: "/gallery/:name",
} as const;
