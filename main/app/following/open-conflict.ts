import type { PersonCommandType } from '../../../shared/contract/commands.ts'
import type { Device } from '../../../shared/domain/device.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import type { Commands } from '../commands/command.ts'
import { commandText } from '../commands/command-texts.ts'
import type { Tx } from '../ports/store.ts'
import type { CallForPerson } from './following.ts'

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
    const orderId = await orderOf(tx, input)
    if (orderId !== null) about(orderId)
    touch('exceptions')
    // They stand on labels that were printed.
    for (const { rangeId, serial } of call.taken) await tx.numberRanges.use(rangeId, serial, device.id)
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
          message: why,
        },
        openedAt: now,
        dueAt: null,
        key: `outage/${commandId}`,
      },
    ])
  })
}

/** The order that a command is about; null = none, or several. */
async function orderOf(tx: Tx, input: object): Promise<string | null> {
  const named: Readonly<Record<string, unknown>> = { ...input }
  const { orderId, orderIds, fulfillmentId, exceptionId } = named
  const id =
    typeof orderId === 'string'
      ? orderId
      : Array.isArray(orderIds) && orderIds.length === 1 && typeof orderIds[0] === 'string'
        ? orderIds[0]
        : typeof fulfillmentId === 'string'
          ? ((await tx.fulfillments.get(fulfillmentId))?.orderId ?? null)
          : typeof exceptionId === 'string'
            ? ((await tx.exceptions.get(exceptionId))?.orderId ?? null)
            : null
  if (id === null) return null
  return (await tx.orders.byIds([id])).length === 0 ? null : id
}
