/** One typed field in the line: put every keystroke in, flush when the person leaves. */
import { type SaveQueue, TYPING_PAUSE } from "./queue";

export interface Field<V> {
  /** A keystroke: saved after a pause of less than a second. */
  put(value: V): void;
  /** Leaving the field: saved now. False: it could not be saved. */
  flush(): Promise<boolean>;
}

export function field<V>(
  queue: SaveQueue,
  key: string,
  save: (value: V) => Promise<unknown>,
  saved?: (value: V) => void,
): Field<V> {
  return {
    put: (value) => queue.put(key, value, save, { pause: TYPING_PAUSE, saved: () => saved?.(value) }),
    flush: () => queue.flush(key),
  };
}
