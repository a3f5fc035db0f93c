import { render, screen } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { auditView } from "../../../dev/b/data";
import { auditScreens } from "../../../screens";
import { Shape, type ShapeName } from "../../components";
import AuditContents from "../AuditContents.svelte";
import type { OpenAudit } from "../open.svelte";

const SHAPES: ShapeName[] = ["tick", "ring", "exclaim", "dots"];

function drawn(name: ShapeName): string | undefined {
  const { container, unmount } = render(Shape, { name });
  const inner = container.querySelector("svg")?.innerHTML;
  unmount();
  return inner;
}

function line(more: Partial<ReturnType<typeof auditView>>, name: RegExp) {
  const view = { ...auditView("open"), ...more };
  const audit = { view, href: (place: string) => `#/audit/a/${place}`, progressWords: "" } as unknown as OpenAudit;
  const { unmount } = render(AuditContents, { audit, screens: auditScreens, screen: "areas" });
  const link = screen.getByRole("link", { name });
  const found = { words: link.textContent?.replace(/\s+/g, " ").trim(), shape: SHAPES.find((name) => drawn(name) === link.querySelector("svg")?.innerHTML) };
  unmount();
  return found;
}

describe("the menu of an audit", () => {
  it("has no tick on an offer that waits", () => {
    const waits = line({ carried: false, carryFrom: ["Section 11, 2024"] }, /^Carried over/);
    expect(waits).toEqual({ words: "Carried over, answers from Section 11, 2024 can be carried over", shape: "ring" });
    expect(line({ carried: true }, /^Carried over/).shape).toBe("tick");
    expect(line({ carried: true, unconfirmed: 3 }, /^Carried over/).shape).toBe("exclaim");
  });

  it("has no tick on questions whose answers are still to be confirmed", () => {
    expect(line({ questions: 2, questionsAnswered: 2, questionsUnconfirmed: 1 }, /^Questions/).shape).toBe("exclaim");
    expect(line({ questions: 2, questionsAnswered: 2, questionsUnconfirmed: 0 }, /^Questions/).shape).toBe("tick");
  });
});
