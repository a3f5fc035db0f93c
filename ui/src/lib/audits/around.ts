/** What is around every screen of an audit. It is loaded when one is opened: the start comes up without it. */
export { default as WithdrawnAgreements } from "../declarations/WithdrawnAgreements.svelte";
export { AuditSearch } from "../search";
export { default as AuditFrame } from "./AuditFrame.svelte";
export { default as DiscardUnsaved } from "./DiscardUnsaved.svelte";
