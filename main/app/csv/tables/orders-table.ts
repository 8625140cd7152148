import { fromHundredths } from '../../../../shared/domain/money.ts'
import type { Order, OrderLine } from '../../../../shared/domain/order.ts'
import { repairDestination } from '../../../../shared/domain/postal/repair-destination.ts'
import type { PlaceFinder } from '../../services/place-finder.ts'
import type { RowOf } from '../csv-columns.ts'
import * as columns from '../csv-columns.ts'
import type { CsvTable, Report } from '../csv-reader.ts'

const ORDER_COLUMNS = {
  order: columns.words(1, 80),
  channel: columns.code,
  placed_at: columns.instant,
  country: columns.country,
  postcode: columns.emptyAs('', columns.postcode),
  city: columns.words(0, 120),
  name: columns.words(0, 200),
  company: columns.words(0, 200),
  street: columns.words(0, 200),
  phone: columns.words(0, 40),
  email: columns.words(0, 200),
  latitude: columns.emptyAs(null, columns.latitude),
  longitude: columns.emptyAs(null, columns.longitude),
  service_level: columns.emptyAs('standard', columns.level),
  customer_tier: columns.words(0, 40),
  tags: columns.tags,
  currency: columns.emptyAs('EUR', columns.currency),
  ship_by: columns.emptyAs(null, columns.instant),
  deliver_by: columns.emptyAs(null, columns.instant),
  sku: columns.sku,
  quantity: columns.orderedUnits,
  unit_price_cents: columns.emptyAs(0, columns.cents),
}

type OrderRow = RowOf<typeof ORDER_COLUMNS>

/** What the rows of one order have in common. */
const SHARED = [
  'channel',
  'placed_at',
  'country',
  'postcode',
  'city',
  'name',
  'company',
  'street',
  'phone',
  'email',
  'latitude',
  'longitude',
  'service_level',
  'customer_tier',
  'tags',
  'currency',
  'ship_by',
  'deliver_by',
] as const satisfies readonly (keyof OrderRow)[]

const MAX_LINES = 2000

interface Draft {
  readonly first: OrderRow
  readonly firstLine: number
  readonly lines: OrderLine[]
  whole: boolean
}

/**
 * One row a line; the rows of an order need not stand together but agree on everything but their line. An
 * order of which any row is wrong is left out whole: half an order must not ship. SKUs are not looked up: an
 * unknown one is the order's exception, not the file's error.
 */
export const ordersTable: CsvTable<typeof ORDER_COLUMNS, Order, PlaceFinder> = {
  file: 'orders.csv',
  columns: ORDER_COLUMNS,
  collect(findPlace) {
    const drafts = new Map<string, Draft>()
    const broken = new Set<string>()
    return {
      row(row, line, report) {
        let draft = drafts.get(row.order)
        if (!draft) {
          draft = { first: row, firstLine: line, lines: [], whole: true }
          drafts.set(row.order, draft)
        } else if (!agrees(row, draft, report)) {
          draft.whole = false
        } else if (draft.lines.length === MAX_LINES) {
          report('order', row.order, {
            en: `at most ${MAX_LINES} lines an order`,
            fr: `${MAX_LINES} lignes au plus par commande`,
          })
          draft.whole = false
        }
        draft.lines.push({
          id: String(line),
          sku: row.sku,
          quantity: row.quantity,
          unitPriceCents: fromHundredths(row.unit_price_cents, row.currency),
        })
      },
      badRow(cells) {
        broken.add(cells.get('order') ?? '')
      },
      items: () =>
        [...drafts.values()]
          .filter((draft) => draft.whole && !broken.has(draft.first.order))
          .map((draft) => orderOf(draft, findPlace)),
    }
  },
}

function agrees(row: OrderRow, { first, firstLine }: Draft, report: Report): boolean {
  for (const column of SHARED) {
    const value = String(row[column] ?? '')
    if (value === String(first[column] ?? '')) continue
    report(column, value, {
      en: `the same ${column} as on line ${firstLine} of the order`,
      fr: `le même ${column} qu’à la ligne ${firstLine} de la commande`,
    })
    return false
  }
  return true
}

function orderOf({ first, lines }: Draft, findPlace: PlaceFinder): Order {
  const destination = repairDestination({
    name: first.name,
    company: first.company || null,
    street: first.street === '' ? [] : [first.street],
    postcode: first.postcode,
    city: first.city,
    country: first.country,
    phone: first.phone || null,
    email: first.email || null,
    latitude: null,
    longitude: null,
  })
  const given =
    first.latitude === null || first.longitude === null
      ? null
      : { latitude: first.latitude, longitude: first.longitude }
  const place = given ?? findPlace(destination.country, destination.postcode)
  return {
    id: first.order,
    channelId: first.channel,
    externalId: first.order,
    reference: first.order,
    placedAt: first.placed_at,
    destination: {
      ...destination,
      latitude: place?.latitude ?? null,
      longitude: place?.longitude ?? null,
    },
    serviceLevel: first.service_level,
    customerTier: first.customer_tier,
    tags: first.tags,
    currency: first.currency,
    shipBy: first.ship_by,
    deliverBy: first.deliver_by,
    lines,
  }
}
