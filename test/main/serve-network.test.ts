import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { openSeat } from '../../main/app/people/seat.ts'
import { openRouter } from '../../main/app/routes/router.ts'
import { type ServedNetwork, serveNetwork } from '../../main/serve-network.ts'
import { MINUTE_MS } from '../../shared/lib/clock.ts'
import {
  contractOver,
  DeviceKeyPair,
  type DeviceLine,
  openLine,
  type Reached,
} from '../support/device-client.ts'
import { aWorld } from '../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../support/workroom.ts'

const MONA = '01930000-0000-7000-8000-000000000001'
const PAUL = '01930000-0000-7000-8000-000000000002'
const EVERYWHERE = [{ role: 'manager' as const, siteId: null }]
const PACKER = [{ role: 'packer' as const, siteId: 'LILLE' }]
const NOT_LET_IN = 'closed 4401'

let folder: string
let room: Workroom
let served: ServedNetwork
let hub: Reached
const faults: unknown[] = []

beforeEach(async () => {
  faults.length = 0
  folder = mkdtempSync(join(tmpdir(), 'switchyard-network-'))
  room = await openWorkroom(aWorld())
  served = await open()
  const origin = served.network.addresses[0] ?? ''
  hub = { origin, port: Number(new URL(origin).port) }
})
afterEach(async () => {
  await served.close()
  await room.close()
  rmSync(folder, { recursive: true, force: true })
  expect(faults).toEqual([])
})

function open(): Promise<ServedNetwork> {
  const router = openRouter(room.room)
  return serveNetwork(
    { address: '0.0.0.0', port: 0, certificate: null, proxy: null, names: ['hub.example'] },
    {
      room: () => ({
        router,
        contextFor: (session) => ({ session, seat: openSeat(room.room.people, session) }),
        devices: room.room.devices,
      }),
      staticDir: folder,
      uploadDir: join(folder, 'uploads'),
      clock: room.room.clock,
      heartbeatMs: 60_000,
      onFault: (fault) => faults.push(fault),
      onRefused: () => undefined,
      home: folder,
    },
  )
}

/** Mona is the manager; the code is for Bench 3 in Lille. */
async function aCode(): Promise<string> {
  const { people } = room.client
  await people.add(
    room.call({ personId: MONA, name: 'Mona', language: 'fr', grants: EVERYWHERE, pin: '4711', badge: null }),
  )
  await people.add(
    room.call({ personId: PAUL, name: 'Paul', language: 'fr', grants: PACKER, pin: '1234', badge: null }),
  )
  return anotherCode()
}

async function anotherCode(): Promise<string> {
  const by = { actor: 'Mona', role: 'manager' } as const
  return (await room.room.devices.openPairing({ name: 'Bench 3', siteId: 'LILLE', by })).code
}

const pairing = (line: DeviceLine, key: DeviceKeyPair, code: string) =>
  line.say({ code, publicKey: key.publicKey, signature: key.signature(hub.origin, line.challenge) })

async function aDevice() {
  const key = new DeviceKeyPair()
  const line = await openLine(hub)
  const answer = await pairing(line, key, await aCode())
  if (typeof answer === 'string') throw new Error(answer)
  return { key, line, device: String(answer['device']), token: String(answer['signedIn']) }
}

async function comeBack(device: string, key: DeviceKeyPair, origin = hub.origin, challenge?: string) {
  const line = await openLine(hub)
  const signature = key.signature(origin, challenge ?? line.challenge)
  return { line, answer: await line.say({ device, signature }) }
}

