import { X509Certificate } from 'node:crypto'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { ChannelError } from '../../../main/app/ports/channel.ts'
import { channelHttp } from '../../../main/channels/protocol/channel-http.ts'
import { isSameShop } from '../../../main/remote/address.ts'
import { callJson } from '../../../main/remote/http.ts'
import type { HttpDeps } from '../../../main/remote/remote-http.ts'
import { MINUTE_MS } from '../../../shared/lib/clock.ts'
import { channelOf } from '../../support/channels/benches.ts'
import { SELF_SIGNED } from '../../support/channels/self-signed.ts'
import { SettableClock } from '../../support/channels/settable-clock.ts'

const NEVER = new AbortController().signal
const clock = new SettableClock('2026-11-23T08:00:00Z')
const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function get(url: string, over: Partial<HttpDeps> = {}, secrets = {}): Promise<unknown> {
  const http = channelHttp({ clock, timeoutMs: 5000, ...over }, channelOf('woocommerce', url), secrets)
  const call = { method: 'GET', url, headers: { authorization: 'Basic a2V5' }, body: null } as const
  try {
    const { status, value } = await callJson(http, call, false, NEVER)
    return { status, value, moved: http.moved.latest() }
  } catch (error) {
    return error instanceof ChannelError ? error.trouble : error
  }
}

/** A network of names, each answering as it says; what was asked is kept. */
function network(answers: Readonly<Record<string, Response | 'nobody'>>) {
  const asked: string[] = []
  const send: typeof fetch = (input) => {
    const { url } = new Request(input)
    asked.push(url)
    const answer = answers[url]
    if (answer === undefined || answer === 'nobody') {
      const cause = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
      return Promise.reject(new TypeError('fetch failed', { cause }))
    }
    return Promise.resolve(answer)
  }
  return { asked, deps: { fetch: send, resolve: () => Promise.resolve(['93.184.216.34']) } }
}

const to = (location: string): Response => new Response(null, { status: 301, headers: { location } })
const ok = (): Response => Response.json({ ok: 1 })

describe('the address of a shop', () => {
  it('over plain http is asked by https, so that no key leaves in clear', async () => {
    const { asked, deps } = network({ 'https://shop.example/a': ok() })
    expect(await get('http://shop.example/a', deps)).toMatchObject({ status: 200 })
    expect(asked).toEqual(['https://shop.example/a'])
  })

  it('says that https is needed where nobody answers it', async () => {
    const { deps } = network({})
    expect(await get('http://shop.example/a', deps)).toEqual({ code: 'needs-https', host: 'shop.example' })
    expect(await get('https://shop.example/a', deps)).toEqual({ code: 'nobody-there', host: 'shop.example' })
  })

  it('is followed to its www name, and known from then on', async () => {
    const { asked, deps } = network({
      'https://shop.example/a': to('https://www.shop.example/a'),
      'https://www.shop.example/a': ok(),
    })
    expect(await get('https://shop.example/a', deps)).toMatchObject({ moved: 'https://www.shop.example' })
    expect(asked).toHaveLength(2)
  })

  it.each([
    ['another shop', 'https://shop.example/a', 'https://other.example/a', 'https://other.example'],
    ['plain http', 'https://shop.example/a', 'http://shop.example/a', 'http://shop.example'],
    ['circles', 'https://shop.example/a', 'https://shop.example/a', 'https://shop.example'],
  ])('that sends us to %s is not followed, and the target is named', async (_, url, location, target) => {
    const deps = {
      fetch: () => Promise.resolve(to(location)),
      resolve: () => Promise.resolve(['93.184.216.34']),
    }
    expect(await get(url, deps)).toEqual({ code: 'moved', host: 'shop.example', target })
  })

  it.each([
    ['http://192.168.1.20/a', []],
    ['http://[fe80::1]/a', []],
    ['http://[::ffff:10.0.0.1]/a', []],
    ['https://169.254.169.254/latest/meta-data', []],
    ['https://intranet.example/a', ['10.1.2.3']],
    ['https://rebound.example/a', ['127.0.0.1']],
  ])('of a local network is not asked unless it is allowed by name: %s', async (url, addresses) => {
    const { host, hostname } = new URL(url)
    let asked = 0
    const deps = {
      fetch: () => {
        asked += 1
        return Promise.resolve(ok())
      },
      resolve: () => Promise.resolve(addresses),
    }
    expect(await get(url, deps)).toEqual({ code: 'private-address', host })
    expect(asked).toBe(0)
    expect(await get(url, { ...deps, allowedHosts: new Set([hostname]) })).toMatchObject({ status: 200 })
  })

  it('is looked up once a minute, and a name that meanwhile leads into a local network is refused', async () => {
    const clock = new SettableClock('2026-11-23T08:00:00Z')
    const url = 'https://shop.example/a'
    let addresses = ['93.184.216.34']
    let lookUps = 0
    const resolve = (): Promise<string[]> => {
      lookUps += 1
      return Promise.resolve(addresses)
    }
    const deps = { clock, timeoutMs: 5000, fetch: () => Promise.resolve(ok()), resolve }
    const http = channelHttp(deps, channelOf('woocommerce', url), {})
    const call = { method: 'GET', url, headers: {}, body: null } as const
    for (let calls = 0; calls < 3; calls += 1) await callJson(http, call, false, NEVER)
    expect(lookUps).toBe(1)
    addresses = ['10.1.2.3']
    clock.advance(MINUTE_MS)
    await expect(callJson(http, call, false, NEVER)).rejects.toMatchObject({
      trouble: { code: 'private-address' },
    })
  })

  it('on this machine is asked as it is', async () => {
    const url = await serving((_, response) => response.end('{"ok":1}'))
    expect(await get(url)).toMatchObject({ status: 200, moved: null })
  })

  it('with a certificate of its own is named by its fingerprint, and reached once that is accepted', async () => {
    const { url, fingerprint, heard } = await selfSigned()
    const refused = { code: 'certificate', host: new URL(url).host, why: 'self-signed', fingerprint }
    expect(await get(url)).toEqual(refused)
    expect(heard).toEqual([])
    expect(await get(url, {}, { certificate: fingerprint })).toMatchObject({ status: 200, value: { ok: 1 } })
    expect(await get(url, {}, { certificate: 'AA:BB' })).toEqual({ ...refused, why: 'changed' })
    expect(heard).toHaveLength(1)
  })
})

it('is the same shop only by the same name and never less safe', () => {
  const same = (from: string, to: string) => isSameShop(new URL(from), new URL(to))
  expect(same('http://a.example', 'https://www.a.example')).toBe(true)
  expect(same('https://a.example', 'http://a.example')).toBe(false)
  expect(same('https://a.example', 'https://a.example.evil.example')).toBe(false)
})

async function serving(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  closing.push(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/a`
}

async function selfSigned(): Promise<{ url: string; fingerprint: string; heard: string[] }> {
  const heard: string[] = []
  const server = createSecureServer(SELF_SIGNED, (request, response) => {
    heard.push(request.url ?? '')
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":1}')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  closing.push(() => {
    server.close()
    server.closeAllConnections()
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `https://127.0.0.1:${port}/a`,
    fingerprint: new X509Certificate(SELF_SIGNED.cert).fingerprint256,
    heard,
  }
}
