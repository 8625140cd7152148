import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { os, type RouterClient } from '@orpc/server'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { Session } from '../../../main/app/services/control-room-port.ts'
import { serveWeb, type WebServer } from '../../../main/web/serve-web.ts'
import { NO_DEVICES } from '../../support/no-devices.ts'
import { ofThisMachine } from '../../support/of-this-machine.ts'
import { signInOver } from '../../support/sign-in-over.ts'

const router = {
  whoAmI: os.$context<Session>().handler(({ context }) => context),
  count: os.handler(async function* () {
    yield 1
    yield 2
  }),
}

const faults: unknown[] = []
const refused: string[] = []
let folder: string
let server: WebServer
/** Of one window that is signed in. */
let token: string
let authorization: string
let now: number
let notReady: () => Promise<string | null> = async () => null

beforeEach(async () => {
  faults.length = 0
  refused.length = 0
  folder = mkdtempSync(join(tmpdir(), 'switchyard-web-'))
  mkdirSync(join(folder, 'static/assets'), { recursive: true })
  writeFileSync(
    join(folder, 'static/index.html'),
    '<!doctype html><html><head><title>x</title></head></html>',
  )
  writeFileSync(join(folder, 'static/assets/app-1a2b.js'), 'export {}')
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  const served = await serveWeb({
    room: () => ({ router, contextFor: (session) => session, devices: NO_DEVICES, notReady }),
    staticDir: join(folder, 'static'),
    host: '127.0.0.1',
    port: 0,
    ...ofThisMachine({ folder, clock: { now: () => now } }),
    uploadDir: join(folder, 'uploads'),
    clock: { now: () => now },
    heartbeatMs: 60_000,
    onFault: (fault) => faults.push(fault),
    onRefused: (what) => refused.push(what),
  })
  if (served.kind !== 'serving') throw new Error(served.kind)
  server = served.server
  now = 0
  const first = openSocket()
  token = await signInOver(first, 'token')
  first.terminate()
  authorization = `Bearer ${token}`
})

afterEach(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

function get(path: string): Promise<Response> {
  return fetch(server.origin + path)
}

function post(path: string, body: string | Uint8Array<ArrayBuffer>): Promise<Response> {
  return fetch(server.origin + path, {
    method: 'POST',
    headers: { authorization, origin: server.origin },
    body,
  })
}

function openSocket(path = '/rpc', headers: Record<string, string> = {}): WebSocket {
  return new WebSocket(`ws://127.0.0.1:${server.port}${path}`, {
    origin: server.origin,
    headers,
  })
}

function ended(socket: WebSocket): Promise<string> {
  return new Promise((resolve) => {
    socket.on('close', (code) => resolve(`closed ${code}`))
    socket.on('unexpected-response', (_request, response) => resolve(`answered ${response.statusCode}`))
    socket.on('error', () => undefined)
  })
}

function opened(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve())
    socket.on('error', reject)
  })
}

describe('health', () => {
  const asked = (path: string, host: string) =>
    new Promise<string>((resolve, reject) => {
      const options = { port: server.port, path, headers: { host } }
      request(options, (answer) => {
        answer.setEncoding('utf8')
        let text = ''
        answer.on('data', (part: string) => (text += part))
        answer.on('end', () => resolve(`${answer.statusCode} ${text.trim()}`))
      })
        .on('error', reject)
        .end()
    })

  it('is told to whoever watches, under any name: that it runs, and whether it can serve people', async () => {
    expect(await asked('/healthz', '10.0.0.7:7443')).toBe('200 ok')
    expect(await asked('/readyz', 'balancer')).toBe('200 ready')
    notReady = async () => 'The database does not answer.'
    expect(await asked('/readyz', 'balancer')).toBe('503 The database does not answer.')
    expect(await asked('/healthz', 'balancer')).toBe('200 ok')
    notReady = () => Promise.reject(new Error('secret'))
    expect(await asked('/readyz', 'balancer')).toBe('503 The database does not answer.')
    notReady = async () => null
    expect(await asked('/', 'balancer')).toMatch(/^403 /)
  })
})

