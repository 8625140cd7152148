import { hasAllLeft, type Order } from '../../../shared/domain/order.ts'
import { returnedUnits } from '../../../shared/domain/return.ts'
import type { CommandContext } from '../commands/command.ts'
import { openOfOrder } from '../exceptions/open-of-order.ts'
import type { ReportedReturn, UnitsOfLine } from '../ports/channel.ts'
import type { LinePack } from '../ports/mapping-tables.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import { openReturns } from './announce-return.ts'
import { type ReturnableLine, returnableLines } from './returnable.ts'

/** What a channel's copy of an order says of units that have left. */
export interface LeftAtChannel {
  /** Units of each line that came back, by our books. */
  readonly back: ReadonlyMap<string, number>
  /** Of those that may still come back, units that the channel no longer counts as the customer's: it refunded them by itself. */
  readonly takenBack: readonly (UnitsOfLine & { readonly sku: string })[]
}

/** `said`: the order as the channel has it now, in our units. */
export async function leftAtChannel(
  { tx }: Pick<CommandContext, 'tx'>,
  known: OrderRecord,
  said: Order,
): Promise<LeftAtChannel> {
  const returnable = await returnableLines(tx, known)
  const now = new Map(said.lines.map(({ id, quantity }) => [id, quantity]))
  const takenBack = returnable.flatMap(({ lineId, sku, quantity }) => {
    const units = quantity - (now.get(lineId) ?? 0)
    return units > 0 ? [{ lineId, sku, quantity: units }] : []
  })
  return { back: returnedUnits(await tx.returns.ofOrder(known.order.id)), takenBack }
}

/** Whether lines differ only by units that came back, or that are written off where nothing is to be shipped any more. */
export function onlyWentBack(known: OrderRecord, said: Order, { back, takenBack }: LeftAtChannel): boolean {
  const isOver = hasAllLeft(known.state)
  const before = new Map(known.order.lines.map((line) => [line.id, line]))
  const isKnown = said.lines.every((line) => {
    const own = before.get(line.id)
    return own !== undefined && line.sku === own.sku && line.quantity <= own.quantity
  })
  if (!isKnown || isOver) return isKnown
  const now = new Map(said.lines.map(({ id, quantity }) => [id, quantity]))
  return known.order.lines.every(({ id, quantity }) => {
    const taken = takenBack.find(({ lineId }) => lineId === id)?.quantity ?? 0
    return quantity - (now.get(id) ?? 0) <= (back.get(id) ?? 0) + taken
  })
}

/** A person sees to units that the channel refunded by itself: they may be on their way back. */
export async function openTakenBack(
  context: CommandContext,
  known: OrderRecord,
  { takenBack }: LeftAtChannel,
): Promise<void> {
  const expected = (await openReturns(context.tx, known.order.id)).filter(({ isRefunded }) => isRefunded)
  const lines = takenBack.filter(
    ({ lineId }) => !expected.some((one) => one.lines.some((line) => line.lineId === lineId)),
  )
  if (lines.length === 0) return
  await openReturn(context, known, 'refunded-at-channel', {
    channelReturnId: null,
    lines: [...lines],
    why: '',
    isRefunded: true,
  })
}

/**
 * Each return that the channel keeps open becomes an exception until a person has seen to it; one that ended there
 * clears it.
 */
export async function takeReportedReturns(
  context: CommandContext,
  known: OrderRecord,
  reported: readonly ReportedReturn[],
  packs: readonly LinePack[],
): Promise<void> {
  if (reported.length === 0) return
  const { tx, now } = context
  const expected = (await tx.announcedReturns.ofOrder(known.order.id)).filter(
    ({ state }) => state !== 'cancelled',
  )
  const seenTo = new Set(
    [...(await tx.returns.ofOrder(known.order.id)), ...expected].map((one) => one.channelReturnId),
  )
  const returnable = await returnableLines(tx, known)
  const adopted = new Set<string>()
  const open = await openOfOrder(tx, known.order.id)
  for (const one of reported) {
    if (seenTo.has(one.id)) continue
    if (one.state === 'open') {
      const lines = unitsOf(one, packs, returnable)
      if (lines.length === 0) continue
      const own = expected.find(
        ({ id, state, channelReturnId, lines: ours }) =>
          state === 'open' && channelReturnId === null && !adopted.has(id) && isSame(ours, lines),
      )
      if (own !== undefined) {
        // The channel opened it when it was given our label.
        adopted.add(own.id)
        await tx.announcedReturns.updateOpen({ ...own, channelReturnId: one.id })
        continue
      }
      await openReturn(context, known, `return/${one.id}`, {
        channelReturnId: one.id,
        lines,
        why: one.reason.slice(0, 300),
        isRefunded: false,
      })
      continue
    }
    const cleared = open.find(
      ({ cause }) => cause.reason === 'return-requested' && cause.channelReturnId === one.id,
    )
    if (cleared && (await tx.exceptions.closeById([cleared.id], 'cleared', now)) > 0)
      context.touch('exceptions')
  }
}

async function openReturn(
  context: CommandContext,
  { order }: OrderRecord,
  key: string,
  what: {
    readonly channelReturnId: string | null
    readonly lines: { lineId: string; sku: string; quantity: number }[]
    readonly why: string
    readonly isRefunded: boolean
  },
): Promise<void> {
  context.about(order.id)
  context.touch('exceptions')
  await context.tx.exceptions.open([
    {
      id: context.newId(),
      orderId: order.id,
      siteId: null,
      cause: { reason: 'return-requested', channelId: order.channelId, ...what },
      openedAt: context.now,
      dueAt: null,
      key,
    },
  ])
}

function isSame(ours: readonly UnitsOfLine[], theirs: readonly UnitsOfLine[]): boolean {
  return (
    ours.length === theirs.length &&
    ours.every(({ lineId, quantity }) =>
      theirs.some((line) => line.lineId === lineId && line.quantity === quantity),
    )
  )
}

/** The return's units in ours, cut to what may still come back. */
function unitsOf(
  { lines }: ReportedReturn,
  packs: readonly LinePack[],
  returnable: readonly ReturnableLine[],
): { lineId: string; sku: string; quantity: number }[] {
  return returnable.flatMap(({ lineId, sku, quantity }) => {
    const units = packs.find((pack) => pack.lineId === lineId)?.units ?? 1
    const asked = lines
      .filter((line) => line.lineId === lineId)
      .reduce((sum, line) => sum + line.quantity * units, 0)
    return asked === 0 ? [] : [{ lineId, sku, quantity: Math.min(asked, quantity) }]
  })
}
