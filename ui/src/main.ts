/** The screen begins here. */
import { mount } from "svelte";
import App from "./App.svelte";
import { Api } from "./lib/api/client";
import type { FirstLook } from "./lib/audits/session.svelte";
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

/**
 * What the start shows, where it comes at once: then nothing is drawn twice. Null when it takes longer or goes wrong: the
 * screen says that it is opening, asks again, and says what went wrong.
 */
function firstLook(program: Backend): Promise<FirstLook | null> {
  const api = new Api(program);
  const asked = Promise.all([api.start(), api.settings()]).then(([start, settings]) => ({ start, settings }), () => null);
  return Promise.race([asked, new Promise<null>((slow) => setTimeout(slow, 200, null))]);
}

startTheme();
guard(window);
const target = document.getElementById("app");
if (target === null) throw new Error("index.html has no place for the screen");
const program = await backend();
mount(App, { target, props: { backend: program, first: await firstLook(program) } });
