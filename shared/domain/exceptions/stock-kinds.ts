import { z } from 'zod'
import { oneParcel } from '../one-parcel.ts'
import * as scalars from '../scalars.ts'
import { kind } from './define-kind.ts'
import { leftOut, shortLine } from './evidence.ts'

/** What of the goods keeps an order. */
export const STOCK_KINDS = {
  'out-of-stock': kind({
    evidence: { lines: z.array(shortLine) },
    group: 'stock',
    opened: { by: 'decision', clearedBy: 'stock' },
    resolutions: ['backorder', 'substitute', 'correct-stock', 'reallocate', 'cancel-order'],
    suggestsFirst: true,
  }),
  'partial-stock': kind({
    evidence: {
      lines: z.array(shortLine),
      /** What could ship besides, and does not. */
      leftOut: z.object(leftOut).optional(),
    },
    group: 'stock',
    opened: { by: 'decision', clearedBy: 'stock' },
    resolutions: ['ship-partial', 'backorder', 'substitute', 'correct-stock', 'reallocate', 'cancel-order'],
    suggestsFirst: true,
  }),
  /** It ships in part: the rest is there, and takes more than it may cost or more parcels than are allowed. */
  'left-out': kind({
    evidence: leftOut,
    group: 'split',
    // With more stock what ships may take it along.
    opened: { by: 'decision', clearedBy: 'stock' },
    resolutions: ['approve-split', 'ship-partial', 'reallocate', 'cancel-order'],
    // Whether the customer waits for it is not known here.
    suggestsFirst: false,
  }),
  'split-needs-approval': kind({
    evidence: {
      siteIds: z.array(scalars.code),
      /** What shipping and handling of all its parcels cost; null = recorded before it was kept. */
      costCents: scalars.cents.nullable().default(null),
      /** Beside it; null = recorded before it was kept. */
      oneParcel: oneParcel.nullable().default(null),
    },
    group: 'split',
    // With more stock one parcel may do.
    opened: { by: 'decision', clearedBy: 'stock' },
    resolutions: ['approve-split', 'change-site', 'reallocate', 'cancel-order'],
    suggestsFirst: true,
  }),
  'short-pick': kind({
    evidence: { siteId: scalars.code, sku: scalars.sku, expected: scalars.count, found: scalars.count },
    group: 'stock',
    opened: { by: 'event', endsWhenShipped: false },
    resolutions: ['correct-stock'],
    suggestsFirst: true,
  }),
  'unknown-sku': kind({
    evidence: { skus: z.array(z.string()) },
    group: 'stock',
    opened: { by: 'decision', clearedBy: 'stock' },
    resolutions: ['reallocate', 'cancel-order'],
    // What is missing is a rate, a site, a product: nothing that can be done with the order is the usual way out.
    suggestsFirst: false,
  }),
  /** It sold units after it was told that there were none. */
  'oversold-at-channel': kind({
    evidence: { channelId: scalars.code, lines: z.array(shortLine) },
    group: 'stock',
    opened: { by: 'decision', clearedBy: 'stock' },
    resolutions: ['backorder', 'ship-partial', 'substitute', 'correct-stock', 'reallocate', 'cancel-order'],
    suggestsFirst: true,
  }),
}
