/** A backend for tests and for looking at single parts without the window: every command is a function. */
import { type Backend, BackendError, toBackendError } from "./index";

export type FakeCommands = Record<string, (args: Record<string, unknown>) => unknown>;

export interface FakeBackend extends Backend {
  /** Every call so far, in order. */
  readonly calls: { command: string; args: Record<string, unknown> }[];
  /** Presses the window's cross; resolves with whether it may close. */
  close(): Promise<boolean>;
  /** Drops a file on the window. */
  drop(): void;
  /** Says that this page took the place of one that stopped. */
  reopen(): void;
  /** Says that the window is about to go with this left undone. */
  leave(left: string[]): void;
}

export function fakeBackend(commands: FakeCommands): FakeBackend {
  const calls: FakeBackend["calls"] = [];
  const closers = new Set<() => Promise<boolean>>();
  const takers = new Set<() => void>();
  const reopeners = new Set<() => void>();
  const leavers = new Set<(left: string[]) => void>();
  return {
    calls,
    async call<T>(command: string, args: Record<string, unknown> = {}): Promise<T> {
      calls.push({ command, args });
      const action = commands[command];
      if (action === undefined) throw new BackendError("no-such-command", `There is no command ${command}.`, "");
      try {
        return (await action(args)) as T;
      } catch (reason) {
        throw toBackendError(reason);
      }
    },
    onClosing(handler) {
      closers.add(handler);
      return () => closers.delete(handler);
    },
    onDropped(handler) {
      takers.add(handler);
      return () => takers.delete(handler);
    },
    onReopened(handler) {
      reopeners.add(handler);
      return () => reopeners.delete(handler);
    },
    reopen() {
      for (const tell of reopeners) tell();
    },
    onLeaving(handler) {
      leavers.add(handler);
      return () => leavers.delete(handler);
    },
    leave(left) {
      for (const tell of leavers) tell(left);
    },
    drop() {
      for (const take of takers) take();
    },
    async close() {
      const answers = await Promise.all([...closers].map((ask) => ask()));
      return answers.every(Boolean);
    },
  };
}
