import { UNKNOWN_COUNTRY } from '../../../../shared/domain/country-codes.ts'
import { fromHundredths } from '../../../../shared/domain/money.ts'
import { lineValueCents, type Order, type OrderLine } from '../../../../shared/domain/order.ts'
import { readPostcode } from '../../../../shared/domain/postal/read-postcode.ts'
import { repairDestination } from '../../../../shared/domain/postal/repair-destination.ts'
import { countrySaid, readCountry } from '../../../../shared/domain/read-country.ts'
import type { Message } from '../../../../shared/messages/definition.ts'
import { message } from '../../../../shared/messages/message.ts'
import type { PlaceFinder } from '../../services/place-finder.ts'
import type { RowOf } from '../csv-columns.ts'
import * as columns from '../csv-columns.ts'
import type { CsvTable, Report } from '../csv-reader.ts'

const ORDER_COLUMNS = {
  order: columns.words(1, 80),
  channel: columns.code,
  placed_at: columns.instant,
  country: columns.countryOfOrder,
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
  currency: columns.emptyAs(null, columns.currency),
  ship_by: columns.emptyAs(null, columns.deadline),
  deliver_by: columns.emptyAs(null, columns.deadline),
  sku: columns.sku,
  quantity: columns.orderedUnits,
  unit_price_cents: columns.emptyAs(0, columns.cents('unit_price')),
  unit_price: columns.emptyAs(null, columns.amount),
  street_2: columns.words(0, 200),
  state: columns.words(0, 120),
  shipping_method: columns.words(0, 200),
  pickup_point: columns.words(0, 120),
  pickup_point_postcode: columns.words(0, 40),
  customer_note: columns.words(0, 5000),
  shipping_cents: columns.emptyAs(null, columns.cents('shipping')),
  title: columns.words(0, 2000),
  line_total_cents: columns.emptyAs(null, columns.cents('line_total')),
  billing_country: columns.words(0, 120),
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
  'street_2',
  'state',
  'shipping_method',
  'pickup_point',
  'pickup_point_postcode',
  'customer_note',
  'shipping_cents',
  'billing_country',
] as const satisfies readonly (keyof OrderRow)[]

const MAX_LINES = 2000

/** What the file does not say of its orders. */
export interface OrdersKnown {
  readonly findPlace: PlaceFinder
  /** Of rows without one. */
  readonly currency: string
  /** Lines of an order that are the same in every column; null = a problem, which asks. */
  readonly repeatedLines: RepeatedLines | null
}

export const REPEATED_LINES = ['once', 'each'] as const
export type RepeatedLines = (typeof REPEATED_LINES)[number]

interface Draft {
  readonly first: OrderRow
  readonly firstLine: number
  readonly lines: OrderLine[]
  /** The line of each row of the order by all that it says. */
  readonly rows: Map<string, number>
  whole: boolean
}

/**
 * One row a line; the rows of an order need not stand together but agree on everything but their line. An
 * order of which any row is wrong is left out whole: half an order must not ship. SKUs are not looked up: an
 * unknown one is the order's exception, not the file's error.
 */
export const ordersTable: CsvTable<typeof ORDER_COLUMNS, Order, OrdersKnown> = {
  file: 'orders.csv',
  columns: ORDER_COLUMNS,
  price: 'unit_price',
  collect(known) {
    const drafts = new Map<string, Draft>()
    const broken = new Set<string>()
    let repeats = 0
    let repeated = ''
    return {
      row(row, line, report) {
        const draft: Draft = drafts.get(row.order) ?? {
          first: row,
          firstLine: line,
          lines: [],
          rows: new Map(),
          whole: true,
        }
        drafts.set(row.order, draft)
        const whole = JSON.stringify(row)
        const twin = draft.rows.get(whole)
        if (twin !== undefined) {
          repeats++
          repeated ||= row.order
          if (known.repeatedLines === 'once') return
          if (known.repeatedLines === null) {
            report(null, row.order, message('csv.repeatedLine', { line: String(twin) }))
            draft.whole = false
          }
        }
        draft.rows.set(whole, twin ?? line)
        if (!agrees(row, draft, report)) draft.whole = false
        else if (draft.lines.length === MAX_LINES) {
          report('order', row.order, message('csv.linesPerOrder', { max: MAX_LINES }))
          draft.whole = false
        }
        const currency = draft.first.currency ?? known.currency
        draft.lines.push({
          id: idOf(line, draft.lines),
          sku: row.sku,
          quantity: row.quantity,
          unitPriceCents: fromHundredths(row.unit_price ?? row.unit_price_cents, currency),
          ...(row.line_total_cents !== null && {
            grossCents: fromHundredths(row.line_total_cents, currency),
          }),
          ...(row.title !== '' && { title: row.title.slice(0, 255) }),
        })
      },
      badRow(cells) {
        broken.add(cells.get('order') ?? '')
      },
      items: () =>
        [...drafts.values()]
          .filter((draft) => draft.whole && !broken.has(draft.first.order))
          .map((draft) => orderOf(draft, known)),
      notes: (has) => [
        ...postcodesRead([...drafts.values()]),
        ...countriesUnsaid([...drafts.values()]),
        ...[
          ...(has('postcode') ? [] : [message('csv.noPostcodeColumn')]),
          ...(has('unit_price_cents') || has('unit_price')
            ? []
            : [message('csv.noPriceColumn', { column: 'unit_price' })]),
          ...(has('currency') ? [] : [message('csv.noCurrencyColumn', { currency: known.currency })]),
          ...(repeats > 0 && known.repeatedLines !== null
            ? [message('csv.repeatedLines', { count: repeats, how: known.repeatedLines, example: repeated })]
            : []),
        ].map((what) => ({ kind: 'attention' as const, what })),
      ],
    }
  },
}

