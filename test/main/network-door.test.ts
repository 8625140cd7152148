import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request as plainRequest } from 'node:http'
import { request } from 'node:https'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSeat } from '../../main/app/people/seat.ts'
import { openRouter } from '../../main/app/routes/router.ts'
import { networkDoor, type ShellDoor } from '../../main/network-door.ts'
import { certificateFingerprint, ownIdentity } from '../../main/web/tls-identity.ts'
import { aWorld } from '../support/engine-builders.ts'
import { openWorkroom } from '../support/workroom.ts'

let folder: string
const doors: ShellDoor[] = []
const closedBecause: string[] = []
beforeEach(() => {
  closedBecause.length = 0
  folder = mkdtempSync(join(tmpdir(), 'switchyard-door-'))
})
afterEach(async () => {
  for (const door of doors.splice(0)) await door.stop()
  rmSync(folder, { recursive: true, force: true })
})

function aDoor(listen: Parameters<typeof networkDoor>[0] = null): ShellDoor {
  const served = {
    room: () => null,
    staticDir: folder,
    uploadDir: folder,
    clock: { now: () => Date.now() },
    heartbeatMs: 60_000,
    onFault: (fault: unknown) => {
      throw fault
    },
    onRefused: () => undefined,
    home: folder,
  }
  const door = networkDoor(listen, served, (why) => closedBecause.push(why))
  doors.push(door)
  return door
}

/** A port that nobody has. */
async function aFreePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** Of /readyz; by a name (`host`) of a page that is not there. */
function answers(
  port: number,
  host?: string,
  protocol: 'http:' | 'https:' = 'https:',
): Promise<number | 'nobody'> {
  return new Promise((resolve) => {
    const ask = protocol === 'http:' ? plainRequest : request
    const asked = ask(
      {
        host: '127.0.0.1',
        port,
        path: host === undefined ? '/readyz' : '/nothing.js',
        rejectUnauthorized: false,
        agent: false,
        ...(host !== undefined && { headers: { host } }),
      },
      (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      },
    )
    asked.on('error', () => resolve('nobody'))
    asked.end()
  })
}

describe('the way in from the network', () => {
  it('is closed until it is opened, open at the next start as well, and closed again for good', async () => {
    const port = await aFreePort()
    const door = aDoor()
    await door.start()
    expect([door.network(), door.canSwitch, await answers(port)]).toEqual([null, true, 'nobody'])
    expect(await door.open(port)).toBe('open')
    expect(door.network()?.addresses[0]).toMatch(new RegExp(`^https://.*:${port}$`))
    expect(await answers(port)).toBe(503)

    await door.stop()
    expect(await answers(port)).toBe('nobody')
    const next = aDoor()
    await next.start()
    expect(await answers(port)).toBe(503)

    await next.close()
    expect([next.network(), await answers(port)]).toEqual([null, 'nobody'])
    const last = aDoor()
    await last.start()
    expect([last.network(), await answers(port), closedBecause]).toEqual([null, 'nobody', []])
  })

  it('stays closed where another program has the port, and says so; the program goes on', async () => {
    const first = aDoor()
    const port = await aFreePort()
    await first.open(port)
    const second = aDoor()
    await second.start()
    expect([second.network(), closedBecause]).toEqual([null, [expect.stringContaining(`Port ${port}`)]])
    expect(await second.open(port)).toBe('port-in-use')
    expect(second.network()).toBeNull()
  })

  it('stays closed where what is remembered cannot be read', async () => {
    writeFileSync(join(folder, 'network.json'), '{"port":"99')
    const door = aDoor()
    await door.start()
    expect([door.network(), closedBecause]).toEqual([null, []])
  })

  it('is as the command line says, and not switched then', async () => {
    const listen = { address: '127.0.0.1', port: 0, certificate: null, proxy: null, names: [] }
    const door = aDoor(listen)
    await door.start()
    expect([door.canSwitch, door.network()?.addresses.length]).toEqual([false, 1])
  })
})

describe('as the command line says', () => {
  const listen = { address: '127.0.0.1', port: 0, certificate: null, proxy: null, names: [] }
  const identity = (name: string) => {
    const inFolder = join(folder, name)
    const made = ownIdentity(inFolder, [name], Date.now())
    const certificate = { cert: join(inFolder, 'certificate.pem'), key: join(inFolder, 'key.pem') }
    return { certificate, fingerprint: certificateFingerprint(made) }
  }
  const portOf = (door: ShellDoor) => Number(new URL(door.network()?.addresses[0] ?? '').port)

  it('it shows the given certificate and answers to the names in it, and to no others', async () => {
    const { certificate, fingerprint } = identity('hub.shop.example')
    const door = aDoor({ ...listen, certificate })
    await door.start()
    expect(door.network()).toMatchObject({ fingerprint })
    const port = portOf(door)
    expect(door.network()?.addresses).toContain(`https://hub.shop.example:${port}`)
    expect(await answers(port, `hub.shop.example:${port}`)).toBe(404)
    expect(await answers(port, `other.example:${port}`)).toBe(403)
  })

  it('a key that is not the certificate’s is refused in words', async () => {
    const [one, other] = [identity('one.example'), identity('other.example')]
    const certificate = { cert: one.certificate.cert, key: other.certificate.key }
    await expect(aDoor({ ...listen, certificate }).start()).rejects.toThrow(
      `${certificate.key} is not the key of ${certificate.cert}`,
    )
  })

  it('behind a proxy it speaks plain HTTP on this machine, to the proxy’s name alone', async () => {
    const port = await aFreePort()
    const door = aDoor({ ...listen, port, proxy: 'https://switchyard.example' })
    await door.start()
    expect(door.network()).toEqual({ addresses: ['https://switchyard.example'], fingerprint: null })
    expect(await answers(port, 'switchyard.example', 'http:')).toBe(404)
    expect(await answers(port, `127.0.0.1:${port}`, 'http:')).toBe(403)
    const outside = aDoor({ ...listen, address: '0.0.0.0', proxy: 'https://switchyard.example' })
    await expect(outside.start()).rejects.toThrow('without TLS it listens on this machine only')
  })
})

describe('whoever opens it', () => {
  it('is a manager, where people sign in, and stands in the journal', async () => {
    const port = await aFreePort()
    const room = await openWorkroom(aWorld(), undefined, null, undefined, aDoor())
    try {
      const session = { actor: 'local', role: 'manager', language: 'en' } as const
      const seat = openSeat(room.room.people, session)
      const client = createRouterClient(openRouter(room.room), { context: { session, seat } })
      expect(await client.devices.openNetwork(room.call({ port }))).toMatchObject({
        kind: 'refused',
        message: { code: 'devices.noPeople' },
      })
      const personId = room.room.newId()
      const grants = [{ role: 'manager' as const, siteId: null }]
      await client.people.add(
        room.call({ personId, name: 'Mona', language: 'en', grants, pin: '4711', badge: null }),
      )
      await client.session.signIn(room.call({ proof: { by: 'pin', personId, pin: '4711' } }))
      expect(await client.devices.openNetwork(room.call({ port }))).toMatchObject({ kind: 'done' })
      expect(await answers(port)).toBe(503)
      expect(await client.devices.closeNetwork(room.call({}))).toMatchObject({ kind: 'done' })
      expect(await answers(port)).toBe('nobody')
      const entries = await room.read((tx) => tx.journal.since(0, 100))
      expect(entries.slice(-2).map(({ type, actor }) => [type, actor])).toEqual([
        ['devices.networkOpened', 'Mona'],
        ['devices.networkClosed', 'Mona'],
      ])
    } finally {
      await room.close()
    }
  })
})
