import { afterEach, describe, expect, it } from 'vitest'
import { decideWhatCanBe } from '../../../main/app/decide/decide-group.ts'
import { NO_FAILURES } from '../../../main/engine/site-failure.ts'
import { POLICY } from '../../../shared/domain/policy.ts'
import { message } from '../../../shared/messages/message.ts'
import { say } from '../../../shared/messages/say.ts'
import { claimDue } from '../../support/claim-due.ts'
import { anOrder, aWorld, LILLE, lines, MONDAY_MORNING, stockOf } from '../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let open: Workroom[] = []
async function workroom(
  stock: Parameters<typeof stockOf>[0],
  changes: Parameters<typeof aWorld>[0] = {},
): Promise<Workroom> {
  const made = await openWorkroom(aWorld({ stock: stockOf(stock), ...changes }))
  open.push(made)
  return made
}
afterEach(async () => {
  for (const one of open) await one.close()
  open = []
})

/** What each order is and where its parts ship from. */
async function outcome({ client }: Workroom): Promise<Record<string, string>> {
  const { rows } = await client.orders.list({})
  return Object.fromEntries(rows.map((row) => [row.id, [row.state, ...row.siteIds].join(' ')]))
}

async function openCauses({ client }: Workroom): Promise<string[]> {
  const { rows } = await client.exceptions.list({})
  return rows.map(({ record }) => `${record.orderId} ${record.cause.reason}`).sort()
}

describe('what is received is decided', () => {
  it('reserves at the site that was chosen', async () => {
    const room = await workroom({ LILLE: { A: 3 }, LYON: { A: 3 } })
    await room.receive(anOrder({ lines: lines({ A: 2 }) }))
    expect(await outcome(room)).toEqual({ 'O-1': 'allocated LILLE' })
    expect(await room.read((tx) => tx.stock.bySkus(['A']))).toEqual([
      { siteId: 'LILLE', sku: 'A', onHand: 3, reserved: 2, safety: 0 },
      { siteId: 'LYON', sku: 'A', onHand: 3, reserved: 0, safety: 0 },
    ])
  })

  it('tells the channel what is left, open demand without stock included', async () => {
    const room = await workroom({ LILLE: { A: 3, B: 1 } })
    await room.receive(anOrder(), anOrder({ id: 'O-2', lines: lines({ B: 2 }) }))
    expect(await outcome(room)).toEqual({ 'O-1': 'allocated LILLE', 'O-2': 'on-hold' })
    const waiting = await room.room.store.write((tx) => claimDue(tx, room.room, 10))
    expect(waiting.map(({ payload }) => payload)).toEqual([
      { sku: 'A', available: 2 },
      { sku: 'B', available: 0 },
    ])
  })

  it('opens one exception for an order without stock, and clears it when stock comes', async () => {
    const room = await workroom({ LILLE: { A: 0 } })
    await room.receive(anOrder())
    expect(await openCauses(room)).toEqual(['O-1 out-of-stock'])
    const level = { siteId: 'LILLE', sku: 'A', onHand: 5, safety: 0, expectedOnHand: 0 }
    await room.client.stock.setLevel(room.call(level))
    await room.room.decider.decideAll()
    expect(await openCauses(room)).toEqual([])
    expect(await outcome(room)).toEqual({ 'O-1': 'allocated LILLE' })
  })

  describe('an order that ships in part', () => {
    const PARTS = { ...POLICY.defaults, partial: 'allow' as const }
    /** From Lyon it arrives on the 24th: a day after the promise. */
    const late = () => anOrder({ lines: lines({ A: 1, B: 1 }), deliverBy: MONDAY_MORNING })

    it('has both exceptions when it is late, too, and each ends by itself', async () => {
      const room = await workroom({ LYON: { A: 3 } }, { policy: PARTS })
      await room.receive(late())
      expect(await outcome(room)).toEqual({ 'O-1': 'allocated LYON' })
      expect(await openCauses(room)).toEqual(['O-1 partial-stock', 'O-1 promise-at-risk'])
      await deliver(room, 'B', 4)
      expect(await outcome(room)).toEqual({ 'O-1': 'allocated LYON' })
      expect(await openCauses(room)).toEqual(['O-1 promise-at-risk'])
    })

    it('takes the rest along once it comes', async () => {
      const room = await workroom({ LYON: { A: 3 } }, { policy: PARTS })
      await room.receive(anOrder({ lines: lines({ A: 1, B: 1 }) }))
      expect(await openCauses(room)).toEqual(['O-1 partial-stock'])
      await deliver(room, 'D', 4)
      expect(await openCauses(room)).toEqual(['O-1 partial-stock'])
      await deliver(room, 'B', 4)
      expect(await openCauses(room)).toEqual([])
      const parts = await room.read((tx) => tx.fulfillments.byOrders(['O-1']))
      const ships = parts.find(({ state }) => state === 'planned')
      expect(ships?.allocations.map(({ sku, quantity }) => `${quantity} ${sku}`)).toEqual(['1 A', '1 B'])
    })

    async function deliver({ room, client, call }: Workroom, sku: string, onHand: number): Promise<void> {
      await client.stock.setLevel(call({ siteId: 'LYON', sku, onHand, safety: 0, expectedOnHand: 0 }))
      await room.decider.decideAll()
    }
  })

  it('never reserves more than there is, however many orders want it', async () => {
    const room = await workroom({ LILLE: { A: 2 }, LYON: { A: 1 } })
    await room.receive(...Array.from({ length: 8 }, (_, i) => anOrder({ id: `O-${i}` })))
    const levels = await room.read((tx) => tx.stock.all())
    expect(levels.map(({ onHand, reserved }) => onHand - reserved)).toEqual([0, 0])
    expect(await room.read((tx) => tx.stock.ledgerDifferences())).toEqual([])
    expect(await room.read((tx) => tx.stock.demandDifferences())).toEqual([])
    expect((await openCauses(room)).length).toBe(5)
  })
})

