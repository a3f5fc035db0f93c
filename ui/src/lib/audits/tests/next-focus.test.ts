/** What is done with goes, and the focus stays where the work is. */
import { beforeEach, describe, expect, it } from "vitest";
import { focusAfter } from "../next-focus";

const page = () => {
  document.body.innerHTML = `<main id="main" tabindex="-1"><button id="before">Before</button>
    <section id="one"><button id="keep">Keep</button></section>
    <fieldset><input type="radio" name="r" id="a"><input type="radio" name="r" id="b" checked></fieldset><a id="last" href="#x">On</a></main>`;
  document.getElementById("keep")!.focus();
};
const has = () => document.activeElement?.id;
const drop = (id: string) => document.getElementById(id)!.remove();

beforeEach(page);

describe("the focus", () => {
  it("goes to what follows, on the choice that is made", async () => {
    const onward = focusAfter(document.getElementById("one"));
    drop("one");
    await onward();
    expect(has()).toBe("b");
  });

  it("goes on to the next thing that is still there, and back where nothing follows", async () => {
    let onward = focusAfter(document.getElementById("one"));
    drop("one");
    document.querySelector("fieldset")!.remove();
    await onward();
    expect(has()).toBe("last");
    onward = focusAfter(document.getElementById("last"));
    drop("last");
    await onward();
    expect(has()).toBe("before");
  });

  it("stays with whoever has gone on meanwhile, and where nothing went", async () => {
    const onward = focusAfter(document.getElementById("one"));
    document.getElementById("before")!.focus();
    drop("one");
    await onward();
    expect(has()).toBe("before");
    page();
    await focusAfter(document.getElementById("one"))();
    expect(has()).toBe("keep");
  });
});
