/** The screens of an audit, and what its header and its troubles need. They are loaded when one is opened: the start comes up without them. */
export { default as AuditFrame } from "../lib/audits/AuditFrame.svelte";
export { default as Areas } from "./areas/Screen.svelte";
export { default as Carried } from "./carried/Screen.svelte";
export { default as Check } from "./check/Screen.svelte";
export { default as Declaration } from "./declaration/Screen.svelte";
export { default as History } from "./history/Screen.svelte";
export { default as OldForm } from "./old-form/Screen.svelte";
export { default as Paper } from "./paper/Screen.svelte";
export { default as Plan } from "./plan/Screen.svelte";
export { default as Profile } from "./profile/Screen.svelte";
export { default as Questions } from "./questions/Screen.svelte";
export { default as Returns } from "./returns/Screen.svelte";
export { default as Sending } from "./sending/Screen.svelte";
export { default as Standard } from "./standard/Screen.svelte";
export { default as Workbook } from "./workbook/Screen.svelte";
export { default as Fallen } from "../lib/declarations/Fallen.svelte";
export { default as GiveUp } from "../lib/audits/GiveUp.svelte";
export { AuditSearch } from "../lib/search";
