import { runSeed, type SeedOptions, type SeedResult } from './run-seed.ts'

export interface PlayedSeed extends SeedResult {
  readonly seconds: number
  /** Of this process: what it would have taken with a processor to itself. */
  readonly processorSeconds: number
}

export async function playSeed(options: SeedOptions): Promise<PlayedSeed> {
  const began = performance.now()
  const used = process.cpuUsage()
  const result = await runSeed(options)
  const { user, system } = process.cpuUsage(used)
  return {
    ...result,
    seconds: (performance.now() - began) / 1000,
    processorSeconds: (user + system) / 1_000_000,
  }
}
