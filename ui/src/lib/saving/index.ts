/** Saving by itself: the line of changes, and typed fields; and files of an audit in a folder. */
export { type Field, UNCLEAR, type Words } from "./field";
export { IntoFolder } from "./into-folder.svelte";
export { sendBeforeLeaving } from "./leaving";
export { LONGEST_WAIT, NOTHING_SENT, SaveQueue, TYPING_PAUSE, type PutOptions, type QueueOptions, type SaveFailure, type SavingState } from "./queue";
