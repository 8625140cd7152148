import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const { SWITCHYARD = 'http://127.0.0.1:7420', SWITCHYARD_KEY } = process.env
const [channelId, sku] = process.argv.slice(2)
if (SWITCHYARD_KEY === undefined || channelId === undefined || sku === undefined) {
  console.error('usage: SWITCHYARD_KEY=syk_... node client.mjs CHANNEL SKU')
  process.exit(2)
}
const PLACE = 'last-event.txt'

/** One call. Calls that change something are repeated under the same key until they are answered: they happen once. */
async function call(method, path, body, idempotencyKey = randomUUID()) {
  for (;;) {
    const response = await fetch(`${SWITCHYARD}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${SWITCHYARD_KEY}`,
        'content-type': 'application/json',
        'idempotency-key': idempotencyKey,
      },
      ...(body && { body: JSON.stringify(body) }),
    }).catch(() => null)
    if (response?.ok) return response.json()
    if (response && response.status < 500 && response.status !== 429) {
      throw new Error(JSON.stringify(await response.json(), null, 2))
    }
    await sleep(1_000 * Number(response?.headers.get('retry-after') ?? 2))
  }
}

const lines = [{ sku, quantity: 1 }]
const { kind, deliverTo, problem } = await call('POST', '/promise', {
  channelId,
  country: 'FR',
  postcode: '75002',
  lines,
})
console.log(deliverTo === null ? `Not available: ${problem?.text ?? kind}` : `Arrives by ${deliverTo}`)

const number = `EX-${Date.now()}`
const { orders } = await call('POST', '/orders', {
  channelId,
  orders: [
    {
      order: number,
      placed_at: new Date().toISOString(),
      name: 'Ada Lovelace',
      street: '1 rue de la Paix',
      postcode: '75002',
      city: 'Paris',
      country: 'FR',
      lines: [{ sku, quantity: 1, unit_price_cents: 1990 }],
    },
  ],
})
console.log(orders)
const [{ orderId }] = orders
if (orderId === null) process.exit(1)

/** Where it read last is written after what was read was dealt with: at worst something is seen twice. */
let after = 0
try {
  after = Number(readFileSync(PLACE, 'utf8'))
} catch {
  // It never ran before.
}
for (;;) {
  const { events } = await call('GET', `/events?after=${after}&limit=200`)
  for (const event of events) {
    after = event.seq
    if (!event.orderIds.includes(orderId)) continue
    const { state, fulfillments } = await call('GET', `/orders/${encodeURIComponent(orderId)}`)
    console.log(event.type, state, fulfillments.map(({ siteId, state }) => `${siteId}: ${state}`).join(', '))
    if (['shipped', 'delivered', 'cancelled'].includes(state)) process.exit(0)
  }
  writeFileSync(PLACE, String(after))
  if (events.length === 0) await sleep(2_000)
}
