import { useState } from 'react'
import type { z } from 'zod'
import type { bulkResult } from '../../../shared/contract/bulk-result.ts'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useUndo } from '../../lib/use-undo.ts'
import type { Verb } from '../../lib/verb-keys.ts'

export type OrderAction = OrderDetail['allowed'][number]
export type BulkResult = z.infer<typeof bulkResult>

/** In the order in which they are offered. */
export const ORDER_ACTIONS: readonly OrderAction[] = [
  'release',
  'reallocate',
  'hold',
  'resume',
  'ship-anyway',
  'send-instead',
  'cancel',
]

/** The verb of each, and so its key. */
export const VERB_OF_ACTION = {
  release: 'release',
  reallocate: 'reallocate',
  hold: 'hold',
  resume: 'release',
  'ship-anyway': 'shipAnyway',
  'send-instead': 'home',
  cancel: 'cancel',
} as const satisfies Record<OrderAction, Verb>

/** Those that ask for a note first. */
export const ASKS_NOTE: ReadonlySet<OrderAction> = new Set(['hold', 'cancel'])

export interface Asked {
  readonly action: OrderAction
  readonly orderIds: readonly string[]
}

/** Carries out what may be done with orders; `onDone` is called when it is finished, however many were skipped. */
export function useOrderActions(onDone: () => void) {
  const texts = useMessages('orders')
  const say = useToasts((toasts) => toasts.say)
  const undo = useUndo()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [skipped, setSkipped] = useState<BulkResult['skipped']>([])
  const hold = useCommand((client) => client.orders.hold)
  const cancel = useCommand((client) => client.orders.cancel)
  const resume = useCommand((client) => client.orders.resume)
  const shipAnyway = useCommand((client) => client.orders.shipAnyway)
  const sendInstead = useCommand((client) => client.orders.sendInstead)
  const release = useCommand((client) => client.orders.release)
  const reallocate = useCommand((client) => client.orders.reallocate)

  function send({ action, orderIds: ids }: Asked, note: string) {
    const orderIds = [...ids]
    switch (action) {
      case 'hold':
        return hold.run({ orderIds, note })
      case 'cancel':
        return cancel.run({ orderIds, note })
      case 'resume':
        return resume.run({ orderIds })
      case 'ship-anyway':
        return shipAnyway.run({ orderIds })
      case 'send-instead':
        return sendInstead.run({ orderIds })
      case 'release':
        return release.run({ orderIds })
      case 'reallocate':
        return reallocate.run({ orderIds })
    }
  }

  async function carryOut(wanted: Asked, note: string) {
    const outcome = await send(wanted, note)
    setAsked(null)
    if (outcome.kind !== 'done') return
    const { changed, skipped: left, undo: steps } = outcome.value
    const next = steps.length > 0 || wanted.action === 'cancel' ? undo(outcome.commandId, steps) : undefined
    if (changed.length > 0) say('done', texts.done[wanted.action]({ count: changed.length }), next)
    setSkipped(left)
    onDone()
  }

  return {
    ask(action: OrderAction, orderIds: readonly string[]) {
      // Of several what would become of each is shown first.
      if (ASKS_NOTE.has(action) || orderIds.length > 1) setAsked({ action, orderIds })
      else void carryOut({ action, orderIds }, '')
    },
    asked,
    skipped,
    busy: [hold, cancel, resume, shipAnyway, sendInstead, release, reallocate].some(
      (command) => command.busy,
    ),
    carryOut,
    forget: () => {
      setAsked(null)
      setSkipped([])
    },
  }
}

export type OrderActions = ReturnType<typeof useOrderActions>
