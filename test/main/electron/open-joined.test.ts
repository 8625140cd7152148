import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openJoined } from '../../../main/electron/open-joined.ts'
import { madeCertificate } from '../../../main/web/made-certificate.ts'
import { certificateFingerprint } from '../../../main/web/tls-identity.ts'
import { DAY_MS } from '../../../shared/lib/clock.ts'
import { type StandIn, standInElectron } from './stand-in.ts'

let home: string
let server: Server
let hub: string
let identity: { key: string; cert: string }

function anIdentity(key = newKey(), at = Date.now()) {
  return { key, cert: madeCertificate(key, ['127.0.0.1'], at) }
}

function newKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'switchyard-joined-'))
  identity = anIdentity()
  server = createServer(identity)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  hub = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(() => {
  server.close()
  rmSync(home, { recursive: true, force: true })
})

async function open(pressed: number, fingerprint: string | null = null): Promise<StandIn> {
  const standIn = standInElectron({ pressed })
  await openJoined(standIn.electron, { home, hub, fingerprint, platform: 'linux' })
  return standIn
}
const called = ({ calls }: StandIn, name: string) => calls.filter(([each]) => each === name)

describe('the hub’s certificate', () => {
  it('is compared by a person once, and by its key from then on, over its renewal', async () => {
    const first = await open(1)
    expect(called(first, 'showMessageBox')).toMatchObject([
      [
        'showMessageBox',
        { type: 'question', detail: expect.stringContaining(certificateFingerprint(identity)) },
      ],
    ])
    expect(called(first, 'loadURL')).toEqual([['loadURL', `${hub}/`]])
    server.setSecureContext(anIdentity(identity.key, Date.now() + DAY_MS))
    const again = await open(0)
    expect(called(again, 'showMessageBox')).toEqual([])
    expect(called(again, 'loadURL')).toHaveLength(1)
  })

  it('opens nothing when it is not accepted, or is another one now', async () => {
    const refused = await open(0)
    expect([called(refused, 'loadURL'), called(refused, 'exit')]).toEqual([[], [['exit', 1]]])
    await open(1)
    server.setSecureContext(anIdentity())
    const other = await open(0)
    expect(called(other, 'showMessageBox')).toMatchObject([['showMessageBox', { type: 'warning' }]])
    expect(called(other, 'loadURL')).toEqual([])
  })

  it('may be compared on the command line; another one is asked about', async () => {
    const wrong = certificateFingerprint(anIdentity())
    expect(called(await open(0, wrong), 'loadURL')).toEqual([])
    const right = certificateFingerprint(identity).toLowerCase().replaceAll(':', '')
    expect(called(await open(0, right), 'showMessageBox')).toEqual([])
  })

  it('is the only one that pages are loaded with', async () => {
    const { handlers } = await open(1)
    const answers: number[] = []
    const asked: [string, string][] = [
      ['127.0.0.1', identity.cert],
      ['127.0.0.1', anIdentity(identity.key).cert],
      ['127.0.0.1', anIdentity().cert],
      ['evil.example', identity.cert],
    ]
    for (const [hostname, data] of asked)
      handlers.certificate?.({ hostname, certificate: { data } }, (answer) => answers.push(answer))
    expect(answers).toEqual([0, 0, -2, -2])
  })
})

it('its page has no way to this machine, and stays on the hub', async () => {
  const standIn = await open(1)
  expect(standIn.windowOptions()['webPreferences']).toMatchObject({ sandbox: true, contextIsolation: true })
  expect(standIn.windowOptions()['webPreferences']).not.toHaveProperty('preload')
  const isPrevented = (url: string) => {
    let prevented = false
    standIn.contents.emit('will-navigate', { url, preventDefault: () => (prevented = true) })
    return prevented
  }
  expect([`${hub}/orders`, 'https://evil.example/', 'app://control-room/'].map(isPrevented)).toEqual([
    false,
    true,
    true,
  ])
})
