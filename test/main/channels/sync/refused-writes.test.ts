import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { wooCommerceConnectors } from '../../../../main/channels/woocommerce/connector.ts'
import { channelOf, wooCommerceBench } from '../../../support/channels/benches.ts'
import { basket } from '../../../support/channels/storefront.ts'
import { type SyncBench, syncBench } from '../../../support/channels/sync-bench.ts'
import { WOO_CREDENTIALS } from '../../../support/channels/woocommerce.ts'
import { said } from '../../../support/said.ts'

let bench: SyncBench | null = null
const closing: (() => void)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) close()
  await bench?.close()
  bench = null
})

/** Before a shop: refuses whatever writes, as a key made for reading does. */
async function readOnlyKey(target: string): Promise<{ url: string; mayWrite: boolean }> {
  const key = { url: '', mayWrite: false }
  const server = createServer((request, response) => {
    if (request.method !== 'GET' && !key.mayWrite) {
      const message = 'The API key provided does not have write permissions.'
      response.writeHead(401, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ code: 'woocommerce_rest_authentication_error', message }))
      return
    }
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const headers = {
        authorization: request.headers.authorization ?? '',
        'content-type': 'application/json',
      }
      const method = request.method ?? 'GET'
      const body = method === 'GET' ? null : Buffer.concat(chunks).toString()
      fetch(target + (request.url ?? ''), { method, headers, body })
        .then(async (answer) => response.writeHead(answer.status).end(await answer.text()))
        .catch(() => response.destroy())
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  closing.push(() => {
    server.close()
    server.closeAllConnections()
  })
  key.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return key
}

describe('a key that may read and not write', () => {
  it('goes on being read, says what is refused, and writes by itself once it may', async () => {
    let shopUrl = ''
    const opened = await syncBench(async () => {
      const made = await wooCommerceBench()
      shopUrl = made.url
      return made
    }, ['A', 'B'])
    bench = opened
    const key = await readOnlyKey(shopUrl)
    const connect = wooCommerceConnectors({ clock: opened.clock, timeoutMs: 5000 })
    const loop = opened.restarted(connect(channelOf('woocommerce', key.url), WOO_CREDENTIALS))
    await opened.enqueue({ kind: 'stock', key: 'stock/A', payload: { sku: 'A', available: 7 } })
    await opened.settle(10_000, loop)
    expect(loop.state).toMatchObject({
      kind: 'writes-refused',
      cause: said(/write permissions/),
    })

    expect(opened.shop.checkout(basket({ B: 1 })).kind).toBe('placed')
    await opened.settle(40_000, loop)
    expect((await opened.store.read((tx) => tx.inbox.recent(opened.channel.id, 5))).length).toBe(1)
    expect(loop.state.kind).toBe('writes-refused')
    expect(opened.shop.available('A')).toBe(100)

    key.mayWrite = true
    await opened.settle(16 * 60_000, loop)
    expect(loop.state).toEqual({ kind: 'online' })
    expect(opened.shop.available('A')).toBe(7)
  })
})
