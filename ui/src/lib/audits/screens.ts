/** What the table of screens (src/screens.ts) says of each. The menu is made of it in menu.ts, what the search finds in screen-hits.ts. */
import type { Component } from "svelte";
import type { AuditView } from "../api/generated/api";
import type { ShapeName } from "../components";
import type { AuditScreenProps, OtherScreenProps } from "./props";

/** The status of a screen's part of the audit, as the menu shows it. */
export interface MenuStatus {
  shape: ShapeName;
  /** For the ear; "": nothing to say. */
  words: string;
  /** Shown as well; "" or absent: nothing. */
  count?: string;
}

export interface AuditScreen {
  address: `/audit/:audit/${string}`;
  component: () => Promise<{ default: Component<AuditScreenProps> }>;
  /** What it is called in this audit. */
  label: string | ((view: AuditView) => string);
  /** Other words by which people look for it. Absent: the search does not lead here. */
  alsoCalled?: string;
  /** Whether this audit has it. Absent: every audit does. */
  shown?: (view: AuditView) => boolean;
  /** Where it is in the menu: before the areas, after them, or in the last part. Absent: the menu does not lead here. */
  menu?: {
    part: "start" | "work" | "finish";
    status: (view: AuditView) => MenuStatus;
    /** It stays in sight on a narrow window, where the menu is folded: as it is, or with its count. */
    whileFolded?: "plain" | "counted";
  };
  /** It draws its columns itself, because it has guidance beside it. */
  ownColumns?: boolean;
  /** It says at its top what came in from a workbook and what did not. */
  showsImportReport?: boolean;
  /** What is typed here is saved only when its button is pressed. */
  savedByButton?: boolean;
}

export interface OtherScreen {
  address: `/${string}`;
  /** Absent: App.svelte draws it. */
  component?: () => Promise<{ default: Component<OtherScreenProps> }>;
  label: string;
  /** As for a screen of an audit. */
  alsoCalled?: string;
  savedByButton?: boolean;
}

/** A table of an audit's screens. */
export type AuditScreens = Readonly<Record<string, AuditScreen>>;

/** The components of a table, all loaded. */
export type ScreenComponents = Readonly<Record<string, Component<AuditScreenProps>>>;

export async function loadScreens(table: AuditScreens): Promise<ScreenComponents> {
  const loaded = Object.entries(table).map(async ([name, { component }]) => [name, (await component()).default] as const);
  return Object.fromEntries(await Promise.all(loaded));
}

/** What a screen is called in this audit. */
export function labelOf({ label }: AuditScreen, view: AuditView): string {
  return typeof label === "string" ? label : label(view);
}

/** Whether this audit has the screen. */
export function isShown({ shown }: AuditScreen, view: AuditView): boolean {
  return shown?.(view) ?? true;
}

/** A count for the menu: nothing is not shown. */
export function countOf(number: number): string {
  return number > 0 ? String(number) : "";
}

/** The shape of something that is done in part. */
export function partly(done: number, of: number): ShapeName {
  return done === 0 ? "ring" : done < of ? "dots" : "tick";
}
