/** Search in the open audit. */
export { default as AuditSearch } from "./AuditSearch.svelte";
