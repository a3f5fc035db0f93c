/** Making a file of an audit in a folder that is asked for: one at a time, and what came of it. */
import type { Api } from "../api/client";
import type { FileView } from "../api/generated/api";
import { type BackendError, unlessStopped } from "../backend";

export interface Making {
  /** Asks for the folder. */
  title: string;
  /** What is typed goes into the file: false stops, because it could not be saved. */
  before?: () => Promise<boolean>;
  /** Gets the token of the folder. */
  make: (folder: string) => Promise<FileView>;
}

export class IntoFolder {
  busy = $state(false);
  error: BackendError | null = $state.raw(null);
  /** The file, saved or not. */
  file: FileView | null = $state.raw(null);

  /** Never rejects: what went wrong is in `error`. The answer: the file, where one was made or its folder took none. */
  async make(api: Api, { title, before, make }: Making): Promise<FileView | null> {
    if (this.busy) return null;
    this.busy = true;
    this.error = null;
    this.file = null;
    try {
      if (before !== undefined && !(await before())) return null;
      const folder = await api.chooseFolder(title, null);
      if (folder !== null) this.file = await make(folder.token);
    } catch (reason) {
      this.error = unlessStopped(reason);
    } finally {
      this.busy = false;
    }
    return this.file;
  }
}
