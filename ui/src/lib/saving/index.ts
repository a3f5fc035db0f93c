/** Saving by itself: the line of changes, and typed fields. */
export { type Field, UNCLEAR, type Words } from "./field";
export { NOTHING_SENT, SaveQueue, TYPING_PAUSE, type PutOptions, type QueueOptions, type SaveFailure, type SavingState } from "./queue";
