/** One typed field in the line: put every keystroke in, flush when the person leaves. */

/** The code of words that are no value: they are not sent, and trying again without another word is of no use. */
export const UNCLEAR = "unclear";

export interface Field<V> {
  /** A keystroke: saved after a pause of less than a second. */
  put(value: V): void;
  /**
   * The box holds words that are no value yet. What waited before is withdrawn, and nothing counts as saved until the
   * field is left: then `read` gives the value, or throws what is wrong with the words. `onGivenUp`: the person went on
   * without them.
   */
  hold(read: () => V, onGivenUp: () => void): void;
  /** Leaving the field: saved now. False: it could not be saved. */
  flush(): Promise<boolean>;
}