describe('pairing', () => {
  it('lets a device in by a code, once; it comes back by its key, and people sign in at it', async () => {
    const code = await aCode()
    const key = new DeviceKeyPair()
    const first = await openLine(hub)
    // As people type it.
    const answer = await pairing(first, key, ` ${code.toLowerCase().replace('-', ' ')}`)
    const device = typeof answer === 'string' ? answer : String(answer['device'])
    const again = await openLine(hub)
    expect(await pairing(again, new DeviceKeyPair(), code)).toMatchObject({
      refused: { code: 'devices.wrongCode' },
    })

    first.socket.terminate()
    const { line } = await comeBack(device, key)
    const client = contractOver(line)
    expect(await client.session.hello({})).toMatchObject({ needsSignIn: true, person: null })
    await expect(client.orders.list({ search: '', states: [] } as never)).rejects.toMatchObject({
      code: 'NOT_SIGNED_IN',
    })
    await client.session.signIn(room.call({ proof: { by: 'pin', personId: PAUL, pin: '1234' } }))
    const outage = room.call({ siteId: 'LILLE', outage: null })
    await expect(client.sites.setOutage(outage)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const confirmedBy = { by: 'pin', personId: MONA, pin: '4711' } as const
    await client.sites.setOutage({ ...outage, confirmedBy })
    const entry = await room.read((tx) => tx.journal.byCommandId(outage.commandId))
    expect(entry).toMatchObject({ actor: 'Paul', who: { personId: PAUL, device, confirmedBy: MONA } })
    const listed = await room.client.devices.list({})
    expect(listed.devices).toMatchObject([
      {
        id: device,
        name: 'Bench 3',
        siteId: 'LILLE',
        pairedBy: 'Mona',
        isConnected: true,
        people: ['Paul'],
        revokedAt: null,
      },
    ])
    await client.session.signOut(room.call({}))
    expect((await room.client.devices.list({})).devices[0]?.people).toEqual([])
    line.socket.terminate()
    await expect.poll(async () => (await room.client.devices.list({})).devices[0]?.isConnected).toBe(false)
  })

  it('is guessed at five times for each code, and every try makes the next one wait', async () => {
    const code = await aCode()
    const said: unknown[] = []
    for (let tries = 0; tries < 5; tries++) {
      const answer = await pairing(await openLine(hub), new DeviceKeyPair(), 'AAAA-AAAA')
      said.push(typeof answer === 'string' ? answer : answer['refused'])
      if (tries >= 2) room.wait(2 ** tries * 1_000)
    }
    expect(said).toMatchObject(Array(5).fill({ code: 'devices.wrongCode' }))
    expect(await pairing(await openLine(hub), new DeviceKeyPair(), code)).toMatchObject({
      refused: { code: 'devices.wrongCode' },
    })
    // The right one would be turned away as well now: it is not looked at.
    const next = await anotherCode()
    expect(await pairing(await openLine(hub), new DeviceKeyPair(), next)).toMatchObject({
      refused: { code: 'access.wait' },
    })
    room.wait(5 * MINUTE_MS - 1)
    expect(await pairing(await openLine(hub), new DeviceKeyPair(), next)).toHaveProperty('device')
  })

  it('is over after five minutes', async () => {
    const code = await aCode()
    room.wait(5 * MINUTE_MS)
    expect(await pairing(await openLine(hub), new DeviceKeyPair(), code)).toHaveProperty('refused')
  })

  it('is not opened while nobody signs in, and takes no key of another kind', async () => {
    const by = { actor: 'local', role: 'manager' } as const
    await expect(room.room.devices.openPairing({ name: 'x', siteId: null, by })).rejects.toMatchObject({
      why: { code: 'devices.noPeople' },
    })
    const code = await aCode()
    const line = await openLine(hub)
    const other = new DeviceKeyPair('secp256k1')
    const message = {
      code,
      publicKey: other.publicKey.padEnd(122, 'A'),
      signature: other.signature(hub.origin, line.challenge),
    }
    expect(await line.say(message)).toBe(NOT_LET_IN)
  })
})

describe('a device', () => {
  it('is nobody else: not by its id, by another key, by what it signed before or at another address', async () => {
    const { key, line, device } = await aDevice()
    expect((await comeBack(device, key)).answer).toMatchObject({ device })
    expect((await comeBack(device, new DeviceKeyPair())).answer).toBe(NOT_LET_IN)
    expect((await comeBack(device, key, hub.origin, line.challenge)).answer).toBe(NOT_LET_IN)
    expect((await comeBack(device, key, 'https://evil.example')).answer).toBe(NOT_LET_IN)
    expect((await comeBack(MONA, key)).answer).toBe(NOT_LET_IN)
  })

  it('is renamed and moved, unless it was revoked', async () => {
    const { device } = await aDevice()
    const to = { deviceId: device, name: ' Bench 4 ', siteId: null }
    await room.client.devices.change(room.call(to))
    expect((await room.client.devices.list({})).devices).toMatchObject([{ name: 'Bench 4', siteId: null }])
    const nowhere = room.call({ ...to, siteId: 'NOWHERE' })
    expect(await room.client.devices.change(nowhere)).toMatchObject({ kind: 'refused' })
    await room.client.devices.revoke(room.call({ deviceId: device }))
    expect(await room.client.devices.change(room.call(to))).toMatchObject({ kind: 'refused' })
  })

  it('is cut off when it is revoked, hears nothing more, and does not come back', async () => {
    const { key, line, device } = await aDevice()
    const client = contractOver(line)
    await client.session.signIn(room.call({ proof: { by: 'pin', personId: MONA, pin: '4711' } }))
    const other = await comeBack(device, key)
    expect(await room.client.devices.revoke(room.call({ deviceId: device }))).toMatchObject({ kind: 'done' })
    // What it sends before it has closed its end is not heard any more.
    const late = room.call({ siteId: 'LILLE', outage: null })
    void client.sites.setOutage(late).catch(() => undefined)
    expect(await Promise.all([line.ended, other.line.ended])).toEqual([NOT_LET_IN, NOT_LET_IN])
    expect(await room.read((tx) => tx.journal.byCommandId(late.commandId))).toBeNull()
    expect((await comeBack(device, key)).answer).toBe(NOT_LET_IN)
    expect(await pairing(await openLine(hub), key, await anotherCode())).toHaveProperty('device')
  })

  it('uploads when somebody is signed in, with a token that ends with its connection', async () => {
    const { line, token } = await aDevice()
    expect(await post('/upload', token)).toBe(403)
    await contractOver(line).session.signIn(room.call({ proof: { by: 'pin', personId: MONA, pin: '4711' } }))
    expect(await post('/upload', token)).toBe(200)
    expect(await post('/upload', 'made-up')).toBe(401)
    line.socket.terminate()
    await expect.poll(() => post('/upload', token)).toBe(401)
  })
})

describe('at every name and address that it is called by', () => {
  it('foreign hosts and origins are refused, its own are not', async () => {
    const own = [...served.network.addresses, `https://127.0.0.1:${hub.port}`]
    expect(own).toContain(`https://hub.example:${hub.port}`)
    for (const origin of own) {
      const { host } = new URL(origin)
      const asked = [
        upgrade({ host, origin }),
        upgrade({ host, origin: 'https://evil.example' }),
        upgrade({ host, origin: origin.replace('https', 'http') }),
        upgrade({ host }),
        upgrade({ host: 'evil.example', origin: 'https://evil.example' }),
        get({ host, origin }),
        get({ host: 'evil.example' }),
        get({ host, origin: 'https://evil.example' }),
      ]
      expect(await Promise.all(asked)).toEqual(['open', 403, 403, 403, 403, 503, 403, 403])
    }
  })
})

describe('the certificate', () => {
  it('is made once, its owner’s alone, and made anew with the same key before it ends', async () => {
    const files = ['key.pem', 'certificate.pem'].map((name) => join(folder, 'tls', name))
    expect(files.map((file) => statSync(file).mode & 0o777)).toEqual([0o600, 0o600])
    const first = served.network.fingerprint
    const [key] = files.map((file) => readFileSync(file, 'utf8'))
    await served.close()
    served = await open()
    expect(served.network.fingerprint).toBe(first)
    await served.close()
    room.wait(800 * 24 * 60 * MINUTE_MS)
    served = await open()
    expect(served.network.fingerprint).not.toBe(first)
    expect(readFileSync(files[0] ?? '', 'utf8')).toBe(key)
  })
})

it('turns away whatever is no first message, and stays there for others', async () => {
  const signature = 'A'.repeat(86)
  const anything = fc.oneof(
    fc.string(),
    fc.json(),
    fc.record({ device: fc.oneof(fc.uuid(), fc.string()), signature: fc.constantFrom(signature, 'x') }),
    fc.record({
      code: fc.string(),
      publicKey: fc.constant('A'.repeat(122)),
      signature: fc.constant(signature),
    }),
    fc.constant('{"i":"1","p":{"u":"/session/hello"}}'),
  )
  await fc.assert(
    fc.asyncProperty(anything, async (message) => {
      expect(await (await openLine(hub)).say(message)).toBe(NOT_LET_IN)
    }),
    { numRuns: 40 },
  )
  const { line } = await aDevice()
  line.socket.send('{"i":1}')
  expect(await line.ended).toBe('closed 1007')
  const eager = await openLine(hub)
  eager.socket.send('{}')
  eager.socket.send('{"i":"1","p":{"u":"/session/hello"}}')
  expect(await eager.ended).toMatch(/^closed (1007|4401)$/)
})

function upgrade(headers: Record<string, string>): Promise<string | number | undefined> {
  const socket = new WebSocket(`wss://127.0.0.1:${hub.port}/rpc`, { headers, rejectUnauthorized: false })
  return new Promise((resolve) => {
    socket.on('open', () => {
      socket.terminate()
      resolve('open')
    })
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode))
    socket.on('error', () => undefined)
  })
}

function get(headers: Record<string, string>): Promise<number | undefined> {
  return ask('GET', '/', headers)
}

function post(path: string, token: string): Promise<number | undefined> {
  const { host } = new URL(hub.origin)
  return ask('POST', path, { host, origin: hub.origin, authorization: `Bearer ${token}` })
}

function ask(method: string, path: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asking = request(
      { host: '127.0.0.1', port: hub.port, path, method, headers, rejectUnauthorized: false },
      (response) => {
        response.resume()
        resolve(response.statusCode)
      },
    )
    asking.on('error', reject)
    asking.end(method === 'POST' ? 'x' : undefined)
  })
}
