import { z } from 'zod'
import type { UnitsOfLine } from '../../app/ports/channel.ts'
import type { ChannelMemory } from '../protocol/memory.ts'
import { type RemoteOrder, reasonList, writtenOff } from './answers.ts'
import type { MiraklClient } from './client.ts'

/**
 * Cancelations and refunds carry no mark of ours and no key: the units written off per line once one stands are
 * remembered before it is sent, so that a lost answer is recognised.
 */
const targetSchema = z.record(z.string(), z.int())
export type Target = Readonly<Record<string, number>>

export async function targetOf(memory: ChannelMemory, name: string): Promise<Target | null> {
  const known = targetSchema.safeParse(await memory.get(name))
  return known.success ? known.data : null
}

export function aim(order: RemoteOrder, lines: readonly UnitsOfLine[]): Target {
  return Object.fromEntries(
    lines.map((line) => {
      const own = order.order_lines.find((candidate) => candidate.order_line_id === line.lineId)
      return [line.lineId, (own === undefined ? 0 : writtenOff(own)) + line.quantity]
    }),
  )
}

export function reached(order: RemoteOrder, target: Target): boolean {
  return Object.entries(target).every(([lineId, quantity]) => {
    const own = order.order_lines.find((candidate) => candidate.order_line_id === lineId)
    return own !== undefined && writtenOff(own) >= quantity
  })
}

/** Of the operator's list, the first that speaks of `about`, else the first that a shop may give. */
export async function reasonOf(
  client: MiraklClient,
  type: 'CANCELATION' | 'REFUND',
  about: RegExp,
  signal: AbortSignal,
): Promise<string> {
  const { reasons } = await client.get('/api/reasons', reasonList, signal)
  const ours = reasons.filter((reason) => reason.type === type && reason.is_shop_right)
  return (ours.find((reason) => about.test(reason.label)) ?? ours[0])?.code ?? 'OTHER'
}
