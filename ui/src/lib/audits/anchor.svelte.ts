/** Kept for one import path; see arrive.svelte.ts. */
export { arriveAt } from "./arrive.svelte";
