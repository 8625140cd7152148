import type { ApiScope } from '../domain/api-key.ts'

/** A call of the contract that other programs can make, as they make it. */
export interface ApiOffer {
  readonly method: 'GET' | 'POST' | 'PUT'
  /** Below /api/v1; names in braces are fields of the input. */
  readonly path: `/${string}`
  /** Its path in the contract. */
  readonly call: readonly [area: string, name: string]
  readonly scope: ApiScope
  readonly summary: string
}

/** All that other programs can call: what does not stand here is not offered. */
export const API_OFFERS: readonly ApiOffer[] = [
  {
    method: 'GET',
    path: '/orders',
    call: ['programs', 'orders'],
    scope: 'orders:read',
    summary: 'Orders with their fulfilments, a page at a time',
  },
  {
    method: 'GET',
    path: '/orders/{orderId}',
    call: ['programs', 'order'],
    scope: 'orders:read',
    summary: 'One order with its fulfilments',
  },
  {
    method: 'POST',
    path: '/orders',
    call: ['programs', 'handInOrders'],
    scope: 'orders:write',
    summary: 'Hands orders in, changes or calls off those that came before',
  },
  {
    method: 'POST',
    path: '/orders/hold',
    call: ['orders', 'hold'],
    scope: 'orders:write',
    summary: 'Keeps orders from leaving',
  },
  {
    method: 'POST',
    path: '/orders/resume',
    call: ['orders', 'resume'],
    scope: 'orders:write',
    summary: 'Lets held orders go on',
  },
  {
    method: 'POST',
    path: '/orders/cancel',
    call: ['orders', 'cancel'],
    scope: 'orders:write',
    summary: 'Cancels what of the orders has not left',
  },
  {
    method: 'GET',
    path: '/fulfillments',
    call: ['programs', 'fulfillments'],
    scope: 'fulfillments:read',
    summary: 'What sites ship, with the address it goes to',
  },
  {
    method: 'POST',
    path: '/fulfillments/{fulfillmentId}/shipped',
    call: ['fulfillments', 'confirmShipped'],
    scope: 'fulfillments:write',
    summary: 'It was packed and handed over elsewhere',
  },
  {
    method: 'POST',
    path: '/fulfillments/{fulfillmentId}/refused',
    call: ['fulfillments', 'reject'],
    scope: 'fulfillments:write',
    summary: 'The site does not ship it: another one is looked for',
  },
  {
    method: 'GET',
    path: '/stock',
    call: ['programs', 'stock'],
    scope: 'stock:read',
    summary: 'Levels of every site, by SKU',
  },
  {
    method: 'PUT',
    path: '/stock',
    call: ['stock', 'setLevel'],
    scope: 'stock:write',
    summary: 'Sets what a site has of a SKU, as counted',
  },
  {
    method: 'GET',
    path: '/receipts',
    call: ['receipts', 'list'],
    scope: 'stock:read',
    summary: 'Goods that sites expect from suppliers, the next first',
  },
  {
    method: 'PUT',
    path: '/receipts',
    call: ['receipts', 'expect'],
    scope: 'stock:write',
    summary: 'Goods are expected: replaces those of the same site, SKU and reference',
  },
  {
    method: 'POST',
    path: '/receipts/arrived',
    call: ['receipts', 'take'],
    scope: 'stock:write',
    summary: 'Goods have arrived and are on hand',
  },
  {
    method: 'POST',
    path: '/availability',
    call: ['programs', 'availability'],
    scope: 'stock:read',
    summary: 'Units that a channel may sell now',
  },
  {
    method: 'POST',
    path: '/promise',
    call: ['programs', 'promise'],
    scope: 'promise:read',
    summary: 'When a basket to an address would arrive, for the page of a shop',
  },
  {
    method: 'GET',
    path: '/events',
    call: ['programs', 'events'],
    scope: 'events:read',
    summary: 'What happened since, oldest first',
  },
  {
    method: 'GET',
    path: '/sites',
    call: ['sites', 'list'],
    scope: 'stock:read',
    summary: 'The sites',
  },
]
