/** What does not exist does not compile: each line below is a fault that svelte-check has to find, or it fails itself. */
import { describe, expect, it } from "vitest";
import { BackendError, type Code } from "../backend";
import type { ActionStatus, FieldKey, FindingCode, FindingView, StandardField } from "./generated/api";
import type { Commands } from "./generated/client";
import type { ErrorCode } from "./generated/codes";

const codes: Code[] = ["disk-full", "audit-locked", "stopped"];
// @ts-expect-error: no such code
const wrongCode: ErrorCode = "disk-fool";
// @ts-expect-error: the check finds nothing of this name
const wrongFinding: FindingView = { code: "no-evidence", sentence: "", place: null };
// @ts-expect-error: what is found by the check is no error
const finding: ErrorCode = "met-without-evidence" satisfies FindingCode;
// @ts-expect-error: no standard has this field
const wrongMember: StandardField = "ratings";
const keys: FieldKey[] = ["profile/name", "standard/s11-k7qd/rating", "action/0191f2aa/done-on", "fact/volunteers"];
// @ts-expect-error: actions have no such field
const wrongKey: FieldKey = "action/0191f2aa/finished-on";
// @ts-expect-error: an action has no such status
const wrongStatus: ActionStatus = "waiting";
// @ts-expect-error: no such command
type NoCommand = Commands["set_feeld"];
// @ts-expect-error: a command takes what its function takes
const takes: Commands["set_field"]["takes"] = { audit: "a", field: "profile/name", value: null, entry: "" };

describe("the contract", () => {
  it("is what an error carries", () => {
    expect(codes.map((code) => new BackendError(code, "It did not work.", "").code)).toEqual(codes);
    expect([wrongCode, wrongFinding.code, finding, wrongMember, wrongKey, wrongStatus, takes.audit, null as NoCommand | null]).toHaveLength(8);
    expect(keys).toHaveLength(4);
  });
});
