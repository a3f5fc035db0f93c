import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { tick } from "svelte";
import { describe, expect, it, vi } from "vitest";
import { BackendError } from "../../backend";
import { announce, announced } from "../../announce.svelte";
import { arriving } from "../../router/arrival.svelte";
import {
  BackLink, BarChart, Breadcrumbs, CopyField, FieldError, FileList, KeyHint, LiveRegion, MarkdownText, PageHeading,
  ProgressBar, saySize, SaveState, SaveTrouble, Shape, SkipLink, SummaryList, Table, Tag, TaskList,
} from "../index";

const words = (element: Element) => element.textContent?.replace(/\s+/g, " ").trim();

describe("Table", () => {
  const rows = [
    { id: "x", name: "Żaneta", by: "", n: 10 },
    { id: "y", name: "adam", by: "2026-01-02", n: 9 },
    { id: "z", name: "Zoe", by: "2025-01-02", n: 100 },
  ];
  const props = {
    caption: "People",
    rows,
    rowId: (row: (typeof rows)[number]) => row.id,
    sortable: true,
    filter: "Find",
    columns: [
      { id: "name", label: "Name", text: (row: (typeof rows)[number]) => row.name },
      { id: "by", label: "By", text: (row: (typeof rows)[number]) => row.by || "None", sort: (row: (typeof rows)[number]) => row.by || null },
      { id: "n", label: "Number", text: (row: (typeof rows)[number]) => String(row.n), sort: (row: (typeof rows)[number]) => row.n, number: true },
    ],
  };
  const names = () => screen.getAllByRole("rowheader").map(words);

  it("sorts by number, by word and with missing ones last either way, and says which way", async () => {
    render(Table as never, { props } as never);
    const press = (name: RegExp) => userEvent.click(screen.getByRole("button", { name }));
    await press(/Number/);
    expect(names()).toEqual(["adam", "Żaneta", "Zoe"]);
    expect(screen.getByRole("columnheader", { name: /Number/ }).getAttribute("aria-sort")).toBe("ascending");
    expect(announced().polite).toBe("Sorted by Number, lowest first");
    await press(/Number/);
    expect(names()).toEqual(["Zoe", "Żaneta", "adam"]);
    await press(/Name/);
    expect(names()).toEqual(["adam", "Żaneta", "Zoe"]);
    await press(/By/);
    expect(names()).toEqual(["Zoe", "adam", "Żaneta"]);
    await press(/By/);
    expect(names()).toEqual(["adam", "Zoe", "Żaneta"]);
    expect(announced().polite).toBe("Sorted by By, Z to A");
  });

  it("filters without accents and case, and offers the way back when nothing matches", async () => {
    render(Table as never, { props } as never);
    await userEvent.type(screen.getByLabelText("Find"), "zan");
    expect(names()).toEqual(["Żaneta"]);
    await userEvent.type(screen.getByLabelText("Find"), "q");
    expect(screen.getByText("Nothing matches “zanq”")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Show all 3" }));
    expect(names()).toHaveLength(3);
  });
});

describe("BarChart", () => {
  it("says each row in words and shows the same numbers as a table", async () => {
    render(BarChart, {
      title: "Areas",
      series: [{ label: "Met", tone: "good" }, { label: "Not met", tone: "poor" }],
      rows: [{ id: "1", label: "Training", values: [3, 1] }, { id: "2", label: "Empty", values: [0, 0] }],
      figure: (row) => `${row.values[0]} met`,
    });
    expect(screen.getByRole("img", { name: "Training: Met 3, Not met 1" })).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: /Show the table/ }));
    const row = screen.getByRole("row", { name: /Training/ });
    expect(within(row).getAllByRole("cell").map(words)).toEqual(["3", "1"]);
  });
});

describe("MarkdownText", () => {
  it("shows markup as words, never as markup", () => {
    const { container } = render(MarkdownText, {
      blocks: [{ kind: "paragraph", children: [{ kind: "text", text: "<img src=x onerror=alert(1)>" }] }],
    });
    expect(container.querySelector("img")).toBeNull();
    expect(words(container)).toBe("<img src=x onerror=alert(1)>");
  });

  it("links only inside the program and writes other addresses out", () => {
    render(MarkdownText, {
      blocks: [{
        kind: "paragraph",
        children: [
          { kind: "link", href: "#/x", children: [{ kind: "text", text: "inside" }] },
          { kind: "text", text: " and " },
          { kind: "link", href: "https://a.example/b", children: [{ kind: "text", text: "outside" }] },
          { kind: "link", href: "javascript:alert(1)", children: [{ kind: "text", text: "bad" }] },
        ],
      }],
    });
    expect(screen.getAllByRole("link").map(words)).toEqual(["inside"]);
    expect(words(document.body)).toContain("outside (https://a.example/b)");
  });

  it("keeps headings under the heading that they are under", () => {
    render(MarkdownText, { blocks: [{ kind: "heading", level: 1, children: [{ kind: "text", text: "From" }] }], level: 2 });
    expect(screen.getByRole("heading", { level: 2, name: "From" })).toBeTruthy();
  });
});

describe("saving in sight", () => {
  const failed = { kind: "failed" as const, failures: [{ key: "a", error: new BackendError("disk-full", "The disk is full.", "Make room.") }] };

  it("is a fact with a time", () => {
    const { container } = render(SaveState, { state: { kind: "saved", at: new Date(2026, 10, 3, 14, 2) } });
    expect(words(container)).toBe("Saved 14:02");
  });

  it("never says saved when it is not, or when nothing is known", async () => {
    const { container, rerender } = render(SaveState, { state: failed });
    expect(words(container)).toBe("Not saved");
    await rerender({ state: { kind: "idle" }, trouble: "not-saved" });
    expect(words(container)).toBe("Not saved");
    await rerender({ trouble: "unknown" });
    expect(words(container)).toBe("");
  });

  it("is loud when it fails, with what happened, what to do and a way to try again", async () => {
    const onretry = vi.fn();
    const { rerender } = render(SaveTrouble, { state: { kind: "idle" }, onretry });
    expect(words(screen.getByRole("alert"))).toBe("");
    await rerender({ state: failed });
    expect(words(screen.getByRole("alert"))).toContain("Your last change is not saved. The disk is full. Make room.");
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(onretry).toHaveBeenCalled();
  });
});