describe('the page', () => {
  it('is served with a policy and a nonce of its own for each load', async () => {
    const [first, second] = [await get('/'), await get('/orders/42')]
    const policy = first.headers.get('content-security-policy') ?? ''
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
    expect(policy.replace(nonce, 'N')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-N'; img-src 'self' data: blob:; " +
        "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
    expect(await first.text()).toContain(`<head><meta property="csp-nonce" nonce="${nonce}">`)
    expect(await second.text()).not.toContain(nonce)
    expect(first.headers.get('cache-control')).toBe('no-store')
  })

  it.each([
    '/stock/REF.123',
    '/orders/SO.2026',
    '/stock/COTON-100%25',
    '/stock/a.js',
    '/stock/%00',
    '/stock/%zz',
  ])('stands at %s, whatever the id looks like', async (path) => {
    const answer = await get(path)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  })

  it('takes its files from the built folder, and hashed ones may be kept', async () => {
    const answer = await get('/assets/app-1a2b.js')
    expect({ status: answer.status, type: answer.headers.get('content-type') }).toEqual({
      status: 200,
      type: 'text/javascript; charset=utf-8',
    })
    expect(answer.headers.get('cache-control')).toContain('immutable')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it.each([
    ['/assets/none.js', 404],
    ['/nowhere', 404],
    ['/stock/a/../../../secret.txt', 404],
    ['/%2e%2e/secret.txt', 404],
    ['/..%2fsecret.txt', 404],
    ['/assets/..%5c..%5csecret.txt', 404],
    ['/%00.js', 400],
    ['/%zz.js', 400],
  ])('answers %s with %i', async (path, status) => {
    const answer = await new Promise<number | undefined>((resolve, reject) => {
      // fetch() would tidy the path before sending it.
      request({ port: server.port, host: '127.0.0.1', path }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
        .on('error', reject)
        .end()
    })
    expect(answer).toBe(status)
  })

  it('shows the page itself where no screen and no file is', async () => {
    const answer = await get('/nowhere/at/all')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
    expect((await get('/assets/none.js')).headers.get('content-type')).toContain('text/plain')
  })

  it('says nothing of the workspace, and so needs no sign-in', async () => {
    expect((await get('/')).status).toBe(200)
    expect((await get('/')).headers.get('set-cookie')).toBeNull()
  })
})

describe('the contract over a WebSocket', () => {
  async function client(headers: Record<string, string> = {}) {
    const socket = openSocket('/rpc', headers)
    await signInOver(socket, token)
    const link = new RPCLink({ websocket: socket as unknown as globalThis.WebSocket })
    const api: RouterClient<typeof router> = createORPCClient(link)
    return { api, socket }
  }

  it('answers calls in the context of the session', async () => {
    const { api } = await client({ 'accept-language': 'de, fr-FR;q=0.9, en;q=0.8' })
    expect(await api.whoAmI()).toEqual({ actor: 'local', role: 'manager', language: 'fr' })
  })

  it('streams', async () => {
    const { api } = await client()
    const seen: number[] = []
    for await (const value of await api.count()) seen.push(value)
    expect(seen).toEqual([1, 2])
  })

  it('cuts off a frame over 256 KiB', async () => {
    const { socket } = await client()
    const end = ended(socket)
    socket.send('x'.repeat(256 * 1024 + 1))
    expect(await end).toBe('closed 1009')
  })

  it('cuts off a flood of frames', async () => {
    const { socket } = await client()
    const end = ended(socket)
    for (let i = 0; i < 501; i++) socket.send('{"i":"1","t":4}')
    expect(await end).toBe('closed 1006')
  })

  it.each([
    ['half an object', '{'],
    ['bytes', Buffer.of(255, 0, 1)],
    ['a list', '[]'],
    ['a call to elsewhere', '{"i":"1","p":{"u":"http://evil.example/"}}'],
    ['a call with odd headers', '{"i":"1","p":{"u":"/whoAmI","h":{"x":1}}}'],
  ])('ends on a frame of no known form (%s), and other screens go on', async (_name, frame) => {
    const [{ api }, { socket }] = [await client(), await client()]
    const end = ended(socket)
    socket.send(frame)
    expect(await end).toBe('closed 1007')
    expect(await api.whoAmI()).toMatchObject({ actor: 'local' })
  })

  it.each([
    ['another site', '/rpc', { origin: 'https://evil.example' }, 'answered 403'],
    ['a rebound name', '/rpc', { host: 'evil.example' }, 'answered 403'],
    ['another path', '/other', {}, 'answered 404'],
  ])('refuses the upgrade: %s', async (_name, path, headers, want) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, {
      headers: { origin: server.origin, ...headers },
    })
    expect(await ended(socket)).toBe(want)
  })
})

describe('signing in', () => {
  const enter = (offered: string) => {
    const socket = openSocket()
    return signInOver(socket, offered).then(
      (given) => ({ given, socket }),
      (error: unknown) => String(error),
    )
  }

  it('gives every window a token of its own, which it shows from then on', async () => {
    const [one, other] = [await enter('token'), await enter('token')]
    if (typeof one === 'string' || typeof other === 'string') throw new Error('refused')
    expect(new Set([one.given, other.given, token, 'token']).size).toBe(4)
    expect(await enter(one.given)).toMatchObject({ given: one.given })
  })

  it.each([
    ['a made-up token', JSON.stringify({ signIn: 'made-up' })],
    ['none', JSON.stringify({ signIn: '' })],
    ['a call of the contract', '{"i":"1","p":{"u":"/whoAmI"}}'],
    ['bytes', Buffer.of(1, 2)],
  ])('is refused with %s', async (_name, message) => {
    const socket = openSocket()
    await opened(socket)
    const end = ended(socket)
    socket.send(message)
    expect(await end).toBe('closed 4401')
  })

  it('needs what no browser sends by itself: neither a cookie nor the address', async () => {
    const headers = { cookie: `switchyard-${server.port}=${token}`, origin: server.origin }
    const upload = (path: string) => fetch(server.origin + path, { method: 'POST', headers, body: 'x' })
    expect((await upload('/upload')).status).toBe(401)
    expect((await upload('/upload?token=token')).status).toBe(401)
    // The printed address's token opens a window, and nothing else.
    const direct = { authorization: 'Bearer token', origin: server.origin }
    expect(
      (await fetch(`${server.origin}/upload`, { method: 'POST', headers: direct, body: 'x' })).status,
    ).toBe(401)
  })

  it('ends by signing out: the window is closed, and its token is of no use', async () => {
    const window = await enter(token)
    if (typeof window === 'string') throw new Error(window)
    const end = ended(window.socket)
    expect((await post('/sign-out', '')).status).toBe(200)
    expect(await end).toBe('closed 4401')
    expect(await enter(token)).toContain('closed 4401')
    expect((await post('/upload', 'x')).status).toBe(401)
  })

  it('ends after twelve hours unseen', async () => {
    now = 12 * 3_600_000 + 1
    expect(await enter(token)).toContain('closed 4401')
  })
})

describe('garbage', () => {
  async function raw(bytes: string | Buffer): Promise<string> {
    const socket = connect(server.port, '127.0.0.1')
    let heard = ''
    socket.on('data', (chunk: Buffer) => {
      heard += chunk.toString('latin1')
    })
    socket.end(bytes)
    await new Promise<void>((resolve) => socket.on('close', () => resolve()))
    return heard
  }

  it('is turned away and counted by what it is; nothing of it is a fault', async () => {
    expect(await raw('GARBAGE\r\n\r\n')).toMatch(/^HTTP\/1.1 400 /)
    expect(await raw(Buffer.of(0x16, 3, 1, 2, 0, 1, 0))).toMatch(/^HTTP\/1.1 400 /)
    await get('/%zz.js')
    await fetch(`${server.origin}/upload`, { method: 'POST', headers: { origin: server.origin }, body: 'x' })
    for (const frame of ['{', '{"i":"1","p":{"u":"/whoAmI","h":{"x":1}}}']) {
      const socket = openSocket()
      await signInOver(socket, token)
      socket.send(frame)
      await ended(socket)
    }
    const torn = openSocket()
    await signInOver(torn, token)
    // Reserved bits set: no WebSocket frame.
    Reflect.get(torn, '_socket').write(Buffer.of(0xf1, 0x80, 0, 0, 0, 0))
    await ended(torn)
    expect(refused).toEqual([
      'a request that is no HTTP: HPE_INVALID_METHOD',
      expect.stringMatching(/^a request that is no HTTP: HPE_/),
      'a request: not signed in',
      'a frame that is not of the contract',
      'a frame that is not of the contract',
      expect.stringMatching(/^a connection: WS_ERR_/),
    ])
    expect(faults).toEqual([])
  })
})

describe('frames of every form', () => {
  const value = fc.jsonValue({ maxDepth: 2 })
  /** Calls of the contract in which something is missing, doubled or of another kind. */
  const almost = fc
    .record(
      {
        i: fc.oneof(fc.constant('1'), value),
        t: value,
        p: fc.oneof(
          value,
          fc.record(
            { u: fc.oneof(fc.constant('/whoAmI'), fc.webPath()), b: value, h: value },
            { requiredKeys: [] },
          ),
        ),
      },
      { requiredKeys: [] },
    )
    .map((frame) => JSON.stringify(frame))
  const frames = fc.oneof(
    almost,
    fc.string(),
    fc.json(),
    fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes)),
  )

  it('are answered or end their window; nothing of them is a fault', async () => {
    const enter = async () => {
      const socket = openSocket()
      await signInOver(socket, token)
      return { socket, end: ended(socket) }
    }
    let window = await enter()
    await fc.assert(
      fc.asyncProperty(frames, async (frame) => {
        const sound = new Promise<string>((resolve) => {
          const hear = (data: Buffer) => {
            if (!data.toString().includes('"i":"sound"')) return
            window.socket.off('message', hear)
            resolve('answered')
          }
          window.socket.on('message', hear)
        })
        window.socket.send(frame)
        window.socket.send('{"i":"sound","p":{"u":"/whoAmI"}}')
        const became = await Promise.race([sound, window.end])
        expect(became).toMatch(/^answered$|^closed (1007|1006)$/)
        // So many frames at once would be a flood.
        now += 100
        if (became !== 'answered') window = await enter()
      }),
      { numRuns: Number(process.env['SWITCHYARD_FUZZ'] ?? 100) },
    )
    expect(faults).toEqual([])
  })
})

