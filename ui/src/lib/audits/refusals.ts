/** What an error says about trying again, by its code. */
import type { BackendError, Code } from "../backend";

/** Refusals that stay refusals however often they are tried. */
const FINAL = new Set<Code>([
  "audit-locked", "bad-value", "not-a-choice", "not-asked", "not-applicable-not-offered", "newer-store",
]);

/** What the disk says: the last change is not on it, or nobody knows. */
const OF_DISK = new Set<Code>([
  "disk-error", "disk-full", "store-closed", "store-read-only", "store-gone", "store-replaced", "store-changed",
]);

/** For the queue: trying again is of no use. */
export function isFinal(error: BackendError): boolean {
  return FINAL.has(error.code);
}

/** The file is not the one that was worked in: until it is put back nothing is saved, and the way on is a snapshot. */
const ASTRAY = new Set<Code>(["store-gone", "store-replaced", "store-changed"]);

/** It may never be saved: the person can go on without it. */
export function mayBeGivenUp(error: BackendError): boolean {
  return isFinal(error) || ASTRAY.has(error.code);
}

/** For the header: a change that was not saved and that nobody tries again by itself. */
export function isOfDisk(error: BackendError): boolean {
  return OF_DISK.has(error.code);
}
