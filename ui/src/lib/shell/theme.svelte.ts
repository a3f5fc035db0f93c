/** Light, dark, or as the system has it. A wish about this screen, kept in the window; no answer depends on it. */
export type Theme = "system" | "light" | "dark";

const KEY = "theme";
const choice = $state({ theme: "system" as Theme });

export function theme(): Theme {
  return choice.theme;
}

export function setTheme(theme: Theme): void {
  choice.theme = theme;
  show(theme);
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Storage may be switched off; the choice then lasts as long as the window.
  }
}

/** Before anything is drawn: no flash of the wrong theme. */
export function startTheme(): void {
  let kept: string | null = null;
  try {
    kept = localStorage.getItem(KEY);
  } catch {
    // As above.
  }
  choice.theme = kept === "light" || kept === "dark" ? kept : "system";
  show(choice.theme);
}

function show(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}
