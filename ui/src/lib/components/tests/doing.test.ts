import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { createRawSnippet } from "svelte";
import { describe, expect, it, vi } from "vitest";
import { Button, Details, Dialog, EmptyState, LinkButton, Notification, Tabs } from "../index";
import { Columns, Contents, Header, setTheme, startTheme } from "../../shell";

const text = (words: string) => createRawSnippet(() => ({ render: () => `<span>${words}</span>` }));

describe("Button", () => {
  it("does what it says, with further words for the ear", async () => {
    const onclick = vi.fn();
    render(Button, { children: text("Remove"), about: "DBS register", onclick });
    await userEvent.click(screen.getByRole("button", { name: /^Remove\s+DBS register$/ }));
    expect(onclick).toHaveBeenCalledTimes(1);
  });

  it.each([["busy", { busy: true }], ["off", { disabled: true }]])("that is %s keeps its focus and does nothing", async (_, props) => {
    const onclick = vi.fn();
    render(Button, { children: text("Sign"), onclick, ...props });
    const button = screen.getByRole("button", { name: "Sign" });
    await userEvent.tab();
    expect(document.activeElement).toBe(button);
    await userEvent.click(button);
    await userEvent.keyboard("{Enter}");
    expect(onclick).not.toHaveBeenCalled();
    expect(button.getAttribute("aria-disabled")).toBe("true");
  });

  it("says why it cannot be used", () => {
    render(Button, { children: text("Sign"), disabled: true, why: "Rate all standards first" });
    const id = screen.getByRole("button").getAttribute("aria-describedby") ?? "";
    expect(document.getElementById(id)?.textContent).toBe("Rate all standards first");
  });

  it("as a link is a link", () => {
    render(LinkButton, { href: "#/x", children: text("Continue") });
    expect(screen.getByRole("link", { name: "Continue" }).getAttribute("href")).toBe("#/x");
  });
});

describe("Dialog", () => {
  it("opens with its heading in focus, closes, and gives focus back", async () => {
    const opener = document.createElement("button");
    document.body.append(opener);
    opener.focus();
    const onclose = vi.fn();
    const props = { title: "Remove this?", onclose, children: text("It will go.") };
    const { rerender } = render(Dialog, { ...props, open: false });
    expect(screen.queryByText("It will go.")).toBeNull();
    await rerender({ open: true });
    expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Remove this?" }));
    await rerender({ open: false });
    expect(document.querySelector("dialog")?.open).toBe(false);
    await vi.waitFor(() => expect(document.activeElement).toBe(opener));
    opener.remove();
  });

  it("tells its owner when the person closes it", async () => {
    const onclose = vi.fn();
    render(Dialog, { title: "Remove this?", onclose, open: true, children: text("It will go.") });
    document.querySelector("dialog")?.close();
    await vi.waitFor(() => expect(onclose).toHaveBeenCalledTimes(1));
  });
});

describe("Tabs", () => {
  it("are one stop; arrows go round", async () => {
    const onselect = vi.fn();
    const tabs = [{ id: "a", label: "A" }, { id: "b", label: "B" }];
    render(Tabs, { label: "Levels", tabs, selected: "a", onselect, panel: createRawSnippet<[string]>((id) => ({ render: () => `<span>${id()}</span>` })) });
    await userEvent.tab();
    expect(document.activeElement).toBe(screen.getByRole("tab", { name: "A" }));
    await userEvent.keyboard("{ArrowLeft}");
    expect(onselect).toHaveBeenCalledWith("b");
    expect(screen.getByRole("tab", { name: "B" }).tabIndex).toBe(-1);
  });
});

describe("boxes", () => {
  it("Notification interrupts only when urgent", async () => {
    const { rerender } = render(Notification, { title: "Important", children: text("Due soon") });
    expect(screen.getByRole("region", { name: "Important" })).toBeTruthy();
    await rerender({ urgent: true });
    expect(screen.getByRole("alert", { name: "Important" })).toBeTruthy();
  });

  it("Details is closed until asked for; EmptyState says what will be here", () => {
    const { container } = render(Details, { summary: "History", children: text("x") });
    expect(container.querySelector("details")?.open).toBe(false);
    render(EmptyState, { title: "There are no actions yet" });
    expect(screen.getByText("There are no actions yet")).toBeTruthy();
  });
});

