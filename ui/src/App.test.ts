/** The whole screen over an invented program: what a person does, what is said and shown, and what is sent. */
import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { at, AUDIT, close, heading, lost, open } from "./dev/window";
import { demoBackend } from "./dev/program";
import { announced } from "./lib/announce.svelte";
import type { SettingsView, StartView } from "./lib/api/generated/api";
import { BackendError } from "./lib/backend";

/** The profile is there with its fields. */
async function profile(): Promise<void> {
  await heading("About your practice");
  await screen.findByLabelText("Name");
}

beforeEach(() => localStorage.clear());
afterEach(close);

describe("the start", () => {
  it("shows at once what was read before there was a screen, and reads it again when somebody comes back", async () => {
    const before = demoBackend({ kind: "full" });
    const [start, settings] = [await before.call<StartView>("start"), await before.call<SettingsView>("settings")];
    const { sent } = open("full", "#/", new Map(), undefined, undefined, { start, settings });
    expect(screen.getByRole("heading", { level: 1, name: "Your audits" })).toBeTruthy();
    location.hash = "#/settings";
    await heading("Settings");
    expect(sent("start")).toHaveLength(0);
    location.hash = "#/";
    await heading("Your audits");
    await waitFor(() => expect(sent("start")).toHaveLength(1));
  });
});

describe("a program that is old", () => {
  const old = "This program was made 14 months ago. Ask whoever gave it to you for a newer one.";

  it("says so on the start, quietly, and one that is not says nothing", async () => {
    open("full", "#/");
    await heading("Your audits");
    const said = await screen.findByText(old);
    expect(said.closest("[role=alert], [role=region]")).toBeNull();
    close();
    open("full", "#/", new Map(), undefined, { start: (start) => ({ ...(start as StartView), age: null }) });
    await heading("Your audits");
    await screen.findByText(/Last snapshot/);
    expect(screen.queryByText(/This program was made/)).toBeNull();
  });
});

describe("the first start", () => {
  it("asks who you are, then says what this is, then starts an audit", async () => {
    const { sent } = open("first", "#/");
    await heading("Welcome to Safeguarding Audit");
    await userEvent.click(screen.getByRole("button", { name: "Continue" }));
    expect(screen.getByRole("link", { name: "Enter your name" })).toBeTruthy();
    await userEvent.type(screen.getByLabelText("Your name"), "Ben Bell");
    await userEvent.selectOptions(screen.getByLabelText("Your role"), "Another role");
    await userEvent.type(screen.getByLabelText("Which role?"), "Medical secretary");
    await userEvent.click(screen.getByRole("button", { name: "Continue" }));
    expect(sent("set_person")).toEqual([{ name: "Ben Bell", role: "Medical secretary" }]);

    await heading("Safeguarding Audit");
    expect(screen.getByText(/works without the internet/)).toBeTruthy();
    expect(screen.getByText(/up to 64; all together/)).toBeTruthy();
    await userEvent.click(screen.getByRole("link", { name: "Start an audit" }));

    await heading("Start an audit");
    expect(screen.getByRole<HTMLInputElement>("radio", { name: /Section 11 safeguarding self-audit/ }).checked).toBe(true);
    await userEvent.click(screen.getByRole("button", { name: "Start the audit" }));
    expect(screen.getByRole("link", { name: "Enter the name of your organisation" })).toBeTruthy();
    await userEvent.type(screen.getByLabelText("Name of the organisation"), "Willow Road Surgery");
    await userEvent.click(screen.getByRole("radio", { name: "GP practice" }));
    await userEvent.type(screen.getByLabelText(/ODS code/), "E86002");
    await userEvent.click(screen.getByRole("button", { name: "Start the audit" }));
    expect(sent("start_audit")).toEqual([{ start: { tool: "d1", submitter: null, name: "Willow Road Surgery", identifiers: [{ scheme: "ods", value: "E86002" }], serviceType: "gp-practice", like: null, likeParts: [], from: null, ownUse: false } }]);
    await heading("About your practice");
  });

  it("says what went wrong and keeps what was typed", async () => {
    const { failing } = open("first", "#/", new Map([["set_person", lost]]));
    await userEvent.type(await screen.findByLabelText("Your name"), "Ben Bell");
    await userEvent.selectOptions(screen.getByLabelText("Your role"), "Practice nurse");
    await userEvent.click(screen.getByRole("button", { name: "Continue" }));
    expect((await screen.findByText("The disk is full.")).closest("[role=alert]")).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>("Your name").value).toBe("Ben Bell");
    failing.clear();
    await userEvent.click(screen.getByRole("button", { name: "Continue" }));
    await heading("Safeguarding Audit");
  });

  it("says when the program cannot be read, and tries again", async () => {
    const { failing } = open("full", "#/", new Map([["start", lost]]));
    await screen.findByText("The disk is full.");
    failing.clear();
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    await heading("Your audits");
  });
});

