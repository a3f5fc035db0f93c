/** An audit as the program knows it, and what did not work last. Words and changes are built on it, and it knows neither. */
import { announce } from "../announce.svelte";
import type { Api } from "../api/client";
import type { AuditView, DraftView, SavedView } from "../api/generated/api";
import { type BackendError, unlessStopped } from "../backend";
import type { SaveQueue } from "../saving";
import { focusAnchor } from "./anchor";
import { sayMoreLeft, sayProgress } from "./progress";
import { hrefOfPlace, type Placed } from "./places";

export class AuditState {
  readonly id: string;
  readonly api: Api;
  readonly queue: SaveQueue;
  view: AuditView = $state.raw() as AuditView;
  /** Rises with every change on disk: what a screen has read may be out of date. */
  version = $state(0);
  /** What did not work last; shown on every screen until it is closed. */
  problem: BackendError | null = $state.raw(null);

  #watchers = new Set<(before: AuditView, now: AuditView) => void>();

  constructor(api: Api, queue: SaveQueue, view: AuditView) {
    this.api = api;
    this.queue = queue;
    this.id = view.id;
    this.view = view;
  }

  get locked(): boolean {
    return this.view.state !== "open";
  }

  /** "41 of 55 rated · about 25 minutes left" */
  get progressWords(): string {
    return sayProgress(this.view);
  }

  href<P extends string>(place: Placed<P>): string {
    return hrefOfPlace(this.id, place);
  }

  go<P extends string>(place: Placed<P>): void {
    const href = hrefOfPlace(this.id, place);
    // The address does not change: only the element that it names takes focus.
    if (location.hash === href) void focusAnchor(place.split("#")[1] ?? "");
    else location.hash = href;
  }

  /** A change reached the disk. */
  take(saved: SavedView): void {
    this.show(saved.audit);
  }

  /** The audit as the program says it is now. */
  show(view: AuditView): void {
    const before = this.view;
    this.view = view;
    for (const watcher of this.#watchers) watcher(before, view);
    const more = sayMoreLeft(before, view);
    if (more !== "") announce(more);
    this.version += 1;
  }

  showDrafts(drafts: DraftView[]): void {
    this.view = { ...this.view, drafts };
  }

  /** Told of every change, before what screens show is read again. */
  watch(watcher: (before: AuditView, now: AuditView) => void): void {
    this.#watchers.add(watcher);
  }

  /** Reads the audit again, after a command that does not answer with it. */
  async refresh(): Promise<void> {
    await this.ask(async () => this.show(await this.api.audit(this.id)));
  }

  /** How far it is, as the program counts it now; nothing else that is shown is touched. Never a problem to anybody. */
  async refreshProgress(): Promise<void> {
    try {
      const { progress } = await this.api.audit(this.id);
      if (progress.rated === this.view.progress.rated) this.view = { ...this.view, progress };
    } catch {
      // The next change brings it.
    }
  }

  /** What screens show is read again. */
  readAgain(): void {
    this.version += 1;
  }

  /** Runs something and keeps what goes wrong as the problem. Null: it went wrong. */
  async ask<T>(action: () => Promise<T>): Promise<T | null> {
    try {
      return await action();
    } catch (reason) {
      const error = unlessStopped(reason);
      if (error !== null) this.fail(error);
      return null;
    }
  }

  fail(error: BackendError): void {
    this.problem = error;
  }
}
