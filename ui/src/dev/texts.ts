/** Invented words for looking at the screens without the program behind them. Never part of what people get. */
import type { BlockView, FactView, IdentifierView, OptionView, QuestionView, ServiceTypeView } from "../lib/api/generated/api";

export const areas: [title: string, statements: string[]][] = [
  ["Senior management commitment", [
    "The partners look at safeguarding together at least every quarter and write down what they decide.",
    "One partner answers for safeguarding.",
    "Safeguarding has the time and money that it needs.",
    "What was learned from reviews of serious cases is talked through in the practice.",
    "The partners know which of their services see children.",
  ]],
  ["A clear statement of responsibilities towards children", [
    "A child protection policy that is less than a year old can be found by everybody who works here, at every site, on paper or on screen.",
    "Staff know how to raise a worry about a colleague.",
    "The policy says what to do when a child is not brought.",
    "Patients can read how the practice keeps children safe.",
    "Everybody has signed that they read the policy.",
  ]],
  ["A clear line of accountability", [
    "A named lead and a deputy share the lead’s work so that one of them can always be reached.",
    "The lead’s duties are in a job description.",
    "Each team knows whom to ask.",
    "The lead meets the named GP.",
    "Registers are kept up to date.",
    "Decisions about children are recorded with a reason.",
    "Cover is arranged for leave.",
  ]],
  ["Service development takes account of the need to safeguard", [
    "New services are looked at for their effect on children.",
    "Children’s views are asked for when a service changes.",
    "Interpreters are booked, and family members are not used in their place.",
    "Contracts name safeguarding duties.",
    "Records of adults show that there are children at home.",
    "The needs of families who move often are planned for.",
  ]],
  ["Staff training and continuing professional development", [
    "Everybody is trained to the level that their role needs.",
    "A register shows who is in date.",
    "New staff are told about safeguarding on their first day.",
    "Clinicians can talk over hard cases with somebody.",
    "Training is looked at in appraisals.",
    "Locums are given the practice’s own arrangements.",
  ]],
  ["Safe recruitment, vetting procedures and managing allegations", [
    "A written recruitment procedure covers every way in which people join you.",
    "Checks of identity and right to work are finished before a person’s first day.",
    "For each role you have written down which criminal record (DBS) check it needs.",
    "You check again, at an interval you have set in writing, that people already working for you are still suitable.",
    "Allegations against somebody who works here go to the local authority designated officer (LADO) within one working day.",
    "What somebody does outside work is thought about too.",
    "Volunteers and students are covered.",
  ]],
  ["Effective inter-agency working", [
    "Referrals are made the same day and followed up.",
    "Reports for conferences are sent in time.",
    "Staff know how to escalate.",
    "The practice meets health visitors and school nurses.",
    "Early help is offered.",
    "Staff know the local thresholds.",
    "Outcomes of referrals are recorded.",
  ]],
  ["Information sharing", [
    "Staff know when they may share without consent.",
    "Codes show in the record that a child has a plan.",
    "Records are passed on when a child moves.",
    "Online access for carers is thought through.",
    "Requests for information are answered in time.",
    "The privacy notice names safeguarding.",
  ]],
  ["The voice of the child", [
    "Children are seen on their own when they should be.",
    "Young people know that they may come alone.",
    "Feedback of young people has changed something.",
    "Seldom-heard children are thought of.",
    "Records hold what the child said.",
    "Communication needs are met.",
  ]],
];

const paragraph = (text: string): BlockView => ({ list: false, items: [[{ text, strong: false, emphasis: false, link: null }]] });

export const looksLike: Record<string, BlockView[]> = {
  met: [paragraph("The method and the interval are written down, the last round is done, and a register of dates and numbers is held.")],
  partly: [paragraph("There is a policy, but the last round is overdue or some roles are left out.")],
  "not-met": [paragraph("Suitability is looked at only when somebody is recruited.")],
};

