import { isContractProcedure } from '@orpc/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { contract } from '../../../../shared/contract/contract.ts'
import { QUERIES } from '../../../support/contract-queries.ts'
import { inputAt, OF_LYON, openTwoSites } from '../../../support/two-sites.ts'
import type { Workroom } from '../../../support/workroom.ts'

let room: Workroom
beforeAll(async () => {
  room = await openTwoSites()
})
afterAll(() => room.close())

type Query = (typeof QUERIES)[number]

/** Streams: of changes only which areas of screens they concern, of print jobs only a paired station's own. */
const STREAMS = ['session.changes', 'stations.jobs']
const CALLS = QUERIES.map((query) => ({ query, name: `${query.area}.${query.name}` })).filter(
  ({ name }) => !STREAMS.includes(name),
)

/** What a field is given when the scope does not say: what most likely brings something of Lyon to light. */
const GIVEN: Readonly<Record<string, unknown>> = {
  siteId: 'LYON',
  siteIds: ['LYON'],
  countId: 'count-LYON',
  scan: 'reference-LYON',
  orderId: 'order-LYON',
  orderIds: ['order-LYON'],
  exceptionIds: ['exception-LYON'],
  codes: [],
  sku: 'A',
  skus: ['A'],
  lines: [{ lineId: '1', sku: 'A', quantity: 1, unitPriceCents: null }],
  added: [],
  split: [{ siteId: 'LILLE', lines: [{ lineId: '1', quantity: 1 }] }],
  parcels: [],
  verb: 'release',
  accountId: 'colissimo',
  carrierId: 'colissimo',
  channelId: 'shop',
  trackingNumber: 'number-LYON',
  country: 'FR',
  postcode: '69000',
  serviceLevel: 'standard',
  labelId: 'label',
  labelPrinterId: 'printer-LILLE',
  parcel: 1,
  paper: 'ours',
  kind: 'customs',
  day: '2026-11-23',
  version: 1,
  page: 'a4',
  sample: 'usual',
  of: 'tag',
  list: 'orders',
  source: { kind: 'order', reference: 'reference-LYON' },
  search: '',
  named: [],
  language: 'en',
  limit: 50,
  stock: [],
  rules: [],
  rows: 'order',
  after: '',
  since: { tx: 0, no: 0, kind: '', id: '' },
  besides: [],
  wait: false,
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, unknown>>
  readonly required?: readonly string[]
}

/** All that the call needs, and of the rest what names a site when `about` is Lyon. */
function inputOf({ area, name, scope }: Query, about: 'LILLE' | 'LYON' | 'all'): Record<string, unknown> {
  const call = (contract[area] as Readonly<Record<string, unknown>>)[name]
  if (!isContractProcedure(call)) throw new Error(`${area}.${name}`)
  const { properties = {}, required = [] } = z.toJSONSchema(
    call['~orpc'].inputSchema as unknown as z.ZodType,
    { unrepresentable: 'any', io: 'input' },
  ) as JsonSchema
  const input: Record<string, unknown> = {}
  for (const [field, schema] of Object.entries(properties)) {
    const isSite = field === 'siteId' || field === 'siteIds'
    if (!required.includes(field) && !(isSite && about === 'LYON')) continue
    const { anyOf = [] } = schema as { anyOf?: readonly { type?: string }[] }
    const mayBeNull = anyOf.some(({ type }) => type === 'null')
    input[field] = mayBeNull && !(isSite && about === 'LYON') ? null : (GIVEN[field] ?? null)
  }
  return { ...input, ...inputAt(scope, about === 'LYON' ? 'LYON' : 'LILLE') }
}

/** What the call answers to somebody who is everything at these sites, as text; or why not. */
async function answerOf(
  { area, name }: Query,
  input: unknown,
  siteId: 'LILLE' | null,
): Promise<{ code: string; text: string }> {
  const client = room.as({ role: 'manager', personId: 'ana', grants: [{ role: 'manager', siteId }] })
  const calls = client[area] as unknown as Readonly<Record<string, (input: unknown) => Promise<unknown>>>
  try {
    const answer = await calls[name]?.(input)
    return { code: 'OK', text: JSON.stringify(answer, (_, at) => (at instanceof Map ? [...at] : at)) }
  } catch (error) {
    const { code = 'BUG' } = error as { code?: string }
    return { code, text: '' }
  }
}

describe('somebody of Lille, whatever the role there', () => {
  it.each(CALLS)('reads nothing of Lyon by $name', async ({ query, name }) => {
    for (const about of ['all', 'LILLE', 'LYON'] as const) {
      const { code, text } = await answerOf(query, inputOf(query, about), 'LILLE')
      // The traces of these orders are made up, and nothing can be explained by them.
      if (name !== 'orders.explain')
        expect(['OK', 'FORBIDDEN', 'NOT_FOUND'], 'else GIVEN lacks a field').toContain(code)
      expect(OF_LYON.exec(text)?.[0], about).toBeUndefined()
      if (typeof query.scope !== 'string' && about === 'LYON') expect(code).toBe('FORBIDDEN')
    }
  })
})

/** So that the calls above have something to hide: what somebody of every site is shown of Lyon. */
it('somebody of every site reads of Lyon by', async () => {
  const showing: string[] = []
  for (const { query, name } of CALLS) {
    const texts = []
    for (const about of ['all', 'LYON'] as const)
      texts.push((await answerOf(query, inputOf(query, about), null)).text)
    if (texts.some((text) => OF_LYON.test(text))) showing.push(name)
  }
  expect(showing).toMatchInlineSnapshot(`
    [
      "overview.cutoffs",
      "orders.list",
      "orders.get",
      "orders.whatIf",
      "orders.tryMany",
      "orders.mergePreview",
      "orders.owed",
      "returns.list",
      "returns.csv",
      "returns.find",
      "returns.receiving",
      "returns.ofOrder",
      "exceptions.list",
      "exceptions.get",
      "exceptions.fixes",
      "stock.list",
      "stock.get",
      "movements.list",
      "movements.csv",
      "counts.list",
      "counts.sheet",
      "rules.tryOrder",
      "carriers.labelFiles",
      "handovers.today",
      "packing.scan",
      "packing.jobs",
      "printers.list",
      "parcels.list",
      "parcels.file",
      "parcels.csv",
      "programs.metrics",
      "programs.orders",
      "programs.order",
      "programs.fulfillments",
      "programs.stock",
      "devices.list",
      "keeping.health",
      "buyers.export",
    ]
  `)
})

describe('counts', () => {
  it('are of the sites seen', async () => {
    const at = (siteId: string | null) => room.as({ grants: [{ role: 'lead', siteId }] })
    const figures = async (siteId: string | null) => {
      const overview = await at(siteId).overview.figures({})
      return {
        exceptions: (await at(siteId).exceptions.counts({})).views.open,
        needYou: overview.needYou,
        ordersToday: overview.ordersToday,
        parcels: (await at(siteId).parcels.counts({})).reduce((sum, { parcels }) => sum + parcels, 0),
        listed: (await at(siteId).orders.list({})).total,
        sites: overview.sites.map(({ id }) => id),
      }
    }
    const lille = { exceptions: 1, needYou: 1, ordersToday: 0, parcels: 1, listed: 1, sites: ['LILLE'] }
    expect(await figures('LILLE')).toEqual(lille)
    expect(await figures(null)).toEqual({
      ...lille,
      exceptions: 2,
      needYou: 2,
      parcels: 2,
      listed: 2,
      sites: ['BORDEAUX', 'LILLE', 'LYON'],
    })
  })
})
