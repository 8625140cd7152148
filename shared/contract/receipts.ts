import { z } from 'zod'
import { expectedReceipt } from '../domain/expected-receipt.ts'
import * as scalars from '../domain/scalars.ts'
import { command, nothing, page, pageRequest, query } from './procedure.ts'

const key = expectedReceipt.omit({ quantity: true, from: true })

/** A receipt as lists show it. `name` is the product's, or its SKU where it is none. */
const receiptRow = z.object({ receipt: expectedReceipt, name: z.string() })
export type ReceiptRow = z.infer<typeof receiptRow>

/** Goods that sites expect from suppliers. */
export const receipts = {
  /** The next first. */
  list: query('packer', 'any-site')
    .input(
      z.object({
        ...pageRequest,
        search: z.string().max(200).default(''),
        siteId: scalars.code.nullable().default(null),
      }),
    )
    .output(page(receiptRow)),
  /** Replaces the one of the same site, SKU and reference. */
  expect: command({
    role: 'lead',
    scope: { site: 'siteId' },
    input: expectedReceipt.omit({ from: true }),
    output: nothing,
    needsHub: 'every-site',
  }),
  /** Units leave a site for another one of ours, where they are expected until they are taken or dropped. */
  transfer: command({
    role: 'lead',
    scope: { site: 'fromSiteId' },
    input: z.object({
      fromSiteId: scalars.code,
      siteId: scalars.code,
      sku: scalars.sku,
      quantity: scalars.quantity,
      on: scalars.localDate,
    }),
    output: z.object({ reference: z.string() }),
    wakes: ['scheduler'],
    needsHub: 'deciding',
  }),
  /** It does not come; what one of our sites has sent is on hand there again. */
  drop: command({
    role: 'lead',
    scope: { site: 'siteId' },
    input: key,
    output: nothing,
    needsHub: 'every-site',
  }),
  /**
   * So many units have come and are on hand; orders that waited for them are reallocated. `restOn`: the day on which the
   * rest comes; null = nothing more comes.
   */
  take: command({
    role: 'lead',
    scope: { site: 'siteId' },
    input: key.extend({ arrived: scalars.quantity, restOn: scalars.localDate.nullable() }),
    output: z.object({ onHand: z.int() }),
    wakes: ['scheduler'],
    needsHub: 'deciding',
  }),
  /** Undoes `take`, unless what is on hand has changed since: the goods are expected as before. */
  takeBack: command({
    role: 'lead',
    scope: { site: 'siteId' },
    input: expectedReceipt.extend({
      arrived: scalars.quantity,
      restOn: scalars.localDate.nullable(),
      /** As `take` answered. */
      expectedOnHand: z.int(),
    }),
    output: nothing,
    wakes: ['scheduler'],
    needsHub: 'deciding',
  }),
}
