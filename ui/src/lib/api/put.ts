/** Putting what was typed or chosen over what was read, until it is read again. */

/** The members of a view that are null where nothing is given. */
export type Absent<View> = { [Member in keyof View]-?: null extends View[Member] ? Member : never }[keyof View];

/** `absent`: those of the members that are null where nothing is given; the others are empty then. */
export function putText<View extends object>(view: View, member: keyof View, value: string, absent: readonly Absent<View>[] = []): void {
  const nothing = value === "" && (absent as readonly (keyof View)[]).includes(member);
  Object.assign(view, { [member]: nothing ? null : value });
}
