/** What belongs to this computer and not to one audit: who is here, how the screen behaves. */
import type { Api } from "../api/client";
import type { RestoredView, SettingsView, StartView } from "../api/generated/api";
import { type BackendError, toBackendError } from "../backend";
import { setTheme, type Theme } from "../shell";

/** What the start shows, read before there is a screen. */
export interface FirstLook {
  start: StartView;
  settings: SettingsView;
}

export class Session {
  readonly api: Api;
  /** The start screen's data; null until it is read. */
  start: StartView | null = $state.raw(null);
  settings: SettingsView = $state.raw({ theme: "system", singleKeys: true, levelKeys: [], textSize: 100, secondFolder: null });
  /** The screen of an audit that was seen last, to come back to; empty: the start. */
  back = $state("");
  /** Why the program could not be read. */
  error: BackendError | null = $state.raw(null);
  /** After a snapshot was restored: what became of what was there before. */
  restoredNote = $state("");
  /** The returns that the restored snapshot did not know. */
  unknownReturns: readonly string[] = $state.raw([]);
  /** What did not go well after it was restored, or is to be seen to. */
  notes: readonly string[] = $state.raw([]);
  /** Rises when everything was replaced (a snapshot was restored): what is open is read again. */
  generation = $state(0);

  constructor(api: Api, first: FirstLook | null = null) {
    this.api = api;
    if (first === null) return;
    this.takeStart(first.start);
    this.takeSettings(first.settings);
  }

  /** Reads both. Never rejects: what went wrong is in `error`. */
  async load(): Promise<void> {
    try {
      const [start, settings] = await Promise.all([this.api.start(), this.api.settings()]);
      this.takeStart(start);
      this.takeSettings(settings);
      this.error = null;
    } catch (reason) {
      this.error = toBackendError(reason);
    }
  }

  takeStart(start: StartView): void {
    this.start = start;
  }

  takeSettings(settings: SettingsView): void {
    this.settings = settings;
    if (isTheme(settings.theme)) setTheme(settings.theme);
    void this.#showSize(settings.textSize);
  }

  /** Draws everything in this size, and keeps it. */
  async setTextSize(size: number): Promise<void> {
    if (size === this.settings.textSize) return;
    this.takeSettings({ ...this.settings, textSize: size });
    this.takeSettings(await this.api.setSetting("text-size", String(size)));
  }

  #shown = 100;

  async #showSize(size: number): Promise<void> {
    if (size === this.#shown) return;
    this.#shown = size;
    try {
      await this.api.showTextSize(size);
    } catch {
      // The window cannot draw larger: everything still works in the usual size.
      this.#shown = 100;
    }
  }

  /** A snapshot took the place of everything. */
  restored({ start, kept, unknown, notes }: RestoredView): void {
    if (start === null) void this.load();
    else this.takeStart(start);
    this.restoredNote = kept;
    this.unknownReturns = unknown;
    this.notes = notes;
    this.error = null;
    this.generation += 1;
  }
}

function isTheme(theme: string): theme is Theme {
  return theme === "system" || theme === "light" || theme === "dark";
}
