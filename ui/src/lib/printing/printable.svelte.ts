/**
 * What Ctrl+P prints while a screen is shown. A paper is opened in the system's program for PDFs: it has pages, page numbers and
 * the look that readers get, and that program prints it.
 */
import { shortcuts } from "../keys";

/** Says what is to be printed; false: nothing here. Called while a component is made. */
export function printsWith(print: () => unknown): void {
  $effect(() => shortcuts.on("print", print));
}
