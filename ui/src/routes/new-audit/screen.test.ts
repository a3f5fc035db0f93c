import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { knownBy, serviceTypes } from "../../dev/texts";
import { Api } from "../../lib/api/client";
import type { BeginningView, LikeCode, StartAudit, StartView } from "../../lib/api/generated/api";
import { Session } from "../../lib/audits/session.svelte";
import { fakeBackend } from "../../lib/backend/fake";
import { SaveQueue } from "../../lib/saving";
import NewAudit from "./Screen.svelte";

const tool = (digest: string, title: string) => ({
  digest, id: digest, title, edition: "2026", standards: 55, notice: "", summary: "", issued: null,
  serviceTypes: serviceTypes.map((one) => (one.id === "gp-practice" ? { ...one, identifiers: [...one.identifiers, { ...knownBy("site", "Site code", "If you have one."), optional: true }] } : one)),
});

const nothing: BeginningView = { origins: [], like: null };

function draw(submitters: StartView["submitters"] = [], beginning: (start: StartAudit) => BeginningView = () => nothing) {
  const backend = fakeBackend({ start_audit: () => ({ id: "a" }), beginning: ({ start }) => beginning(start as StartAudit) });
  const api = new Api(backend);
  const session = new Session(api);
  session.start = { person: null, roles: [], audits: [], tools: [tool("d1", "Section 11"), tool("d2", "Section 175")], submitters, lastSnapshot: null, warnings: [] } as unknown as StartView;
  render(NewAudit, { props: { api, session, saving: new SaveQueue() } });
  return backend;
}

const problems = () => screen.queryAllByRole("link").map((link) => link.textContent).filter((text) => /^(Choose|Enter) /.test(text ?? ""));
const start = () => userEvent.click(screen.getByRole("button", { name: "Start the audit" }));

