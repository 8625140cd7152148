import { z } from 'zod'
import { carrierListState, handOver } from '../domain/hand-over.ts'
import * as scalars from '../domain/scalars.ts'
import { messageSchema } from '../messages/message.ts'
import { command, nothing, query } from './procedure.ts'

/** What one carrier takes at one site today. */
export const handOverRow = z.object({
  accountId: scalars.code,
  accountName: z.string(),
  carrierId: scalars.code,
  isSandbox: z.boolean(),
  siteId: scalars.code,
  /** Parcels that are packed, with their label, and stand on no list yet. */
  open: z.int(),
  /** Packed parcels whose label is not there yet: they go on no list before it is. */
  unlabelled: z.int(),
  /** The lists of today at the site, newest first. */
  lists: z.array(
    handOver
      .pick({ id: true, day: true, number: true, closedAt: true, parcels: true, problem: true })
      .extend({ carrierList: carrierListState }),
  ),
})
export type HandOverRow = z.infer<typeof handOverRow>

/** ours: our own list. carrier: the carrier's, as it came. */
export const handOverPaper = z.enum(['ours', 'carrier'])

/** Lists of the parcels that carriers take with them, by account and site. */
export const handovers = {
  /** Every account whose carrier is given a list, where there is something to hand over or was today. */
  today: query('packer', 'any-site')
    .input(z.object({ siteId: scalars.code.nullable() }))
    .output(z.array(handOverRow)),
  /** The list as a file. */
  file: query('packer', { handOver: 'handOverId' })
    .input(z.object({ handOverId: z.string(), paper: z.enum(['ours', 'carrier', 'csv']) }))
    .output(
      z.discriminatedUnion('kind', [
        /** `data` in base64. */
        z.object({ kind: z.literal('file'), name: z.string(), type: z.string(), data: z.string() }),
        z.object({ kind: z.literal('none'), problem: messageSchema }),
      ]),
    ),
  /** All that is packed for the account at the site goes on a list that never changes again. */
  close: command({
    role: 'packer',
    scope: { site: 'siteId' },
    input: z.object({ accountId: scalars.code, siteId: scalars.code }),
    output: z.object({ handOverId: z.string(), parcels: z.int() }),
    needsHub: 'carrier',
  }),
  print: command({
    role: 'packer',
    scope: { handOver: 'handOverId', printer: 'printerId' },
    input: z.object({ handOverId: z.string(), paper: handOverPaper, printerId: z.string() }),
    output: z.object({ jobId: z.string() }),
    needsHub: 'carrier',
  }),
  /** The carrier refused its own list: it is asked once more. */
  askAgain: command({
    role: 'packer',
    scope: { handOver: 'handOverId' },
    input: z.object({ handOverId: z.string() }),
    output: nothing,
    needsHub: 'carrier',
  }),
}
