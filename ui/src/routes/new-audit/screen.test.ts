import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { knownBy, serviceTypes } from "../../dev/texts";
import { Api } from "../../lib/api/client";
import type { StartView } from "../../lib/api/generated/api";
import { Session } from "../../lib/audits/session.svelte";
import { fakeBackend } from "../../lib/backend/fake";
import { SaveQueue } from "../../lib/saving";
import NewAudit from "./Screen.svelte";

const tool = (digest: string, title: string) => ({
  digest, id: digest, title, edition: "2026", standards: 55, notice: "", summary: "", issued: "",
  serviceTypes: serviceTypes.map((one) => (one.id === "gp-practice" ? { ...one, identifiers: [...one.identifiers, { ...knownBy("site", "Site code", "If you have one."), optional: true }] } : one)),
});

function draw(submitters: StartView["submitters"] = []) {
  const backend = fakeBackend({ start_audit: () => ({ id: "a" }) });
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
    const backend = draw([{ id: "s1", name: "Ivy Lane Surgery", code: "E86001", group: "" } as never]);
    await userEvent.click(screen.getByRole("radio", { name: /^Section 11/ }));
    await userEvent.click(screen.getByRole("radio", { name: "Another one" }));
    await userEvent.type(screen.getByLabelText("Name of the organisation"), "Ivy Lane Practice");
    await userEvent.click(screen.getByRole("radio", { name: "GP practice" }));
    await userEvent.type(screen.getByLabelText("ODS code"), "e86001");
    expect(screen.getByText(/Ivy Lane Surgery \(E86001\) is here already\./)).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "It is Ivy Lane Surgery" }));
    expect(screen.getByRole<HTMLInputElement>("radio", { name: /^Ivy Lane Surgery/ }).checked).toBe(true);
    await start();
    expect(backend.calls.at(-1)?.args).toMatchObject({ start: { submitter: "s1" } });
  });
});
