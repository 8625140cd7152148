/** One figure of a bench and, where there is one, the target it is held against. */
export interface BenchResult {
  name: string
  value: number
  /** As printed, such as 'orders/s', 'ms', '%'. */
  unit: string
  /** In the result's unit; null = measured for comparison only. */
  target: number | null
  met: boolean | null
}

/** What a file test/bench/<name>.bench.ts exports. */
export interface BenchModule {
  /** `args` is what followed the names on the command line, from the first option on. */
  run(args: string[]): Promise<readonly BenchResult[]>
}
