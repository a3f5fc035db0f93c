/** The made-up program's settings after one of them was changed. */
import type { SettingsView, Theme } from "../lib/api/generated/api";

const CHOICES = ["Met", "Partly met", "Not met", "Not applicable"];

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
