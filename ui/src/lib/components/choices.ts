/** One choice among radios or checkboxes. */
export interface ChoiceOption<V extends string = string> {
  value: V;
  label: string;
  /** What it looks like in practice; shown beside the choice. */
  hint?: string;
  disabled?: boolean;
  /** The key that picks it, shown beside it. */
  key?: string;
}

/** A field whose words could not be read: what it is called, and the way there. */
export interface Unclear {
  name: string;
  go: () => void;
}