describe('a group that takes long', () => {
  it('is ended, and what was not reached is decided next, the first in priority first', async () => {
    let ms = 0
    const room = await openWorkroom(
      aWorld({ stock: stockOf({ LILLE: { A: 9 } }) }),
      undefined,
      null,
      () => (ms += 6),
    )
    open.push(room)
    const orders = [0, 1, 2, 3, 4].map((n) =>
      anOrder({ id: `O-${n}`, customerTier: n === 4 ? 'vip' : '', placedAt: MONDAY_MORNING - 10_000 + n }),
    )
    await room.room.store.write((tx) => tx.orders.insert(orders, MONDAY_MORNING))
    expect(await room.room.decider.decideNext()).toEqual({ decided: 2, isMore: true })
    expect(await outcome(room)).toMatchObject({ 'O-4': 'allocated LILLE', 'O-0': 'allocated LILLE' })
    expect(await room.room.decider.decideAll()).toBe(3)
    expect(Object.values(await outcome(room))).toEqual(orders.map(() => 'allocated LILLE'))
    expect(await room.read((tx) => tx.stock.ledgerDifferences())).toEqual([])
  })
})

describe('people change what was decided', () => {
  it('gives stock back on hold and takes it again on resume', async () => {
    const room = await workroom({ LILLE: { A: 1 } })
    await room.receive(anOrder())
    await room.client.orders.hold(room.call({ orderIds: ['O-1'], note: 'phone first' }))
    expect(await outcome(room)).toEqual({ 'O-1': 'on-hold' })
    expect((await room.read((tx) => tx.stock.all()))[0]?.reserved).toBe(0)
    await room.client.orders.resume(room.call({ orderIds: ['O-1'] }))
    await room.room.decider.decideAll()
    expect(await outcome(room)).toEqual({ 'O-1': 'allocated LILLE' })
    expect(await openCauses(room)).toEqual([])
  })

  it('cancels here, gives the stock back and tells the channel once', async () => {
    const room = await workroom({ LILLE: { A: 1 } })
    await room.receive(anOrder())
    const cancel = room.call({ orderIds: ['O-1'], note: '' })
    const first = await room.client.orders.cancel(cancel)
    const again = await room.client.orders.cancel(cancel)
    expect(again).toEqual(first)
    expect(await outcome(room)).toEqual({ 'O-1': 'cancelled' })
    const told = await room.read((tx) => tx.outbox.ofOrder('O-1'))
    expect(told.map(({ kind, key }) => [kind, key])).toEqual([['cancel', 'cancel/O-1']])
  })

  it('says why an order is skipped', async () => {
    const room = await workroom({ LILLE: { A: 1 } })
    await room.receive(anOrder())
    const result = await room.client.orders.resume(room.call({ orderIds: ['O-1', 'O-9'] }))
    expect(result).toEqual({
      kind: 'done',
      value: {
        changed: [],
        skipped: [
          {
            id: 'O-1',
            why: message('refusals.orders.wrongState', {
              order: '#O-1',
              state: message('refusals.orders.state.allocated'),
            }),
          },
          { id: 'O-9', why: message('refusals.unknown.order') },
        ],
        undo: [],
      },
    })
  })

  it('ships what is there when a person says so', async () => {
    const room = await workroom({ LILLE: { A: 1 } })
    await room.receive(anOrder({ lines: lines({ A: 1, B: 1 }) }))
    const { rows } = await room.client.exceptions.list({})
    const exceptionId = rows[0]?.record.id ?? ''
    const args = { address: null, stock: null, note: '' }
    const detail = await room.client.exceptions.get({ exceptionId })
    const [first] = detail.resolutions
    expect(first).toMatchObject({ code: 'ship-partial', disabled: null })
    expect(first && say('en', first.effect)).toBe('Ships from Lille (Posta), €6.40, arrives Wed 25 Nov')
    await room.client.exceptions.resolve(room.call({ exceptionId, code: 'ship-partial' as const, args }))
    await room.room.decider.decideAll()
    expect(await outcome(room)).toEqual({ 'O-1': 'allocated LILLE' })
    expect(await openCauses(room)).toEqual([])
  })
})

