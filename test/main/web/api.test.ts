import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRouter } from '../../../main/app/routes/router.ts'
import { CALLS, RateLimits } from '../../../main/web/api/rate-limit.ts'
import { serveWeb, type WebServer } from '../../../main/web/serve-web.ts'
import { API_OFFERS } from '../../../shared/contract/api-offers.ts'
import { API_SCOPES, type ApiScope } from '../../../shared/domain/api-key.ts'
import { aWorld } from '../../support/engine-builders.ts'
import { ofThisMachine } from '../../support/of-this-machine.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let folder: string
let room: Workroom
let server: WebServer
const faults: unknown[] = []

beforeEach(async () => {
  faults.length = 0
  folder = mkdtempSync(join(tmpdir(), 'switchyard-api-'))
  room = await openWorkroom(
    aWorld({
      stock: [
        { siteId: 'LILLE', sku: 'A', onHand: 50, safety: 0, reserved: 0 },
        { siteId: 'LYON', sku: 'A', onHand: 50, safety: 0, reserved: 0 },
      ],
    }),
  )
  const router = openRouter(room.room)
  const served = await serveWeb({
    room: () => ({
      router,
      contextFor: (session) => ({ session }),
      devices: room.room.devices,
      api: {
        version: '1',
        recognise: (secret) => room.room.apiKeys.recognise(secret),
        contextOf: (session) => ({ session }),
      },
    }),
    staticDir: folder,
    host: '127.0.0.1',
    port: 0,
    ...ofThisMachine({ folder, clock: room.room.clock }),
    uploadDir: folder,
    clock: room.room.clock,
    heartbeatMs: 60_000,
    onFault: (fault) => faults.push(fault),
    onRefused: () => undefined,
  })
  if (served.kind !== 'serving') throw new Error(served.kind)
  server = served.server
  await room.room.store.write((tx) =>
    tx.channels.put({
      id: 'own',
      name: 'Own shop',
      kind: 'csv',
      url: null,
      buffer: 0,
      priority: 0,
      paused: false,
      sandbox: false,
    }),
  )
})
afterEach(async () => {
  await server.close()
  await room.close()
  rmSync(folder, { recursive: true, force: true })
  expect(faults).toEqual([])
})

async function aKey(
  scopes: readonly ApiScope[] = API_SCOPES,
  name = 'ERP',
  siteIds: string[] | null = null,
): Promise<string> {
  const secret = `syk_${Buffer.from(name.padEnd(32, '.').slice(0, 32)).toString('base64url')}`
  const keyId = room.room.newId()
  const added = await room.client.programs.addKey(
    room.call({ keyId, name, scopes: [...scopes], siteIds, secret }),
  )
  expect(added.kind).toBe('done')
  return secret
}

