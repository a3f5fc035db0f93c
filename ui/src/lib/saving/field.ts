/** One typed field in the line: put every keystroke in, flush when the person leaves. */

/** The code of words that are no value: there is nothing to send, and the place to say so is the field. */
export const UNCLEAR = "unclear";

/** What is in a box and is no value yet, and what the box is called. */
export interface Words {
  text: string;
  label: string;
}

export interface Field<V> {
  /** A keystroke: saved after a pause of less than a second. */
  put(value: V): void;
  /**
   * The box holds words that are no value yet. What waited before is withdrawn, and nothing counts as saved until the
   * field is left: then `read` gives the value, or throws what is wrong with the words. They are kept as `unclear`.
   * `onGivenUp`: the person went on without them.
   */
  hold(read: () => V, onGivenUp: () => void, words: Words): void;
  /** Words of an earlier visit that are no value: shown again, with what is wrong with them. */
  readonly unclear?: string | undefined;
  /** Leaving the field: saved now. False: it could not be saved. */
  flush(): Promise<boolean>;
}
