import { z } from 'zod'
import { channelPlace, MOST_UNITS, routing } from '../domain/channel-mapping.ts'
import { product } from '../domain/product.ts'
import * as scalars from '../domain/scalars.ts'
import { messageSchema } from '../messages/message.ts'
import { command, nothing, page, pageRequest, query } from './procedure.ts'

const channelId = { channelId: scalars.code }

/** What a SKU of a channel is to mean: so many units of a product, nothing of ours, or nothing known again. */
export const meaning = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('product'), sku: scalars.sku, units: z.int().min(1).max(MOST_UNITS) }),
  z.object({ kind: z.literal('ignored') }),
  z.object({ kind: z.literal('none') }),
])
export type Meaning = z.infer<typeof meaning>

export const meaningOf = z.object({ ...channelId, channelSku: scalars.sku, meaning })
export type MeaningOf = z.infer<typeof meaningOf>

export const mappingRow = z.object({
  channelSku: z.string(),
  /** null = not ours to ship. */
  sku: z.string().nullable(),
  units: z.int(),
  /** Of the product; '' where there is none. */
  name: z.string(),
})
export type MappingRow = z.infer<typeof mappingRow>

/** Why a product is suggested for a SKU. */
export const SUGGESTION_REASONS = ['barcode', 'sku', 'name'] as const
export const suggestion = z.object({
  sku: z.string(),
  name: z.string(),
  units: z.int(),
  why: z.enum(SUGGESTION_REASONS),
})
export type Suggestion = z.infer<typeof suggestion>

export const unmappedSku = z.object({
  channelSku: z.string(),
  /** As the channel calls it; null where it was not asked or does not say. */
  name: z.string().nullable(),
  barcode: z.string().nullable(),
  orders: z.int(),
  since: scalars.epochMs,
  /** The likeliest first. */
  suggestions: z.array(suggestion),
})
export type UnmappedSku = z.infer<typeof unmappedSku>

/** A location of a channel as it says it, and our sites whose stock it shows. */
export const location = channelPlace.extend({ isActive: z.boolean() })
export type Location = z.infer<typeof location>

export const channelMapping = {
  mapping: query('lead')
    .input(z.object({ ...channelId, ...pageRequest, search: z.string().max(200).default('') }))
    .output(page(mappingRow)),
  /** What is unknown, with suggestions; asks the channel for names where it can be asked. */
  unmapped: query('lead')
    .input(z.object(channelId))
    .output(z.object({ orders: z.int(), skus: z.array(unmappedSku) })),
  /** `before` given back undoes it. Orders that waited for these SKUs are decided at once. */
  setMapping: command({
    role: 'lead',
    input: z.object({ rows: z.array(meaningOf).min(1).max(20_000) }),
    output: z.object({ before: z.array(meaningOf), freed: z.int() }),
    wakes: ['scheduler'],
    needsHub: 'channel',
  }),
  /** The product that a SKU of the channel stands for is new here. */
  createProduct: command({
    role: 'manager',
    input: z.object({ ...channelId, channelSku: scalars.sku, product }),
    output: z.object({ freed: z.int() }),
    wakes: ['scheduler'],
    needsHub: 'every-site',
  }),
  /** channel,channel_sku,sku,units; a row without a SKU is ignored. Of all channels when null. */
  exportMapping: query('lead')
    .input(z.object({ channelId: scalars.code.nullable() }))
    .output(z.object({ csv: z.string() })),
  /** What a CSV file says, before anything is written; `rows` may be given to `setMapping`. */
  readMapping: query('manager')
    .input(z.object({ csv: z.string().max(5_000_000) }))
    .output(
      z.object({
        rows: z.array(meaningOf),
        problems: z.array(z.object({ line: z.int().nullable(), message: messageSchema })),
      }),
    ),
  /** The channel's locations as it says them now; `unreachable`: what is kept of them. */
  locations: query('lead')
    .input(z.object(channelId))
    .output(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('one-place') }),
        z.object({ kind: z.literal('places'), routing, places: z.array(location) }),
        z.object({
          kind: z.literal('unreachable'),
          problem: messageSchema,
          routing,
          places: z.array(location),
        }),
      ]),
    ),
  setLocations: command({
    role: 'manager',
    input: z.object({ ...channelId, routing, places: z.array(channelPlace).max(200) }),
    output: nothing,
    needsHub: 'channel',
  }),
}
