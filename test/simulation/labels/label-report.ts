import { LABEL_CRASH_POINTS, type LabelPoint } from './crash-points.ts'
import { FINDINGS, type LabelFindings } from './judge.ts'
import type { LabelSeedResult } from './run-label-seed.ts'

/** The sum of a run over many seeds: its last line of output. */
export type LabelSummary = Record<keyof LabelFindings | 'seeds' | 'parcels' | 'bought', number> & {
  readonly failed_seeds: number[]
}

export function isLabelSeedSound({ findings, faults }: LabelSeedResult): boolean {
  return faults.length === 0 && FINDINGS.every((kind) => findings[kind].length === 0)
}

/** What is wrong with a seed, a line each. */
export function labelFindingLines({ findings, faults }: LabelSeedResult): string[] {
  return [
    ...faults.map((fault) => `  fault: ${fault}`),
    ...FINDINGS.flatMap((kind) => findings[kind].map((sentence) => `  ${kind}: ${sentence}`)),
  ]
}

/** Adds up seeds as they end. */
export class LabelTally {
  readonly summary: LabelSummary = {
    seeds: 0,
    parcels: 0,
    bought: 0,
    bought_twice: 0,
    printed_twice: 0,
    lost: 0,
    unvoided: 0,
    unknown_left_open: 0,
    failed_seeds: [],
  }
  readonly #kills = new Map<LabelPoint, number>()
  #asked = 0

  add(result: LabelSeedResult): void {
    const { summary } = this
    summary.seeds += 1
    summary.parcels += result.parcels
    summary.bought += result.bought
    for (const kind of FINDINGS) summary[kind] += result.findings[kind].length
    if (!isLabelSeedSound(result)) summary.failed_seeds.push(result.seed)
    for (const point of result.kills) this.#kills.set(point, (this.#kills.get(point) ?? 0) + 1)
    this.#asked += result.asked
  }

  /** How often the program was killed at each point, those where it never was by name, and what was left to people. */
  lines(): string[] {
    const total = [...this.#kills.values()].reduce((sum, count) => sum + count, 0)
    const never = LABEL_CRASH_POINTS.filter((point) => !this.#kills.has(point))
    const where =
      never.length === 0 ? `all ${LABEL_CRASH_POINTS.length} points` : `all points but ${never.join(', ')}`
    return [`killed ${total} times, at ${where}`, `${this.#asked} questions are open, each an exception`]
  }
}
