import { type Channel, isConnected } from '../../../shared/domain/channel.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { DAY_MS } from '../../../shared/lib/clock.ts'
import { message } from '../../../shared/messages/message.ts'
import type { CsvNote } from '../csv/csv-problem.ts'
import { type FileSummary, labelOf } from '../csv/read-files.ts'
import type { Tx } from '../ports/store.ts'

/** What is done with orders of files that a connected channel has brought already; null = they are left out. */
export type AlreadyHere = 'leave-out' | 'import' | null

/** Orders of files, and those of them that a connected channel brings by itself: imported as well, they ship twice. */
export interface TwiceSold {
  /** Those to import. */
  readonly orders: readonly Order[]
  readonly known: readonly { readonly channel: Channel; readonly order: Order }[]
  readonly channels: readonly Channel[]
}

/**
 * An order is the same as one of another channel when it has its number, with or without a sign before it, and was
 * placed within a day of it: files often say the day only, and two shops may count alike.
 */
export async function findTwiceSold(
  tx: Tx,
  orders: readonly Order[],
  choice: AlreadyHere,
): Promise<TwiceSold> {
  const channels = (await tx.channels.all()).filter(isConnected)
  if (orders.length === 0 || channels.length === 0) return { orders, known: [], channels }
  const byId = new Map(channels.map((channel) => [channel.id, channel]))
  const placed = Map.groupBy(
    await tx.orders.placedUnder(orders.flatMap(({ reference }) => spellings(reference))),
    ({ reference }) => plainNumber(reference),
  )
  const known = orders.flatMap((order) => {
    const twin = placed
      .get(plainNumber(order.reference))
      ?.find(
        ({ channelId, placedAt }) =>
          channelId !== order.channelId &&
          byId.has(channelId) &&
          Math.abs(placedAt - order.placedAt) <= DAY_MS,
      )
    const channel = twin === undefined ? undefined : byId.get(twin.channelId)
    return channel === undefined ? [] : [{ channel, order }]
  })
  if (choice === 'import') return { orders, known, channels }
  const left = new Set(known.map(({ order }) => order))
  return { orders: orders.filter((order) => !left.has(order)), known, channels }
}

/** Says which orders are here already, and which exports are of a shop that is connected. */
export function twiceSoldNotes(
  { orders, known, channels }: TwiceSold,
  choice: AlreadyHere,
  files: readonly FileSummary[],
): CsvNote[] {
  const file = files.find(({ kind }) => kind === 'orders')
  if (file === undefined) return []
  const here = [...Map.groupBy(known, ({ channel }) => channel)].map(([channel, some]): CsvNote => {
    const how = choice ?? 'leave-out'
    const example = some[0]?.order.reference ?? ''
    return {
      file: labelOf(file),
      kind: 'attention',
      what: message('csv.alreadyHere', { count: some.length, channel: channel.name, example, how }),
    }
  })
  const shops = files.flatMap((one): CsvNote[] => {
    const { origin } = one
    if (origin?.kind !== 'export' || orders.length === 0) return []
    const shop = channels.find(({ kind }) => kind === origin.code)
    if (shop === undefined) return []
    return [
      { file: labelOf(one), kind: 'attention', what: message('csv.shopConnected', { channel: shop.name }) },
    ]
  })
  return [...here, ...shops]
}

function plainNumber(reference: string): string {
  return reference.trim().replace(/^(#|n°|no\.?)\s*/i, '')
}

function spellings(reference: string): string[] {
  const plain = plainNumber(reference)
  return [reference, plain, `#${plain}`]
}