describe("the start", () => {
  it("goes on where you were, shows the others, warns first, and says how old the snapshots are", async () => {
    open("full", "#/");
    await heading("Your audits");
    const go = screen.getByRole("link", { name: /^Continue with 6\.4\s/ });
    expect(go.getAttribute("href")).toBe(at("standard/s11-6-4"));
    expect(screen.getByText(/looks temporary/)).toBeTruthy();
    expect(screen.getByText("Ready, not sent yet")).toBeTruthy();
    expect(screen.getByText("Revision 2")).toBeTruthy();
    expect(screen.getByRole("link", { name: /^Send the return\s/ }).getAttribute("href")).toBe("#/audit/b/returns");
    // What is sent is looked at: nothing there waits to be gone on with.
    expect(screen.getByRole("link", { name: /^Look at the return\s/ }).getAttribute("href")).toBe("#/audit/c/returns");
    expect(screen.getByRole("link", { name: "2 actions are overdue" }).getAttribute("href")).toBe("#/audit/c/plan");
    expect(screen.getByText(/Last snapshot today at/)).toBeTruthy();
    expect(screen.getByText(/You can do an audit just for yourselves/)).toBeTruthy();
  });

  it("offers an organisation that is there already", async () => {
    const { sent } = open("full", "#/new-audit");
    await heading("Start an audit");
    await userEvent.click(screen.getByRole("radio", { name: "Northgate Surgery (E86001)" }));
    // It has this audit already: going on with it comes first, another one is a choice of its own.
    expect(screen.getByText("You already have this audit for Northgate Surgery: 35 of 55 rated.")).toBeTruthy();
    expect(screen.getByRole("link", { name: "Continue with it" }).getAttribute("href")).toBe(at("standard/s11-6-4"));
    expect(screen.queryByRole("button", { name: "Start the audit" })).toBeNull();
    // Last time's answers are offered where it is started, and nothing is chosen for anybody.
    const offered = await screen.findByRole("radio", { name: "Start from Section 11, 2024" });
    expect((offered as HTMLInputElement).checked).toBe(false);
    await userEvent.click(screen.getByRole("button", { name: "Start another one" }));
    expect(await screen.findByRole("link", { name: "Choose whether to start from your earlier answers" })).toBeTruthy();
    expect(sent("start_audit")).toEqual([]);
    await userEvent.click(screen.getByRole("radio", { name: "Start with no answers" }));
    await userEvent.click(screen.getByRole("button", { name: "Start another one" }));
    await waitFor(() => expect(sent("start_audit")).toHaveLength(1));
    expect(sent("start_audit")[0]).toEqual({ start: { tool: "d1", submitter: "sub-1", name: "", identifiers: [], serviceType: null, like: null, likeParts: [], from: null, ownUse: false } });
  });

  it("says that an audit is there also when the name is typed again, and not for another organisation", async () => {
    const { sent } = open("full", "#/new-audit");
    await heading("Start an audit");
    await userEvent.click(screen.getByRole("radio", { name: "A different one" }));
    const name = screen.getByLabelText("Name of the organisation");
    await userEvent.click(screen.getByRole("radio", { name: "GP practice" }));
    await userEvent.type(name, "northgate  surgery");
    // What a browser does on Enter.
    await fireEvent.submit(name.closest("form")!);
    expect(document.activeElement).toBe(screen.getByRole("link", { name: "Continue with it" }));
    expect(sent("start_audit")).toEqual([]);
    expect(screen.getByText(/^You already have this audit for Northgate Surgery/)).toBeTruthy();
    await userEvent.type(name, " North");
    expect(screen.queryByText(/^You already have this audit/)).toBeNull();
    expect(screen.getByRole("button", { name: "Start the audit" })).toBeTruthy();
  });

  it("an audit that is not there any more says so", async () => {
    open("full", "#/audit/gone/areas", new Map([["audit", new BackendError("not-found", "This audit is not here any more.", "Go back to the start.")]]));
    await screen.findByText("This audit is not here any more.");
    expect(screen.getByRole("link", { name: "Your audits" })).toBeTruthy();
  });
});

