/** An old form that is being looked at: what the person has said about it, and what would come in. */
import type { Api } from "../api/client";
import type { Holds, OldFormAsked, OldFormView, SavedView } from "../api/generated/api";
import { type BackendError, unlessStopped } from "../backend";

export class OldForm {
  readonly #api: Api;
  readonly #audit: string;
  /** The token of the file. */
  #file = "";
  #asked: OldFormAsked;
  /** Null: no file is chosen. */
  view: OldFormView | null = $state.raw(null);
  busy = $state(false);
  error: BackendError | null = $state.raw(null);

  constructor(api: Api, audit: string) {
    this.#api = api;
    this.#audit = audit;
    this.#asked = this.#fresh();
  }

  #fresh(): OldFormAsked {
    return { audit: this.#audit, sheet: null, header: 0, columns: [], levels: [], matches: [] };
  }

  /** Reads a file, of which this is the token, with everything proposed. True: it could be read. */
  open(file: string): Promise<boolean> {
    return this.#look(this.#fresh(), file);
  }

  close(): void {
    this.view = null;
    this.#asked = this.#fresh();
  }

  /** Another sheet: what was said about the one before does not hold there. */
  sheet(sheet: string): Promise<boolean> {
    return this.#look({ ...this.#fresh(), sheet });
  }

  header(row: number): Promise<boolean> {
    return this.#look({ ...this.#fresh(), sheet: this.view?.sheet ?? null, header: row });
  }

  /** A kind is held by one column: the one that had it before has it no more. */
  column(column: string, holds: Holds | null): Promise<boolean> {
    const columns = (this.view?.columns ?? []).map((one) => {
      if (one.column === column) return { column, holds };
      return { column: one.column, holds: one.holds === holds ? null : one.holds };
    });
    return this.#look({ ...this.#here(), columns });
  }

  value(value: string, rating: string): Promise<boolean> {
    const levels = [...this.#asked.levels.filter((one) => one.value !== value), { value, rating: rating || null }];
    return this.#look({ ...this.#here(), levels });
  }

  match(row: number, standard: string): Promise<boolean> {
    const matches = [...this.#asked.matches.filter((one) => one.row !== row), { row, standard: standard || null }];
    return this.#look({ ...this.#here(), matches });
  }

  /** Brings it in as it is shown. Null: it could not be done, and `error` says why. */
  async bringIn(): Promise<SavedView | null> {
    const shown = this.view;
    if (shown === null) return null;
    let saved: SavedView | null = null;
    await this.#doing(async () => {
      saved = await this.#api.importOldForm(this.#file, this.#here(), shown.digest);
    });
    return saved;
  }

  #here(): OldFormAsked {
    return { ...this.#asked, sheet: this.view?.sheet ?? null, header: this.view?.header ?? 0 };
  }

  #look(asked: OldFormAsked, file = this.#file): Promise<boolean> {
    return this.#doing(async () => {
      this.view = await this.#api.previewOldForm(file, asked);
      this.#file = file;
      this.#asked = asked;
    });
  }

  /** One at a time and in order: what is shown is the answer to what was asked last. */
  #last: Promise<unknown> = Promise.resolve();
  #doing(work: () => Promise<void>): Promise<boolean> {
    const turn = this.#last.then(async () => {
      this.busy = true;
      this.error = null;
      try {
        await work();
        return true;
      } catch (reason) {
        this.error = unlessStopped(reason);
        return false;
      } finally {
        this.busy = false;
      }
    });
    this.#last = turn;
    return turn;
  }
}
