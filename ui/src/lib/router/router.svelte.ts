/**
 * Which screen is shown. The address lives in the hash, so that links are links, Back and Forward work, and a reload
 * comes back to the same place. Before a screen is left, `beforeLeave` saves what is waiting; if it says no, the screen
 * stays and the address goes back.
 */
import { arriving } from "./arrival.svelte";
import { hrefOf, type Params, type Place, placeAt, type Screens } from "./patterns";

export interface RouterOptions<S extends Screens> {
  screens: S;
  /** Shown for an address that is none of ours. Must be a screen without parameters. */
  start: keyof S & string;
  /** Saves what is waiting. False: stay here. */
  beforeLeave?: () => Promise<boolean>;
}

export class Router<S extends Screens> {
  #options: RouterOptions<S>;
  #place: Place<S> = $state.raw() as Place<S>;
  #leaving = $state(false);
  #hash: string;
  #turn = 0;

  constructor(options: RouterOptions<S>) {
    this.#options = options;
    this.#hash = this.#settle(location.hash);
    this.#place = placeAt(options.screens, this.#hash) as Place<S>;
  }

  /** The screen shown now. Reactive. */
  get place(): Place<S> {
    return this.#place;
  }

  /** True while the old screen waits for its saves. Reactive. */
  get leaving(): boolean {
    return this.#leaving;
  }

  /** Begins to listen; returns how to stop. */
  listen(): () => void {
    const changed = () => void this.#changed();
    window.addEventListener("hashchange", changed);
    return () => window.removeEventListener("hashchange", changed);
  }

  href<N extends keyof S & string>(name: N, params: Params<S[N]>): string {
    return hrefOf(this.#options.screens, name, params);
  }

  go<N extends keyof S & string>(name: N, params: Params<S[N]>): void {
    location.hash = this.href(name, params);
  }

  /** Like `go`, but Back does not come here: for a screen that only led on. */
  replace<N extends keyof S & string>(name: N, params: Params<S[N]>): void {
    history.replaceState(null, "", this.href(name, params));
    void this.#changed();
  }

  back(): void {
    history.back();
  }

  async #changed(): Promise<void> {
    const turn = (this.#turn += 1);
    if (location.hash === this.#hash) {
      this.#leaving = false;
      return;
    }
    this.#leaving = true;
    const may = await (this.#options.beforeLeave?.() ?? Promise.resolve(true)).catch(() => false);
    // The person has gone somewhere else meanwhile: that visit decides.
    if (turn !== this.#turn) return;
    this.#leaving = false;
    if (!may) {
      history.pushState(null, "", this.#hash);
      return;
    }
    this.#hash = this.#settle(location.hash);
    this.#place = placeAt(this.#options.screens, this.#hash) as Place<S>;
    arriving();
  }

  /** The address itself if it is one of ours; otherwise the start, written over it. */
  #settle(hash: string): string {
    if (placeAt(this.#options.screens, hash) !== null) return hash;
    const start = hrefOf(this.#options.screens, this.#options.start, {} as Params<S[keyof S & string]>);
    history.replaceState(null, "", start);
    return start;
  }
}
