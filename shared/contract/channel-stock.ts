import { z } from 'zod'
import * as scalars from '../domain/scalars.ts'
import { messageSchema } from '../messages/message.ts'
import { action, command, nothing, page, pageRequest, query } from './procedure.ts'

const channelId = { channelId: scalars.code }

export const reconciledSku = z.object({
  channelSku: z.string(),
  sku: z.string(),
  name: z.string(),
  units: z.int(),
  ours: z.int(),
  /** null = the channel does not sell it. */
  theirs: z.int().nullable(),
  /** Explained: a newer figure is on its way, or an order came in while it was compared. */
  reason: z.enum(['push-waits', 'order-meanwhile']).nullable(),
  repair: z.enum(['sent', 'repaired', 'remains']).nullable(),
  checkedAt: scalars.epochMs,
})
export type ReconciledRow = z.infer<typeof reconciledSku>

/** The last comparison of a channel's stock with ours. */
export const reconciliationRun = z.object({
  /** null = none yet. */
  startedAt: scalars.epochMs.nullable(),
  finishedAt: scalars.epochMs.nullable(),
  /** SKUs that the channel sells; those that differ; of these, what nothing explains. */
  skus: z.int(),
  differences: z.int(),
  unexplained: z.int(),
  /** Why it could not be finished; null = it was. */
  problem: messageSchema.nullable(),
  /** While it runs. */
  progress: z.object({ done: z.int(), of: z.int() }).nullable(),
  /**
   * Orders of the last two days: open there and not here (imported now), open here and not there; null = not compared.
   */
  orders: z.object({ missingHere: z.array(z.string()), missingThere: z.array(z.string()) }).nullable(),
})
export type ReconciliationRun = z.infer<typeof reconciliationRun>

const filter = {
  ...channelId,
  only: z.enum(['all', 'differences']).default('differences'),
  search: z.string().max(200).default(''),
  sort: z.enum(['sku', 'ours', 'theirs', 'difference']).default('difference'),
  descending: z.boolean().default(true),
}

export const channelStock = {
  reconciliation: query('lead').input(z.object(channelId)).output(reconciliationRun),
  reconciled: query('lead')
    .input(z.object({ ...filter, ...pageRequest }))
    .output(page(reconciledSku)),
  reconciledCsv: query('lead')
    .input(z.object(filter))
    .output(z.object({ csv: z.string() })),
  /** Compares now; continues after the answer. */
  reconcile: action({
    role: 'lead',
    input: z.object(channelId),
    output: nothing,
    wakes: ['comparison'],
    needsHub: 'channel',
  }),
  /** Sends our figures now, of all that differs when null, then looks again. */
  repair: command({
    role: 'lead',
    input: z.object({ ...channelId, channelSkus: z.array(z.string().max(80)).max(20_000).nullable() }),
    output: z.object({ sent: z.int() }),
    wakes: ['channel-sync', 'repair-check'],
    needsHub: 'channel',
  }),
}
