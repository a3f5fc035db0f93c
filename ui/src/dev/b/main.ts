/** Opens the whole screen over the made-up program: `npm run dev`, then /src/dev/b/index.html?state=ready#/audit/a/returns */
import { mount } from "svelte";
import App from "../../App.svelte";
import type { SearchHit } from "../../lib/api/generated/api";
import { AuditSearch } from "../../lib/search";
import { setTheme, type Theme } from "../../lib/shell";
import "../../styles/main.scss";
import { program, type State } from "./program";
import { settingsOf } from "../settings";

const wish = new URLSearchParams(location.search);
setTheme((wish.get("theme") ?? "light") as Theme);
const backend = program((wish.get("state") ?? "open") as State);
const call = backend.call.bind(backend);
// The theme of the address stands, whatever the made-up settings say.
backend.call = async <T,>(command: string, args?: Record<string, unknown>): Promise<T> =>
  command === "settings" ? (settingsOf("theme", wish.get("theme") ?? "light") as T) : call<T>(command, args);
const target = document.getElementById("app");
if (target !== null && wish.has("search")) {
  mount(AuditSearch, { target, props: { find: (query: string) => backend.call<SearchHit[]>("search", { query }), ongo: () => {} } });
} else if (target !== null) mount(App, { target, props: { backend } });
