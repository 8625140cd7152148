import { importOrders } from '../../main/app/inbound/import-orders.ts'
import type { MappedOrder, NamelessLine } from '../../main/app/ports/channel.ts'
import { standing } from '../../main/channels/protocol/standing.ts'
import type { ExceptionReason } from '../../shared/domain/exception.ts'
import type { NoWork } from '../../shared/domain/no-work.ts'
import type { Order } from '../../shared/domain/order.ts'
import type { OrderStanding } from '../../shared/domain/order-standing.ts'
import type { SaidMethod } from '../../shared/domain/shipping-methods/said-method.ts'
import { plainMessage } from '../../shared/messages/message.ts'
import { anOrder } from './engine-builders.ts'
import type { Workroom } from './workroom.ts'

/** What a channel that nobody sells on says of one order: its standing, and content that may be unreadable or no work. */
export interface Said extends Partial<OrderStanding> {
  readonly order?: Order
  readonly nameless?: readonly NamelessLine[]
  readonly method?: SaidMethod
  /** Why its content cannot be read. */
  readonly rejected?: string
  /** Why it is never work. */
  readonly ignored?: NoWork
}

export function mapSaid(payload: string): MappedOrder {
  const { order = anOrder(), nameless, method, rejected, ignored, ...said }: Said = JSON.parse(payload)
  if (rejected !== undefined)
    return { kind: 'rejected', standing: standing(said), problem: plainMessage(rejected) }
  if (ignored !== undefined) return { kind: 'ignored', standing: standing(said), why: ignored }
  return {
    kind: 'order',
    standing: standing(said),
    order,
    ...(nameless === undefined ? {} : { nameless }),
    ...(method === undefined ? {} : { method }),
  }
}

let version = 0

/** The channel says this of its orders, in one page, under its own ids; it is taken in and decided. */
export async function says(workroom: Workroom, said: Readonly<Record<string, Said>>): Promise<void> {
  const { room } = workroom
  version += 1
  await room.store.write((tx) =>
    tx.inbox.put(
      Object.entries(said).map(([externalId, one]) => {
        const order = { ...(one.order ?? anOrder()), externalId, channelId: 'shop' }
        return {
          channelId: 'shop',
          externalId,
          version: String(version),
          payload: JSON.stringify({ ...one, order }),
          receivedAt: room.clock.now(),
        }
      }),
    ),
  )
  await importAllOrders(workroom)
}

/** Takes in what waits in the inbox, and decides. */
export async function importAllOrders({ room }: Workroom): Promise<void> {
  while ((await importOrders(room.commands, 'shop', mapSaid)).more) {}
  await room.decider.decideAll()
}

/** Reference: state and units. */
export async function statesIn({ client }: Workroom): Promise<Record<string, string>> {
  const { rows } = await client.orders.list({ sort: 'reference' })
  return Object.fromEntries(rows.map(({ reference, state, units }) => [reference, `${state} ${units}`]))
}

export async function openIn({ client }: Workroom): Promise<ExceptionReason[]> {
  const { rows } = await client.exceptions.list({})
  return rows.map(({ record }) => record.cause.reason).sort()
}

/** Settles the one open exception of this reason. */
export async function settles(
  { client, call }: Workroom,
  reason: ExceptionReason,
  code: Parameters<Workroom['client']['exceptions']['resolve']>[0]['input']['code'],
) {
  const { rows } = await client.exceptions.list({})
  const row = rows.find(({ record }) => record.cause.reason === reason)
  return client.exceptions.resolve(
    call({ exceptionId: row?.record.id ?? '', code, args: { address: null, stock: null, note: '' } }),
  )
}
