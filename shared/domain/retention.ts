import { z } from 'zod'
import * as scalars from './scalars.ts'
import { defineSettings } from './settings/define-settings.ts'
import { daysKeptSetting } from './settings/setting.ts'

/** How long what is settled stays in the database. What is open is never touched, whatever its age. */
export const RETENTION = defineSettings('retention', {
  role: 'manager',
  decides: false,
  settings: {
    /**
     * After a channel accepted it. The last stock figure sent for each SKU stays, and the record that an order's
     * message was sent.
     */
    outboxDays: daysKeptSetting(30),
    /** The channel's own text of an order, after the order was closed. What it said stays: the order itself. */
    inboxDays: daysKeptSetting(90),
    /** Commands in the journal, movements of stock, and what carriers told of parcels. Those of open orders and of claims stay. */
    journalDays: daysKeptSetting(400),
    /** Why an order ships as it does, after it was closed. */
    traceDays: daysKeptSetting(180),
    /** Labels that came out or were withdrawn, the carriers' own too. Those of claims stay. */
    printDays: daysKeptSetting(90),
    /** Who bought: name, address, notes and what was engraved, after the order was closed. */
    buyerDays: daysKeptSetting(730),
    /** Closed orders as they are; later they are packed into the archive, where they are read like all others. */
    archiveDays: daysKeptSetting(400),
  },
})
export type Retention = z.output<typeof RETENTION.schema>

/** What is pruned, in this order; of the archive: what is packed into it. */
export const PRUNED_KINDS = ['outbox', 'inbox', 'journal', 'traces', 'prints', 'buyers', 'archive'] as const
export const prunedKind = z.enum(PRUNED_KINDS)
export type PrunedKind = z.infer<typeof prunedKind>

/** The setting that says how many days a kind is kept. */
export const DAYS_KEPT_BY: Readonly<Record<PrunedKind, keyof Retention>> = {
  outbox: 'outboxDays',
  inbox: 'inboxDays',
  journal: 'journalDays',
  traces: 'traceDays',
  prints: 'printDays',
  buyers: 'buyerDays',
  archive: 'archiveDays',
}

/** What a round of pruning took away. */
export const pruning = z.object({ at: scalars.epochMs, pruned: z.record(prunedKind, z.int().default(0)) })
export type Pruning = z.infer<typeof pruning>
