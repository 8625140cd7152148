import { z } from 'zod'
import { messageSchema } from '../../messages/message.ts'
import { holdKind } from '../order-standing.ts'
import * as scalars from '../scalars.ts'
import { kind } from './define-kind.ts'

/** What holds an order until somebody decides. */
export const HOLD_KINDS = {
  /** The engine failed on this order alone; its neighbours were decided without it. */
  'cannot-be-decided': kind({
    evidence: { message: z.string() },
    group: 'hold',
    opened: { by: 'decision', clearedBy: null },
    resolutions: ['reallocate', 'cancel-order'],
    // What is missing is a rate, a site, a product: nothing that can be done with the order is the usual way out.
    suggestsFirst: false,
  }),
  'held-by-rule': kind({
    evidence: { ruleId: z.string(), ruleName: z.string(), note: z.string() },
    group: 'hold',
    opened: { by: 'decision', clearedBy: 'rules' },
    resolutions: ['release-hold', 'cancel-order'],
    suggestsFirst: true,
  }),
  /** Rules or insurance ask for the order's value in the workspace's currency (`into`), and there is no rate for it. */
  'no-exchange-rate': kind({
    evidence: { currency: scalars.currency, into: scalars.currency },
    group: 'hold',
    opened: { by: 'decision', clearedBy: 'capacity' },
    // A rate, typed or imported, clears it.
    resolutions: ['release-hold', 'reallocate', 'cancel-order'],
    // What is missing is a rate, a site, a product: nothing that can be done with the order is the usual way out.
    suggestsFirst: false,
  }),
  'held-by-person': kind({
    evidence: { note: z.string() },
    group: 'hold',
    opened: { by: 'event', endsWhenShipped: true },
    resolutions: ['release-hold', 'cancel-order'],
    suggestsFirst: true,
  }),
  'held-by-channel': kind({
    evidence: {
      channelId: scalars.code,
      kind: holdKind,
      /** The channel's own word for it. */
      code: z.string(),
      /** When it ends by itself; null = not known. */
      until: scalars.epochMs.nullable(),
    },
    group: 'hold',
    opened: { by: 'event', endsWhenShipped: true },
    resolutions: ['ship-anyway', 'stop-here', 'cancel-order'],
    // Whether to trust the channel or the buyer is for a person to weigh.
    suggestsFirst: false,
  }),
  /** Lines without a SKU: somebody says which product each one is, or that it needs no shipping. */
  'nameless-lines': kind({
    evidence: {
      channelId: scalars.code,
      lines: z.array(z.object({ lineId: z.string(), title: z.string(), quantity: scalars.quantity })),
    },
    group: 'hold',
    opened: { by: 'event', endsWhenShipped: false },
    resolutions: ['cancel-order'],
    // Each line is answered on the order itself.
    suggestsFirst: false,
  }),
  /** Done at a station while the hub was away, and refused when it was handed over. */
  'outage-conflict': kind({
    evidence: {
      act: messageSchema,
      actor: z.string(),
      station: z.string(),
      at: scalars.epochMs,
      message: messageSchema,
    },
    group: 'hold',
    opened: { by: 'event', endsWhenShipped: false },
    resolutions: ['accept'],
    suggestsFirst: true,
  }),
}
