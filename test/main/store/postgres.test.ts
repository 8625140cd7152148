import { afterAll, beforeAll, describe, it } from 'vitest'
import { openPostgresStore } from '../../../main/store/postgres.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { findPostgres, type PostgresCluster, startPostgres } from '../../support/postgres-cluster.ts'
import { storeConforms } from './conformance/all.ts'

const clock = { now: () => 1_000 }
const bin = findPostgres()

if (bin === null) {
  it.skip('PostgreSQL: its server programs (initdb, postgres) were not found', () => {})
} else {
  describe('PostgreSQL', () => {
    let cluster: PostgresCluster
    beforeAll(async () => {
      cluster = await startPostgres(bin)
    }, 60_000)
    afterAll(() => cluster.stop(), 60_000)
    storeConforms(
      async () =>
        openPostgresStore({
          connectionString: await cluster.createDatabase(),
          clock,
          random: seededRandom(1),
        }),
      15,
    )
  })
}
