import { screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { readers } from "../../dev/b/data";
import { draw, words } from "../../dev/b/screen";
import { announced } from "../../lib/announce.svelte";
import Paper from "./Screen.svelte";

describe("The paper for those who are asked to agree", () => {
  it("says what changed since each copy, with the way to each change", async () => {
    await draw(Paper, "open");
    const copies = await screen.findAllByRole("region", { name: /^Copy made / });
    const copy = within(copies[0]!);
    expect(copy.getByText(/The number at its foot: K4-7Q$/)).toBeTruthy();
    expect(copy.getByText("Since the copy made for partners on 3 November 2026 (number K4-7Q at its foot), 3 answers have changed.")).toBeTruthy();
    const change = copy.getByRole("link", { name: "Rating of 6.2" });
    expect(change.getAttribute("href")).toBe("#/audit/a/standard/s6.2");
    expect(words(change.closest("li"))).toBe("Rating of 6.2: was “Met”, is now “Partly met”");
    expect(within(copies[1]!).queryByText(/See the/)).toBeNull();
  });

  it("makes a copy into a folder that is chosen, and says where it is", async () => {
    const { called } = await draw(Paper, "open");
    await userEvent.click(await screen.findByRole("button", { name: "Save a copy as a PDF" }));
    await screen.findByText(/paper-R7-4H\.pdf$/);
    expect(called("make_paper")).toEqual([{ audit: "a", folder: "folder-1" }]);
    expect(announced().polite).toBe("The paper is saved. The number at its foot is R7-4H");
  });

  it("makes nothing when no folder is chosen", async () => {
    const { called } = await draw(Paper, "none", { choose_folder: () => null });
    await screen.findByText("There is no copy yet");
    await userEvent.click(screen.getByRole("button", { name: "Save a copy as a PDF" }));
    expect(called("make_paper")).toEqual([]);
  });

  it("keeps notes at home unless they are ticked, and adds one that can be typed into at once", async () => {
    let notes = readers(2);
    const { called } = await draw(Paper, "open", { readers: () => notes });
    const note = within(await screen.findByRole("group", { name: "Note 1" }));
    expect((note.getByRole("checkbox", { name: "Put this note into the return" }) as HTMLInputElement).checked).toBe(false);
    await userEvent.type(note.getByRole("textbox", { name: /^What was answered/ }), "Dr Osei");
    await userEvent.tab();
    await vi.waitFor(() => expect(called("set_field").at(-1)).toMatchObject({ key: "challenge/note-1/answer", value: "Dr Osei" }));
    await userEvent.click(note.getByRole("checkbox", { name: "Put this note into the return" }));
    await vi.waitFor(() => expect(called("set_field").at(-1)).toMatchObject({ key: "challenge/note-1/send", value: "yes" }));
    notes = { ...notes, challenges: [...notes.challenges, { ...notes.challenges[0]!, id: "note-2", question: "" }] };
    await userEvent.click(screen.getByRole("button", { name: "Add a note" }));
    await vi.waitFor(() => expect(document.activeElement?.id).toBe("challenge-note-2"));
  });
});