describe('an upload', () => {
  it('is refused while the window is not open', async () => {
    expect((await post('/upload', 'x')).status).toBe(403)
  })

  it('that breaks off is no fault', async () => {
    await signInOver(openSocket(), token)
    const sending = request(`${server.origin}/upload`, {
      method: 'POST',
      headers: { authorization, origin: server.origin, 'content-length': '1000' },
    })
    sending.on('error', () => undefined)
    sending.write('half')
    await new Promise((resolve) => setTimeout(resolve, 100))
    sending.destroy()
    await expect.poll(() => refused).toContain('an upload that broke off')
    expect(faults).toEqual([])
  })

  it('is kept under the id that it answers', async () => {
    await signInOver(openSocket(), token)
    const answer: unknown = await (await post('/upload', 'site,sku\nLIL,A-1\n')).json()
    const [uploadId = ''] = readdirSync(join(folder, 'uploads'))
    expect(answer).toEqual({ uploadId, bytes: 17 })
    expect(readFileSync(join(folder, 'uploads', uploadId), 'utf8')).toBe('site,sku\nLIL,A-1\n')
  })

  it('may be larger than a frame', async () => {
    await signInOver(openSocket(), token)
    const answer = await post('/upload', new Uint8Array(3_000_000))
    expect(await answer.json()).toMatchObject({ bytes: 3_000_000 })
  })

  it('is refused from another site and leaves nothing', async () => {
    const headers = { authorization, origin: 'https://evil.example' }
    const answer = await fetch(`${server.origin}/upload`, { method: 'POST', headers, body: 'x' })
    expect(answer.status).toBe(403)
    expect(() => readdirSync(join(folder, 'uploads'))).toThrow()
  })

  it('is taken at /upload only', async () => {
    expect((await post('/elsewhere', 'x')).status).toBe(404)
  })
})

it('says when its port is taken', async () => {
  const options = {
    room: () => ({ router, contextFor: (session: Session) => session, devices: NO_DEVICES }),
    staticDir: folder,
    uploadDir: folder,
  }
  const again = await serveWeb({
    ...options,
    host: '127.0.0.1',
    port: server.port,
    ...ofThisMachine({ folder, clock: { now: () => now } }),
    clock: { now: () => now },
    heartbeatMs: 60_000,
    onFault: (fault) => faults.push(fault),
    onRefused: (what) => refused.push(what),
  })
  expect(again).toEqual({ kind: 'port-in-use' })
})
