import type { PaperStanding } from '../../../shared/domain/parcel-paper.ts'
import { fateOf, type LabelFate } from '../packing/label-fate.ts'
import type { PrintJob } from '../ports/printing.ts'

export interface PaperFate {
  readonly standing: Exclude<PaperStanding, 'not-asked' | 'no-printer' | 'not-printed' | 'not-kept'>
  /** The part that it is about: the one that failed, else the last. */
  readonly job: PrintJob
}

/** Worst first. */
const ORDER = ['failed', 'unknown', 'waiting', 'printed'] as const

/**
 * What became of a paper of one parcel, all of its parts together, as it was asked for last. `jobs` newest first; null =
 * it was not asked for, or called off. Pure.
 */
export function paperFate(jobs: readonly PrintJob[]): PaperFate | null {
  const [newest] = jobs
  if (newest === undefined) return null
  const parts = jobs.filter((job) => runOf(job) === runOf(newest))
  const fates = parts.flatMap((job): PaperFate[] => {
    const standing = STANDINGS[fateOf([job]).kind]
    return standing === null ? [] : [{ standing, job }]
  })
  for (const standing of ORDER) {
    const found = fates.find((fate) => fate.standing === standing)
    if (found !== undefined) return found
  }
  return null
}

/** What was asked for at once. */
export function runOf({ key }: PrintJob): string {
  return key.slice(0, key.lastIndexOf('/'))
}

const STANDINGS: Readonly<Record<LabelFate['kind'], PaperFate['standing'] | null>> = {
  none: null,
  'called-off': null,
  waiting: 'waiting',
  retrying: 'waiting',
  out: 'printed',
  failed: 'failed',
  unknown: 'unknown',
}
