/** Many findings of one kind after another, folded under the first of them. */
import type { FindingView } from "../../lib/api/generated/api";

export interface Run {
  key: string;
  /** Each has a line of its own. Where a run is folded, only its first has. */
  shown: FindingView[];
  /** What is folded under the first. */
  folded: FindingView[];
}

/** A run longer than `most` shows its first; the others fold under it. */
export function foldRuns(findings: readonly FindingView[], most = 6): Run[] {
  const runs: { code: string; all: FindingView[] }[] = [];
  for (const finding of findings) {
    const last = runs.at(-1);
    if (last?.code === finding.code) last.all.push(finding);
    else runs.push({ code: finding.code, all: [finding] });
  }
  return runs.map(({ code, all }, at) => {
    const folds = all.length > most;
    return { key: `${code} ${at}`, shown: folds ? all.slice(0, 1) : all, folded: folds ? all.slice(1) : [] };
  });
}
