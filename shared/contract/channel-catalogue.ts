import { z } from 'zod'
import { CATALOGUE_STANDINGS, catalogueStanding, leftOutReason, takenField } from '../domain/catalogue.ts'
import { dimensions } from '../domain/product.ts'
import * as scalars from '../domain/scalars.ts'
import { messageSchema } from '../messages/message.ts'
import { command, nothing, page, pageRequest, query } from './procedure.ts'

const channelId = { channelId: scalars.code }

/** Which of our sites a location of the channel is; `locationId` null = its only place. */
const siteOfLocation = z.object({ locationId: z.string().nullable(), siteId: scalars.code })
export type SiteOfLocation = z.infer<typeof siteOfLocation>

const fieldValue = z.union([z.string(), z.number(), dimensions])

export const catalogueRow = z.object({
  itemId: z.string(),
  /** null = it has none. */
  channelSku: z.string().nullable(),
  /** Of our product, or of the one it would become. */
  sku: z.string().nullable(),
  title: z.string(),
  barcode: z.string().nullable(),
  weightG: z.int().nullable(),
  standing: catalogueStanding,
  /** Why it is left out. */
  why: leftOutReason.nullable(),
  differences: z.array(
    z.object({
      field: takenField,
      /** null = ours says nothing: it is filled in. */
      ours: fieldValue.nullable(),
      theirs: fieldValue.nullable(),
    }),
  ),
  /** counted: `figures` say what would be on hand where; the others: the channel has no figure of its own for it. */
  stock: z.enum(['counted', 'not-counted', 'shared']),
  figures: z.array(
    z.object({
      siteId: z.string(),
      onHand: z.int(),
      /** null = nothing is kept there yet. */
      before: z.int().nullable(),
      /** We count it already: it stays unless chosen. */
      isCounted: z.boolean(),
    }),
  ),
})
export type CatalogueRow = z.infer<typeof catalogueRow>

const counts = z.object({ created: z.int(), changed: z.int(), opened: z.int() })

/** The last reading of a channel's catalogue, and the last taking from it. */
export const catalogueRun = z.object({
  /** null = never read. */
  startedAt: scalars.epochMs.nullable(),
  finishedAt: scalars.epochMs.nullable(),
  isReading: z.boolean(),
  read: z.int(),
  total: z.int().nullable(),
  problem: messageSchema.nullable(),
  /** The prices are in another currency than ours, or in none that it names: they are not taken. */
  currency: z.string().nullable(),
  /** Its places, with the site that each seems to be; `locationId` null = its only one. */
  places: z.array(
    z.object({ locationId: z.string().nullable(), name: z.string(), siteId: z.string().nullable() }),
  ),
  counts: z.record(z.enum(CATALOGUE_STANDINGS), z.int()),
  /** null = nothing was taken from this reading. */
  taking: z
    .object({
      by: z.string(),
      at: scalars.epochMs,
      counts,
      /** Items that have been seen to, of all. */
      done: z.int(),
      endedAt: scalars.epochMs.nullable(),
      undo: z
        .object({ by: z.string(), counts, kept: z.int(), done: z.int(), endedAt: scalars.epochMs.nullable() })
        .nullable(),
    })
    .nullable(),
})
export type CatalogueRun = z.infer<typeof catalogueRun>

export const channelCatalogue = {
  catalogue: query('lead').input(z.object(channelId)).output(catalogueRun),
  catalogueItems: query('lead')
    .input(
      z.object({
        ...channelId,
        only: z.enum(['all', ...CATALOGUE_STANDINGS]).default('all'),
        search: z.string().max(200).default(''),
        sort: z.enum(['position', 'sku', 'title', 'units']).default('position'),
        descending: z.boolean().default(false),
        sites: z.array(siteOfLocation).max(200).default([]),
        ...pageRequest,
      }),
    )
    .output(page(catalogueRow)),
  /** Reads it; continues after the answer. Nothing is changed, neither here nor there. */
  readCatalogue: command({
    role: 'lead',
    input: z.object(channelId),
    output: nothing,
    wakes: ['catalogue-reading'],
    needsHub: 'channel',
  }),
  /** Takes what was approved of the reading that began at `readAt`; continues after the answer, also over a restart. */
  takeCatalogue: command({
    role: 'manager',
    input: z.object({
      ...channelId,
      readAt: scalars.epochMs,
      newProducts: z.boolean(),
      /** In which the channel's value replaces ours. Empty ones of ours are filled in anyway. */
      fields: z.array(takenField).max(10),
      /** Where its figures become ours; null = stock is left as it is. */
      sites: z.array(siteOfLocation).max(200).nullable(),
      /** Items that go otherwise than the rest. */
      choices: z
        .array(
          z.object({
            itemId: z.string().max(200),
            leave: z.boolean(),
            /** null = as for the rest. */
            fields: z.array(takenField).max(10).nullable(),
            /** Set its stock although we count it already. */
            recount: z.boolean(),
          }),
        )
        .max(20_000),
    }),
    output: nothing,
    wakes: ['catalogue-taking'],
    needsHub: 'channel',
  }),
  /** Takes all of it back, but for what has been used or changed since; continues after the answer. */
  undoCatalogue: command({
    role: 'manager',
    input: z.object(channelId),
    output: nothing,
    wakes: ['catalogue-taking'],
    needsHub: 'channel',
  }),
}
