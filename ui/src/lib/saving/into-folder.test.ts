import { describe, expect, it } from "vitest";
import type { Api } from "../api/client";
import type { FileView } from "../api/generated/api";
import { IntoFolder } from "./into-folder.svelte";

const file = { name: "plan.pdf", path: "/documents/plan.pdf", saved: true } as FileView;
/** Asks for a folder and counts how often. */
function asking(answer: string | null) {
  const asked: string[] = [];
  const chooseFolder = (title: string) => (asked.push(title), Promise.resolve(answer === null ? null : { token: answer, shown: "C:\\Documents" }));
  return { api: { chooseFolder } as unknown as Api, asked };
}

describe("a file in a folder", () => {
  it("is made where the person says", async () => {
    const { api, asked } = asking("folder-1");
    const into = new IntoFolder();
    const folders: string[] = [];
    const done = await into.make(api, { title: "Where?", make: (folder) => (folders.push(folder), Promise.resolve(file)) });
    expect([done, into.file, into.busy, asked, folders]).toEqual([file, file, false, ["Where?"], ["folder-1"]]);
  });

  it("is not made while something that belongs in it is not saved", async () => {
    const { api, asked } = asking("folder-1");
    const into = new IntoFolder();
    const make = () => Promise.reject(new Error("made all the same"));
    expect(await into.make(api, { title: "Where?", before: () => Promise.resolve(false), make })).toBeNull();
    expect([into.error, into.busy, asked]).toEqual([null, false, []]);
  });

  it("is not made where no folder is chosen, and what went wrong is told", async () => {
    const into = new IntoFolder();
    const make = () => Promise.reject(new Error("the disk"));
    expect(await into.make(asking(null).api, { title: "Where?", make })).toBeNull();
    expect(into.error).toBeNull();
    expect(await into.make(asking("folder-1").api, { title: "Where?", make })).toBeNull();
    expect(into.error?.message).toContain("the disk");
    expect(into.busy).toBe(false);
  });
});
