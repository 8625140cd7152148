import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient, type RouterClient } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { openRouter } from '../../../main/app/routes/router.ts'
import { openControlRoom } from '../../../main/control-room.ts'
import { ColissimoServer } from '../../../main/demo/carrier-servers/colissimo/server.ts'
import { passphraseSecretBox } from '../../../main/web/secret-box.ts'
import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import { systemClock } from '../../../shared/lib/clock.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { uuidv7 } from '../../../shared/lib/uuid.ts'
import { aService } from '../../support/carrier-builders.ts'

const CANARY = 'canary-7f3a9c-do-not-tell'
const random = seededRandom(3)
const call = <I>(input: I) => ({ commandId: uuidv7(0, random), input })
const servers = [server(), server()] as const
const addresses: string[] = []
let home: string
let close: () => Promise<void>
let client: RouterClient<ReturnType<typeof openRouter>>

function server(): ColissimoServer {
  return new ColissimoServer({ clock: systemClock, random, credentials: { apiKey: CANARY } })
}

beforeAll(async () => {
  for (const each of servers) addresses.push((await each.start()).url)
  home = mkdtempSync(join(tmpdir(), 'switchyard-accounts-'))
  const room = await openControlRoom({
    home,
    demo: null,
    secrets: passphraseSecretBox('correct horse battery staple'),
    restart: () => undefined,
  })
  close = () => room.close()
  const session = { actor: 'Mona', role: 'manager', language: 'en' } as const
  client = createRouterClient(room.router as ReturnType<typeof openRouter>, {
    context: { session, ...room.contextFor(session) },
  })
  await client.carriers.putService(
    call(aService({ carrierId: 'colissimo', serviceId: 'home', name: 'Colissimo Domicile' })),
  )
})
afterAll(async () => {
  await close()
  for (const each of servers) await each.goOffline()
  rmSync(home, { recursive: true, force: true })
})

function anAccount(changes: Partial<CarrierAccount> = {}): CarrierAccount {
  return {
    id: 'colissimo',
    kind: 'colissimo',
    name: 'Our Colissimo',
    carrierId: 'colissimo',
    isSandbox: true,
    isActive: true,
    url: addresses[0] ?? '',
    siteIds: [],
    channelIds: [],
    products: [{ serviceId: 'home', product: 'DOM' }],
    settings: {},
    ...changes,
  }
}

describe('accounts with carriers', () => {
  it('are checked with what was typed, and why they are refused is said', async () => {
    const account = anAccount()
    const wrong = await client.carriers.checkAccount({ account, secrets: { apiKey: 'another' } })
    expect(wrong).toMatchObject({ kind: 'failed', problem: { code: 'carrierApi.credentials' } })
    expect(await client.carriers.checkAccount({ account, secrets: { apiKey: CANARY } })).toEqual({
      kind: 'taken',
      name: null,
    })
    expect(await client.carriers.accounts({})).toEqual([])
  })

  it('name services of ours only', async () => {
    const account = anAccount({ products: [{ serviceId: 'moon', product: 'DOM' }] })
    expect(await client.carriers.putAccount(call({ account, secrets: { apiKey: CANARY } }))).toMatchObject({
      kind: 'refused',
      message: { code: 'carrierAccounts.unknownService' },
    })
  })

  it('are kept without their secrets, which no file shows', async () => {
    await client.carriers.putAccount(call({ account: anAccount(), secrets: { apiKey: CANARY } }))
    const [row] = await client.carriers.accounts({})
    expect(row).toMatchObject({ account: anAccount(), storedSecrets: ['apiKey'], isConnectable: true })
    await expect.poll(async () => (await client.carriers.accounts({}))[0]?.link.kind).toBe('online')
    const telling = readdirSync(home, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .filter(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1').includes(CANARY))
    expect(telling.map(({ name }) => name)).toEqual([])
  })

  it('keep the stored secret where none is typed, but send it to no other address', async () => {
    const same = anAccount({ name: 'Renamed' })
    expect((await client.carriers.checkAccount({ account: same, secrets: {} })).kind).toBe('taken')
    expect((await client.carriers.putAccount(call({ account: same, secrets: {} }))).kind).toBe('done')
    const elsewhere = anAccount({ url: addresses[1] ?? '' })
    expect((await client.carriers.checkAccount({ account: elsewhere, secrets: {} })).kind).toBe('failed')
    expect(
      (await client.carriers.checkAccount({ account: elsewhere, secrets: { apiKey: CANARY } })).kind,
    ).toBe('taken')
    expect((await client.carriers.accounts({}))[0]).toMatchObject({
      account: same,
      storedSecrets: ['apiKey'],
    })
  })

  it('lacking a field that the carrier asks for are not asked about, and not kept', async () => {
    const account = anAccount({ id: 'relay', kind: 'mondial-relay', settings: { login: 'us' } })
    const lacking = { code: 'carrierAccounts.lacking' }
    expect(await client.carriers.checkAccount({ account, secrets: {} })).toMatchObject({ problem: lacking })
    expect(await client.carriers.putAccount(call({ account, secrets: {} }))).toMatchObject({
      message: lacking,
    })
  })

  it('are typed in where the carrier lists no services', async () => {
    expect(await client.carriers.offeredServices({ account: anAccount(), secrets: {} })).toEqual({
      kind: 'not-listed',
    })
  })

  it('are switched off and on', async () => {
    await client.carriers.setAccountActive(call({ accountId: 'colissimo', isActive: false }))
    expect((await client.carriers.accounts({}))[0]?.account.isActive).toBe(false)
    await client.carriers.setAccountActive(call({ accountId: 'colissimo', isActive: true }))
    expect((await client.carriers.accounts({}))[0]?.account.isActive).toBe(true)
    expect(
      await client.carriers.setAccountActive(call({ accountId: 'nobody', isActive: false })),
    ).toMatchObject({ kind: 'refused', message: { code: 'carrierAccounts.gone' } })
  })
})