describe("the profile", () => {
  it("saves by itself, warns about an unusual code, and never blocks", async () => {
    const { demo } = open("full", at("profile"));
    await profile();
    const code = screen.getByLabelText("ODS code");
    await userEvent.clear(code);
    await userEvent.type(code, "86001");
    await userEvent.tab();
    await screen.findByText(/does not look like the usual ODS code/);
    expect(demo.profile.identifiers[0]?.value).toBe("86001");
  });

  it("says what a fact changed, and covers all in one click", async () => {
    const { sent } = open("full", at("profile"));
    await profile();
    await userEvent.click(within(screen.getByRole("radiogroup", { name: "Do you have a dispensary?" })).getByRole("radio", { name: "Yes" }));
    await waitFor(() => expect(announced().polite).toBe("Saved. 55 standards apply now"));
    await userEvent.click(screen.getByRole("checkbox", { name: "This audit covers all of your practice" }));
    await waitFor(() => expect(sent("set_field").at(-1)).toMatchObject({ key: "profile/covers-all", value: "yes" }));
    expect(screen.queryByRole("button", { name: "Add a site or department" })).toBeNull();
  });

  it("shows what is only assumed, and it can be answered", async () => {
    const { sent } = open("full", at("profile"));
    await profile();
    expect(screen.getByRole("heading", { name: /What we have assumed/ })).toBeTruthy();
    expect(screen.getAllByText(/\(assumed\)$/)).toHaveLength(2);
    await userEvent.click(screen.getByRole("button", { name: /^Change\s+Do you run events/ }));
    const group = screen.getByRole("radiogroup", { name: /Do you run events/ });
    await waitFor(() => expect(group.contains(document.activeElement)).toBe(true));
    await userEvent.click(within(group).getByRole("radio", { name: "Yes" }));
    expect(sent("set_field").at(-1)).toEqual({ audit: AUDIT, key: "fact/venues", value: "yes", entry: "" });
    await waitFor(() => expect(screen.getAllByText(/\(assumed\)$/)).toHaveLength(1));
  });

  it("is drawn larger and smaller with keys, and helps with F1", async () => {
    const { sent } = open("full", at("profile"));
    await profile();
    await userEvent.keyboard("{Control>}+{/Control}");
    await waitFor(() => expect(sent("show_text_size")).toEqual([{ percent: 125 }]));
    expect(sent("set_setting")).toEqual([{ name: "text-size", value: "125" }]);
    await userEvent.keyboard("{Control>}0{/Control}");
    await waitFor(() => expect(sent("show_text_size").at(-1)).toEqual({ percent: 100 }));
    await userEvent.keyboard("{F1}");
    await heading("Help");
    expect(screen.getByRole("link", { name: "Back to the audit" }).getAttribute("href")).toBe(at("profile"));
  });

  it("lists sites that are in and out", async () => {
    const { demo } = open("full", at("profile"));
    await profile();
    await userEvent.click(screen.getByRole("button", { name: "Add a site or department" }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Name of the site or department")));
    await userEvent.keyboard("Mill Lane branch");
    await userEvent.click(within(screen.getByRole("radiogroup", { name: "Does this audit cover it? Mill Lane branch" })).getByRole("radio", { name: "No" }));
    await userEvent.type(await screen.findByLabelText("Where can people see how it keeps children safe?"), "The trust");
    await userEvent.tab();
    await waitFor(() => expect(demo.profile.sites).toEqual([{ id: "site-1", name: "Mill Lane branch", covered: false, assuredBy: "The trust" }]));
    await userEvent.click(screen.getByRole("button", { name: /^Remove\s+Mill Lane/ }));
    await waitFor(() => expect(screen.queryByLabelText("Name of the site or department")).toBeNull());
  });

  it("takes focus where a finding points", async () => {
    open("full", at("profile/email"));
    await profile();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("E-mail address")));
  });

  it("that is locked can only be read", async () => {
    open("locked", at("profile"));
    await profile();
    expect(screen.getByLabelText<HTMLInputElement>("Name").readOnly).toBe(true);
    expect(screen.getByLabelText<HTMLSelectElement>("Type of service").disabled).toBe(true);
    // The next revision begins where something is to be changed.
    await userEvent.click(screen.getByRole("button", { name: "start revision 2" }));
    await userEvent.type(screen.getByLabelText("What needs to change, and why?"), "The name was wrong");
    await userEvent.click(screen.getByRole("button", { name: "Start revision 2" }));
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>("Name").readOnly).toBe(false));
    expect(location.hash).toBe(at("profile"));
    expect(screen.getByText(/· revision 2$/)).toBeTruthy();
  });
});

