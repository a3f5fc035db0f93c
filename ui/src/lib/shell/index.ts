/** The window's frame. */
export { sizeForKey, TEXT_SIZES } from "./text-size";
export { default as ClosingWait } from "./ClosingWait.svelte";
export { default as Columns } from "./Columns.svelte";
export { default as Contents, type ContentsItem } from "./Contents.svelte";
export { guard } from "./guards";
export { default as Guarded } from "./Guarded.svelte";
export { default as Header } from "./Header.svelte";
export { default as LoadedWhenShown } from "./LoadedWhenShown.svelte";
export { default as Leaving } from "./Leaving.svelte";
export { default as Reopened } from "./Reopened.svelte";
export { default as ThemeSwitch } from "./ThemeSwitch.svelte";
export { default as Window } from "./Window.svelte";
export { setTheme, startTheme, theme, type Theme } from "./theme.svelte";
