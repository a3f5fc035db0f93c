/** The menu of an audit, made of the table of its screens. */
import type { AuditView } from "../api/generated/api";
import { type AuditScreen, type AuditScreens, isShown, labelOf, type MenuStatus } from "./screens";

/** A line of the menu. */
export interface MenuLine extends MenuStatus {
  screen: string;
  label: string;
}

/** The lines of one part of the menu, of the screens that this audit has. */
export function menuLines(table: AuditScreens, part: NonNullable<AuditScreen["menu"]>["part"], view: AuditView): MenuLine[] {
  return Object.entries(table).flatMap(([screen, row]) =>
    row.menu?.part === part && isShown(row, view) ? [{ screen, label: labelOf(row, view), ...row.menu.status(view) }] : [],
  );
}

/** What stays in sight while the menu is folded, with its count. */
export function foldedLines(table: AuditScreens, view: AuditView): Pick<MenuLine, "screen" | "label">[] {
  return Object.entries(table).flatMap(([screen, row]) => {
    if (row.menu?.whileFolded === undefined || !isShown(row, view)) return [];
    const count = (row.menu.whileFolded === "counted" && row.menu.status(view).count) || "";
    return [{ screen, label: labelOf(row, view) + (count === "" ? "" : ` (${count})`) }];
  });
}
