import type {
  NewPrintJob,
  PrintJob,
  PrintJobFilter,
  PrintJobStore,
} from '../../../main/app/ports/printing.ts'

/** Print jobs in memory behind the store's port. `saved` sees all rows after every commit. */
export function memoryPrintJobs(
  initial: readonly PrintJob[] = [],
  saved?: (rows: readonly PrintJob[]) => void,
) {
  let rows: PrintJob[] = [...initial]
  const printJobs: PrintJobStore<null> = {
    async insert(_tx, job: NewPrintJob) {
      const known = rows.find((row) => row.key === job.key)
      if (known) return { kind: 'duplicate', job: known }
      const inserted = { ...job, sequence: rows.length + 1 }
      rows.push(inserted)
      return { kind: 'inserted', job: inserted }
    },
    byId: async (_tx, id) => rows.find((row) => row.id === id) ?? null,
    async claimNext(_tx, printerId, now) {
      const own = rows.filter((row) => row.printerId === printerId)
      if (own.some((row) => row.state === 'sending')) return null
      const next = own.find((row) => row.state === 'queued')
      if (next === undefined || next.notBefore > now) return null
      const claimed: PrintJob = { ...next, state: 'sending', attempts: next.attempts + 1, changedAt: now }
      rows = rows.map((row) => (row.id === next.id ? claimed : row))
      return claimed
    },
    async mark(_tx, id, from, change) {
      const found = rows.some((row) => row.id === id && row.state === from)
      rows = rows.map((row) => (row.id === id && row.state === from ? { ...row, ...change } : row))
      return found
    },
    async list(_tx, { printerId, states, limit }: PrintJobFilter) {
      return rows
        .filter((row) => printerId === null || row.printerId === printerId)
        .filter((row) => states.length === 0 || states.includes(row.state))
        .toReversed()
        .slice(0, limit)
    },
    papersKeptSince: async () => 0,
    ofFulfillment: async (_tx, id) => rows.filter(({ label }) => label?.fulfillmentId === id).toReversed(),
    papersOf: async (_tx, id) => rows.filter(({ paper }) => paper?.fulfillmentId === id).toReversed(),
    async waiting() {
      throw new Error('asked of a real store only')
    },
    countReprints: async (_tx, first) => rows.filter((row) => row.reprintOf === first).length,
  }
  return {
    printJobs,
    rows: (): readonly PrintJob[] => rows,
    read: async <T>(work: (tx: null) => Promise<T>): Promise<T> => await work(null),
    async write<T>(work: (tx: null) => Promise<T>): Promise<T> {
      const result = await work(null)
      saved?.(rows)
      return result
    },
  }
}
