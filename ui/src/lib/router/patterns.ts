/**
 * Addresses of screens: "/audits/:audit/standards/:standard/:anchor?" and back. A last part with "?" may be left out. Pure, so that
 * it is tested without a window.
 */

export type Params<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? { [K in Name]: string } & Params<Rest>
  : P extends `${string}:${infer Name}?`
    ? { [K in Name]?: string }
    : P extends `${string}:${infer Name}`
      ? { [K in Name]: string }
      : Record<never, never>;

export type Screens = Record<string, string>;

/** The addresses of a table whose rows have one each. */
export type AddressesOf<T extends Record<string, { address: string }>> = { [N in keyof T & string]: T[N]["address"] };

export function addressesOf<T extends Record<string, { address: string }>>(table: T): AddressesOf<T> {
  return Object.fromEntries(Object.entries(table).map(([name, { address }]) => [name, address])) as AddressesOf<T>;
}

/** A screen by name with its parameters: one member for each screen, so that a switch on the name knows them. */
export type Place<S extends Screens> = { [N in keyof S & string]: { name: N; params: Params<S[N]> } }[keyof S & string];

/** The address of a screen, as a link's href. */
export function hrefOf<S extends Screens, N extends keyof S & string>(screens: S, name: N, params: Params<S[N]>): string {
  const values = params as Record<string, string | undefined>;
  const path = (screens[name] ?? "/").replace(/\/:([A-Za-z]+)(\??)/g, (_, key: string, optional: string) => {
    const value = values[key] ?? "";
    return value === "" && optional !== "" ? "" : `/${encodeURIComponent(value)}`;
  });
  return `#${path}`;
}

/** The screen at an address, or null. */
export function placeAt<S extends Screens>(screens: S, hash: string): Place<S> | null {
  const steps = hash.replace(/^#/, "").split("/");
  for (const [name, pattern] of Object.entries(screens)) {
    const params = match(pattern.split("/"), steps);
    if (params !== null) return { name, params } as Place<S>;
  }
  return null;
}

function match(pattern: string[], steps: string[]): Record<string, string> | null {
  const parts = pattern.at(-1)?.endsWith("?") && steps.length === pattern.length - 1 ? pattern.slice(0, -1) : pattern;
  if (parts.length !== steps.length) return null;
  const params: Record<string, string> = {};
  for (const [at, part] of parts.entries()) {
    const step = steps[at] ?? "";
    if (part.startsWith(":")) {
      const value = decode(step);
      if (value === null || value === "") return null;
      params[part.slice(1).replace("?", "")] = value;
    } else if (part !== step) return null;
  }
  return params;
}

function decode(step: string): string | null {
  try {
    return decodeURIComponent(step);
  } catch {
    return null;
  }
}
