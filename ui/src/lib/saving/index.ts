/** Saving by itself: the line of changes, typed fields and choices. */
export { Choice, type ChoiceOptions, type ChoiceState } from "./choice";
export { field, type Field } from "./field";
export { SaveQueue, TYPING_PAUSE, type PutOptions, type QueueOptions, type SaveFailure, type SavingState } from "./queue";
