import { ORPCError } from '@orpc/server'
import { parcelsCsv } from '../invoices/cost-files.ts'
import { parcelFile } from '../proof/parcel-file.ts'
import { listParcels } from '../queries/parcels.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Queries } from './command-routes.ts'
import type { Procedures } from './router.ts'

/** More than any list is worked through by. */
const MOST_IN_FILE = 50_000

export function parcelRoutes(
  { parcels }: Procedures,
  { store, clock }: AppServices,
): Pick<Queries, 'parcels'> {
  return {
    parcels: {
      list: parcels.list.handler(async ({ input, context: { seen } }) => {
        const page = await store.read((tx) => listParcels(tx, { ...input, seen }, clock.now()))
        return { ...page, rows: [...page.rows] }
      }),
      file: parcels.file.handler(async ({ input }) => {
        const file = await store.read(async (tx) => {
          const [track] = await tx.tracks.byNumbers(input.accountId, [input.trackingNumber])
          return track === undefined ? null : parcelFile(tx, store.printJobs, track, clock.now())
        })
        if (file === null)
          throw new ORPCError('NOT_FOUND', { data: { what: 'parcel', id: input.trackingNumber } })
        return { name: file.name, base64: Buffer.from(file.zip).toString('base64'), seal: file.seal }
      }),
      csv: parcels.csv.handler(async ({ input, context: { seen } }) => {
        const all = {
          ...input,
          seen,
          offset: 0,
          limit: MOST_IN_FILE,
          sort: 'handed-over' as const,
          descending: true,
        }
        const { rows } = await store.read((tx) => listParcels(tx, all, clock.now()))
        return { name: 'parcels.csv', csv: parcelsCsv(rows) }
      }),
      counts: parcels.counts.handler(async ({ context }) => [
        ...(await store.read((tx) => tx.tracks.counts(context.seen))),
      ]),
    },
  }
}
