/** Draws one screen of the made-up program for a test: the real Api, queue, session and open audit over fake answers. */
import { render } from "@testing-library/svelte";
import type { Component } from "svelte";
import { Api } from "../../lib/api/client";
import { OpenAudit } from "../../lib/audits/open.svelte";
import type { AuditScreenProps } from "../../lib/audits/props";
import { Session } from "../../lib/audits/session.svelte";
import type { FakeCommands } from "../../lib/backend/fake";
import { SaveQueue } from "../../lib/saving";
import { program, type State } from "./program";

export async function draw(screen: Component<AuditScreenProps>, state: State, commands: FakeCommands = {}, anchor = "") {
  const backend = program(state, commands);
  const api = new Api(backend);
  const saving = new SaveQueue({ retries: [] });
  const session = new Session(api);
  await session.load();
  const audit = new OpenAudit(api, saving, await api.audit("a"));
  const drawn = render(screen as never, { props: { api, saving, session, audit, anchor } } as never);
  const called = (command: string) => backend.calls.filter((call) => call.command === command).map((call) => call.args);
  return { backend, api, saving, session, audit, called, ...drawn };
}

/** The text of an element as one reads it. */
export const words = (element: Element | null) => element?.textContent?.replace(/[\s\u00a0]+/g, " ").trim();