/** Orders that will wait for a person to say where they go. */
function countriesUnsaid(drafts: readonly Draft[]): { kind: 'attention'; what: Message }[] {
  const unsaid = drafts.filter(({ first }) => countrySaid(first.country).country === UNKNOWN_COUNTRY)
  const [example] = unsaid
  if (example === undefined) return []
  return [
    {
      kind: 'attention',
      what: message('csv.countryUnsaid', { count: unsaid.length, example: example.first.order }),
    },
  ]
}

const EXAMPLES = 5

/** Which postcodes were repaired, see `readPostcode`. */
function postcodesRead(drafts: readonly Draft[]): { kind: 'note'; what: Message }[] {
  const read = drafts.flatMap(({ first: { country, postcode, city }, firstLine }) => {
    const reading = readPostcode(countrySaid(country).country, postcode, city)
    if (reading.kind !== 'repaired') return []
    return [
      message('csv.postcodeRead', { line: String(firstLine), given: postcode, postcode: reading.postcode }),
    ]
  })
  if (read.length === 0) return []
  const more = read.length - EXAMPLES
  const examples = [
    ...read.slice(0, EXAMPLES),
    ...(more > 0 ? [message('csv.morePostcodes', { count: more })] : []),
  ]
  return [{ kind: 'note', what: message('csv.postcodesRead', { count: read.length, examples }) }]
}

/** The row's number; of several lines in one row all but the first are counted behind it. */
function idOf(line: number, before: readonly OrderLine[]): string {
  const count = before.filter(({ id }) => id === String(line) || id.startsWith(`${line}.`)).length
  return count === 0 ? String(line) : `${line}.${count + 1}`
}

function agrees(row: OrderRow, { first, firstLine }: Draft, report: Report): boolean {
  for (const column of SHARED) {
    const value = String(row[column] ?? '')
    if (row === first || sameWords(value, String(first[column] ?? ''))) continue
    report(column, value, message('csv.sameAsFirst', { column, line: String(firstLine) }))
    return false
  }
  return true
}

/** Cities compare without case, accents and spaces, as people type them differently. */
function sameWords(a: string, b: string): boolean {
  return a === b || plainWords(a) === plainWords(b)
}

function plainWords(words: string): string {
  return words
    .normalize('NFD')
    .replaceAll(/[\p{M}\s]/gu, '')
    .toLowerCase()
}

function orderOf({ first, lines }: Draft, { findPlace, currency }: OrdersKnown): Order {
  const destination = repairDestination({
    name: first.name,
    company: first.company || null,
    street: [first.street, first.street_2].filter((part) => part !== ''),
    postcode: first.postcode,
    city: first.city,
    ...(first.state !== '' && { state: first.state }),
    ...countrySaid(first.country),
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
    serviceLevel:
      first.pickup_point !== '' && first.service_level === 'standard' ? 'relay' : first.service_level,
    customerTier: first.customer_tier,
    tags: first.tags,
    currency: first.currency ?? currency,
    ...billedIn(first.billing_country),
    shipBy: first.ship_by,
    deliverBy: first.deliver_by,
    ...requestsOf(first, findPlace),
    ...chargesOf(first, lines, first.currency ?? currency),
    lines,
  }
}

function billedIn(said: string): Pick<Order, 'billingCountry'> {
  const country = readCountry(said)
  return country === null ? {} : { billingCountry: country }
}

function requestsOf(first: OrderRow, findPlace: PlaceFinder): Pick<Order, 'requests'> {
  const { country, pickup_point: id, pickup_point_postcode: postcode } = first
  const place = postcode === '' ? null : findPlace(readCountry(country) ?? country, postcode)
  const requests = {
    ...(first.shipping_method !== '' && { shippingMethod: first.shipping_method }),
    ...(first.customer_note !== '' && { customerNote: first.customer_note }),
    ...(id !== '' && { pickupPoint: { id, name: '', ...(place && { place }) } }),
  }
  return Object.keys(requests).length === 0 ? {} : { requests }
}

/** Where the file says what carriage cost; taxes are not told apart in it. */
function chargesOf(first: OrderRow, lines: readonly OrderLine[], currency: string): Pick<Order, 'charges'> {
  if (first.shipping_cents === null) return {}
  const shipping = fromHundredths(first.shipping_cents, currency)
  return {
    charges: {
      lines: lines.map((line) => ({
        lineId: line.id,
        title: line.title ?? line.sku,
        quantity: line.quantity,
        netCents: lineValueCents(line),
        taxCents: 0,
        discountCents: 0,
      })),
      shipping: { netCents: shipping, taxCents: 0 },
      fees: [],
      tipCents: 0,
      giftCardCents: 0,
      totalCents: shipping + lines.reduce((sum, line) => sum + lineValueCents(line), 0),
      paidCents: null,
      refundedCents: 0,
    },
  }
}
