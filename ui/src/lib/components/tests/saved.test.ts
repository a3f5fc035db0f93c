/** What the header says of saving. */
import { render, screen } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { isUnsaved } from "../../audits/unsaved";
import { BackendError } from "../../backend";
import SaveState from "../SaveState.svelte";

describe("what is saved", () => {
  it("is not said before there is anything", async () => {
    const { rerender } = render(SaveState, { state: { kind: "idle" }, trouble: "nothing-yet" });
    expect(screen.queryByText("All saved")).toBeNull();
    await rerender({ state: { kind: "idle" }, trouble: undefined });
    expect(screen.getByText("All saved")).toBeTruthy();
  });

  it("is said as soon as something was, and what was not always", () => {
    const failed = { kind: "failed" as const, failures: [{ key: "a", error: new BackendError("disk-full", "The disk is full.", "Free some space.") }] };
    render(SaveState, { state: { kind: "saved", at: new Date(2026, 10, 3, 9, 5) }, trouble: "nothing-yet" });
    expect(screen.getByText("Saved 09:05")).toBeTruthy();
    render(SaveState, { state: failed, trouble: "nothing-yet" });
    expect(screen.getByText("Not saved")).toBeTruthy();
  });

  it("is told for a part of an audit", () => {
    const failures = [{ key: "standard/a/narrative", error: new BackendError("disk-full", "The disk is full.", "Free some space.") }];
    expect(isUnsaved({ kind: "failed", failures })).toBe(true);
    expect(isUnsaved({ kind: "failed", failures }, "standard/a/")).toBe(true);
    expect(isUnsaved({ kind: "failed", failures }, "standard/b/")).toBe(false);
    expect(isUnsaved({ kind: "saving" })).toBe(false);
  });
});
