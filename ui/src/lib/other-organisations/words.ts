/** What is said of words that another organisation wrote. */

/** “Names Ash School: “Ash”, “Jo Lead”.” */
export function sayNames(verb: string, organisation: string, names: readonly string[]): string {
  return `${verb} ${organisation}: ${names.map((name) => `“${name}”`).join(", ")}.`;
}

/** “Ash School”, “Ash School and Elm School”, “Ash School and 2 others”. */
export function sayWho(organisations: readonly string[]): string {
  const [first = "", second = ""] = organisations;
  if (organisations.length < 2) return first;
  return organisations.length === 2 ? `${first} and ${second}` : `${first} and ${organisations.length - 1} others`;
}
