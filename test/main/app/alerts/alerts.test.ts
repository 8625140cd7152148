import { createRouterClient } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { alertRounds } from '../../../../main/app/alerts/alert-rounds.ts'
import { openRouter } from '../../../../main/app/routes/router.ts'
import { openMailSender } from '../../../../main/remote/mail-sender.ts'
import { ALERT_KINDS, type AlertReceiver } from '../../../../shared/domain/alert.ts'
import { HOUR_MS, MINUTE_MS } from '../../../../shared/lib/clock.ts'
import { aWorld } from '../../../support/engine-builders.ts'
import { MAIL_PASSWORD, type MailServer, startMailServer } from '../../../support/mail-server.ts'
import { memorySecrets } from '../../../support/memory-secrets.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

let room: Workroom
let server: MailServer
let secrets: Map<string, Readonly<Record<string, string>>>
beforeEach(async () => {
  room = await openWorkroom(aWorld())
  server = await startMailServer()
  secrets = new Map()
})
afterEach(async () => {
  await server.close()
  await room.close()
})

const RECEIVER: AlertReceiver = {
  id: '01930000-0000-7000-8000-00000000000a',
  email: 'lea@merchant.example',
  language: 'en',
  kinds: [...ALERT_KINDS],
  siteIds: null,
  everyMinutes: 5,
  unwatchedMinutes: null,
  pausedAt: null,
}

/** The room as a manager calls it, and the rounds of a program that has just started. */
function program(trusted = true) {
  const sendMail = openMailSender(trusted ? { ca: server.certificate } : undefined)
  const services = {
    ...room.room,
    sendMail,
    secrets: memorySecrets(secrets),
  }
  const { store, clock, newId, changes } = room.room
  const rounds = alertRounds({
    store,
    clock,
    newId,
    changes,
    secrets: services.secrets,
    send: sendMail,
    room: { ...room.room, processes: () => [] },
  })
  const session = { actor: 'Mona', role: 'manager', language: 'en' } as const
  return {
    client: createRouterClient(openRouter(services), { context: { session } }),
    round: () => rounds.runOnce(new AbortController().signal),
  }
}

async function told(over: Partial<AlertReceiver> = {}, trusted = true) {
  const { client, round } = program(trusted)
  await client.alerts.putServer(room.call({ ...server.settings, roomUrl: 'https://hub.example:7443/' }))
  await client.alerts.putPassword(room.call({ password: MAIL_PASSWORD }))
  expect((await client.alerts.putReceiver(room.call({ ...RECEIVER, ...over }))).kind).toBe('done')
  return { client, round }
}

const open = (id: string, over: { siteId?: string; dueAt?: number | null } = {}) =>
  room.room.store.write((tx) =>
    tx.exceptions.open([
      {
        id,
        orderId: null,
        siteId: over.siteId ?? null,
        cause: { reason: 'out-of-stock', lines: [{ sku: id, wanted: 2, found: 0 }] },
        openedAt: room.room.clock.now(),
        dueAt: over.dueAt ?? null,
        key: id,
      },
    ]),
  )

const close = (id: string) =>
  room.room.store.write((tx) => tx.exceptions.closeById([id], 'test', room.room.clock.now()))

async function standing() {
  const [one] = await room.read((tx) => tx.alerts.all())
  return one?.state
}

describe('what needs a person', () => {
  it('is told once, all that is new in one message, and anew when it comes back', async () => {
    const { round } = await told()
    await open('MUG', { dueAt: room.room.clock.now() + 30 * MINUTE_MS })
    await open('CUP')
    await round()
    await round()
    expect(server.received).toHaveLength(1)
    expect(server.received[0]).toMatchObject({ to: [RECEIVER.email] })
    expect(server.received[0]?.subject).toContain('2 things need you')
    const { raw = '' } = server.received[0] ?? {}
    expect(raw).toContain('Orders that leave within the hour')
    expect(raw).toContain('https://hub.example:7443/exceptions/CUP')
    await close('CUP')
    room.wait(HOUR_MS)
    await round()
    expect(server.received).toHaveLength(1)
    await room.room.store.write((tx) => tx.exceptions.reopen(['CUP']))
    await round()
    expect(server.received).toHaveLength(2)
    expect(server.received[1]?.subject).toContain('1 thing needs you')
  })

  it('waits for the time that was asked for, and then says what came meanwhile', async () => {
    const { round } = await told({ everyMinutes: 60 })
    await open('MUG')
    await round()
    await open('CUP')
    room.wait(59 * MINUTE_MS)
    await round()
    expect(server.received).toHaveLength(1)
    room.wait(MINUTE_MS)
    await round()
    expect(server.received).toHaveLength(2)
  })

  it('is told only when nobody is there, where that was asked for', async () => {
    const { round } = await told({ unwatchedMinutes: 15 })
    await open('MUG')
    await round()
    expect(server.received).toEqual([])
    room.wait(15 * MINUTE_MS)
    await round()
    expect(server.received).toHaveLength(1)
  })

  it('is told of one’s sites and subjects, in one’s language', async () => {
    const { round, client } = await told({ siteIds: ['LYON'], kinds: ['exceptions'], language: 'fr' })
    await open('MUG', { siteId: 'LILLE' })
    await open('CUP', { siteId: 'LYON', dueAt: room.room.clock.now() + MINUTE_MS })
    await client.sites.setOutage(
      room.call({ siteId: 'LYON', outage: { reason: 'Flooded', since: 0, until: null } }),
    )
    await round()
    expect(server.received).toHaveLength(1)
    const { raw = '' } = server.received[0] ?? {}
    expect(raw).toContain('Nouvelles exceptions')
    expect(raw).toContain('CUP')
    expect(raw).not.toMatch(/MUG|Flooded/)
  })

  it('is nothing while it is paused, without a server, or without anybody to tell', async () => {
    const { round, client } = await told({ pausedAt: 1 })
    await open('MUG')
    await round()
    await client.alerts.putReceiver(room.call(RECEIVER))
    await client.alerts.putServer(room.call({ ...server.settings, host: '' }))
    await round()
    await client.alerts.removeReceiver(room.call({ receiverId: RECEIVER.id }))
    await client.alerts.putServer(room.call(server.settings))
    await round()
    expect(server.received).toEqual([])
  })
})

