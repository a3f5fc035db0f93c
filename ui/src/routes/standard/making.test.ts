/** An action that comes into being while somebody types: whichever answer arrives first, it is one row, and the same one. */
import { screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it } from "vitest";
import { at, close, heading, open, type Over } from "../../dev/window";

beforeEach(() => localStorage.clear());
afterEach(close);

/** Something that waits until it is let go. */
function gate() {
  let release = () => {};
  const open = new Promise<void>((resolve) => (release = resolve));
  return { open, release: () => release() };
}

const boxes = () => screen.getAllByRole<HTMLTextAreaElement>("textbox", { name: /^What will be done\?/ });

async function typedWhileHeld() {
  const [reading, making] = [gate(), gate()];
  const held = { reading: false };
  const over: Over = {
    // What is read is what there is when the answer leaves, not when it was asked for.
    standard: async (answer, args) => (held.reading ? (await reading.open, opened.call("standard", args)) : answer),
    add_action: async (answer) => (await making.open, answer),
  };
  const opened = open("full", at("standard/s11-6-7"), new Map(), () => {}, over);
  await heading(/^6\.7 /);
  held.reading = true;
  await userEvent.click(screen.getByRole("radio", { name: "Partly met" }));
  await waitFor(() => expect(opened.sent("set_field")).toHaveLength(1));
  const box = await waitFor(() => boxes()[0]!);
  await userEvent.type(box, "Ask");
  await waitFor(() => expect(opened.sent("add_action")).toHaveLength(1));
  return { box, reading, making, sent: opened.sent };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 30));

it.each([["reading", "making"], ["making", "reading"]] as const)("the answer about the %s first", async (first, then) => {
  const all = await typedWhileHeld();
  for (const which of [first, then]) {
    all[which].release();
    await settled();
    expect(boxes()).toEqual([all.box]);
    expect(document.activeElement).toBe(all.box);
    expect(all.box.value).toBe("Ask");
  }
  await userEvent.type(all.box, " them");
  await userEvent.tab();
  await waitFor(() => expect(all.sent("set_field").at(-1)).toMatchObject({ value: "Ask them" }));
  expect(boxes()).toHaveLength(1);
});
