/** The made-up program's settings after one of them was changed. */
import type { HelpFileView, SettingsView, Theme } from "../lib/api/generated/api";

const CHOICES = ["Met", "Partly met", "Not met", "Not applicable"];

/** What the zip file for whoever helps would hold. */
export const helpFiles = (): HelpFileView[] => [
  { name: "about.txt", text: "Safeguarding Audit 0.1.0\nSystem: windows, x86_64\n" },
  { name: "2026-11-30.log", text: "2026-11-30T09:00:00Z INFO start version=0.1.0 system=windows machine=x86_64\n2026-11-30T09:04:10Z WARN refused command=set_field code=disk-full\n" },
];

export function settingsOf(name: string, value: string): SettingsView {
  const keys = name === "level-keys" && value !== "" ? value : "1234";
  return {
    theme: name === "theme" ? (value as Theme) : "system",
    singleKeys: name !== "single-keys" || value === "yes",
    levelKeys: CHOICES.map((picks, at) => ({ key: keys.charAt(at), picks })),
    textSize: name === "text-size" ? Number(value) : 100,
    secondFolder: null,
  };
}