describe("a new audit", () => {
  it("asks only for what is shown, in its order, and blames nobody for what comes into sight afterwards", async () => {
    const backend = draw();
    await start();
    expect(problems()).toEqual(["Choose an audit", "Enter the name of your organisation"]);
    await userEvent.click(screen.getByRole("radio", { name: /^Section 11/ }));
    expect(problems()).toEqual(["Enter the name of your organisation"]);
    expect(screen.getByRole("radio", { name: "GP practice" })).toBeTruthy();
    await start();
    expect(problems()).toEqual(["Enter the name of your organisation", "Choose the type of service"]);
    await userEvent.type(screen.getByLabelText("Name of the organisation"), "Ivy Lane");
    await userEvent.click(screen.getByRole("radio", { name: "GP practice" }));
    expect(problems()).toEqual([]);
    await start();
    expect(backend.calls.filter((call) => call.command === "start_audit")).toHaveLength(1);
  });

  it("says that a number can wait and when it is asked for; only what nobody minds is optional", async () => {
    draw();
    await userEvent.click(screen.getByRole("radio", { name: /^Section 11/ }));
    await userEvent.click(screen.getByRole("radio", { name: "GP practice" }));
    expect(screen.getByLabelText("ODS code")).toBeTruthy();
    expect(screen.getByText(/You can add it later: the check asks for it before you make the return\.$/)).toBeTruthy();
    expect(screen.getByLabelText("Site code (optional)")).toBeTruthy();
  });

  it("knows an organisation by its number, whatever name is typed", async () => {
    const backend = draw([{ id: "s1", name: "Ivy Lane Surgery", code: "E86001", group: null } as never]);
    await userEvent.click(screen.getByRole("radio", { name: /^Section 11/ }));
    await userEvent.click(screen.getByRole("radio", { name: "A different one" }));
    await userEvent.type(screen.getByLabelText("Name of the organisation"), "Ivy Lane Practice");
    await userEvent.click(screen.getByRole("radio", { name: "GP practice" }));
    await userEvent.type(screen.getByLabelText("ODS code"), "e86001");
    expect(screen.getByText(/Ivy Lane Surgery \(E86001\) is already here\./)).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "It is Ivy Lane Surgery" }));
    expect(screen.getByRole<HTMLInputElement>("radio", { name: /^Ivy Lane Surgery/ }).checked).toBe(true);
    await start();
    expect(backend.calls.at(-1)?.args).toMatchObject({ start: { submitter: "s1" } });
  });

  const ash = { id: "s1", name: "Ash School", code: "100001", group: "Elm Tree Trust" };
  const beech = { id: "s2", name: "Beech School", code: "100002", group: "Elm Tree Trust" };
  const part = (code: LikeCode, heading: string, value: string, names: string[] = []) => ({
    code, heading, note: "", proposed: code !== "actions", rows: [{ label: "", value, names }],
  });
  const like = {
    organisation: "Ash School",
    parts: [part("contact", "How to reach you", "office@trust.example.org"), part("words", "What was written", "Ash keeps a register.", ["Ash"]), part("actions", "Actions that are still open", "Write it down")],
  };

  it("shows all that would come from another school, and takes only what stays ticked", async () => {
    const backend = draw([ash, beech], (start) => ({ origins: [], like: start.like === "s1" ? like : null }));
    await userEvent.click(screen.getByRole("radio", { name: /^Section 175/ }));
    await userEvent.click(screen.getByRole("radio", { name: /^Beech School/ }));
    const choice = await screen.findByRole("combobox", { name: /^Start like another organisation/ });
    expect([...choice.querySelectorAll("option")].map((one) => one.textContent)).toEqual(["No", "Start like Ash School, Elm Tree Trust"]);
    expect(screen.queryByText("office@trust.example.org")).toBeNull();
    await userEvent.selectOptions(choice, "s1");
    expect(await screen.findByRole("region", { name: "What would be copied from Ash School" })).toBeTruthy();
    for (const words of ["office@trust.example.org", "Ash keeps a register.", "Write it down", "Names Ash School: “Ash”."]) expect(screen.getByText(words)).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>("checkbox", { name: "How to reach you" }).checked).toBe(true);
    expect(screen.getByRole<HTMLInputElement>("checkbox", { name: "Actions that are still open" }).checked).toBe(false);
    await userEvent.click(screen.getByRole("checkbox", { name: "How to reach you" }));
    await start();
    expect(backend.calls.at(-1)).toMatchObject({ command: "start_audit", args: { start: { submitter: "s2", like: "s1", likeParts: ["words"] } } });
  });

  it("says that nothing would come when everything is unticked", async () => {
    draw([ash, beech], (start) => ({ origins: [], like: start.like === "s1" ? { ...like, parts: like.parts.slice(0, 1) } : null }));
    await userEvent.click(screen.getByRole("radio", { name: /^Section 175/ }));
    await userEvent.click(screen.getByRole("radio", { name: /^Beech School/ }));
    await userEvent.selectOptions(await screen.findByRole("combobox", { name: /^Start like/ }), "s1");
    await userEvent.click(await screen.findByRole("checkbox", { name: "How to reach you" }));
    expect(screen.getByText("Nothing is ticked, so nothing will be copied.")).toBeTruthy();
  });

  it("offers last year's answers where the audit is started, chooses nothing, and waits for the choice", async () => {
    const last = { audit: "old", name: "Section 11, 2024", rated: 55, lastTime: true, begun: "2024-10-02" };
    const backend = draw([ash, beech], (start) => ({ origins: start.submitter === "s1" ? [last] : [], like: null }));
    await userEvent.click(screen.getByRole("radio", { name: /^Section 11/ }));
    await userEvent.click(screen.getByRole("radio", { name: /^Ash School/ }));
    const group = await screen.findByRole("radiogroup", { name: /You answered Section 11, 2024 here/ });
    expect(within(group).getAllByRole<HTMLInputElement>("radio").map((one) => one.checked)).toEqual([false, false]);
    expect(within(group).getByText(/^55 standards rated, started 2 October 2024\./)).toBeTruthy();
    await start();
    expect(problems()).toEqual(["Choose whether to start from your earlier answers"]);
    expect(backend.calls.some((call) => call.command === "start_audit")).toBe(false);
    await userEvent.click(screen.getByRole("radio", { name: "Start from Section 11, 2024" }));
    expect(screen.queryByRole("combobox", { name: /^Start like/ })).toBeNull();
    await start();
    expect(backend.calls.at(-1)).toMatchObject({ command: "start_audit", args: { start: { submitter: "s1", from: "old", like: null } } });
    expect(location.hash).toBe("#/audit/a/carried");
  });
});
