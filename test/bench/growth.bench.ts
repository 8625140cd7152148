import { tmpdir } from 'node:os'
import type { BenchResult } from './bench.ts'
import { engineGrowth } from './growth/engine-growth.ts'
import { growthResults, growthTable } from './growth/growth-row.ts'
import { storeGrowth } from './growth/store-growth.ts'
import { numberOption, optionOf } from './options.ts'

export const name = 'growth'

/**
 * `npm run bench -- growth [--only engine|store] [--sites 4,10,40,200] [--skus 1000,10000,100000,1000000] [--rules 50,200,1000]
 * [--services 6,20,100] [--cells 4,13,40] [--orders 10000,100000] [--seed N] [--dir FOLDER]`: what takes how long as a
 * merchant grows, by processor time, with the exponent between neighbouring sizes (^1 = as fast as the size). The sizes
 * here are the default (40 cells are a million rates); `--orders 10000,100000,1000000` takes longer, and 4 GB in the folder.
 */
export async function run(args: string[]): Promise<BenchResult[]> {
  const seed = numberOption(args, '--seed', 2026)
  const only = optionOf(args, '--only')
  const sizes = (flag: string, fallback: string): number[] =>
    (optionOf(args, flag) ?? fallback).split(',').filter(Boolean).map(Number)
  console.log(`growth: seed ${seed}, processor time, medians`)
  const engine =
    only === 'store'
      ? []
      : engineGrowth(
          {
            sites: sizes('--sites', '4,10,40,200'),
            skus: sizes('--skus', '1000,10000,100000,1000000'),
            rules: sizes('--rules', '50,200,1000'),
            services: sizes('--services', '6,20,100'),
            cells: sizes('--cells', '4,13,40'),
          },
          seed,
        )
  console.log(growthTable(engine))
  const store =
    only === 'engine'
      ? []
      : await storeGrowth(sizes('--orders', '10000,100000'), seed, optionOf(args, '--dir') ?? tmpdir())
  console.log(growthTable(store))
  return [...engine, ...store].flatMap(growthResults)
}
