import { type ScopeFields, SUBJECTS, type Subject } from '../../../shared/contract/scope.ts'
import type { PrintJobStore } from '../ports/printing.ts'
import type { Tx } from '../ports/store.ts'
import { printerById } from '../printers/printer-settings.ts'

/** Of one thing; null = every site, also when there is no such thing. */
type SitesOf = (
  tx: Tx,
  id: string,
  printJobs: Pick<PrintJobStore<Tx>, 'byId'>,
) => Promise<readonly string[] | null>

const SITES_OF: Readonly<Record<Exclude<Subject, 'sites' | 'siteIfAny' | 'everySiteIfAny'>, SitesOf>> = {
  site: async (_, id) => [id],
  fulfillment: ofFulfillment,
  order: ofOrder,
  async exception(tx, id) {
    const found = await tx.exceptions.get(id)
    if (found === null) return null
    if (found.siteId !== null) return [found.siteId]
    return found.orderId === null ? null : ofOrder(tx, found.orderId)
  },
  async labelPurchase(tx, id) {
    const purchase = await tx.labels.get(id)
    return purchase === null ? null : ofFulfillment(tx, purchase.fulfillmentId)
  },
  async printJob(tx, id, printJobs) {
    const job = await printJobs.byId(tx, id)
    if (job === null) return null
    const of = job.label?.fulfillmentId ?? job.paper?.fulfillmentId
    return of === undefined ? ofPrinter(tx, job.printerId) : ofFulfillment(tx, of)
  },
  async printer(tx, id) {
    const printer = await printerById(tx, id)
    if (printer === null) return null
    return typeof printer.siteId === 'string' ? [printer.siteId] : []
  },
  async printerSetup(tx, id) {
    return (await printerById(tx, id)) === null ? [] : ofPrinter(tx, id)
  },
  async handOver(tx, id) {
    const list = await tx.handOvers.get(id)
    return list && [list.siteId]
  },
  async announcedReturn(tx, id) {
    const expected = await tx.announcedReturns.get(id)
    return expected && [expected.siteId]
  },
  async return(tx, id) {
    const taken = await tx.returns.get(id)
    if (taken === null) return null
    return taken.siteId === null ? ofOrder(tx, taken.orderId) : [taken.siteId]
  },
  async device(tx, id) {
    const siteId = (await tx.devices.get(id))?.siteId ?? null
    return siteId === null ? null : [siteId]
  },
}

/**
 * The sites of each thing that the input of a call names, as its scope says; null = every site. `input` as the contract's
 * schema has read it.
 */
export async function thingsConcerned(
  tx: Tx,
  printJobs: Pick<PrintJobStore<Tx>, 'byId'>,
  scope: ScopeFields,
  input: unknown,
): Promise<readonly (readonly string[] | null)[]> {
  const things: (readonly string[] | null)[] = []
  for (const subject of SUBJECTS) {
    const path = scope[subject]
    if (path === undefined) continue
    const value = valueAt(input, path)
    if (subject === 'everySiteIfAny') {
      if (value !== null && value !== undefined) things.push(null)
      continue
    }
    if (subject === 'siteIfAny') {
      if (typeof value === 'string') things.push([value])
      continue
    }
    const ids = [value].flat().filter((id) => typeof id === 'string')
    if (ids.length === 0) things.push(null)
    for (const id of ids) things.push(subject === 'sites' ? [id] : await SITES_OF[subject](tx, id, printJobs))
  }
  return things
}

/** A parcel that comes back is of the site it comes to. */
async function ofFulfillment(tx: Tx, id: string): Promise<readonly string[] | null> {
  const found = (await tx.fulfillments.get(id)) ?? (await tx.announcedReturns.get(id))
  return found && [found.siteId]
}

async function ofOrder(tx: Tx, id: string): Promise<readonly string[] | null> {
  const open = (await tx.fulfillments.byOrders([id])).filter(({ state }) => state !== 'cancelled')
  return open.length === 0 ? null : open.map(({ siteId }) => siteId)
}

/** One that stands nowhere is every site's. */
async function ofPrinter(tx: Tx, id: string): Promise<readonly string[] | null> {
  const siteId = (await printerById(tx, id))?.siteId ?? null
  return siteId === null ? null : [siteId]
}

/** What lies at a path such as 'args.stock.siteId'. */
function valueAt(input: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
      input,
    )
}
