import { afterEach, describe, expect, it } from 'vitest'
import type { Running } from '../../../main/demo/channel-server/faulty-http.ts'
import type {
  WooCommerceServer,
  WooCommerceServerOptions,
} from '../../../main/demo/woocommerce-server/server.ts'
import type { SettableClock } from '../../support/channels/settable-clock.ts'
import { basket, productForSale } from '../../support/channels/storefront.ts'
import { WOO_CREDENTIALS, wooCommerceServer } from '../../support/channels/woocommerce.ts'

const closing: Running[] = []
afterEach(async () => {
  await Promise.all(closing.splice(0).map((running) => running.close()))
})

interface Client {
  server: WooCommerceServer
  clock: SettableClock
  call: (method: string, path: string, body?: unknown, secret?: string) => Promise<Response>
  ask: (method: string, path: string, body?: unknown) => Promise<unknown>
}

async function client(over: Partial<WooCommerceServerOptions> = {}): Promise<Client> {
  const { server, clock } = wooCommerceServer(over)
  const running = await server.start()
  closing.push(running)
  const call: Client['call'] = (method, path, body, secret = WOO_CREDENTIALS.consumerSecret) =>
    fetch(`${running.url}/wp-json/wc/v3${path}`, {
      method,
      headers: {
        authorization: `Basic ${Buffer.from(`${WOO_CREDENTIALS.consumerKey}:${secret}`).toString('base64')}`,
        'content-type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  return { server, clock, call, ask: async (method, path, body) => (await call(method, path, body)).json() }
}

function place(server: WooCommerceServer, lines: Record<string, number>): string {
  const outcome = server.shop.checkout(basket(lines))
  if (outcome.kind === 'refused') throw new Error(`refused ${outcome.sku}`)
  return outcome.id
}

describe('orders changed since an instant', () => {
  const cases = [
    { name: 'a naive time with dates_are_gmt is UTC', since: '2026-11-23T07:59:59', gmt: true, found: 3 },
    {
      name: 'a trailing Z with dates_are_gmt is shifted by the site offset',
      since: '2026-11-23T07:59:59Z',
      gmt: true,
      found: 0,
    },
    { name: 'a naive time alone is site time', since: '2026-11-23T08:59:59', gmt: false, found: 3 },
    { name: 'the bound is exclusive', since: '2026-11-23T08:00:00', gmt: true, found: 2 },
    { name: 'a fraction of a second is dropped', since: '2026-11-23T08:00:00.900', gmt: true, found: 2 },
  ]
  it.each(cases)('$name', async ({ since, gmt, found }) => {
    const { server, clock, ask } = await client()
    server.shop.addProduct(productForSale('A', 10))
    for (let n = 0; n < 3; n += 1) {
      place(server, { A: 1 })
      clock.advance(1000)
    }
    expect(await ask('GET', `/orders?modified_after=${since}&dates_are_gmt=${gmt}`)).toHaveLength(found)
  })

  it('come in pages with totals and links', async () => {
    const { server, call } = await client()
    server.shop.addProduct(productForSale('A', 10))
    for (let n = 0; n < 5; n += 1) place(server, { A: 1 })
    const response = await call('GET', '/orders?per_page=2&page=2&orderby=modified&order=asc')
    expect([response.headers.get('x-wp-total'), response.headers.get('x-wp-totalpages')]).toEqual(['5', '3'])
    expect(response.headers.get('link')).toMatch(/page=1.*rel="prev", .*page=3.*rel="next"/)
    expect((await call('GET', '/orders?per_page=101')).status).toBe(400)
  })

  it('include one that was only looked at, where a plug-in saves on view', async () => {
    const { server, clock, ask } = await client({ viewingTouches: true })
    server.shop.addProduct(productForSale('A', 10))
    const id = place(server, { A: 1 })
    clock.advance(60_000)
    await ask('GET', `/orders/${id}`)
    expect(await ask('GET', '/orders?modified_after=2026-11-23T08:00:30&dates_are_gmt=true')).toHaveLength(1)
  })
})

describe('access', () => {
  it('is refused without the key, with a wrong secret and once it is revoked', async () => {
    const { server, call } = await client()
    expect((await call('GET', '/orders', undefined, 'wrong')).status).toBe(401)
    server.keyRevoked = true
    expect(await (await call('GET', '/orders')).json()).toMatchObject({
      code: 'woocommerce_rest_authentication_error',
    })
  })
})

describe('stock', () => {
  it('goes down with an order and up again when it is cancelled, once', async () => {
    const { server, ask } = await client()
    server.shop.addProduct(productForSale('A', 5))
    const id = place(server, { A: 2 })
    expect(server.shop.available('A')).toBe(3)
    await ask('PUT', `/orders/${id}`, { status: 'cancelled' })
    await ask('PUT', `/orders/${id}`, { status: 'cancelled' })
    expect(server.shop.available('A')).toBe(5)
    expect(server.shop.checkout(basket({ A: 6 }))).toEqual({
      kind: 'refused',
      sku: 'A',
      asked: 6,
      available: 5,
    })
  })

  it('is set in a batch that answers 200 with an error for the item that failed', async () => {
    const { server, ask } = await client()
    server.shop.addProduct(productForSale('A', 5))
    const id = server.shop.bySku('A').id
    const body = {
      update: [
        { id, stock_quantity: 9 },
        { id: 999, stock_quantity: 1 },
      ],
    }
    expect(await ask('POST', '/products/batch', body)).toMatchObject({
      update: [
        { id, stock_quantity: 9 },
        { id: 999, error: { code: 'woocommerce_rest_product_invalid_id' } },
      ],
    })
    expect(server.shop.stockPushes()).toMatchObject([{ sku: 'A', quantity: 9 }])
  })

  it('of a variation is found by SKU and set at its own address only', async () => {
    const { server, ask, call } = await client()
    server.shop.addProduct(productForSale('TSHIRT-M', 5), 7)
    const id = server.shop.bySku('TSHIRT-M').id
    expect(await ask('GET', '/products')).toMatchObject([
      { id: 7, type: 'variable', sku: '', variations: [id] },
    ])
    expect(await ask('GET', '/products/7/variations')).toMatchObject([{ id, type: 'variation' }])
    expect(await ask('GET', '/products?sku=TSHIRT-M')).toMatchObject([
      { id, parent_id: 7, type: 'variation' },
    ])
    expect((await call('PUT', `/products/${id}`, { stock_quantity: 2 })).status).toBe(404)
    expect(await ask('PUT', `/products/7/variations/${id}`, { stock_quantity: 2 })).toMatchObject({
      stock_quantity: 2,
    })
  })
})

describe('refunds', () => {
  it('take lines back into stock, and happen twice when asked twice', async () => {
    const { server, ask } = await client()
    server.shop.addProduct(productForSale('A', 5))
    const id = place(server, { A: 3 })
    const item = server.shop.orders.get(Number(id))?.items[0]?.id
    const body = {
      reason: 'short',
      api_refund: false,
      line_items: [{ id: item, quantity: 1, refund_total: 19.9 }],
    }
    await ask('POST', `/orders/${id}/refunds`, body)
    await ask('POST', `/orders/${id}/refunds`, body)
    expect(server.shop.refunds()).toEqual([
      { orderId: id, amountCents: 1990, lines: [{ sku: 'A', quantity: 1 }] },
      { orderId: id, amountCents: 1990, lines: [{ sku: 'A', quantity: 1 }] },
    ])
    expect(server.shop.available('A')).toBe(4)
    expect(
      await ask('POST', `/orders/${id}/refunds`, { ...body, line_items: [{ id: item, quantity: 2 }] }),
    ).toMatchObject({
      code: 'woocommerce_rest_invalid_order_refund',
    })
  })
})

describe('misbehaviour', () => {
  it('answers 429 with Retry-After, HTML with 200, and an HTML 500', async () => {
    const { server, call } = await client()
    server.misbehaviour.next({ kind: 'throttle', retryAfterSeconds: 30 })
    server.misbehaviour.next({ kind: 'html', status: 200 })
    server.misbehaviour.next({ kind: 'error', status: 500, handled: false })
    const seen = []
    for (let n = 0; n < 4; n += 1) {
      const response = await call('GET', '/orders')
      seen.push([
        response.status,
        response.headers.get('retry-after'),
        response.headers.get('content-type')?.split(';')[0],
      ])
    }
    expect(seen).toEqual([
      [429, '30', 'text/html'],
      [200, null, 'text/html'],
      [500, null, 'text/html'],
      [200, null, 'application/json'],
    ])
  })

  it('never answers a call that hangs, though it took effect', async () => {
    const { server, call } = await client()
    server.shop.addProduct(productForSale('A', 5))
    const id = place(server, { A: 1 })
    server.misbehaviour.next({ kind: 'hang', handled: true })
    const answer = call('PUT', `/orders/${id}`, { status: 'cancelled' })
    await expect.poll(() => server.shop.isCancelled(id)).toBe(true)
    await server.goOffline()
    await expect(answer).rejects.toThrow()
  })
})
