/** The screen begins here. */
import { mount } from "svelte";
import App from "./App.svelte";
import type { Backend } from "./lib/backend";
import { tauriBackend } from "./lib/backend/tauri";
import { startTheme } from "./lib/shell";
import "./styles/main.scss";

/** In a browser, while building: an invented program with data to look at. The program that people get has none. */
async function backend(): Promise<Backend> {
  if (import.meta.env.MODE === "production" || "__TAURI_INTERNALS__" in window) return tauriBackend();
  const { demoBackend } = await import("./dev/program");
  return demoBackend({ kind: new URLSearchParams(location.search).get("demo") ?? "full" });
}

startTheme();
const target = document.getElementById("app");
if (target === null) throw new Error("index.html has no place for the screen");
mount(App, { target, props: { backend: await backend() } });
