/** What was dropped on the window, on its way to the part of the screen that takes it. */
import type { ImportView } from "../api/generated/api";

class Dropped {
  #workbook = $state("");
  #tool: ImportView | null = $state.raw(null);

  /** Hands a workbook on, by its token. */
  putWorkbook(file: string): void {
    this.#workbook = file;
  }

  /** Hands on what became of an audit tool's file. */
  putTool(tool: ImportView): void {
    this.#tool = tool;
  }

  /** The token of a workbook that waits, once; "": none. Reactive. */
  takeWorkbook(): string {
    const file = this.#workbook;
    if (file !== "") this.#workbook = "";
    return file;
  }

  /** An audit tool that waits, once. Reactive. */
  takeTool(): ImportView | null {
    const tool = this.#tool;
    if (tool !== null) this.#tool = null;
    return tool;
  }
}

export const dropped = new Dropped();
