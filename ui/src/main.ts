/** The screen begins here. */
import { mount } from "svelte";
import App from "./App.svelte";
import { tauriBackend } from "./lib/backend/tauri";
import { startTheme } from "./lib/shell";
import "./styles/main.scss";

startTheme();
const target = document.getElementById("app");
if (target === null) throw new Error("index.html has no place for the screen");
mount(App, { target, props: { backend: tauriBackend() } });