describe("CopyField", () => {
  it("copies and says so; when refused, says which keys", async () => {
    const copy = vi.fn(() => Promise.resolve());
    render(LiveRegion);
    const { rerender } = render(CopyField, { label: "Subject", text: "Section 11", copy });
    await userEvent.click(screen.getByRole("button", { name: /Copy/ }));
    expect(copy).toHaveBeenCalledWith("Section 11");
    expect(screen.getByText("Copied")).toBeTruthy();
    expect(words(screen.getByRole("status"))).toBe("Copied: Subject");
    await rerender({ copy: () => Promise.reject(new Error("no")) });
    await userEvent.click(screen.getByRole("button", { name: /Copy/ }));
    await vi.waitFor(() => expect(screen.getByText("Press Ctrl C to copy")).toBeTruthy());
  });
});

describe("what is heard", () => {
  it("repeats the same words as new words", async () => {
    render(LiveRegion);
    announce("Saved");
    await tick();
    const first = screen.getByRole("status").textContent;
    announce("Saved");
    await tick();
    expect(screen.getByRole("status").textContent).not.toBe(first);
    announce("The disk is full", "assertive");
    await tick();
    expect(words(screen.getByRole("alert"))).toBe("The disk is full");
  });

  it("a heading takes focus on arrival only, and names the window", async () => {
    document.body.focus();
    const { rerender } = render(PageHeading, { text: "Areas", titleEnd: "Northgate" });
    expect(document.title).toBe("Areas · Northgate");
    expect(document.activeElement).not.toBe(screen.getByRole("heading", { level: 1 }));
    arriving();
    await tick();
    expect(document.activeElement).toBe(screen.getByRole("heading", { level: 1 }));
    await rerender({ text: "Check", error: true });
    expect(document.title).toBe("Error: Check · Northgate");
  });
});

describe("small ones", () => {
  it("Tag and Shape: the word carries the meaning, the shape is silent", () => {
    const { container } = render(Tag, { text: "Not met", tone: "poor", shape: "cross" });
    expect(words(container)).toBe("Not met");
    expect(container.querySelector("svg")?.getAttribute("aria-hidden")).toBe("true");
    expect(render(Shape, { name: "tick" }).container.querySelector("path")).not.toBeNull();
  });

  it("ProgressBar reads its words and survives nothing to do", () => {
    render(ProgressBar, { label: "Rated", value: 0, max: 0, text: "Nothing to rate" });
    const bar = screen.getByRole("progressbar", { name: "Rated" });
    expect(bar.getAttribute("aria-valuetext")).toBe("Nothing to rate");
    expect(bar.querySelector("rect")?.getAttribute("width")).toBe("0");
  });

  it("TaskList ties the state to the link; a task that cannot begin is no link", () => {
    render(TaskList, { tasks: [{ id: "a", name: "Area", href: "#/a", status: { text: "Rated" } }, { id: "b", name: "Sign", hint: "Later" }] });
    const link = screen.getByRole("link", { name: "Area" });
    expect(words(document.getElementById(link.getAttribute("aria-describedby") ?? "")!)).toBe("Rated");
    expect(screen.queryByRole("link", { name: "Sign" })).toBeNull();
  });

  it("SummaryList names what it changes and shows a gap as a gap", async () => {
    const onclick = vi.fn();
    render(SummaryList, { rows: [{ id: "a", key: "Code", value: "", action: { text: "Add", onclick } }] });
    expect(screen.getByText("Not given yet")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: /Add\sCode/ }));
    expect(onclick).toHaveBeenCalled();
  });

  it("SkipLink moves focus, not the address", async () => {
    const main = document.createElement("main");
    main.id = "main";
    document.body.append(main);
    const before = location.href;
    render(SkipLink, { to: "main" });
    await userEvent.click(screen.getByRole("link", { name: "Skip to main content" }));
    expect(document.activeElement).toBe(main);
    expect(location.href).toBe(before);
    main.remove();
  });

  it("links say where they lead", () => {
    render(BackLink, { href: "#/", text: "Back to areas" });
    render(Breadcrumbs, { items: [{ text: "Audits", href: "#/" }, { text: "Areas" }] });
    expect(screen.getByRole("link", { name: "Back to areas" })).toBeTruthy();
    expect(screen.getByText("Areas").closest("[aria-current=page]")).not.toBeNull();
  });

  it("files have sizes in words, errors say that they are errors, keys are keys", () => {
    expect([0, 1, 999, 1000, 18_432, 999_499, 999_500, 1_500_000].map(saySize)).toEqual([
      "0 bytes", "1 byte", "999 bytes", "1 kB", "18 kB", "999 kB", "1.0 MB", "1.5 MB",
    ]);
    render(FileList, { files: [{ id: "1", name: "a.json", bytes: 18_432, about: "The return" }] });
    expect(screen.getByText("The return, 18 kB")).toBeTruthy();
    expect(words(render(FieldError, { id: "e", text: "Enter a name" }).container)).toBe("Error: Enter a name");
    const keys = render(KeyHint, { keys: "Ctrl K" }).container;
    expect([...keys.querySelectorAll("kbd")].map(words)).toEqual(["Ctrl", "K"]);
  });
});
