import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ReplayEvent, ReplayPeriod, ReplayResult } from '../../../../shared/contract/replay.ts'
import { CHOICE_TAGS } from '../../../../shared/domain/order.ts'
import type { Action, Condition, Rule, Stage } from '../../../../shared/rules/document.ts'
import { aRate, aService } from '../../../support/carrier-builders.ts'
import { anOrder, aWorld, lines, stockOf } from '../../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 3, B: 5 }, LYON: { A: 9, B: 5 } }) }))
})
afterEach(() => room.close())

const LAST_1000: ReplayPeriod = { kind: 'last', orders: 1_000 }

function aRule(id: string, stage: Stage, action: Action, condition?: Condition): Rule {
  const children = condition ? [condition] : []
  const when = { kind: 'group' as const, match: 'all' as const, children }
  const name = `Rule ${id}`
  return { id, name, enabled: true, stage, when, actions: [action], validity: null, stopsStage: false }
}

const wants = (sku: string): Condition => ({
  kind: 'condition',
  field: 'product.sku',
  operator: 'any-of',
  value: [sku],
})
const notLille = (when?: Condition): Rule =>
  aRule('no-lille', 'source', { code: 'source.exclude-sites', args: { siteIds: ['LILLE'] } }, when)
const hold = (when?: Condition): Rule =>
  aRule('hold', 'classify', { code: 'hold', args: { note: 'Look first' } }, when)

async function replay(rules: readonly Rule[], period = LAST_1000): Promise<ReplayResult> {
  for await (const event of await room.client.replay.run({ rules: [...rules], period })) {
    if (event.kind === 'done') return event.result
  }
  throw new Error('no result')
}

async function rowsOf({ replayId }: ReplayResult, query: { search?: string } = {}) {
  const { rows } = await room.client.replay.list({ replayId, ...query })
  return rows.map(({ orderId, changes, before, after, differenceCents, causes }) => ({
    orderId,
    changes,
    from: [before, after].map(({ parts }) => parts.map(({ siteId }) => siteId).join('+')).join(' > '),
    differenceCents,
    why: causes.map(({ ruleId, how }) => `${ruleId} ${how}`),
  }))
}

async function publish(...rules: Rule[]): Promise<void> {
  const { version } = await room.client.rules.current({})
  await room.client.rules.publish(room.call({ baseVersion: version, rules, note: '' }))
}

