/** The whole window over the invented program, for tests: what a person does, what is shown, and what is sent. */
import { cleanup, render, screen } from "@testing-library/svelte";
import App from "../App.svelte";
import type { FirstLook } from "../lib/audits/session.svelte";
import { type Backend, BackendError } from "../lib/backend";
import { loadScreens } from "../lib/audits/screens";
import "../lib/audits/around";
import { auditScreens, otherScreens } from "../screens";
import type { Demo } from "./memory";
import { demoBackend } from "./program";

// Loaded when they are needed in the program; a test does not wait for them to be compiled.
await Promise.all([loadScreens(auditScreens), ...Object.values(otherScreens).map((row) => "component" in row && row.component())]);

export const AUDIT = "0191f2aa-0000-7000-8000-000000000001";
/** What a command answers instead; it gets what it would have answered. */
export type Over = Record<string, (answer: unknown, args?: Record<string, unknown>) => unknown>;

export const lost = new BackendError("disk-full", "The disk is full.", "Free some space on the disk, then try again.");

/**
 * Opens the window at a place. `failing` names commands that fail until they are taken out of it; `first` changes what is there before
 * anything is shown, `over` what a command answers; `read` is what was read before there was a screen.
 */
export function open(
  kind: string, place: string, failing: Map<string, BackendError> = new Map(), first: (demo: Demo) => void = () => {}, over: Over = {},
  read: FirstLook | null = null,
) {
  const demo = demoBackend({ kind });
  first(demo.demo);
  const backend: Backend = {
    ...demo,
    call: async <T>(command: string, args?: Record<string, unknown>): Promise<T> => {
      const error = failing.get(command);
      if (error) throw error;
      const answer = await demo.call<T>(command, args);
      return (over[command]?.(answer, args) as T | undefined) ?? answer;
    },
  };
  location.hash = place;
  render(App, { backend, first: read });
  const sent = (command: string) => demo.calls.filter((call) => call.command === command).map((call) => call.args);
  return { ...demo, sent, failing };
}

/** Opens the window at a place over a program of which some commands answer otherwise, as long as they are named. */
export function openWith(kind: string, place: string, answers: Record<string, (args?: Record<string, unknown>) => unknown>) {
  const demo = demoBackend({ kind });
  const call = async <T>(command: string, args?: Record<string, unknown>): Promise<T> => {
    const other = answers[command];
    return other === undefined ? demo.call<T>(command, args) : (other(args) as T);
  };
  location.hash = place;
  render(App, { backend: { ...demo, call } });
  return demo;
}

export const at = (path: string) => `#/audit/${AUDIT}/${path}`;
export const heading = (name: RegExp | string) => screen.findByRole("heading", { level: 1, name });

/** After each test. */
export function close(): void {
  cleanup();
  location.hash = "";
}
