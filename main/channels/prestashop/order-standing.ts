import { z } from 'zod'
import type { HoldKind, LineStanding, OrderStanding } from '../../../shared/domain/order-standing.ts'
import { standing } from '../protocol/standing.ts'
import { shippedUnits } from './shipment-notes.ts'

/** Units of one row that needs shipping. */
export interface GoodsRow {
  readonly id: string
  readonly ordered: number
  readonly shipped: number
  /** On a credit slip, before or after they had left. */
  readonly refunded: number
}

export interface PrestaStanding {
  readonly standing: OrderStanding
  /** Rows that are ours to ship; null = they cannot be read. */
  readonly goods: readonly GoodsRow[] | null
}

const flag = z.boolean().nullish().catch(undefined)
const id = z.union([z.string().min(1).max(120), z.int()]).transform(String)

const sourceSchema = z.object({
  order: z
    .object({
      associations: z
        .object({ order_rows: z.array(z.unknown()) })
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
  state: z.object({ id, name: z.string() }).nullish().catch(null),
  isPaid: flag,
  isShipped: flag,
  isEnded: flag,
  refunded: z.record(z.string(), z.unknown()).catch({}),
  messages: z.array(z.unknown()).catch([]),
  virtual: z.array(z.unknown()).catch([]),
})
type Source = z.infer<typeof sourceSchema>

const rowSchema = z.object({ id, product_quantity: z.coerce.number() })
const message = z.object({ message: z.string() })

/** Larger unit counts are taken for nonsense. */
const MOST = 1_000_000

/** States go by flags; these a shop has named itself, of orders that are paid and yet are not to leave. */
const HELD = /\b(on[ -]?hold|hold|fraude?|suspend(ed|ue?)?|litige|disputed?|under review|blocked|bloquee?)\b/
const PRE_ORDERED = /\b(pre-?order(ed)?|pre-?commandee?)\b/
const PARTLY_SHIPPED = /\bpart\w*[ -]+(shipped|delivered|expedi|envoy|livr)/

/** In lower case without accents. */
function plain(name: string): string {
  return name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

/**
 * Where an order stands at PrestaShop, from its state and counts alone; `value` is its parsed payload, whatever that
 * is. PrestaShop counts no units of what its staff ship in part; ours are in our notes.
 */
export function readPrestaStanding(value: unknown): PrestaStanding {
  const parsed = sourceSchema.safeParse(value)
  if (!parsed.success) return { standing: standing({}), goods: null }
  const source = parsed.data
  const name = plain(source.state?.name ?? '')
  const state = source.state ? `${source.state.id} ${source.state.name}`.trim().slice(0, 120) : ''
  const goods = goodsIn(source)
  const said = (one: Partial<OrderStanding>): PrestaStanding => ({
    standing: standing({ state, lines: goods === null ? null : goods.map(countsOf), ...one }),
    goods,
  })
  const wait = (kind: HoldKind, code = state): PrestaStanding =>
    said({ meaning: 'wait', hold: { kind, code, until: null } })

  if (source.isEnded === true) return said({ meaning: 'called-off' })
  if (goods?.length === 0) return said({ state: 'nothing-to-ship', meaning: 'ignore' })
  const isPartly = PARTLY_SHIPPED.test(name)
  if (source.isShipped === true && !isPartly) return said({ meaning: 'left' })
  if (goods?.every(({ ordered, shipped, refunded }) => shipped + refunded >= ordered))
    return goods.some(({ shipped }) => shipped > 0)
      ? said({ meaning: 'left' })
      : said({ state: 'refunded', meaning: 'called-off' })
  if (isPartly && goods?.some(({ shipped }) => shipped > 0) !== true) return wait('unknown-state')
  if (source.isPaid === false) return wait('unpaid', state === '' ? 'not paid' : state)
  if (HELD.test(name)) return wait('on-hold')
  if (PRE_ORDERED.test(name)) return wait('scheduled')
  return said({ meaning: 'ship' })
}

function goodsIn({ order, refunded, messages, virtual }: Source): GoodsRow[] | null {
  if (!order?.associations) return null
  const read = order.associations.order_rows.map((row) => rowSchema.safeParse(row))
  const rows = read.flatMap(({ data }) => data ?? [])
  if (rows.length < read.length) return null
  const left = shippedUnits(messages.flatMap((one) => message.safeParse(one).data?.message ?? []))
  const isVirtual = new Set(virtual.map(String))
  return rows
    .filter((row) => !isVirtual.has(row.id))
    .map((row) => ({
      id: row.id,
      ordered: counted(row.product_quantity),
      shipped: Math.min(counted(row.product_quantity), counted(left.get(row.id) ?? 0)),
      refunded: counted(refunded[row.id]),
    }))
    .filter(({ ordered }) => ordered > 0)
}

function countsOf({ id, ordered, shipped, refunded }: GoodsRow): LineStanding {
  return { lineId: id, shipped, cancelled: Math.min(refunded, ordered - shipped) }
}

function counted(units: unknown): number {
  return typeof units === 'number' && Number.isFinite(units)
    ? Math.min(MOST, Math.max(0, Math.ceil(units)))
    : 0
}