interface Call {
  readonly method?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

async function ask(secret: string, path: string, { method = 'GET', body, headers = {} }: Call = {}) {
  const response = await fetch(`${server.origin}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${secret}`, ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const type = response.headers.get('content-type')
  return { status: response.status, type, headers: response.headers, body: await response.json() }
}

const change = (body: unknown, key = 'first', method = 'POST'): Call => ({
  method,
  body,
  headers: { 'idempotency-key': key, 'content-type': 'application/json' },
})

const ORDER = {
  order: '1001',
  placed_at: '2026-11-23T07:30:00+01:00',
  name: 'Ada Lovelace',
  street: '1 rue de la Paix',
  postcode: '75002',
  city: 'Paris',
  country: 'FR',
  lines: [{ sku: 'A', quantity: 2, unit_price_cents: 1990 }],
}

describe('a key', () => {
  it('is needed for every call', async () => {
    const none = await fetch(`${server.origin}/api/v1/orders`)
    expect([none.status, none.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="Switchyard"'])
    expect(await ask('syk_guessed', '/orders')).toMatchObject({
      status: 401,
      type: 'application/problem+json',
      body: { code: 'unknown-key' },
    })
  })

  it('allows what its rights say and nothing else, and nothing once it is revoked', async () => {
    const secret = await aKey(['stock:read'])
    expect((await ask(secret, '/stock')).status).toBe(200)
    expect(await ask(secret, '/orders')).toMatchObject({ status: 403, body: { code: 'scope-missing' } })
    const [key] = await room.client.programs.keys({})
    expect(key?.lastUsedAt).toBe(room.room.clock.now())
    await room.client.programs.revokeKey(room.call({ keyId: key?.id ?? '' }))
    expect((await ask(secret, '/stock')).status).toBe(401)
  })

  it('of some sites reads and changes what is theirs, as a person of those sites does', async () => {
    const secret = await aKey(API_SCOPES, 'Warehouse', ['LYON'])
    expect((await ask(secret, '/stock')).body).toMatchObject({ levels: [{ siteId: 'LYON', sku: 'A' }] })
    const count = (siteId: string) =>
      ask(
        secret,
        '/stock',
        change({ siteId, sku: 'A', onHand: 7, safety: 0, expectedOnHand: null }, `count-${siteId}`, 'PUT'),
      )
    expect((await count('LYON')).status).toBe(200)
    const statuses = await Promise.all([
      count('LILLE'),
      ask(secret, '/orders'),
      ask(secret, '/fulfillments'),
      ask(secret, '/fulfillments?siteId=LILLE'),
      ask(secret, '/events'),
      ask(secret, '/metrics'),
    ])
    expect(statuses.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403])
    expect((await ask(secret, '/fulfillments?siteId=LYON')).body).toMatchObject({ fulfillments: [] })
    const lille = await room.read((tx) => tx.stock.bySkus(['A']))
    expect(lille.map(({ siteId, onHand }) => [siteId, onHand])).toEqual([
      ['LILLE', 50],
      ['LYON', 7],
    ])
  })

  it('is kept neither in the journal nor in the list', async () => {
    const secret = await aKey()
    const entries = await room.read((tx) => tx.journal.since(0, 100))
    expect(JSON.stringify([entries, await room.client.programs.keys({})])).not.toContain(secret)
  })

  it('is good for so many calls at once, each told how many are left', async () => {
    const secret = await aKey()
    expect((await ask(secret, '/sites')).headers.get('ratelimit')).toBe(`"calls";r=${CALLS.burst - 1};t=1`)
    const limits = new RateLimits()
    for (let i = 0; i < CALLS.burst; i++) limits.take('a', 0)
    expect(limits.take('a', 0)).toMatchObject({ waitS: 1, headers: { 'Retry-After': '1' } })
    expect(limits.take('b', 0).waitS).toBe(0)
    expect(limits.take('a', CALLS.everyMs).waitS).toBe(0)
  })
})

describe('orders', () => {
  it('are handed in once, whatever is repeated, and read again with what ships them', async () => {
    const secret = await aKey()
    const handIn = change({ channelId: 'own', orders: [ORDER] })
    const first = await ask(secret, '/orders', handIn)
    expect(first).toMatchObject({
      status: 200,
      body: { orders: [{ number: '1001', outcome: 'taken', problems: [] }] },
    })
    expect((await ask(secret, '/orders', handIn)).body).toEqual(first.body)
    const again = await ask(secret, '/orders', change({ channelId: 'own', orders: [ORDER] }, 'second'))
    expect(again.body.orders[0].outcome).toBe('known')
    await room.room.decider.decideAll()
    const { body } = await ask(secret, '/orders?limit=1')
    expect(body.orders).toMatchObject([
      { order: { reference: '1001' }, state: 'allocated', fulfillments: [{ state: 'planned' }] },
    ])
    expect(await ask(secret, `/orders?after=${body.next}`)).toMatchObject({
      body: { orders: [], next: null },
    })
    const one = await ask(secret, `/orders/${body.orders[0].order.id}`)
    expect(one.body).toEqual(body.orders[0])
  })

  it('that are wrong say where, and leave the sound ones alone', async () => {
    const secret = await aKey()
    const wrong = { ...ORDER, order: '1002', country: 'Atlantis', lines: [{ sku: 'A', quantity: 'two' }] }
    const { body } = await ask(secret, '/orders', change({ channelId: 'own', orders: [wrong, ORDER] }))
    expect(body.orders).toMatchObject([
      { number: '1002', outcome: 'rejected', orderId: null },
      { number: '1001', outcome: 'taken' },
    ])
    expect(body.orders[0].problems.map(({ text }: { text: string }) => text).join()).toMatch(/quantity.*two/)
  })

  it('are called off by the same call', async () => {
    const secret = await aKey()
    await ask(secret, '/orders', change({ channelId: 'own', orders: [ORDER] }))
    await room.room.decider.decideAll()
    const { body } = await ask(
      secret,
      '/orders',
      change({ channelId: 'own', orders: [{ order: '1001', cancelled: true }] }, 'off'),
    )
    expect((await ask(secret, `/orders/${body.orders[0].orderId}`)).body.state).toBe('cancelled')
  })

  it('of a channel with a shop of its own are refused, as every refusal is said', async () => {
    const secret = await aKey()
    expect(await ask(secret, '/orders', change({ channelId: 'shop', orders: [ORDER] }))).toMatchObject({
      status: 409,
      type: 'application/problem+json',
      body: { code: 'apiKeys.channelConnected', title: 'Refused' },
    })
    expect(await ask(secret, '/orders/unknown')).toMatchObject({ status: 404, body: { code: 'not-found' } })
    expect(await ask(secret, '/nothing')).toMatchObject({ status: 404, body: { code: 'no-such-call' } })
  })

  it('are not changed without an Idempotency-Key, nor by one that was used for something else', async () => {
    const secret = await aKey()
    const body = { channelId: 'own', orders: [ORDER] }
    const bare = await ask(secret, '/orders', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    })
    expect(bare).toMatchObject({ status: 400, body: { code: 'no-idempotency-key' } })
    await ask(secret, '/orders', change(body))
    const other = await ask(secret, '/orders', change({ ...body, orders: [{ ...ORDER, order: '9' }] }))
    expect(other).toMatchObject({ status: 409, body: { code: 'refusals.commandIdUsed' } })
  })

  it('that do not fit the schema are refused with the place of each fault', async () => {
    const secret = await aKey()
    expect(await ask(secret, '/orders', change({ channelId: 'own', orders: [] }))).toMatchObject({
      status: 400,
      body: { code: 'bad-request', errors: [{ pointer: '#/orders' }] },
    })
    expect((await ask(secret, '/orders?limit=1000')).body.errors).toMatchObject([{ pointer: '#/limit' }])
  })
})

describe('shipments', () => {
  it('that leave elsewhere take their numbers, their stock and their channel’s word with them, once', async () => {
    const secret = await aKey()
    const handedIn = await ask(secret, '/orders', change({ channelId: 'own', orders: [ORDER] }))
    await room.room.decider.decideAll()
    const { orderId } = handedIn.body.orders[0]
    await room.client.orders.release(room.call({ orderIds: [orderId] }))
    const { body } = await ask(secret, '/fulfillments?state=released')
    const [{ fulfillment, order }] = body.fulfillments
    expect(order).toMatchObject({ id: orderId, destination: { city: 'Paris' } })
    const { siteId } = fulfillment
    const before = await ask(secret, '/stock')
    const path = `/fulfillments/${fulfillment.id}/shipped`
    const parcels = [{ trackingNumber: 'TN1', weightG: 900 }, { trackingNumber: 'TN2' }]
    for (const key of ['left', 'left-again'])
      expect((await ask(secret, path, change({ carrier: 'Own van', parcels }, key))).status).toBe(200)
    const after = (await ask(secret, `/orders/${orderId}`)).body
    expect(after).toMatchObject({
      state: 'shipped',
      fulfillments: [{ state: 'shipped', parcels: [{ trackingNumber: 'TN1' }, { trackingNumber: 'TN2' }] }],
    })
    const level = (answer: typeof before) =>
      answer.body.levels.find(
        (one: { siteId: string; sku: string }) => one.siteId === siteId && one.sku === 'A',
      )
    expect(level(await ask(secret, '/stock')).onHand).toBe(level(before).onHand - 2)
  })

  it('that a site refuses are decided again', async () => {
    const secret = await aKey()
    const handedIn = await ask(secret, '/orders', change({ channelId: 'own', orders: [ORDER] }))
    await room.room.decider.decideAll()
    const { orderId } = handedIn.body.orders[0]
    await room.client.orders.release(room.call({ orderIds: [orderId] }))
    const [{ fulfillment }] = (await ask(secret, '/fulfillments')).body.fulfillments
    const refuse = change({ reason: 'no-stock', note: 'not found' }, 'refused')
    expect((await ask(secret, `/fulfillments/${fulfillment.id}/refused`, refuse)).status).toBe(200)
    expect((await ask(secret, `/orders/${orderId}`)).body.state).toBe('received')
  })
})

describe('a shop’s page', () => {
  it('is told what may be sold, and when a basket would arrive', async () => {
    const secret = await aKey()
    const skus = ['A', 'no-such']
    const available = await ask(secret, '/availability', { method: 'POST', body: { channelId: 'own', skus } })
    expect(available.body).toMatchObject([{ sku: 'A' }, { sku: 'no-such', available: 0 }])
    expect(available.body[0].available).toBeGreaterThan(0)
    const body0 = { channelId: 'own', skus, byPlace: true }
    const byPlace = await ask(secret, '/availability', { method: 'POST', body: body0 })
    expect(byPlace.body).toMatchObject([
      { sku: 'A', places: [] },
      { sku: 'no-such', places: [] },
    ])
    const basket = { channelId: 'own', country: 'FR', postcode: '75002', lines: [{ sku: 'A', quantity: 1 }] }
    const { body } = await ask(secret, '/promise', { method: 'POST', body: basket })
    expect(body).toMatchObject({ kind: 'allocated', currency: 'EUR', problem: null })
    expect(body.deliverTo >= body.parts[0].promise.shipOn).toBe(true)
    const lots = { ...basket, lines: [{ sku: 'A', quantity: 900_000 }] }
    const none = await ask(secret, '/promise', { method: 'POST', body: lots })
    expect(none.body).toMatchObject({ deliverTo: null, parts: [] })
    expect(none.body.problem.text).not.toBe('')
  })
})

describe('events', () => {
  it('are read on from where a program was, without what they say of buyers', async () => {
    const secret = await aKey()
    await ask(secret, '/orders', change({ channelId: 'own', orders: [ORDER] }))
    const { body } = await ask(secret, '/events?after=0')
    const last = body.events.at(-1)
    expect(last).toMatchObject({ type: 'programs.handInOrders', topics: expect.arrayContaining(['orders']) })
    expect(last.orderIds).toHaveLength(1)
    expect(JSON.stringify(body)).not.toContain('Lovelace')
    expect(await ask(secret, `/events?after=${last.seq}`)).toMatchObject({ body: { events: [], next: null } })
    expect(JSON.stringify(await room.read((tx) => tx.journal.since(0, 100)))).not.toContain('Lovelace')
  })
})

describe('stock', () => {
  it('is told of goods that are expected, and of their arrival once', async () => {
    const secret = await aKey()
    const [level] = (await ask(secret, '/stock?limit=1')).body.levels
    const { siteId, sku } = level
    const goods = { siteId, sku, quantity: 40, on: '2030-01-15', reference: 'PO-7' }
    expect((await ask(secret, '/receipts', change(goods, 'expect', 'PUT'))).status).toBe(200)
    expect((await ask(secret, '/receipts?search=po-7')).body.rows).toEqual([
      { receipt: goods, name: expect.any(String) },
    ])
    const { quantity: arrived, ...key } = goods
    const arrival = change({ ...key, arrived, restOn: null }, 'arrival')
    expect((await ask(secret, '/receipts/arrived', arrival)).body).toEqual({ onHand: level.onHand + 40 })
    expect((await ask(secret, '/receipts/arrived', arrival)).body).toEqual({ onHand: level.onHand + 40 })
    expect((await ask(secret, '/receipts')).body.total).toBe(0)
  })

  it('is set as it was counted', async () => {
    const secret = await aKey()
    const [level] = (await ask(secret, '/stock?limit=1')).body.levels
    const { siteId, sku } = level
    const counted = { siteId, sku, onHand: 77, safety: 0, expectedOnHand: null }
    expect((await ask(secret, '/stock', change(counted, 'count', 'PUT'))).status).toBe(200)
    const { levels } = (await ask(secret, '/stock')).body
    expect(levels.find((one: typeof level) => one.siteId === siteId && one.sku === sku).onHand).toBe(77)
  })
})

describe('the example client', () => {
  it('asks for a date, hands an order in and follows it until it has left', async () => {
    const secret = await aKey()
    const example = join(import.meta.dirname, '../../../resources/examples/client.mjs')
    const client = spawn(process.execPath, [example, 'own', 'A'], {
      cwd: folder,
      env: { ...process.env, SWITCHYARD: server.origin, SWITCHYARD_KEY: secret },
    })
    let said = ''
    for (const stream of [client.stdout, client.stderr]) stream.on('data', (data) => (said += String(data)))
    const ended = once(client, 'exit')
    await expect.poll(() => said).toMatch(/Arrives by 2026-[\s\S]*outcome: 'taken'/)
    await room.room.decider.decideAll()
    const [{ order }] = (await ask(secret, '/orders')).body.orders
    await room.client.orders.release(room.call({ orderIds: [order.id] }))
    const [{ fulfillment }] = (await ask(secret, '/fulfillments?state=released')).body.fulfillments
    await ask(secret, `/fulfillments/${fulfillment.id}/shipped`, change({ carrier: 'Own van' }, 'left'))
    expect(await ended).toEqual([0, null])
    expect(said).toContain('shipped')
  })
})

describe('the interface', () => {
  it('describes itself to anybody at the address', async () => {
    const document = await (await fetch(`${server.origin}/api/v1/openapi.json`)).json()
    expect(document.openapi).toMatch(/^3\.1/)
    expect(Object.keys(document.paths)).toContain('/orders/{orderId}')
    const page = await (await fetch(`${server.origin}/api/v1/`)).text()
    expect(page).toContain('/api/v1/promise')
    expect(page).not.toContain('<script')
  })

  it('tells a monitor whether it is ready, and one with a key how it goes', async () => {
    const health = await fetch(`${server.origin}/api/v1/health`)
    expect([health.status, await health.json()]).toEqual([200, { isReady: true }])
    const secret = await aKey()
    await ask(secret, '/orders', change({ channelId: 'own', orders: [ORDER] }))
    const watch = (key: string) =>
      fetch(`${server.origin}/api/v1/metrics`, { headers: { authorization: `Bearer ${key}` } })
    const text = await (await watch(secret)).text()
    expect(text).toContain('# TYPE switchyard_orders gauge\nswitchyard_orders{state="received"} 1\n')
    expect(text).toMatch(/^switchyard_event_loop_delay_seconds\{quantile="0.99"\} [\d.e-]+$/m)
    expect(text).toContain('switchyard_channel_online{channel="own"} 1\n')
    expect((await watch(await aKey(['stock:read'], 'Other'))).status).toBe(403)
  })

  it('answers garbage with what is wrong with it, and never with a fault', async () => {
    const secret = await aKey()
    const wrong: string[] = []
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...API_OFFERS),
        fc.oneof(fc.json(), fc.string(), fc.constant('{"orders":[{}],"channelId":"own"}')),
        fc.string({ unit: 'binary', maxLength: 12 }),
        async ({ method, path }, body, id) => {
          const at = path.replaceAll(/\{\w+\}/g, encodeURIComponent(id))
          const response = await fetch(`${server.origin}/api/v1${at}?limit=${encodeURIComponent(id)}`, {
            method,
            headers: { authorization: `Bearer ${secret}`, 'idempotency-key': randomUUID() },
            ...(method !== 'GET' && { body }),
          })
          // No key is good for that many calls at once.
          room.wait(CALLS.everyMs)
          const answer: { code?: string } = await response.json()
          if (response.status >= 500 || (response.status >= 400 && answer.code === undefined))
            wrong.push(`${method} ${at} ${body}: ${response.status}`)
        },
      ),
      { numRuns: Number(process.env['SWITCHYARD_FUZZ'] ?? 150) },
    )
    expect(wrong).toEqual([])
  })

  it('turns away bodies that are too large, no JSON, or from the page of another site', async () => {
    const secret = await aKey()
    const post = (body: string, headers: Record<string, string> = {}) =>
      fetch(`${server.origin}/api/v1/promise`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', ...headers },
        body,
      })
    expect((await post('x'.repeat(1_100_000))).status).toBe(413)
    expect((await post('{"channelId":')).status).toBe(400)
    expect((await post('{}', { origin: 'https://elsewhere.example' })).status).toBe(403)
  })
})
