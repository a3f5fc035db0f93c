/** The screens beside the start and those of an audit. They are loaded when one is opened: the start comes up without them. */
export { default as CannotOpen } from "../lib/snapshots/CannotOpen.svelte";
export { default as NewAudit } from "./new-audit/Screen.svelte";
export { default as Person } from "./person/Screen.svelte";
export { default as Settings } from "./settings/Screen.svelte";
export { default as Snapshots } from "./snapshots/Screen.svelte";
export { default as Workbooks } from "./workbooks/Screen.svelte";