describe('an order that went without a line', () => {
  it.each([
    { name: 'held', again: 'hold' as const },
    { name: 'reallocated', again: 'reallocate' as const },
  ])('wants it again when it is $name, and the channels hear of it', async ({ again }) => {
    const room = await workroom({ LILLE: { A: 1 } })
    await room.receive(anOrder({ lines: lines({ A: 1, B: 1 }) }))
    const { rows } = await room.client.exceptions.list({})
    const args = { address: null, stock: null, note: '' }
    const partly = { exceptionId: rows[0]?.record.id ?? '', code: 'ship-partial' as const, args }
    await room.client.exceptions.resolve(room.call(partly))
    await room.room.decider.decideAll()
    const level = { siteId: 'LYON', sku: 'B', onHand: 1, safety: 0, expectedOnHand: null }
    await room.client.stock.setLevel(room.call(level))
    const orderIds = ['O-1']
    if (again === 'hold') await room.client.orders.hold(room.call({ orderIds, note: '' }))
    else await room.client.orders.reallocate(room.call({ orderIds }))
    const told = await room.room.store.write((tx) => claimDue(tx, room.room, 10))
    expect(told.map(({ payload }) => payload)).toContainEqual({ sku: 'B', available: 0 })
  })
})

describe('a split that the policy forbids', () => {
  it('is made once a person approves it, and is not asked about again', async () => {
    const room = await openWorkroom(
      aWorld({
        stock: stockOf({ LILLE: { A: 2 }, LYON: { A: 1 } }),
        policy: { ...POLICY.defaults, splitLines: 'forbid' },
      }),
    )
    open.push(room)
    await room.receive(anOrder({ lines: lines({ A: 3 }) }))
    expect(await openCauses(room)).toEqual(['O-1 split-needs-approval'])
    const { rows } = await room.client.exceptions.list({})
    const exceptionId = rows[0]?.record.id ?? ''
    const { resolutions } = await room.client.exceptions.get({ exceptionId })
    const [first] = resolutions
    expect(first?.code).toBe('approve-split')
    expect(first && say('en', first.effect)).toBe(
      'Ships from Lille (Posta) and Lyon (Posta), €13.50, arrives Wed 25 Nov',
    )
    const args = { address: null, stock: null, note: '' }
    await room.client.exceptions.resolve(room.call({ exceptionId, code: 'approve-split' as const, args }))
    await room.room.decider.decideAll()
    const { state, fulfillments } = await room.client.orders.get({ orderId: 'O-1' })
    expect([state, ...fulfillments.map(({ siteId }) => siteId).sort()]).toEqual([
      'allocated',
      'LILLE',
      'LYON',
    ])
    expect(await openCauses(room)).toEqual([])
  })
})

describe('a carrier on strike', () => {
  it('blocks what nobody else can take, and lets it go when it ends', async () => {
    const room = await workroom({ LILLE: { A: 2 } })
    await room.receive(anOrder())
    const strike = { carrierId: 'posta', serviceId: null, zones: [], reason: 'strike', until: null }
    const suspended = await room.client.carriers.suspend(room.call(strike))
    expect(suspended).toMatchObject({ kind: 'done', value: { moved: 1, blocked: 0 } })
    await room.room.decider.decideAll()
    expect(await openCauses(room)).toEqual(['O-1 carrier-suspended'])
    const suspensionId = suspended.kind === 'done' ? suspended.value.suspensionId : ''
    await room.client.carriers.resume(room.call({ suspensionId }))
    await room.room.decider.decideAll()
    expect(await outcome(room)).toEqual({ 'O-1': 'allocated LILLE' })
  })
})

