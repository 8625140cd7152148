import { CRASH_POINTS, type CrashPoint } from './crash.ts'
import type { Findings } from './invariants.ts'
import type { SeedResult } from './run-seed.ts'

/** The sum of a run over many seeds: its last line of output. */
export interface Summary {
  seeds: number
  orders: number
  lost: number
  doubled: number
  oversold: number
  diverged: number
  readonly failed_seeds: number[]
}

/** Adds up seeds as they end. */
export class Tally {
  readonly summary: Summary = {
    seeds: 0,
    orders: 0,
    lost: 0,
    doubled: 0,
    oversold: 0,
    diverged: 0,
    failed_seeds: [],
  }
  readonly #kills = new Map<CrashPoint, number>()

  add({ seed, orders, kills, findings }: SeedResult): void {
    const { summary } = this
    summary.seeds += 1
    summary.orders += orders
    for (const kind of KINDS) summary[kind] += findings[kind].length
    if (!isSound(findings)) summary.failed_seeds.push(seed)
    for (const point of kills) this.#kills.set(point, (this.#kills.get(point) ?? 0) + 1)
  }

  /** How often the program was killed at each point, those where it never was by name. */
  killsLine(): string {
    const total = [...this.#kills.values()].reduce((sum, count) => sum + count, 0)
    const never = CRASH_POINTS.filter((point) => !this.#kills.has(point))
    const where =
      never.length === 0 ? `all ${CRASH_POINTS.length} points` : `all points but ${never.join(', ')}`
    return `killed ${total} times, at ${where}`
  }
}

const KINDS = ['lost', 'doubled', 'oversold', 'diverged'] as const

export function isSound(findings: Findings): boolean {
  return KINDS.every((kind) => findings[kind].length === 0)
}

/** What is wrong with a seed, a line each. */
export function findingLines(findings: Findings): string[] {
  return KINDS.flatMap((kind) => findings[kind].map((sentence) => `  ${kind}: ${sentence}`))
}
