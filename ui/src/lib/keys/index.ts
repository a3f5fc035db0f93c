/** The keys of the program, and who answers to them. */
export { type Handler, Shortcuts, shortcuts } from "./shortcuts";
export { ariaKeys, keyOf, OTHER_KEYS, type Shortcut, SHORTCUTS, type Wish, wishOf } from "./table";
