import { z } from 'zod'
import type { HoldKind, LineStanding, OrderStanding } from '../../../shared/domain/order-standing.ts'
import { standing } from '../protocol/standing.ts'
import { refundedUnits, refundList } from './answers.ts'
import { bundleFields, containersIn } from './bundles.ts'
import { isPartlyShipped, meaningOfState } from './order-states.ts'
import { trackingIn, unitsFulfilled, unitsInParcels } from './shipped-units.ts'

/** Units of one line that needs shipping, or may need it. */
export interface GoodsLine {
  readonly id: string
  readonly ordered: number
  readonly shipped: number
  /** Refunded by the shop, before or after they had left. */
  readonly refunded: number
}

export interface WooStanding {
  readonly standing: OrderStanding
  /** Lines that are ours to ship; null = they cannot be read. */
  readonly goods: readonly GoodsLine[] | null
}

const sourceSchema = z.object({
  status: z.string().catch(''),
  date_paid_gmt: z.string().nullish().catch(undefined),
  meta_data: z.array(z.unknown()).catch([]),
  line_items: z.array(z.unknown()).nullish().catch(null),
  refunds: z.array(z.unknown()).catch([]),
  fulfillments: z.unknown().optional(),
  virtual_lines: z.array(z.unknown()).catch([]),
})
type Source = z.infer<typeof sourceSchema>

const metaEntry = z.object({ key: z.string(), value: z.unknown() })

const lineSchema = z.object({
  id: z.union([z.int(), z.string().min(1).max(120)]).transform(String),
  quantity: z.number(),
  total: z.coerce.number().catch(0),
  ...bundleFields,
})

const SAYS_NOTHING = { meaning: 'ship' } as const

/** Larger unit counts are taken for nonsense. */
const MOST = 1_000_000

/**
 * Where an order stands at WooCommerce, from ids, states and counts alone; `value` is its parsed payload, whatever
 * that is. Containers of bundles, discounts written as lines and virtual products are nothing to ship.
 */
export function readWooStanding(value: unknown): WooStanding {
  const parsed = sourceSchema.safeParse(value)
  if (!parsed.success) return { standing: standing({}), goods: null }
  const source = parsed.data
  const state = source.status.replace(/^wc-/, '').slice(0, 120)
  const meta = source.meta_data.flatMap((entry) => metaEntry.safeParse(entry).data ?? [])
  const tracking = trackingIn(meta)
  const goods = goodsIn(source, unitsInParcels(tracking))
  const said = (one: Partial<OrderStanding>): WooStanding => ({
    standing: standing({ state, lines: goods === null ? null : goods.map(countsOf), ...one }),
    goods,
  })

  const says = state === '' ? SAYS_NOTHING : meaningOfState(state)
  if (says?.meaning === 'called-off') return said({ meaning: 'called-off' })
  if (goods?.length === 0) return said({ state: 'nothing-to-ship', meaning: 'ignore' })
  if (says?.meaning === 'left' || says?.meaning === 'ignore') return said({ meaning: says.meaning })
  if (goods?.every(isOver))
    return goods.some(({ shipped }) => shipped > 0)
      ? said({ meaning: 'left' })
      : said({ state: 'refunded', meaning: 'called-off' })

  const wait = (kind: HoldKind, code = state): WooStanding =>
    said({ meaning: 'wait', hold: { kind, code, until: null } })
  const isCounted = goods?.some(({ shipped }) => shipped > 0) === true
  if (says === null && !(isPartlyShipped(state) && isCounted)) return wait('unknown-state')
  if (says?.meaning === 'wait') {
    const isUnpaid = state === 'on-hold' && source.date_paid_gmt === null
    return wait(isUnpaid ? 'unpaid' : (says.hold ?? 'on-hold'))
  }
  // A parcel of somebody else's, and nobody says what is in it.
  if (tracking.some(({ products_list }) => !products_list)) return wait('elsewhere', 'tracking number')
  return said({ meaning: 'ship' })
}

function goodsIn(source: Source, inParcels: ReadonlyMap<string, number>): GoodsLine[] | null {
  if (!source.line_items) return null
  const read = source.line_items.map((line) => lineSchema.safeParse(line))
  const lines = read.flatMap(({ data }) => data ?? [])
  if (lines.length < read.length) return null
  const containers = containersIn(lines)
  const virtual = new Set(source.virtual_lines.map(String))
  const fulfilled = unitsFulfilled(source.fulfillments)
  const refunded = refundedUnits(source.refunds.flatMap((one) => refundList.safeParse([one]).data ?? []))
  return lines
    .filter(({ id, total }) => !containers.has(id) && !virtual.has(id) && !(total < 0))
    .map(({ id, quantity }) => ({
      id,
      ordered: counted(quantity),
      shipped: Math.min(
        counted(quantity),
        Math.max(counted(inParcels.get(id) ?? 0), counted(fulfilled.get(id) ?? 0)),
      ),
      refunded: counted(refunded.get(id) ?? 0),
    }))
    .filter(({ ordered }) => ordered > 0)
}

function isOver({ ordered, shipped, refunded }: GoodsLine): boolean {
  return shipped + refunded >= ordered
}

function countsOf({ id, ordered, shipped, refunded }: GoodsLine): LineStanding {
  return { lineId: id, shipped, cancelled: Math.min(refunded, ordered - shipped) }
}

function counted(units: number): number {
  return Number.isFinite(units) ? Math.min(MOST, Math.max(0, Math.ceil(units))) : 0
}
