import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { productCustoms } from '../domain/customs/product-customs.ts'
import { expectedReceipt } from '../domain/expected-receipt.ts'
import { pictureStanding, shownPicture } from '../domain/product-picture.ts'
import * as scalars from '../domain/scalars.ts'
import { orderKind, orderPlace, sellableSum } from '../domain/sellable.ts'
import { setAside } from '../domain/set-aside.ts'
import { outage, site } from '../domain/site.ts'
import { channelReserve, stockClaim, stockLevel } from '../domain/stock.ts'
import { levelReason } from '../domain/stock-movement.ts'
import { command, nothing, page, pageRequest, query } from './procedure.ts'

export const stockRow = z.object({
  sku: scalars.sku,
  name: z.string(),
  levels: z.array(stockLevel),
  onHand: z.int(),
  reserved: z.int(),
  free: z.int(),
})
export type StockRow = z.infer<typeof stockRow>

const ledgerDifference = z.object({
  siteId: scalars.code,
  sku: scalars.sku,
  stored: z.int(),
  actual: z.int(),
})

/** What waiting orders want of a SKU: as it is kept, and as they want it. */
const demandDifference = ledgerDifference.omit({ siteId: true })

const ledgerEvent = z.discriminatedUnion('kind', [
  /** Levels and open shipments, so many of all. */
  z.object({ kind: z.literal('reading'), done: z.int(), total: z.int() }),
  z.object({
    kind: z.literal('done'),
    /** Levels and open shipments that were compared. */
    compared: z.int(),
    differences: z.array(ledgerDifference),
    demand: z.array(demandDifference),
  }),
])
export type LedgerEvent = z.infer<typeof ledgerEvent>

/** A level that runs low. `name` is the product's, or its SKU where it is none. */
const lowRow = z.object({
  siteId: scalars.code,
  sku: scalars.sku,
  name: z.string(),
  free: z.int(),
  /** Units that orders took of it a day, lately. */
  perDay: z.number(),
  daysLeft: z.number(),
  /** Units that are on their way to it. */
  expected: z.int(),
  /** Who could send so many without running low; null = nobody. */
  from: z.object({ siteId: scalars.code, units: z.int() }).nullable(),
})
export type LowRow = z.infer<typeof lowRow>

/** A site, its free units, and what the last of them is worth to orders to come. */
const worthSide = z.object({ siteId: scalars.code, free: z.int(), cents: scalars.nonNegativeCents })

/** Units that save orders to come `savesCents` of shipping when they move. */
const worthMoving = z.object({
  sku: scalars.sku,
  name: z.string(),
  from: worthSide,
  to: worthSide,
  units: z.int(),
  savesCents: scalars.nonNegativeCents,
})
export type WorthMoving = z.infer<typeof worthMoving>

