import type { BenchResult } from './bench.ts'

/** The value after a flag, or null. */
export function optionOf(args: readonly string[], flag: string): string | null {
  const at = args.indexOf(flag)
  return at < 0 ? null : (args[at + 1] ?? null)
}

export function numberOption(args: readonly string[], flag: string, fallback: number): number {
  return Number(optionOf(args, flag) ?? fallback)
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Milliseconds of processor time of this process: what other programs on the machine do not count into. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/** The same of this thread alone: helpers of the compiler and of the garbage collector do not count either. */
export function threadCpuMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}

export function atMost(name: string, value: number, unit: string, target: number): BenchResult {
  return { name, value, unit, target, met: value <= target }
}

export function atLeast(name: string, value: number, unit: string, target: number): BenchResult {
  return { name, value, unit, target, met: value >= target }
}

export function measured(name: string, value: number, unit: string): BenchResult {
  return { name, value, unit, target: null, met: null }
}
