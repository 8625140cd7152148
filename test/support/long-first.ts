import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** They take longest, most of it waiting for what they start: a run that begins with them ends sooner. */
const LONGEST = [
  'vendure/real-server',
  'program/lost-data',
  'program/kill',
  'cli/orchestrate',
  'store/postgres',
  'channels/conformance',
  'store/sqlite',
]

/** Long files first: a run ends when its last file ends, and a clean clone knows no durations. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rank(a.moduleId) - rank(b.moduleId))
  }
}

function rank(file: string): number {
  const place = LONGEST.findIndex((name) => file.includes(`/${name}`))
  if (place >= 0) return place
  return file.endsWith('.slow.test.ts') ? LONGEST.length : LONGEST.length + 1
}
