import { describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../../../main/store/migrate.ts'
import { migrationHash } from '../../../../main/store/migration-hash.ts'
import { FROZEN } from './frozen-migrations.ts'

describe('migrations', () => {
  it.each(MIGRATIONS.map((step) => ({ step, ...step })))(
    '$version $name does what it did when it was shipped',
    ({ step }) => {
      const line = `${step.version}: '${migrationHash(step)}',`
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
