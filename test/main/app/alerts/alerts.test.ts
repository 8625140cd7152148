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
import { printJob } from '../../../support/printers/label-builders.ts'
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
function program(
  trusted = true,
  sendMail = openMailSender(trusted ? { ca: server.certificate } : undefined),
) {
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

const PRINTER = {
  connection: { kind: 'tcp', host: '127.0.0.1', port: 9 },
  language: { kind: 'zpl' },
  dpi: 203,
  widthMm: 100,
  heightMm: 150,
} as const

/** A label that a printer does not take; nobody prints in this room. */
function labelWaits(printerId: string) {
  const { store, clock } = room.room
  const { sequence: _, ...job } = printJob({ id: `job of ${printerId}`, key: printerId, printerId })
  return store.write((tx) => store.printJobs.insert(tx, { ...job, label: null, queuedAt: clock.now() }))
}

const close = (id: string) =>
  room.room.store.write((tx) => tx.exceptions.closeById([id], 'test', room.room.clock.now()))

/** The subjects of what was told to whoever's address begins so. */
const toldTo = (name: string) =>
  server.received.filter(({ to }) => to[0]?.startsWith(name)).map(({ subject }) => subject)

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

  it('is told once however many there are, to whom sees it, with their number', async () => {
    const { round, client } = await told()
    await client.alerts.putReceiver(
      room.call({ ...RECEIVER, id: room.room.newId(), email: 'tom@merchant.example', siteIds: ['LYON'] }),
    )
    const due = room.room.clock.now() + 30 * MINUTE_MS
    for (let n = 0; n < 600; n++) await open(`LILLE-${n}`, { siteId: 'LILLE', dueAt: due })
    await open('LAST', { siteId: 'LYON', dueAt: due + HOUR_MS })
    await round()
    expect(toldTo('lea')).toEqual([expect.stringContaining('601 things')])
    expect(toldTo('tom')).toEqual([expect.stringContaining('1 thing')])
    const tom = server.received.find(({ to }) => to[0]?.startsWith('tom'))?.raw
    expect(tom).toContain('LAST')
    expect(tom).toContain('1 exception is open.')
    expect(tom).not.toContain('LILLE')
    // Those that are due first are solved: the others were told, in number.
    for (let n = 0; n < 300; n++) await close(`LILLE-${n}`)
    for (let n = 0; n < 3; n++) {
      room.wait(5 * MINUTE_MS)
      await round()
    }
    expect(server.received).toHaveLength(2)
  })

  it('concerns every site when a carrier stops, and only its own when a printer does', async () => {
    const { round, client } = await told({ siteIds: ['LYON'], kinds: ['stops', 'health'] })
    for (const [id, siteId] of [
      ['lyon-1', 'LYON'],
      ['lille-1', 'LILLE'],
    ] as const)
      await client.printers.put(room.call({ ...PRINTER, id, name: `Printer ${id}`, siteId }))
    const strike = await client.carriers.suspend(
      room.call({ carrierId: 'posta', serviceId: null, zones: [], reason: 'Strike', until: null }),
    )
    expect(strike.kind).toBe('done')
    for (const id of ['lyon-1', 'lille-1']) await labelWaits(id)
    await round()
    expect(server.received[0]?.raw).toContain('does not collect: Strike')
    expect(server.received).toHaveLength(1)
    room.wait(16 * MINUTE_MS)
    await round()
    expect(server.received[1]?.raw).toContain('Printer lyon-1')
    expect(server.received[1]?.raw).not.toContain('lille-1')
    expect(server.received[1]?.raw).not.toContain('does not collect')
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
  it('leaves once when two processes look at the same time', async () => {
    const { round } = await told()
    await open('MUG')
    await Promise.all([round(), program().round(), program().round()])
    expect(server.received).toHaveLength(1)
  })

  it('that a program was killed over is repeated under its id by the next', async () => {
    const { client } = await told()
    await open('MUG')
    const killed = new Promise<string>((resolve) => {
      const rounds = program(true, async (_server, _password, { messageId }) => {
        resolve(messageId)
        return new Promise(() => undefined)
      })
      void rounds.round()
    })
    const messageId = await killed
    await program().round()
    await program().round()
    expect(server.received.map(({ id }) => id)).toEqual([messageId])
    expect((await client.alerts.get({})).receivers[0]?.state.problem).toBeNull()
  })

  it('that a server never answers for is given up in time, and tried again', async () => {
    const { client, round } = await told()
    await open('MUG')
    server.next('hang')
    const patient = program(true, openMailSender({ ca: server.certificate }, { stepMs: 200, wholeMs: 300 }))
    await patient.round()
    expect((await standing())?.problem?.code).toBe('alerts.failed.noAnswer')
    room.wait(MINUTE_MS)
    await round()
    expect(server.received.map(({ id }) => id)).toEqual([server.received[0]?.id, server.received[0]?.id])
    expect((await client.alerts.get({})).receivers[0]?.state.problem).toBeNull()
  })

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
