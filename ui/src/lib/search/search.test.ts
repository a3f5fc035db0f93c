import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { hits } from "../../dev/b/data";
import { words } from "../../dev/b/screen";
import { AuditSearch } from ".";
import { groupHits } from "./hits";

function draw(find = vi.fn(async (_: string) => hits)) {
  const ongo = vi.fn();
  render(AuditSearch, { find, ongo, pause: 0 });
  return { find, ongo, box: screen.getByRole<HTMLInputElement>("combobox") };
}

describe("AuditSearch", () => {
  it("comes by Ctrl K, groups by kind, marks what was found, and goes there by keyboard", async () => {
    const { ongo, box } = draw();
    await userEvent.keyboard("{Control>}k{/Control}");
    expect(document.activeElement).toBe(box);
    await userEvent.type(box, "register");
    const options = await screen.findAllByRole("option");
    expect(screen.getAllByRole("group").map((group) => words(group.firstElementChild))).toEqual(["Standards", "Your answers"]);
    expect([...options[1]!.querySelectorAll("mark")].map(words)).toEqual(["register"]);
    expect(words(options[1]!)).toContain("… the register was looked at on 3 October …");
    await userEvent.keyboard("{ArrowDown}{ArrowDown}");
    expect(box.getAttribute("aria-activedescendant")).toBe(options[1]!.id);
    expect(options[1]!.getAttribute("aria-selected")).toBe("true");
    await userEvent.keyboard("{Enter}");
    expect(ongo).toHaveBeenCalledWith("standard/s6.4");
    expect(box.value).toBe("");
  });

  it("says that nothing was found, closes by Escape, then clears", async () => {
    const { box } = draw(vi.fn(async () => []));
    await userEvent.type(box, "zzz");
    expect(await screen.findByText("Nothing found for “zzz”. Try one word, or a number such as 6.4.")).toBeTruthy();
    await userEvent.keyboard("{Escape}");
    expect(box.getAttribute("aria-expanded")).toBe("false");
    await userEvent.keyboard("{Escape}");
    expect(box.value).toBe("");
  });

  it("never shows an older answer over a newer one, and says when it failed", async () => {
    let answer: (found: typeof hits) => void = () => {};
    const find = vi.fn((text: string) => (text === "a" ? new Promise<typeof hits>((resolve) => (answer = resolve)) : Promise.reject(new Error("x"))));
    const { box } = draw(find);
    await userEvent.type(box, "a");
    await vi.waitFor(() => expect(find).toHaveBeenCalledWith("a"));
    await userEvent.type(box, "b");
    expect(await screen.findByText("The search did not work. Try again.")).toBeTruthy();
    answer(hits);
    await Promise.resolve();
    expect(screen.queryByRole("option")).toBeNull();
  });

  it("goes to the first result when Enter comes before the answer", async () => {
    let answer: (found: typeof hits) => void = () => {};
    const { box, ongo } = draw(vi.fn(() => new Promise<typeof hits>((resolve) => (answer = resolve))));
    await userEvent.type(box, "register{Enter}");
    expect(ongo).not.toHaveBeenCalled();
    await vi.waitFor(() => {
      answer(hits);
      expect(ongo).toHaveBeenCalledTimes(1);
    });
    expect(box.value).toBe("");
  });

  it("groups standards before answers, whatever the order", () => {
    expect(groupHits(hits).map((group) => [group.kind, group.from])).toEqual([["standard", 0], ["answer", 1]]);
    expect(groupHits([])).toEqual([]);
  });
});