describe('a count below what is held', () => {
  it('takes units back from the latest decided orders, which ship from elsewhere', async () => {
    const room = await workroom({ LILLE: { A: 3 }, LYON: { A: 3 } })
    const order = (id: string, placedAt: number) => anOrder({ id, placedAt })
    await room.receive(order('O-1', 1_000), order('O-2', 2_000), order('O-3', 3_000))
    const level = { siteId: 'LILLE', sku: 'A', onHand: 1, safety: 0, expectedOnHand: 3 }
    await room.client.stock.setLevel(room.call(level))
    await room.room.decider.decideAll()
    expect(await outcome(room)).toEqual({
      'O-1': 'allocated LILLE',
      'O-2': 'allocated LYON',
      'O-3': 'allocated LYON',
    })
  })
})

describe('an order held by a rule', () => {
  it('is not held again once a person has resumed it', async () => {
    const room = await workroom({ LILLE: { A: 3 } })
    const rule = {
      id: 'check',
      name: 'Check',
      enabled: true,
      stage: 'classify' as const,
      when: { kind: 'group' as const, match: 'all' as const, children: [] },
      actions: [{ code: 'hold', args: { note: 'look' } }],
      validity: null,
      stopsStage: false,
    }
    await room.client.rules.publish(room.call({ baseVersion: 0, rules: [rule], note: '' }))
    await room.receive(anOrder())
    expect(await openCauses(room)).toEqual(['O-1 held-by-rule'])
    await room.client.orders.resume(room.call({ orderIds: ['O-1'] }))
    await room.room.decider.decideAll()
    expect(await outcome(room)).toEqual({ 'O-1': 'allocated LILLE' })
  })
})

describe('an order that the engine fails on', () => {
  it('waits for a person while its neighbours are decided', async () => {
    const room = await workroom({ LILLE: { A: 3 } })
    const broken = anOrder({ id: 'O-2', lines: [{ id: '1', sku: 'A', quantity: 1, unitPriceCents: 1 }] })
    // Nothing that passes the border does this: a bug is played by a line list that throws when it is read.
    const bug = new Proxy(broken.lines, {
      get() {
        throw new Error('a bug')
      },
    })
    const attempt = decideWhatCanBe(
      [anOrder(), { ...broken, lines: bug }],
      await room.read((tx) => room.room.worlds.view(tx, room.room.clock.now(), ['A'])),
      room.room.clock.now(),
      NO_FAILURES,
    )
    expect(attempt.sound.map(({ id }) => id)).toEqual(['O-1'])
    expect(attempt.decisions.map(({ kind }) => kind)).toEqual(['allocated'])
    expect(attempt.failures.map(({ order, cause }) => [order.id, cause])).toEqual([
      ['O-2', { reason: 'cannot-be-decided', message: 'a bug' }],
    ])
  })
})

describe('a site that closes', () => {
  it('gives its decided orders to the others', async () => {
    const room = await workroom({ LILLE: { A: 2 }, LYON: { A: 2 } })
    await room.receive(anOrder())
    const outage = { reason: 'flood', since: room.room.clock.now(), until: null }
    const closed = await room.client.sites.setOutage(room.call({ siteId: 'LILLE', outage }))
    expect(closed).toEqual({ kind: 'done', value: { movedOrders: 1, stoppedOrders: 0 } })
    await room.room.decider.decideAll()
    expect(await outcome(room)).toEqual({ 'O-1': 'allocated LYON' })
  })
})

describe('the overview', () => {
  it('counts what must be released before the next cut-off, not what leaves tomorrow', async () => {
    const room = await openWorkroom(
      aWorld({ sites: [{ ...LILLE, dailyCapacity: 1 }], stock: stockOf({ LILLE: { A: 9 } }) }),
    )
    open.push(room)
    await room.receive(anOrder(), anOrder({ id: 'O-2' }))
    const { toRelease, ordersToday, nextCutoff } = await room.client.overview.figures({})
    expect({ toRelease, ordersToday, site: nextCutoff?.siteId }).toEqual({
      toRelease: 1,
      ordersToday: 2,
      site: 'LILLE',
    })
  })
})

describe('roles', () => {
  it('refuses a packer what a lead may do', async () => {
    const room = await workroom({})
    const packer = room.as({ role: 'packer' })
    await expect(packer.orders.hold(room.call({ orderIds: ['O-1'], note: '' }))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })

  it('keeps rules to managers', async () => {
    const room = await workroom({})
    const lead = room.as({ role: 'lead' })
    const publish = { baseVersion: 0, rules: [], note: '' }
    await expect(lead.rules.publish(room.call(publish))).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})

describe('stale screens', () => {
  it('refuses a count made on another figure', async () => {
    const room = await workroom({ LILLE: { A: 2 } })
    const change = { siteId: 'LILLE', sku: 'A', onHand: 9, safety: 0, expectedOnHand: 1 }
    expect(await room.client.stock.setLevel(room.call(change))).toEqual({
      kind: 'refused',
      message: message('refusals.onHandChanged', { now: 2, expected: 1 }),
    })
  })
})
