import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../../../main/store/migrate.ts'
import type { Migration, Words } from '../../../../main/store/migrations/migration.ts'
import { FROZEN } from './frozen-migrations.ts'

/** Stand for what each database calls them, so that one hash freezes both. */
const WORDS: Words = {
  text: '<text>',
  integer: '<integer>',
  bytes: '<bytes>',
  serialKey: '<serialKey>',
  table: '<table>',
  clustered: '<clustered>',
  find: '<find>',
}

function hashOf({ version, name, up }: Migration): string {
  const statements = up(WORDS).map((sql) => sql.replaceAll(/\s+/g, ' '))
  return createHash('sha256')
    .update(JSON.stringify([version, name, statements]))
    .digest('hex')
    .slice(0, 16)
}

describe('migrations', () => {
  it.each(MIGRATIONS.map((step) => ({ step, ...step })))(
    '$version $name does what it did when it was shipped',
    ({ step }) => {
      const line = `${step.version}: '${hashOf(step)}',`
      expect(
        `${step.version}: '${FROZEN[step.version]}',`,
        `A shipped migration is never changed: write a new one. A new one adds this line to frozen-migrations.ts: ${line}`,
      ).toBe(line)
    },
  )

  it('are numbered upwards, and none that was shipped is gone', () => {
    const versions = MIGRATIONS.map(({ version }) => version)
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b))
    expect(Object.keys(FROZEN).map(Number)).toEqual(versions)
  })
})
