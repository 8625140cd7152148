import type { z } from 'zod'
import { minorUnits } from '../../../shared/domain/money.ts'
import type { PulledOrder } from '../../app/ports/channel.ts'
import { versionOf } from '../protocol/payload.ts'
import {
  addressRow,
  carrierRow,
  cartRuleRow,
  customerRow,
  detailRow,
  kindRow,
  messageRow,
  type OrderRow,
  type RemoteOrder,
  refundedUnits,
  slipRow,
  stateRow,
} from './answers.ts'
import type { PrestaClient } from './client.ts'
import { refundedBySlips } from './credit-slip.ts'
import { customisationsOf } from './customisations.ts'
import { filtersOf, IDS_PER_FILTER } from './filters.ts'
import type { Voucher } from './order-money.ts'
import type { ShopLists } from './shop-facts.ts'

/** @throws {ChannelError} */
export async function currencyOf(lists: ShopLists, id: string, signal: AbortSignal): Promise<string> {
  return (await lists.names('currencies', 'iso_code', signal)).get(id) ?? ''
}

/** Vouchers of one order; null = they cannot be read. @throws {ChannelError} */
export async function vouchersOf(
  client: PrestaClient,
  order: OrderRow | RemoteOrder,
  signal: AbortSignal,
): Promise<Voucher[] | null> {
  if (!hasDiscount(order)) return []
  const query = { 'filter[id_order]': `[${order.id}]`, display: 'full' }
  return ownVouchers(await client.listIfAllowed('order_cart_rules', query, cartRuleRow, signal), order)
}

/**
 * Orders with what they refer to by id, and what PrestaShop keeps beside them. Messages, vouchers, provinces and kinds
 * of products are read where the key may. @throws {ChannelError}
 */
export async function wholeOrders(
  client: PrestaClient,
  lists: ShopLists,
  rows: readonly OrderRow[],
  signal: AbortSignal,
): Promise<PulledOrder[]> {
  if (rows.length === 0) return []
  const facts = await lists.facts(signal)
  const orderIds = oneOf(rows.map((row) => row.id))
  const named = <S extends z.ZodType>(
    resource: string,
    idOf: (row: OrderRow) => string,
    display: string,
    row: S,
  ): Promise<z.infer<S>[]> =>
    client.list(resource, { 'filter[id]': oneOf(rows.map(idOf)), display }, row, signal)
  const addresses = await named('addresses', (row) => row.id_address_delivery, 'full', addressRow)
  const customers = await named(
    'customers',
    (row) => row.id_customer,
    '[id,email,id_default_group]',
    customerRow,
  )
  const carriers = await named('carriers', (row) => row.id_carrier, '[id,name]', carrierRow)
  const states = await named('order_states', (row) => row.current_state, '[id,name,paid,shipped]', stateRow)
  const ofOrders = { 'filter[id_order]': orderIds }
  const slips = await client.list(
    'order_slip',
    { ...ofOrders, display: 'full' },
    slipRow,
    signal,
    'order_slips',
  )
  const details = await client.list(
    'order_details',
    { ...ofOrders, display: '[id,id_order,product_quantity_refunded]' },
    detailRow,
    signal,
  )
  const messages = await client.listIfAllowed(
    'messages',
    { ...ofOrders, display: '[id,id_order,message,private]' },
    messageRow,
    signal,
  )
  const vouchers = rows.some(hasDiscount)
    ? await client.listIfAllowed('order_cart_rules', { ...ofOrders, display: 'full' }, cartRuleRow, signal)
    : []
  const virtual = await virtualProducts(client, rows, signal)
  const customised = await customisationsOf(client, rows.flatMap(customisationIds), signal)
  const countries = await lists.names('countries', 'iso_code', signal)
  const currencies = await lists.names('currencies', 'iso_code', signal)
  const groups = await lists.names('groups', 'name', signal)
  const provinces = addresses.some((row) => isId(row['id_state']))
    ? await lists.namesIfAllowed('states', 'iso_code', signal)
    : new Map<string, string>()
  return rows.map((order) => {
    const shipping = addresses.find((row) => row.id === order.id_address_delivery)
    const customer = customers.find((row) => row.id === order.id_customer)
    const group = customer?.id_default_group ?? ''
    const state = states.find((row) => row.id === order.current_state)
    const currency = currencies.get(order.id_currency) ?? null
    const own = slips.filter((slip) => slip.id_order === order.id)
    const whole = {
      order,
      timeZone: facts.timeZone,
      shipping: shipping && {
        ...shipping,
        country: countries.get(shipping.id_country) ?? null,
        state: provinces.get(String(shipping['id_state'])) ?? '',
      },
      email: customer?.['email'] ?? null,
      group: facts.plainGroups.includes(group) ? null : (groups.get(group) ?? null),
      currency,
      carrier: carriers.find((row) => row.id === order.id_carrier)?.name ?? null,
      state: state === undefined ? null : { id: state.id, name: state.name },
      isPaid: state?.paid === '1',
      isShipped: state?.shipped === '1',
      isEnded: facts.endedStates.includes(order.current_state),
      refunded: Object.fromEntries(
        refundedUnits(
          own,
          details.filter((detail) => detail.id_order === order.id),
        ),
      ),
      refundedCents: refundedBySlips(own, currency ?? '').cents,
      messages: (messages ?? [])
        .filter((one) => one.id_order === order.id)
        .map((one) => ({ message: one.message, private: one.private })),
      vouchers: ownVouchers(vouchers, order),
      virtual: productRows(order)
        .filter((row) => virtual.has(String(row['product_id'])))
        .map((row) => String(row['id'])),
      ...optionsOf(order, customised),
    }
    return {
      externalId: order.id,
      version: versionOf(whole, ['date_upd']),
      payload: JSON.stringify(whole),
    }
  })
}