export const meaning: BlockView[] = [
  {
    list: false,
    items: [[
      { text: "A DBS certificate has ", strong: false, emphasis: false, link: null },
      { text: "no expiry date", strong: true, emphasis: false, link: null },
      { text: ". You choose how often you look again, and you write down why. The update service, a yearly declaration and a new check are all good ways.", strong: false, emphasis: false, link: null },
    ]],
  },
  paragraph("Tell people before you look, and keep the date and the number, not the certificate."),
];

export const typical: BlockView[] = [{
  list: true,
  items: ["the policy, with its date", "a dated register (numbers only)", "minutes of the meeting that looked at it", "a yearly declaration form"].map((text) => [
    { text, strong: false, emphasis: false, link: null },
  ]),
}];

export const knownBy = (scheme: string, label: string, hint: string, value = ""): IdentifierView =>
  ({ scheme, label, hint, value: value || null, warning: null, optional: false, shared: false });

export const serviceTypes: ServiceTypeView[] = [
  { id: "gp-practice", label: "GP practice", you: "your practice", identifiers: [knownBy("ods", "ODS code", "A letter and five digits, for example E86001.")] },
  { id: "nhs-provider", label: "NHS trust or large health provider", you: "your organisation", identifiers: [knownBy("ods", "ODS code", "Usually three to five letters and digits.")] },
  { id: "council-department", label: "Council department or service", you: "your department", identifiers: [knownBy("local", "Reference", "The reference that the partnership gave you, if any.")] },
  { id: "voluntary", label: "Voluntary, community, faith or sports group", you: "your group", identifiers: [knownBy("charity", "Charity number", "If you have one.")] },
];

const yesNo: OptionView[] = [{ code: "yes", label: "Yes" }, { code: "no", label: "No" }];
export const facts: FactView[] = [
  { id: "sent-before", question: "Has this organisation sent a section 11 return before?", hint: "", options: yesNo, value: "yes", assumed: false },
  { id: "dispensary", question: "Do you have a dispensary?", hint: "Include one that you share with another practice.", options: yesNo, value: "no", assumed: false },
  { id: "volunteers", question: "Do volunteers or students work with you?", hint: "For example work experience, a patient group, or medical students.", options: yesNo, value: null, assumed: false },
];

export const assumed: FactView[] = [
  { id: "venues", question: "Do you run events for children, or let rooms to people who do?", hint: "Include halls and meeting rooms.", options: yesNo, value: "no", assumed: true },
  { id: "direct-work", question: "Do your staff work directly with children or families?", hint: "", options: yesNo, value: "yes", assumed: true },
];

const scale = (low: string, high: string): OptionView[] =>
  ["1", "2", "3", "4", "5"].map((code) => ({ code, label: code === "1" ? `1, ${low}` : code === "5" ? `5, ${high}` : code }));
export const questions: QuestionView[] = [
  { id: "q-thresholds", text: "How clear are the partnership’s thresholds and procedures to your staff?", help: "", kind: "scale", options: scale("not clear", "very clear"), optional: false, exactFrom: null, commentAsked: true, consentAsked: null, answer: "4", comment: "", consent: false, fromLastTime: false },
  { id: "q-outcomes", text: "How often were you told the outcome of a referral without having to ask?", help: "", kind: "choice", options: ["Never", "Sometimes", "Mostly", "Always", "We made no referral"].map((label) => ({ code: label.toLowerCase().replaceAll(" ", "-"), label })), optional: false, exactFrom: null, commentAsked: true, consentAsked: null, answer: null, comment: "", consent: false, fromLastTime: false },
  { id: "q-good", text: "What good practice would you like the partnership to know about?", help: "Do not name anybody.", kind: "text", options: [], optional: false, exactFrom: null, commentAsked: false, consentAsked: "The partnership may share this with other organisations.", answer: null, comment: "", consent: false, fromLastTime: false },
  { id: "q-minutes", text: "How long did this audit take all of you together?", help: "", kind: "minutes", options: [], optional: false, exactFrom: null, commentAsked: false, consentAsked: null, answer: null, comment: "", consent: false, fromLastTime: false },
];

export const roles = [
  "Practice manager", "Safeguarding lead GP", "Deputy safeguarding lead", "Safeguarding administrator", "Practice nurse",
  "Reception lead", "GP partner",
];
