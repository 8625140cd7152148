import { createRouterClient } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { waitAfter } from '../../../../main/app/people/attempts.ts'
import { openSeat, type Seat } from '../../../../main/app/people/seat.ts'
import { openRouter } from '../../../../main/app/routes/router.ts'
import type { Proof } from '../../../../shared/domain/person.ts'
import { MINUTE_MS } from '../../../../shared/lib/clock.ts'
import { aWorld } from '../../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

const MONA = '01930000-0000-7000-8000-000000000001'
const PAUL = '01930000-0000-7000-8000-000000000002'
const CHIEF = { name: 'Mona', language: 'fr', grants: [{ role: 'manager', siteId: null }] } as const
const PACKER = { name: 'Paul', language: 'en', grants: [{ role: 'packer', siteId: 'LILLE' }] } as const
const BADGE = 'SYB-9K3MPQ7T'

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(aWorld())
})
afterEach(() => room.close())

/** A window of this machine: its seat, and the contract as it is served to it. */
function aWindow() {
  const shell = { actor: 'local', role: 'manager', language: 'en' } as const
  const seat: Seat = openSeat(room.room.people, shell)
  return createRouterClient(openRouter(room.room), { context: { session: shell, seat } })
}
type Window = ReturnType<typeof aWindow>

const add = (
  at: Window,
  personId: string,
  draft: typeof CHIEF | typeof PACKER,
  pin: string | null,
  badge: string | null,
) => at.people.add(room.call({ ...draft, grants: [...draft.grants], personId, pin, badge }))
const signIn = (at: Window, proof: Proof) => at.session.signIn(room.call({ proof }))
const withPin = (pin: string, personId = MONA): Proof => ({ by: 'pin', personId, pin })

async function withPeople() {
  const first = aWindow()
  await add(first, MONA, CHIEF, '4711', null)
  await signIn(first, withPin('4711'))
  await add(first, PAUL, PACKER, null, BADGE)
  return first
}

describe('without people', () => {
  it('whoever is at this machine is its manager', async () => {
    expect(await aWindow().session.hello({})).toMatchObject({
      actor: 'local',
      role: 'manager',
      person: null,
      needsSignIn: false,
    })
  })

  it.each([
    ['a packer', { ...CHIEF, grants: [{ role: 'packer', siteId: null }] }, '4711'],
    ['a manager of one site', { ...CHIEF, grants: [{ role: 'manager', siteId: 'LILLE' }] }, '4711'],
    ['a manager without a PIN', CHIEF, null],
  ] as const)('%s cannot be the first', async (_name, draft, pin) => {
    expect(await add(aWindow(), MONA, draft as typeof CHIEF, pin, null)).toMatchObject({
      kind: 'refused',
      message: { code: 'access.firstPerson' },
    })
  })
})

describe('once there are people', () => {
  it('a window is nobody’s until somebody signs in, and then hers', async () => {
    await withPeople()
    const other = aWindow()
    expect(await other.session.hello({})).toMatchObject({
      actor: '',
      person: null,
      needsSignIn: true,
      notices: [],
    })
    expect(await other.session.tiles({})).toEqual([
      { id: MONA, name: 'Mona', hasPin: true },
      { id: PAUL, name: 'Paul', hasPin: false },
    ])
    await expect(other.orders.list({ search: '', states: [] } as never)).rejects.toMatchObject({
      code: 'NOT_SIGNED_IN',
    })
    expect(await signIn(other, { by: 'badge', badge: BADGE })).toMatchObject({ kind: 'done' })
    expect(await other.session.hello({})).toMatchObject({
      actor: 'Paul',
      role: 'packer',
      person: { id: PAUL },
      needsSignIn: false,
    })
  })

  it('a window that connects again is the same person’s until it was left alone too long', async () => {
    await withPeople()
    const first = aWindow()
    const answer = await signIn(first, withPin('4711'))
    if (answer.kind !== 'done') throw new Error('refused')
    const { ticket } = answer.value
    const resume = async (at: Window) => at.session.resume(room.call({ ticket }))
    room.wait(10 * MINUTE_MS)
    expect(await resume(aWindow())).toMatchObject({ value: { isGood: true } })
    await first.session.stay(room.call({}))
    room.wait(14 * MINUTE_MS)
    expect(await resume(aWindow())).toMatchObject({ value: { isGood: true } })
    room.wait(2 * MINUTE_MS)
    await expect(first.sites.list({})).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
    expect(await resume(aWindow())).toMatchObject({ value: { isGood: false } })
  })

  it('who is deactivated is out at once', async () => {
    const chief = await withPeople()
    const packer = aWindow()
    await signIn(packer, { by: 'badge', badge: BADGE })
    await packer.sites.list({})
    await chief.people.setActive(room.call({ personId: PAUL, isActive: false }))
    await expect(packer.sites.list({})).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
    expect(await signIn(packer, { by: 'badge', badge: BADGE })).toMatchObject({
      message: { code: 'access.deactivated' },
    })
  })

  it.each([
    ['deactivated', (at: Window) => at.people.setActive(room.call({ personId: MONA, isActive: false }))],
    [
      'made a packer',
      (at: Window) =>
        at.people.change(room.call({ ...CHIEF, personId: MONA, grants: [{ role: 'packer', siteId: null }] })),
    ],
    ['left without a PIN', (at: Window) => at.people.setPin(room.call({ personId: MONA, pin: null }))],
  ])('the last manager for all sites is not %s', async (_name, act) => {
    expect(await act(await withPeople())).toMatchObject({ message: { code: 'access.lastManager' } })
  })

  it('neither a badge nor a name is two people’s', async () => {
    const chief = await withPeople()
    expect(await chief.people.setBadge(room.call({ personId: MONA, badge: BADGE }))).toMatchObject({
      message: { code: 'access.badgeTaken' },
    })
    expect(
      await chief.people.change(
        room.call({ ...PACKER, grants: [...PACKER.grants], name: 'mona', personId: PAUL }),
      ),
    ).toMatchObject({ message: { code: 'access.nameTaken' } })
  })
})