export const stock = {
  /** What does not last so many days, the most urgent first, at most 500. */
  low: query('packer', 'any-site')
    .input(
      z.object({
        siteId: scalars.code.nullable().default(null),
        days: z.int().min(1).max(90).default(7),
      }),
    )
    .output(z.array(lowRow)),
  /** Where scarce units are worth more at another site, what saves most first, at most 100; none while nothing is priced. */
  worthMoving: query('packer', 'any-site')
    .input(z.object({ siteId: scalars.code.nullable().default(null) }))
    .output(z.object({ isPriced: z.boolean(), rows: z.array(worthMoving) })),
  list: query('packer', 'any-site')
    .input(
      z.object({
        ...pageRequest,
        search: z.string().max(200).default(''),
        siteId: scalars.code.nullable().default(null),
        only: z.enum(['all', 'short', 'zero']).default('all'),
        sort: z.enum(['sku', 'name', 'on-hand', 'free']).default('sku'),
        descending: z.boolean().default(false),
      }),
    )
    .output(page(stockRow).extend({ isLeast: z.boolean() })),
  get: query('packer', 'any-site')
    .input(z.object({ sku: scalars.sku }))
    .output(
      z.object({
        row: stockRow,
        /** null = nothing is known, or no product has the SKU. */
        customs: productCustoms.nullable(),
        picture: pictureStanding.nullable(),
        reserves: z.array(channelReserve),
        /** For desktops that work alone; `isHere`: this one. */
        setAside: z.array(setAside.extend({ isHere: z.boolean() })),
        /** Desktops for which units can be set aside. */
        desktops: z.array(z.object({ deviceId: z.string(), name: z.string(), siteId: scalars.code })),
        /** What each channel may sell, in units, and what was last pushed to it. */
        channels: z.array(
          z.object({
            channelId: scalars.code,
            name: z.string(),
            /** Of the first of its SKUs. */
            available: z.int(),
            pushed: z.int().nullable(),
            /** The kinds of order that it is told stock for; `onlyFor` of a sum speaks of them. */
            kinds: z.array(orderKind),
            /** Of each of its SKUs that stand for the product: how the figure comes about. */
            told: z.array(
              z.object({
                sum: sellableSum,
                /** The same for orders to one place alone, where the channel's go to several; they share stock. */
                byPlace: z.array(z.object({ place: orderPlace, sum: sellableSum })),
                pushed: z.int().nullable(),
              }),
            ),
          }),
        ),
        /** What sites expect from suppliers, the next first. */
        expected: z.array(expectedReceipt),
        /** Who holds units and who waits for some, the earliest to leave first, at most 50. */
        claims: z.array(stockClaim),
        /** Claims beyond them. */
        moreClaims: z.int(),
        /** There are more still, which were not counted. */
        isMoreAtLeast: z.boolean(),
      }),
    ),
  /** What is shown of these products, those without a picture left out. */
  pictures: query('packer', 'any-site')
    .input(z.object({ skus: z.array(scalars.sku).min(1).max(200) }))
    .output(z.array(shownPicture)),
  /** A PNG, JPEG or WebP in base64 becomes the picture; null takes it away, and channels bring none back. */
  putPicture: command({
    role: 'lead',
    input: z.object({ sku: scalars.sku, data: z.string().max(11_000_000).nullable() }),
    output: nothing,
    needsHub: 'every-site',
  }),
  /** Refused when `expectedOnHand` is no longer what is stored: somebody counted or shipped meanwhile. */
  setLevel: command({
    role: 'lead',
    scope: { site: 'siteId' },
    input: z.object({
      siteId: scalars.code,
      sku: scalars.sku,
      onHand: scalars.count,
      safety: scalars.count,
      expectedOnHand: z.int().nullable(),
      reason: levelReason.default('counted'),
      note: z.string().trim().max(200).default(''),
    }),
    output: z.object({ before: stockLevel.nullable() }),
    wakes: ['scheduler'],
    needsHub: null,
  }),
  /** What customs are told of a product; orders that waited for it go on. */
  setCustoms: command({
    role: 'lead',
    input: z.object({ sku: scalars.sku, customs: productCustoms }),
    output: nothing,
    wakes: ['scheduler'],
    needsHub: 'every-site',
  }),
  setReserve: command({ role: 'manager', input: channelReserve, output: nothing, needsHub: 'every-site' }),
  /** Units that a desktop may hand out while it works alone; fewer are taken back once it knows of it. */
  setAside: command({
    role: 'manager',
    input: setAside.pick({ deviceId: true, sku: true, quantity: true }),
    output: nothing,
    wakes: ['scheduler'],
    needsHub: 'every-site',
  }),
  /** Goods that leave over the counter, of what was set aside for the desktop at which it is said. */
  handOut: command({
    role: 'packer',
    scope: { site: 'siteId' },
    input: z.object({
      siteId: scalars.code,
      sku: scalars.sku,
      quantity: scalars.quantity,
      note: z.string().trim().min(1).max(200),
    }),
    output: nothing,
    needsHub: null,
  }),
  /** Tells how far it is, and ends with what differs. Stopped by ending the stream. Nothing is written. */
  checkLedger: query('lead').input(z.object({})).output(eventIterator(ledgerEvent)),
  /** What is reserved, and what waiting orders want, set to what the orders hold and want; of these SKUs or of all. */
  repairLedger: command({
    role: 'lead',
    input: z.object({ skus: z.array(scalars.sku).max(1_000).nullable().default(null) }),
    output: z.object({ repaired: z.array(ledgerDifference), demand: z.array(demandDifference) }),
    wakes: ['scheduler'],
    needsHub: 'store',
  }),
}

export const sites = {
  list: query('packer', 'any-site').input(z.object({})).output(z.array(site)),
  put: command({
    role: 'manager',
    input: site,
    output: nothing,
    wakes: ['scheduler'],
    needsHub: 'every-site',
  }),
  setOutage: command({
    role: 'lead',
    scope: { site: 'siteId' },
    input: z.object({ siteId: scalars.code, outage: outage.nullable() }),
    output: z.object({ movedOrders: z.int(), stoppedOrders: z.int() }),
    wakes: ['scheduler'],
    needsHub: 'deciding',
  }),
}
