import { z } from 'zod'
import { linkState } from '../../../shared/domain/channel.ts'
import * as scalars from '../../../shared/domain/scalars.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { messageSchema } from '../../../shared/messages/message.ts'
import type { Hub } from '../ports/hub.ts'
import type { Store } from '../ports/store.ts'
import type { Work } from './work.ts'

const channelStanding = z.object({
  link: linkState,
  lastSuccessAt: scalars.epochMs.nullable(),
  comparison: z.object({ done: z.int(), of: z.int() }).nullable(),
  isReadingCatalogue: z.boolean(),
})

const workStanding = z.object({
  channels: z.record(z.string(), channelStanding),
  accounts: z.record(z.string(), z.object({ link: linkState, tracking: linkState.nullable() })),
  /** What every window shows. */
  notices: z.array(messageSchema),
})
export type WorkStanding = z.infer<typeof workStanding>

/** What a process of a hub says of itself to the others. */
export const standing = z.object({
  /** Of its machine. */
  host: z.string(),
  pid: z.int(),
  /** Devices that are connected to it, and stations whose printers it reaches. */
  devices: z.array(z.string()),
  /** Who is signed in at which of them; an older program does not say. */
  people: z.record(z.string(), z.array(z.string())).default({}),
  stations: z.array(z.string()),
  /** null = another process has the work. */
  work: workStanding.nullable(),
})
export type Standing = z.infer<typeof standing>

/** What the others last said of themselves; what a newer program says otherwise is left out. */
export function standingsOf(hub: Pick<Hub, 'others'>): Standing[] {
  return hub.others().flatMap((one) => standing.safeParse(one.standing).data ?? [])
}

/** How the work stands in the process that has it. */
export async function standingOfWork(
  work: Work,
  store: Store,
  notices: readonly Message[],
): Promise<WorkStanding> {
  const { channels, accounts } = await store.read(async (tx) => ({
    channels: await tx.channels.all(),
    accounts: await tx.carrierAccounts.all(),
  }))
  return {
    channels: Object.fromEntries(
      channels.map((channel) => [
        channel.id,
        {
          ...work.sync.health(channel),
          comparison: work.reconciler.progress(channel.id),
          isReadingCatalogue: work.catalogues.isReading(channel.id),
        },
      ]),
    ),
    accounts: Object.fromEntries(
      accounts.map(({ id }) => [
        id,
        { link: work.purchasing.health(id), tracking: work.purchasing.tracking(id) },
      ]),
    ),
    notices: [...notices],
  }
}
