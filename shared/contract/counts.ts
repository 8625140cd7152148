import { z } from 'zod'
import * as scalars from '../domain/scalars.ts'
import { countLine, stockCount } from '../domain/stock-count.ts'
import { command, nothing, page, pageRequest, query } from './procedure.ts'

const countTotals = z.object({
  lines: z.int(),
  counted: z.int(),
  different: z.int(),
  more: z.int(),
  less: z.int(),
})

/** `name` is the product's, or its SKU where it is none. */
const countRow = countLine.extend({
  name: z.string(),
  barcode: z.string().nullable(),
  /** On hand by the book now. */
  onHand: z.int(),
  reserved: z.int(),
  /** What should be there, found or not; null = not counted. */
  difference: z.int().nullable(),
  /** What the difference costs; null = it or the cost is not known. */
  valueCents: z.int().nullable(),
})
export type CountRow = z.infer<typeof countRow>

/** Which count, of which site. */
const counted = z.object({ countId: z.string().max(60), siteId: scalars.code })
const AT_SITE = { site: 'siteId' } as const

/** Counts of stock: a sheet of products at a site, what was found of each, booked as one. */
export const counts = {
  /** The newest first. */
  list: query('packer', 'any-site')
    .input(z.object({}))
    .output(z.array(stockCount.extend({ totals: countTotals }))),
  sheet: query('packer', 'any-site')
    .input(
      z.object({
        countId: z.string().max(60),
        ...pageRequest,
        show: z.enum(['all', 'open', 'counted', 'different']).default('all'),
        search: z.string().max(200).default(''),
      }),
    )
    .output(
      page(countRow).extend({
        count: stockCount,
        totals: countTotals,
        /** Of all that differs; null = nothing does, or the cost of some is not known. */
        valueCents: z.int().nullable(),
        /** Products that lack no more than orders hold that are being picked. */
        inPicking: z.int(),
      }),
    ),
  csv: query('packer', 'any-site')
    .input(z.object({ countId: z.string().max(60) }))
    .output(z.object({ name: z.string(), csv: z.string(), rows: z.int() })),
  /** A sheet of what the site has a level of, of those that match, or of those that are to be counted. At most 10,000. */
  start: command({
    role: 'lead',
    scope: AT_SITE,
    input: z.object({
      siteId: scalars.code,
      name: z.string().trim().max(120),
      search: z.string().max(200),
      onlyDoubted: z.boolean(),
    }),
    output: z.object({ countId: z.string(), lines: z.int() }),
    needsHub: 'store',
  }),
  /**
   * So many units are on the shelf, or so many more than were counted before; `code` is a SKU or bar code. null = it was not
   * counted. A product that is not on the sheet is added to it.
   */
  enter: command({
    role: 'packer',
    scope: AT_SITE,
    input: counted.extend({
      code: z.string().trim().min(1).max(200),
      quantity: scalars.count.nullable(),
      how: z.enum(['set', 'add']),
    }),
    output: z.object({
      sku: scalars.sku,
      name: z.string(),
      counted: z.int().nullable(),
      before: z.int().nullable(),
    }),
    needsHub: 'store',
  }),
  /** Of what was not counted there is nothing. */
  enterRest: command({
    role: 'lead',
    scope: AT_SITE,
    input: counted,
    output: z.object({ lines: z.int() }),
    needsHub: 'store',
  }),
  /**
   * Stock becomes what was counted, by the difference, so that what was shipped since is not counted twice; orders that
   * waited are reallocated. `withPicking`: also what may be in pickers’ hands.
   */
  book: command({
    role: 'lead',
    scope: AT_SITE,
    input: counted.extend({ withPicking: z.boolean() }),
    output: z.object({ changed: z.int(), units: z.int(), left: z.int() }),
    wakes: ['scheduler'],
    needsHub: 'deciding',
  }),
  /** Takes the booking back by the same differences; the count is open again. */
  unbook: command({
    role: 'lead',
    scope: AT_SITE,
    input: counted,
    output: z.object({ changed: z.int() }),
    wakes: ['scheduler'],
    needsHub: 'deciding',
  }),
  /** Nothing becomes of it; `false` takes that back. */
  drop: command({
    role: 'lead',
    scope: AT_SITE,
    input: counted.extend({ isDropped: z.boolean() }),
    output: nothing,
    needsHub: 'store',
  }),
}