describe('a confirmation', () => {
  const outage = { siteId: 'LILLE', outage: null }

  it('lets one act of a packer pass by a lead’s or manager’s proof, and the journal has both', async () => {
    await withPeople()
    const packer = aWindow()
    await signIn(packer, { by: 'badge', badge: BADGE })
    await expect(packer.sites.setOutage(room.call(outage))).rejects.toMatchObject({
      code: 'FORBIDDEN',
      data: { needed: 'lead', why: { code: 'access.needed' } },
    })
    const confirmed = { ...room.call(outage), confirmedBy: withPin('4711') }
    expect(await packer.sites.setOutage(confirmed)).toMatchObject({ kind: 'done' })
    const entry = await room.read((tx) => tx.journal.byCommandId(confirmed.commandId))
    expect(entry).toMatchObject({
      actor: 'Paul',
      role: 'manager',
      who: { personId: PAUL, device: 'local', confirmedBy: MONA },
    })
    const { rows } = await room.client.journal.list({ actor: 'paul' })
    expect(rows).toMatchObject([
      { actor: 'Paul', confirmedBy: 'Mona', device: 'local', type: 'sites.setOutage' },
    ])
    const { csv } = await room.client.journal.csv({ actor: 'paul' })
    expect(csv).toContain('Paul,Mona,local,sites.setOutage,A site closed or opened')
    await expect(packer.sites.setOutage(room.call(outage))).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('by somebody who may not either, or with a wrong PIN, lets nothing pass', async () => {
    await withPeople()
    const packer = aWindow()
    await signIn(packer, { by: 'badge', badge: BADGE })
    for (const [confirmedBy, code] of [
      [{ by: 'badge', badge: BADGE }, 'access.neededAt'],
      [withPin('0000'), 'access.wrongPin'],
    ] as const)
      await expect(packer.sites.setOutage({ ...room.call(outage), confirmedBy })).rejects.toMatchObject({
        code: 'FORBIDDEN',
        data: { why: { code } },
      })
  })
})

describe('secrets', () => {
  it('are in no journal entry and in nothing that is read', async () => {
    const chief = await withPeople()
    await chief.people.setPin(room.call({ personId: PAUL, pin: '86420' }))
    await chief.people.setBadge(room.call({ personId: PAUL, badge: 'company-card-77' }))
    const journal = JSON.stringify(await room.read((tx) => tx.journal.since(0, 100)))
    const read = JSON.stringify([
      await chief.people.list({}),
      await chief.session.tiles({}),
      await chief.session.hello({}),
    ])
    for (const secret of ['4711', '86420', 'company-card-77', BADGE])
      expect(journal + read).not.toContain(secret)
    expect(journal).toContain('"hasPin":true')
  })

  it('that are guessed wait longer with each try, and the right one waits too', async () => {
    await withPeople()
    const guesser = aWindow()
    for (let tries = 0; tries < 3; tries += 1)
      expect(await signIn(guesser, withPin('1234'))).toMatchObject({ message: { code: 'access.wrongPin' } })
    expect(await signIn(guesser, withPin('4711'))).toMatchObject({
      message: { code: 'access.wait', args: { seconds: 1 } },
    })
    room.wait(1_000)
    expect(await signIn(guesser, withPin('4711'))).toMatchObject({ kind: 'done' })
    expect([2, 3, 4, 5, 20].map((count) => waitAfter(count, 3))).toEqual([0, 1_000, 2_000, 4_000, 300_000])
  })
})
