/** How every command is called: `generated/client.ts` has one function for each. */
import type { Backend } from "../backend";
import { waits } from "../waiting/waits.svelte";
import type { Commands } from "./generated/client";

export class Calls {
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  protected call<Name extends keyof Commands>(command: Name, takes: Commands[Name]["takes"]): Promise<Commands[Name]["answers"]> {
    return this.#backend.call(command, takes);
  }

  /** The same where somebody may have to wait for something foreign: after a second it is said, and can be cancelled. */
  protected wait<T>(words: string, answer: Promise<T>): Promise<T> {
    return waits.during(words, answer);
  }
}
