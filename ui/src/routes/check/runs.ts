/** Many findings of one kind after another, shown in part. */
import type { FindingView } from "../../lib/api/generated/api";

export interface Run {
  key: string;
  shown: FindingView[];
  /** How many of its findings are not shown. */
  more: number;
}

/** A run longer than `most + few` shows its first `most`: it is never folded to hide only two or three. */
export function foldRuns(findings: readonly FindingView[], opened: readonly string[], most = 8, few = 4): Run[] {
  const runs: { code: string; all: FindingView[] }[] = [];
  for (const finding of findings) {
    const last = runs.at(-1);
    if (last?.code === finding.code) last.all.push(finding);
    else runs.push({ code: finding.code, all: [finding] });
  }
  return runs.map(({ code, all }, at) => {
    const key = `${code} ${at}`;
    const folded = all.length > most + few && !opened.includes(key);
    return { key, shown: folded ? all.slice(0, most) : all, more: folded ? all.length - most : 0 };
  });
}