describe("all areas", () => {
  it("says how far each is, opens the list behind a number, and what comes next", async () => {
    open("full", at("areas"));
    await heading("All areas");
    expect(screen.getByRole("link", { name: "7 Effective inter-agency working" }).getAttribute("href")).toBe(at("standard/s11-7-1"));
    await userEvent.click(screen.getByRole("button", { name: /^2 Not met$/ }));
    expect(screen.getByRole("link", { name: /^1\.\d|^6\.4/ })).toBeTruthy();
    const next = within(screen.getByRole("list", { name: "Next steps" }));
    expect(next.getAllByRole("link").map((link) => link.getAttribute("href"))).toEqual(
      ["questions", "check", "paper", "declaration", "sending", "returns"].map(at),
    );
    expect(screen.getByText("55 standards apply to your practice.")).toBeTruthy();
  });
});

describe("the questions", () => {
  it("are said not to be scored, and saved one by one", async () => {
    const { sent, demo } = open("full", at("questions"));
    await heading("Questions from the partnership");
    expect(screen.getByText("not scored")).toBeTruthy();
    await userEvent.click(await screen.findByRole("radio", { name: "Sometimes" }));
    await waitFor(() => expect(announced().polite).toBe("Saved. 2 of 4 answered"));
    const minutes = screen.getByLabelText<HTMLInputElement>(/How long did this audit take/);
    await userEvent.type(minutes, "two hours");
    await screen.findByText(/Enter a whole number of minutes/);
    expect(minutes.value).toBe("two hours");
    expect(screen.getByText("Saving")).toBeTruthy();
    await userEvent.clear(minutes);
    await userEvent.type(minutes, "120");
    await userEvent.tab();
    await waitFor(() => expect(demo.questions.find((q) => q.id === "q-minutes")?.answer).toBe("120"));
    await userEvent.click(screen.getByRole("checkbox", { name: /may share this/ }));
    await waitFor(() => expect(sent("set_field").at(-1)).toMatchObject({ key: "question/q-good/consent", value: "yes" }));
  });
});
