/** The screen begins here. */
import { mount } from "svelte";
import App from "./App.svelte";
import { Api } from "./lib/api/client";
import { firstLook } from "./lib/audits/first-look";
import type { Backend } from "./lib/backend";
import { tauriBackend } from "./lib/backend/tauri";
import { guard, startTheme } from "./lib/shell";
import "./styles/main.scss";

/** In a browser, while building: an invented program with data to look at. The program that people get has none. */
async function backend(): Promise<Backend> {
  if (import.meta.env.MODE === "production" || "__TAURI_INTERNALS__" in window) return tauriBackend();
  const { demoBackend } = await import("./dev/program");
  return demoBackend({ kind: new URLSearchParams(location.search).get("demo") ?? "full" });
}

startTheme();
guard(window);
const target = document.getElementById("app");
if (target === null) throw new Error("index.html has no place for the screen");
const program = await backend();
mount(App, { target, props: { backend: program, first: await firstLook(new Api(program)) } });
// It is there: what says that it does not come is not needed.
document.getElementById("not-shown")?.remove();