describe('a draft tried on past orders', () => {
  it('changes nothing when it says what the published rules say', async () => {
    await room.receive(anOrder({ id: 'O-1' }), anOrder({ id: 'O-2', lines: lines({ B: 1 }) }))
    const result = await replay([])
    expect(result).toMatchObject({
      orders: 2,
      changed: 0,
      bothShip: { orders: 2, before: 1280, after: 1280 },
    })
    expect(result.after).toEqual(result.before)
  })

  it('names the orders it sends elsewhere, what that costs, and the rule that does it', async () => {
    await room.receive(anOrder({ id: 'O-1' }), anOrder({ id: 'O-2', lines: lines({ B: 1 }) }))
    const result = await replay([notLille(wants('A'))])
    expect(await rowsOf(result)).toEqual([
      {
        orderId: 'O-1',
        changes: ['site', 'cost'],
        from: 'LILLE > LYON',
        differenceCents: 50,
        why: ['no-lille matches-now'],
      },
    ])
    expect(result).toMatchObject({
      orders: 2,
      changed: 1,
      changes: { site: 1, cost: 1, blocked: 0 },
      hits: [{ ruleId: 'no-lille', before: null, after: 1 }],
      sites: [
        { siteId: 'LILLE', before: 2, after: 1 },
        { siteId: 'LYON', before: 0, after: 1 },
      ],
    })
  })

  it('puts the orders that would be blocked first, then the dearest', async () => {
    await room.receive(
      anOrder({ id: 'O-1' }),
      anOrder({ id: 'O-2', lines: lines({ B: 1 }), reference: '#B' }),
      anOrder({ id: 'O-3', lines: lines({ B: 2 }) }),
    )
    const result = await replay([hold(wants('A')), notLille(wants('B'))])
    const rows = await rowsOf(result)
    expect(rows.map(({ orderId, changes }) => [orderId, changes[0]])).toEqual([
      ['O-1', 'blocked'],
      ['O-2', 'site'],
      ['O-3', 'site'],
    ])
    expect(result.after).toMatchObject({ held: 1, whole: 2, exceptions: 1 })
    expect(await rowsOf(result, { search: '#b' })).toHaveLength(1)
    expect(await rowsOf(result, { search: 'rule hold' })).toMatchObject([{ orderId: 'O-1' }])
  })

  it('gives the orders the stock that they took: what has left is there again', async () => {
    await room.receive(anOrder({ id: 'O-1', lines: lines({ A: 3 }) }))
    await room.client.orders.release(room.call({ orderIds: ['O-1'] }))
    const { fulfillments } = await room.client.orders.get({ orderId: 'O-1' })
    const id = fulfillments[0]?.id ?? ''
    await room.client.packing.pack(room.call({ fulfillmentId: id, printerId: 'virtual', weightsG: [] }))
    await room.client.packing.ship(room.call({ fulfillmentId: id }))
    await room.receive(anOrder({ id: 'O-2', lines: lines({ A: 1 }) }))
    const { before } = await replay([])
    expect(before).toMatchObject({ whole: 2, split: 0 })
  })

  it('lets an order that moves make room for the next: no rule is to blame', async () => {
    await room.receive(anOrder({ id: 'O-1', lines: lines({ A: 3 }), tags: ['big'] }))
    room.wait(60_000)
    await room.receive(anOrder({ id: 'O-2', lines: lines({ A: 1 }) }))
    const big: Condition = { kind: 'condition', field: 'order.tags', operator: 'any-of', value: ['big'] }
    expect(await rowsOf(await replay([notLille(big)]))).toMatchObject([
      { orderId: 'O-1', from: 'LILLE > LYON', why: ['no-lille matches-now'] },
      { orderId: 'O-2', from: 'LYON > LILLE', differenceCents: -50, why: [] },
    ])
  })

  it('decides each order at the moment it came in', async () => {
    await room.receive(anOrder({ id: 'O-1' }))
    room.wait(24 * 3_600_000)
    await room.receive(anOrder({ id: 'O-2' }))
    const { replayId } = await replay([aRule('t', 'classify', { code: 'classify.tag', args: { tag: 'x' } })])
    const { rows } = await room.client.replay.list({ replayId })
    expect(rows.map(({ before }) => before.parts[0]?.promise.shipOn)).toEqual(['2026-11-23', '2026-11-24'])
  })

  it('sets aside what people chose since, and leaves cancelled orders out', async () => {
    await publish(hold())
    await room.receive(anOrder({ id: 'O-1', tags: [CHOICE_TAGS.holdWaived] }), anOrder({ id: 'O-2' }))
    expect(await room.client.orders.get({ orderId: 'O-1' })).toMatchObject({ state: 'allocated' })
    await room.client.orders.cancel(room.call({ orderIds: ['O-2'], note: '' }))
    const result = await replay([])
    expect(result).toMatchObject({ orders: 1, cancelled: 1, before: { held: 1 }, after: { whole: 1 } })
    expect(await rowsOf(result)).toMatchObject([
      { orderId: 'O-1', changes: ['freed', 'exception'], why: ['hold no-longer'] },
    ])
  })

  it('looks at the last so many, or at those since a day', async () => {
    await room.receive(anOrder({ id: 'O-1' }))
    room.wait(48 * 3_600_000)
    await room.receive(anOrder({ id: 'O-2' }), anOrder({ id: 'O-3' }))
    expect(await replay([], { kind: 'last', orders: 2 })).toMatchObject({ orders: 2 })
    expect(await replay([], { kind: 'since', date: '2026-11-25' })).toMatchObject({ orders: 2 })
    expect(await replay([], { kind: 'since', date: '2026-11-23' })).toMatchObject({ orders: 3 })
  })

  it('explains one of them under both rule sets', async () => {
    await room.receive(anOrder({ id: 'O-1' }))
    const { replayId } = await replay([notLille()])
    const { before, after } = await room.client.replay.order({ replayId, orderId: 'O-1' })
    const chosen = (trial: typeof after): unknown =>
      trial?.explanation.sites.find(({ refusal }) => refusal === null)?.siteIds
    expect([chosen(before), chosen(after)]).toEqual([['LILLE'], ['LYON']])
    expect(after?.explanation.sites.find(({ siteIds }) => siteIds[0] === 'LILLE')?.refusal?.reason).toBe(
      'excluded-by-rule',
    )
    expect(after?.explanation.rules).toMatchObject([{ ruleId: 'no-lille', matched: true }])
  })

  it('leaves as a CSV file, formulas made harmless', async () => {
    await room.receive(anOrder({ id: 'O-1', reference: '=1+1' }))
    const { replayId } = await replay([notLille()])
    const { text } = await room.client.replay.csv({ replayId })
    expect(text.split('\n')[1]).toBe(
      "'=1+1,Jeanne Martin,2026-11-23T08:30:00.000Z,site|cost,allocated,allocated,LILLE,LYON,posta/home,posta/home,2026-11-25,2026-11-25,640,690,50,Rule no-lille (matches-now)",
    )
  })

  it('is not there any more after a few others', async () => {
    const { replayId } = await replay([])
    for (let i = 0; i < 3; i++) await replay([])
    await expect(room.client.replay.list({ replayId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('stops when nobody listens any more, and keeps nothing', async () => {
    await room.receive(anOrder({ id: 'O-1' }))
    const listener = new AbortController()
    const kinds: string[] = []
    const input = { rules: [notLille()], period: LAST_1000 }
    const tell = ({ kind }: ReplayEvent) => {
      kinds.push(kind)
      listener.abort()
    }
    await room.room.reckoning.replay(input, { tell, signal: listener.signal })
    expect(kinds).toEqual(['reading'])
  })

  it('blames the rule that moves an order, not those that see its parcels change', async () => {
    const dear = aRule(
      'no-cheap',
      'ship',
      { code: 'ship.signature', args: {} },
      { kind: 'condition', field: 'parcel.weight', operator: 'gt', value: 900 },
    )
    await publish(dear)
    await room.receive(anOrder({ id: 'O-1', lines: lines({ A: 3 }) }))
    const single = aRule('b', 'source', {
      code: 'source.exclude-sites',
      args: { siteIds: ['LYON', 'LILLE'] },
    })
    expect(await rowsOf(await replay([dear, single]))).toMatchObject([
      { orderId: 'O-1', changes: ['blocked', 'exception', 'tags'], why: ['b matches-now'] },
    ])
  })

  it('is for managers', async () => {
    const lead = room.as({ role: 'lead' })
    await expect(lead.replay.run({ rules: [], period: LAST_1000 })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })
})

describe('policies', () => {
  it('a draft is tried under another policy, and nothing is kept of it', async () => {
    await room.receive(anOrder({ lines: lines({ A: 10 }) }))
    const { policy } = await room.client.settings.get({})
    const totals: unknown[] = []
    const whole = { ...policy, maxFulfillments: 1 }
    for await (const event of await room.client.replay.run({ rules: [], period: LAST_1000, policy: whole }))
      if (event.kind === 'done') totals.push(event.result.before.split, event.result.after.blocked)
    expect(totals).toEqual([1, 1])
    expect((await room.client.settings.get({})).policy).toEqual(policy)
  })

  it('what faster delivery costs is a curve: dearer settings bring more the next day', async () => {
    const express = aService({ serviceId: 'express', level: 'express' })
    const fast = aRate({ serviceId: 'express', priceCents: 700, transitDays: 1 })
    const own = await openWorkroom(
      aWorld({
        stock: stockOf({ LILLE: { A: 9 } }),
        services: [aService(), express],
        rates: [aRate({ transitDays: 3 }), fast],
      }),
    )
    await own.receive(anOrder({ lines: lines({ A: 1 }) }))
    const { orders, points } = await own.client.replay.speedCurve({ rules: [], period: LAST_1000 })
    await own.close()
    expect(orders).toBe(1)
    expect(points.map(({ extraCents, nextDay, cents }) => [extraCents, nextDay, cents])).toEqual([
      [null, 0, 640],
      [50, 0, 640],
      [100, 0, 640],
      [150, 0, 640],
      [200, 1, 840],
      [300, 1, 840],
      [500, 1, 840],
      [800, 1, 840],
      [1_200, 1, 840],
      [2_500, 1, 840],
    ])
  })
})
