/** An agreement that falls is said at the change, and Undo takes the change back. */
import { render, screen, waitFor } from "@testing-library/svelte";
import { tick } from "svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { auditView, declaration } from "../../../dev/b/data";
import { announced } from "../../announce.svelte";
import { Api } from "../../api/client";
import { fakeBackend } from "../../backend/fake";
import WithdrawnAgreements from "../../declarations/WithdrawnAgreements.svelte";
import { SaveQueue } from "../../saving";
import { auditScreens } from "../../../screens";
import AuditContents from "../AuditContents.svelte";
import { OpenAudit } from "../open.svelte";

const SENTENCE = "Beth Larkin’s agreement of 20 October 2026 no longer holds, because 6.4 was changed. They will be asked again.";
const valid = { ...auditView("open", 0), withdrawn: [], undo: null };
const withdrawn = { ...valid, withdrawn: ["manager"], undo: "Rating of 6.4" };
const saved = (audit: typeof valid) => ({ at: "2026-11-03T14:02:00Z", audit, place: null, what: null, id: null });

beforeEach(() => document.body.replaceChildren());

function opened(answers: (typeof withdrawn | typeof valid)[], undone = valid) {
  const asked = vi.fn(() => declaration(false));
  const api = new Api(fakeBackend({ set_field: () => saved((answers.shift() ?? withdrawn) as typeof valid), undo: () => saved(undone), declaration: asked }));
  const audit = new OpenAudit(api, new SaveQueue(), valid);
  render(WithdrawnAgreements, { audit });
  return { audit, asked };
}

describe("an agreement that falls", () => {
  it("is said and heard at once, with what made it fall, and goes when Undo brings it back", async () => {
    const { audit, asked } = opened([withdrawn as never]);
    audit.changes.choose("standard/s1/rating", "partly");
    expect(await screen.findByText(SENTENCE)).toBeTruthy();
    expect(announced().assertive.trim()).toBe(SENTENCE);
    expect(asked).toHaveBeenCalledOnce();
    await userEvent.click(screen.getByRole("button", { name: /^Undo/ }));
    await waitFor(() => expect(screen.queryByText(SENTENCE)).toBeNull());
    expect(audit.changes.withdrawals.list).toEqual([]);
  });

  it("is not said again by the changes after it, and Undo is offered only for the change that did it", async () => {
    const { audit, asked } = opened([withdrawn as never, { ...withdrawn, undo: "Narrative of 6.5" } as never]);
    audit.changes.choose("standard/s1/rating", "partly");
    await screen.findByText(SENTENCE);
    audit.changes.choose("standard/s2/rating", "met");
    await waitFor(() => expect(audit.view.undo).toBe("Narrative of 6.5"));
    await waitFor(() => expect(screen.queryByRole("button", { name: /^Undo/ })).toBeNull());
    expect(screen.getByText(SENTENCE)).toBeTruthy();
    expect(asked).toHaveBeenCalledOnce();
    expect(screen.getByRole("link", { name: "See the declaration" }).getAttribute("href")).toContain("/declaration");
    await userEvent.click(screen.getByRole("button", { name: /^Close/ }));
    await waitFor(() => expect(screen.queryByText(SENTENCE)).toBeNull());
  });

  it("is not said of one that had fallen before the audit was opened", async () => {
    const { audit, asked } = opened([]);
    audit.view = withdrawn as never;
    audit.changes.choose("standard/s1/rating", "partly");
    await waitFor(() => expect(audit.version).toBeGreaterThan(0));
    expect(asked).not.toHaveBeenCalled();
    expect(audit.changes.withdrawals.list).toEqual([]);
  });

  it("goes when the person goes on to another page, not before, and not by itself", async () => {
    location.hash = "#/audit/a/standard/s1";
    const { audit } = opened([withdrawn as never]);
    audit.changes.choose("standard/s1/rating", "partly");
    await screen.findByText(SENTENCE);
    location.hash = "#/audit/a/standard/s1/action-one";
    window.dispatchEvent(new HashChangeEvent("hashchange"));
    await tick();
    expect(screen.getByText(SENTENCE), "a field of the same page").toBeTruthy();
    location.hash = "#/audit/a/standard/s2";
    window.dispatchEvent(new HashChangeEvent("hashchange"));
    await waitFor(() => expect(screen.queryByText(SENTENCE)).toBeNull());
    // What it said stays: in the menu, and in full on the page that the menu leads to.
    render(AuditContents, { audit, screens: auditScreens, screen: "standard", standard: "s2" });
    const line = screen.getByRole("link", { name: /^Declaration/ });
    expect(line.textContent).toMatch(/agree again.*1 withdrawn/s);
    location.hash = "";
  });
});