describe('a message', () => {
  it('that may have arrived is repeated under the same id, also by a program that has started anew', async () => {
    const { round } = await told()
    await open('MUG')
    server.next('cut')
    await round()
    expect((await standing())?.problem?.code).toBe('alerts.failed.noAnswer')
    await open('CUP')
    room.wait(MINUTE_MS)
    await program().round()
    expect(server.received.map(({ id }) => id)).toEqual([server.received[0]?.id, server.received[0]?.id])
    expect(server.received[1]?.raw).not.toContain('CUP')
    room.wait(5 * MINUTE_MS)
    await round()
    expect(server.received[2]?.raw).toContain('CUP')
    expect(server.received[2]?.id).not.toBe(server.received[0]?.id)
  })

  it('that is put off is tried later and later; what is over by then is not told', async () => {
    const { round, client } = await told()
    await open('MUG')
    server.next({ code: 451, said: 'Greylisted' }, { code: 451, said: 'Greylisted' })
    await round()
    expect(await standing()).toMatchObject({ attempts: 1, problem: { code: 'alerts.failed.later' } })
    const { lines } = await client.keeping.health({})
    expect(lines.find(({ part }) => part === 'mail')).toMatchObject({ name: RECEIVER.email, state: 'watch' })
    room.wait(MINUTE_MS)
    await round()
    await close('MUG')
    await open('CUP')
    room.wait(5 * MINUTE_MS)
    await round()
    expect(server.received).toHaveLength(1)
    expect(server.received[0]?.raw).not.toContain('MUG')
    expect(await standing()).toMatchObject({ attempts: 0, nextAt: null, problem: null, underWay: null })
  })

  it('that is refused for good says so, and the next is a new one', async () => {
    const { round } = await told()
    await open('MUG')
    server.next({ code: 550, said: 'No such mailbox' })
    await round()
    expect(await standing()).toMatchObject({
      underWay: null,
      problem: { code: 'alerts.failed.refused', args: { to: RECEIVER.email } },
    })
    room.wait(MINUTE_MS)
    await round()
    expect(server.received).toHaveLength(1)
  })

  it('after an outage says in one what still stands', async () => {
    const { round } = await told()
    const { settings } = server
    await server.close()
    await open('MUG')
    await round()
    for (const id of ['CUP', 'BOWL', 'POT']) {
      await open(id)
      room.wait(HOUR_MS)
      await round()
    }
    await close('MUG')
    server = await startMailServer()
    const { client, round: again } = program()
    await client.alerts.putServer(room.call({ ...server.settings, from: settings.from }))
    room.wait(HOUR_MS)
    await again()
    expect(server.received).toHaveLength(1)
    expect(server.received[0]?.subject).toContain('3 things')
  })
})

describe('a test message', () => {
  const code = async (work: Promise<{ kind: string; message?: { code: string } }>) =>
    (await work).message?.code

  it('arrives, or says what is wrong with the server', async () => {
    const { client } = await told()
    const test = () => client.alerts.sendTest(room.call({ receiverId: RECEIVER.id }))
    expect((await test()).kind).toBe('done')
    expect(server.received[0]?.subject).toContain('test message')
    await client.alerts.putPassword(room.call({ password: 'wrong' }))
    expect(await code(test())).toBe('alerts.failed.password')
    expect(await code(program(false).client.alerts.sendTest(room.call({ receiverId: RECEIVER.id })))).toBe(
      'alerts.failed.certificate',
    )
    const plain = await startMailServer({ isOpen: true })
    await client.alerts.putServer(room.call({ ...plain.settings, security: 'starttls' }))
    expect(await code(test())).toBe('alerts.failed.noTls')
    await client.alerts.putServer(room.call(plain.settings))
    expect((await test()).kind).toBe('done')
    await plain.close()
    expect(await code(test())).toBe('alerts.failed.noAnswer')
    expect(JSON.stringify(await room.read((tx) => tx.journal.since(0, 100)))).not.toContain(MAIL_PASSWORD)
  })

  it('needs a server, and a password only goes over an encrypted line', async () => {
    const { client } = program()
    await client.alerts.putReceiver(room.call(RECEIVER))
    expect(await code(client.alerts.sendTest(room.call({ receiverId: RECEIVER.id })))).toBe(
      'alerts.refused.noServer',
    )
    const { settings } = server
    expect(await code(client.alerts.putServer(room.call({ ...settings, security: 'none' })))).toBe(
      'alerts.refused.openPassword',
    )
    expect(await code(client.alerts.putServer(room.call({ ...settings, from: 'Lea' })))).toBe(
      'alerts.refused.noSender',
    )
    const twice = { ...RECEIVER, id: room.room.newId(), email: 'LEA@merchant.example' }
    expect(await code(client.alerts.putReceiver(room.call(twice)))).toBe('alerts.refused.exists')
  })
})
