/** The status of a declaration, in a word and a shape. */
import type { DeclarationStanding } from "../api/generated/api";
import type { ShapeName, Tone } from "../components";

export const STATUSES: Record<DeclarationStanding, { text: string; tone: Tone; shape: ShapeName }> = {
  open: { text: "Not agreed yet", tone: "neutral", shape: "ring" },
  agreed: { text: "Agreed", tone: "good", shape: "tick" },
  withdrawn: { text: "Withdrawn: answers changed", tone: "poor", shape: "exclaim" },
  "same-person": { text: "Needs another person", tone: "poor", shape: "exclaim" },
};
