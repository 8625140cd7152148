import type { PersonCommandType } from '../../../shared/contract/commands.ts'
import type { Device } from '../../../shared/domain/device.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { Commands } from '../commands/command.ts'
import { commandText } from '../commands/command-texts.ts'
import type { Tx } from '../ports/store.ts'
import { nameLookup } from '../queries/name-lookup.ts'
import type { CallForPerson } from './following.ts'
import { ordersOf } from './orders-of-act.ts'

/** What was done at a station while the hub was away, and is not so here: a person is told, with both sides. */
export async function openConflict(
  commands: Commands,
  newId: () => string,
  device: Pick<Device, 'id' | 'name' | 'siteId'>,
  refused: {
    call: Pick<CallForPerson, 'input' | 'taken'>
    type: PersonCommandType
    actor: string
    at: EpochMs
    why: Message
  },
): Promise<void> {
  const { call, type, actor, at, why } = refused
  const { commandId, input } = call.input as { readonly commandId: string; readonly input: object }
  await commands.system('following.noteConflict', async ({ tx, now, touch, about }) => {
    const [first = null, ...others] = await ordersOf(tx, input)
    const orderId = others.length === 0 ? first : null
    if (orderId !== null) about(orderId)
    touch('exceptions')
    // They stand on labels that were printed.
    for (const { rangeId, serial } of call.taken) await tx.numberRanges.use(rangeId, serial)
    await tx.exceptions.open([
      {
        id: newId(),
        orderId,
        siteId: device.siteId,
        cause: {
          reason: 'outage-conflict',
          act: commandText(type),
          actor,
          station: device.name,
          at,
          message: await withWhatStands(tx, why, orderId, device.siteId),
        },
        openedAt: now,
        dueAt: null,
        key: `outage/${commandId}`,
      },
    ])
  })
}

/** Why it does not count, and what became of the order here instead. */
async function withWhatStands(
  tx: Tx,
  refused: Message,
  orderId: string | null,
  siteId: string | null,
): Promise<Message> {
  if (orderId === null) return refused
  const [record] = await tx.orders.byIds([orderId])
  const parts = (await tx.fulfillments.byOrders([orderId])).filter(({ state }) => state !== 'cancelled')
  const isThere = siteId === null || parts.some((part) => part.siteId === siteId)
  // Who works at one site has no right to what is at another one: that is not why.
  const why = !isThere && refused.code.startsWith('access.') ? message('following.movedOn') : refused
  if (record?.state === 'cancelled') return message('following.standsCancelled', { why })
  const sites = new Set(parts.flatMap((part) => (part.siteId === siteId ? [] : [part.siteId])))
  if (sites.size === 0) return why
  const { names } = await nameLookup(tx)
  return message('following.standsElsewhere', { why, sites: [...sites].map(names.site) })
}
