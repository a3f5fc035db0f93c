import { screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { auditView, declaration } from "../../dev/b/data";
import { draw, words } from "../../dev/b/screen";
import { BackendError } from "../../lib/backend";
import { dropDraft } from "../../lib/declarations/drafts.svelte";
import { isoOf } from "../../lib/dates";
import Declaration from "./Screen.svelte";

const saved = { at: "2026-11-03T14:02:00Z", audit: auditView("open"), place: null, what: null, id: null };
const part = (name: string) => screen.findByRole("region", { name });

afterEach(() => ["senior", "lead", "manager"].forEach((role) => dropDraft("a", role)));

describe("Declaration", () => {
  it("says first what is confirmed and who reads it, then the status of each", async () => {
    await draw(Declaration, "open");
    await screen.findByText(/43 are met, 8 are partly met/);
    expect(screen.getByText(/keeps it for six years/)).toBeTruthy();
    expect(screen.getByText(/does not show who was at the keyboard/)).toBeTruthy();
    expect(words(screen.getByText(/3 other things are left to do/))).toContain("see what is left");
    expect(words(await part("Senior partner"))).toContain("Agreed");
    expect(words(await part("Safeguarding lead GP"))).toContain("Not agreed yet");
    const manager = await part("Practice manager");
    expect(words(manager)).toContain("Withdrawn: answers changed");
    expect(words(manager)).toContain("Rating of 6.4: was “Met”, is now “Partly met”.");
    expect(within(manager).getByRole("button", { name: /^Agree again/ })).toBeTruthy();
  });

  it("copies the same person where the audit allows it, fills today for “at this computer”, and records", async () => {
    const { called } = await draw(Declaration, "open", { agree: () => saved });
    const lead = await part("Safeguarding lead GP");
    expect(words(lead)).toContain("One person may be both this and “Senior partner”.");
    await userEvent.click(within(lead).getByRole("button", { name: /The same person as “Senior partner”/ }));
    await userEvent.click(within(lead).getByLabelText("At this computer"));
    await userEvent.click(within(lead).getByRole("button", { name: /^Record the agreement/ }));
    await vi.waitFor(() => expect(called("agree")).toHaveLength(1));
    expect(called("agree")[0]).toEqual({
      audit: "a",
      agreement: { role: "lead", name: "Dr Amara Osei-Whitcombe", personTitle: "Senior partner", agreedOn: isoOf(new Date()), how: "here" },
    });
  });

  it("says all that is missing at once and records nothing", async () => {
    const { called } = await draw(Declaration, "open");
    const lead = await part("Safeguarding lead GP");
    await userEvent.click(within(lead).getByRole("button", { name: /^Record/ }));
    const links = within(within(lead).getByRole("group", { name: "There is a problem" })).getAllByRole("link").map(words);
    expect(links).toEqual(["Enter the name of the person who agrees", "Choose how they agreed", "Enter the date they agreed"]);
    expect(called("agree")).toEqual([]);
  });

  it("an unclear date is a missing date, whatever was there before", async () => {
    const { called } = await draw(Declaration, "open");
    const lead = await part("Safeguarding lead GP");
    await userEvent.type(within(lead).getByLabelText("Name"), "Dr Ann Ash");
    await userEvent.click(within(lead).getByLabelText("At this computer"));
    await userEvent.type(within(lead).getByLabelText("Date they agreed"), "x");
    await userEvent.click(within(lead).getByRole("button", { name: /^Record/ }));
    const links = within(within(lead).getByRole("group", { name: "There is a problem" })).getAllByRole("link").map(words);
    expect(links).toEqual(["Enter the date they agreed"]);
    expect(words(lead)).toContain("could not be read as a date");
    expect(called("agree")).toEqual([]);
  });

  it("never takes the focus from a field while somebody types in it", async () => {
    const failing = {
      agree: () => {
        throw new BackendError("declaration-in-future", "This date is in the future.", "It cannot be later than today.");
      },
    };
    await draw(Declaration, "open", failing);
    const lead = await part("Safeguarding lead GP");
    await userEvent.type(within(lead).getByLabelText("Name"), "Dr Ann Ash");
    await userEvent.click(within(lead).getByLabelText("At this computer"));
    await userEvent.click(within(lead).getByRole("button", { name: /^Record/ }));
    await within(lead).findByText("This date is in the future.");
    // The date is no date while it is typed again: nothing may appear that takes the rest of it.
    const date = within(lead).getByLabelText<HTMLInputElement>("Date they agreed");
    await userEvent.clear(date);
    await userEvent.type(date, "24/12/2026");
    expect(document.activeElement).toBe(date);
    expect(date.value).toBe("24/12/2026");
  });

  it("a date that was wrong once and is typed again keeps the focus and every key", async () => {
    await draw(Declaration, "open");
    const lead = await part("Safeguarding lead GP");
    await userEvent.click(within(lead).getByRole("button", { name: /^Record/ }));
    const box = within(lead).getByLabelText<HTMLInputElement>("Date they agreed");
    await userEvent.type(box, "3 November 2025");
    await userEvent.tab();
    await userEvent.clear(box);
    await userEvent.type(box, "24/12/2025");
    expect(document.activeElement).toBe(box);
    expect(box.value).toBe("24/12/2025");
    expect(within(lead).getByLabelText("Date they agreed")).toBe(box);
  });

  it("keeps what was typed when it fails, says what to do beside it, and on another visit", async () => {
    const failing = {
      agree: () => {
        throw new BackendError("declaration-in-future", "This date is in the future.", "It cannot be later than today.");
      },
    };
    const { unmount, audit } = await draw(Declaration, "open", failing);
    let lead = await part("Safeguarding lead GP");
    await userEvent.type(within(lead).getByLabelText("Name"), "Dr Ann Ash");
    await userEvent.click(within(lead).getByLabelText("By e-mail"));
    await userEvent.type(within(lead).getByLabelText("Date they agreed"), "3 November 2099");
    await userEvent.click(within(lead).getByRole("button", { name: /^Record/ }));
    expect(words(await within(lead).findByRole("alert"))).toBe("This date is in the future. It cannot be later than today.");
    expect(audit.problem).toBeNull();
    unmount();
    await draw(Declaration, "open");
    lead = await part("Safeguarding lead GP");
    expect(within(lead).getByLabelText<HTMLInputElement>("Name").value).toBe("Dr Ann Ash");
    expect(within(lead).getByLabelText<HTMLInputElement>("By e-mail").checked).toBe(true);
  });

  it("keeps every part of what is typed on disk, shows it again with a plain note, and discards it when asked", async () => {
    const kept: unknown[] = [];
    const keep = ({ role, typed }: Record<string, unknown>) => (kept.push([role, typed]), null);
    const { saving, unmount } = await draw(Declaration, "open", { keep_unrecorded: keep });
    let lead = await part("Safeguarding lead GP");
    expect(words(lead)).toContain("Nothing is recorded until you press this button.");
    await userEvent.type(within(lead).getByLabelText("Name"), "Dr Ann Ash");
    await userEvent.click(within(lead).getByLabelText("On paper"));
    await userEvent.type(within(lead).getByLabelText("Date they agreed"), "early in November");
    expect(words(lead)).toContain("Not recorded yet: what you typed is kept here until you press this button.");
    await saving.flushAll();
    const typed = { name: "Dr Ann Ash", personTitle: "", agreedOn: "", dateWords: "early in November", how: "paper" };
    expect(kept.at(-1)).toEqual(["lead", typed]);
    unmount();
    dropDraft("a", "lead");
    // The window was closed: only what is on disk is there.
    let disk: typeof typed | null = typed;
    const view = () => {
      const found = declaration(false);
      Object.assign(found.roles[1]!, { typed: disk });
      return found;
    };
    await draw(Declaration, "open", { declaration: view, keep_unrecorded: ({ typed: now }) => ((disk = now as null), null) });
    lead = await part("Safeguarding lead GP");
    expect(words(lead)).toContain("Not recorded yet. This is what was typed here before.");
    const box = within(lead).getByLabelText<HTMLInputElement>("Date they agreed");
    expect([box.value, within(lead).getByLabelText<HTMLInputElement>("Name").value]).toEqual(["early in November", "Dr Ann Ash"]);
    expect(words(lead)).toContain("could not be read as a date");
    await userEvent.click(within(lead).getByRole("button", { name: /^Discard it/ }));
    await vi.waitFor(() => expect(within(lead).getByLabelText<HTMLInputElement>("Name").value).toBe(""));
    expect(within(lead).getByLabelText<HTMLInputElement>("Date they agreed").value).toBe("");
    expect(words(lead)).not.toContain("Not recorded yet");
    expect(disk).toBeNull();
  });

  it("asks about a day before the audit was started, and records it all the same", async () => {
    const { called } = await draw(Declaration, "open", { agree: () => saved });
    const lead = await part("Safeguarding lead GP");
    await userEvent.type(within(lead).getByLabelText("Name"), "Dr Ann Ash");
    await userEvent.click(within(lead).getByLabelText("At a meeting"));
    const box = within(lead).getByLabelText("Date they agreed");
    await userEvent.type(box, "12.10.2026");
    expect(words(lead)).not.toContain("was started");
    await userEvent.clear(box);
    await userEvent.type(box, "10.10.2026");
    expect(words(lead)).toContain("This audit was started on 12 October 2026, after that. Is this the date they agreed?");
    await userEvent.click(within(lead).getByRole("button", { name: /^Record the agreement/ }));
    await vi.waitFor(() => expect(called("agree")).toHaveLength(1));
    expect(called("agree")[0]).toMatchObject({ agreement: { agreedOn: "2026-10-10" } });
  });

  it("withdraws, and focus goes to the part whose button is gone", async () => {
    let agreed = true;
    await draw(Declaration, "open", {
      declaration: () => {
        const view = declaration(false);
        if (!agreed) Object.assign(view.roles[0]!, { standing: "open", agreedOn: null, how: null });
        return view;
      },
      withdraw_agreement: () => ((agreed = false), saved),
    });
    await userEvent.click(within(await part("Senior partner")).getByRole("button", { name: /^Withdraw/ }));
    await vi.waitFor(() => expect(document.activeElement?.id).toBe("senior"));
    const senior = await part("Senior partner");
    expect(within(senior).getByLabelText<HTMLInputElement>("Name").value).toBe("Dr Amara Osei-Whitcombe");
    expect(within(senior).getByLabelText<HTMLInputElement>("Date they agreed").value).toBe("");
  });

  it("is only read when locked, and goes to the role that a place names", async () => {
    const { unmount } = await draw(Declaration, "ready");
    await part("Senior partner");
    expect(screen.queryByRole("button")).toBeNull();
    unmount();
    await draw(Declaration, "open", {}, "lead");
    await vi.waitFor(() => expect(document.activeElement?.closest("section")?.id).toBe("lead"));
  });
});