describe("the frame", () => {
  it("has one main and named sides", () => {
    render(Columns, { children: text("work"), contents: text("list"), contentsLabel: "Areas", guidance: text("help") });
    expect(screen.getByRole("main").id).toBe("main");
    expect(screen.getByRole("navigation", { name: "Areas" })).toBeTruthy();
    expect(screen.getByRole("complementary", { name: "Guidance" })).toBeTruthy();
  });

  it("marks where the person is, and says the state in words", () => {
    render(Contents, {
      items: [{ id: "6", label: "6 Recruitment", href: "#/6", children: [{ id: "6.4", label: "6.4 Checking", href: "#/64", shape: "tick", state: "met", current: true }] }],
    });
    expect(screen.getByRole("link", { current: "page" }).textContent?.replace(/\s+/g, " ").trim()).toBe("6.4 Checking, met");
  });

  it("offers undo by name, or says that there is nothing to undo", async () => {
    const onclick = vi.fn();
    const props = { name: "Northgate", home: "#/", saving: { kind: "idle" as const } };
    const { rerender } = render(Header, { ...props, undo: { what: "Rate 6.4 as met", onclick } });
    await userEvent.click(screen.getByRole("button", { name: /^Undo\s+Rate 6.4 as met$/ }));
    expect(onclick).toHaveBeenCalledTimes(1);
    await rerender({ undo: { onclick } });
    await userEvent.click(screen.getByRole("button", { name: /nothing to undo/ }));
    expect(onclick).toHaveBeenCalledTimes(1);
  });

  it("has Redo after Undo all the time, so that Undo never moves under the mouse", async () => {
    const [undo, redo] = [vi.fn(), vi.fn()];
    const props = { name: "Northgate", home: "#/", saving: { kind: "idle" as const } };
    const { rerender } = render(Header, { ...props, undo: { what: "Rate 6.4", onclick: undo }, redo: { onclick: redo } });
    const names = () => screen.getAllByRole("button").map((one) => one.textContent?.slice(0, 4));
    expect(names()).toEqual(["Undo", "Redo"]);
    await userEvent.click(screen.getByRole("button", { name: /nothing to redo/ }));
    expect(redo).not.toHaveBeenCalled();
    await rerender({ undo: { onclick: undo }, redo: { what: "Rate 6.4", onclick: redo } });
    expect(names()).toEqual(["Undo", "Redo"]);
    await userEvent.click(screen.getByRole("button", { name: /^Redo\s+Rate 6.4$/ }));
    expect(redo).toHaveBeenCalledTimes(1);
  });

  it("has one row where there is nothing to look for and nothing to count", async () => {
    const props = { name: "Safeguarding Audit", home: "#/", saving: { kind: "idle" as const }, menu: text("Ann Ash") };
    const { rerender } = render(Header, props);
    const rows = () => screen.getByRole("banner").children.length;
    expect(rows()).toBe(1);
    await rerender({ progress: "41 of 55 rated", search: text("Search") });
    expect(rows()).toBe(2);
  });

  it("cuts a long name for the eye only", () => {
    const name = "The Federation of Saint Bartholomew’s and All Hallows Primary Schools · Section 175, 2026";
    render(Header, { name, home: "#/", saving: { kind: "idle" as const }, progress: "1 of 70 rated" });
    expect(screen.getByRole("link", { name }).getAttribute("title")).toBe(name);
    expect(screen.getByRole("link", { name }).textContent).toBe(name);
  });

  it("folds the links of a narrow window into a menu, which Escape closes", async () => {
    vi.spyOn(window, "matchMedia").mockImplementation((query) => ({ matches: !query.includes("1000"), media: query, addEventListener: () => {}, removeEventListener: () => {} }) as never);
    render(Header, { name: "Northgate", home: "#/", saving: { kind: "idle" as const }, progress: "1 of 70 rated", menu: text("Settings") });
    expect(screen.queryByText("Settings")).toBeNull();
    const summary = screen.getByText("Menu");
    await userEvent.click(summary);
    await screen.findByText("Settings");
    summary.focus();
    await userEvent.keyboard("{Escape}");
    await vi.waitFor(() => expect(screen.queryByText("Settings")).toBeNull());
    expect(document.activeElement).toBe(summary);
  });

  it("keeps the theme that was chosen", () => {
    setTheme("dark");
    expect(document.documentElement.dataset["theme"]).toBe("dark");
    delete document.documentElement.dataset["theme"];
    startTheme();
    expect(document.documentElement.dataset["theme"]).toBe("dark");
    setTheme("system");
    expect(document.documentElement.dataset["theme"]).toBeUndefined();
  });
});