async function virtualProducts(
  client: PrestaClient,
  orders: readonly OrderRow[],
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const products = orders.flatMap((order) => productRows(order).map((row) => row['product_id']))
  const virtual = new Set<string>()
  for (const filter of filtersOf(products.filter(isId).map(String), IDS_PER_FILTER)) {
    const query = { 'filter[id]': filter, display: '[id,is_virtual]' }
    const kinds = await client.listIfAllowed('products', query, kindRow, signal)
    for (const kind of kinds ?? []) if (kind.is_virtual === '1') virtual.add(kind.id)
  }
  return virtual
}

function customisationIds(order: OrderRow): string[] {
  return productRows(order)
    .map((row) => row['id_customization'])
    .filter(isId)
    .map(String)
}

/** By id of the row; absent where nothing is customised, so that such orders are what they were. */
function optionsOf(
  order: OrderRow,
  customised: Awaited<ReturnType<typeof customisationsOf>>,
): { readonly options?: Readonly<Record<string, unknown>> } {
  const options = productRows(order).flatMap((row) => {
    const own = customised.get(String(row['id_customization'])) ?? []
    return own.length === 0 ? [] : [[String(row['id']), own] as const]
  })
  return options.length === 0 ? {} : { options: Object.fromEntries(options) }
}

function ownVouchers(
  all: readonly z.infer<typeof cartRuleRow>[] | null,
  order: OrderRow | RemoteOrder,
): Voucher[] | null {
  if (all === null) return null
  const own = all.filter((rule) => rule.id_order === order.id)
  // A shop that says nothing of a discount that it gave has no such list.
  if (own.length === 0 && hasDiscount(order)) return null
  return own.map(({ value, free_shipping }) => ({ value, free_shipping }))
}

function hasDiscount(order: OrderRow | RemoteOrder): boolean {
  const said = order.total_discounts_tax_incl
  return typeof said === 'string' && /^\d+(\.\d+)?$/.test(said) && minorUnits(said, '') > 0
}

function productRows(order: OrderRow): Readonly<Record<string, unknown>>[] {
  const { associations } = order
  const rows: unknown = isRecord(associations) ? associations['order_rows'] : []
  return Array.isArray(rows) ? rows.filter(isRecord) : []
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function isId(value: unknown): value is string | number {
  return (typeof value === 'string' || typeof value === 'number') && !['', '0'].includes(String(value))
}

function oneOf(ids: readonly string[]): string {
  return `[${[...new Set(ids)].join('|')}]`
}
