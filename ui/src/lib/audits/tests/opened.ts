/** An open audit over the invented program, for tests. */
import { demoBackend } from "../../../dev/program";
import { Api } from "../../api/client";
import type { BackendError } from "../../backend";
import type { FakeBackend } from "../../backend/fake";
import { SaveQueue } from "../../saving";
import { OpenAudit } from "../open.svelte";
import { isFinal } from "../refusals";

export async function open(wrap: (inner: FakeBackend) => FakeBackend = (inner) => inner) {
  const backend = wrap(demoBackend());
  const api = new Api(backend);
  const queue = new SaveQueue({ isFinal });
  const view = await api.audit("x");
  return { backend, audit: new OpenAudit(api, queue, view), queue, sent: () => backend.calls.filter((c) => c.command === "set_field") };
}

/** The invented program, of which one command fails as long as `broken.now` is set. */
export function breaking(command: string, error: BackendError) {
  const broken = { now: true };
  const wrap = (inner: FakeBackend): FakeBackend => ({
    ...inner,
    call: async <T>(name: string, args?: Record<string, unknown>): Promise<T> => {
      if (name === command && broken.now) throw error;
      return inner.call<T>(name, args);
    },
  });
  return { broken, wrap };
}
