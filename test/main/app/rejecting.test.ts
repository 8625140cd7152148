import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RejectionReason } from '../../../shared/domain/site-rejection.ts'
import { message } from '../../../shared/messages/message.ts'
import { say } from '../../../shared/messages/say.ts'
import { anOrder, aWorld, lines, stockOf } from '../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(
    aWorld({ stock: stockOf({ LILLE: { A: 9, B: 9 }, LYON: { A: 9 }, BORDEAUX: { C: 9 } }) }),
  )
})
afterEach(() => room.close())

/** The open fulfilments as 'SITE: 2A', and what waits for a person. */
async function stands(): Promise<string[]> {
  const { fulfillments, exceptions } = await room.client.orders.get({ orderId: 'O-1' })
  return [
    ...fulfillments
      .filter(({ state }) => state !== 'cancelled')
      .map(
        ({ siteId, allocations }) =>
          `${siteId}: ${allocations.map(({ quantity, sku }) => `${quantity}${sku}`).join(' ')}`,
      )
      .sort(),
    ...exceptions.filter(({ state }) => state !== 'closed').map(({ cause }) => cause.reason),
  ]
}

/** An order of these lines, released; what its site says of it, reallocated. */
async function rejected(wanted: Record<string, number>, reason: RejectionReason, note = '') {
  await room.receive(anOrder({ lines: lines(wanted) }))
  await room.client.orders.release(room.call({ orderIds: ['O-1'] }))
  const { fulfillments } = await room.client.orders.get({ orderId: 'O-1' })
  const fulfillmentId = fulfillments.find(({ siteId }) => siteId === 'LILLE')?.id ?? ''
  const outcome = await room.client.fulfillments.reject(room.call({ fulfillmentId, reason, note }))
  await room.room.decider.decideAll()
  return outcome
}

describe('a site refuses what was released to it', () => {
  it.each<{ name: string; wanted: Record<string, number>; reason: RejectionReason; want: string[] }>([
    { name: 'another site ships it', wanted: { A: 2 }, reason: 'damaged', want: ['LYON: 2A'] },
    {
      name: 'nobody else has it: a person is asked',
      wanted: { B: 1 },
      reason: 'no-stock',
      want: ['no-eligible-site'],
    },
    {
      name: 'the whole order moves when the site is the reason',
      wanted: { A: 1, C: 1 },
      reason: 'no-capacity',
      want: ['BORDEAUX: 1C', 'LYON: 1A'],
    },
  ])('$name', async ({ wanted, reason, want }) => {
    await rejected(wanted, reason)
    expect(await stands()).toEqual(want)
  })

  it('says which site and why, in the answer and in the life of the order', async () => {
    const outcome = await rejected({ A: 2 }, 'damaged', 'box crushed')
    const sentence = message('rejections.refusedWithNote', {
      site: 'Lille',
      why: message('rejections.reason.damaged'),
      note: 'box crushed',
    })
    expect(say('en', sentence)).toBe('Lille refused it: damaged goods (box crushed)')
    expect(say('fr', sentence)).toBe('Lille l’a refusée\u00a0: articles abîmés (box crushed)')
    expect(outcome).toEqual({ kind: 'done', value: { orderId: 'O-1', siteId: 'LILLE', sentence } })
    const { timeline, rejections } = await room.client.orders.get({ orderId: 'O-1' })
    expect(timeline.find(({ type }) => type === 'fulfillments.reject')).toMatchObject({
      actor: 'Mona',
      sentence,
    })
    expect(rejections.map(({ siteId, skus, reason }) => [siteId, skus, reason])).toEqual([
      ['LILLE', ['A'], 'damaged'],
    ])
  })

  it('is explained as the site’s word, not as want of stock', async () => {
    await rejected({ A: 2 }, 'closed')
    const { explanation } = await room.client.orders.explain({ orderId: 'O-1' })
    expect(explanation?.sites.find(({ siteIds }) => siteIds[0] === 'LILLE')?.refusal?.reason).toBe(
      'refused-by-site',
    )
  })

  it('is asked again when that is taken back', async () => {
    await rejected({ B: 1 }, 'no-stock')
    const takeBack = { orderId: 'O-1', siteId: 'LILLE' }
    await room.client.fulfillments.takeBack(room.call(takeBack))
    await room.room.decider.decideAll()
    expect(await stands()).toEqual(['LILLE: 1B'])
    expect(await room.client.fulfillments.takeBack(room.call(takeBack))).toMatchObject({ kind: 'refused' })
  })

  it('is asked again when the goods are counted there', async () => {
    await rejected({ B: 1 }, 'no-stock')
    const level = { siteId: 'LILLE', sku: 'B', onHand: 4, safety: 0, expectedOnHand: 9 }
    await room.client.stock.setLevel(room.call(level))
    await room.room.decider.decideAll()
    expect(await stands()).toEqual(['LILLE: 1B'])
  })

  it('cannot refuse what is not with it', async () => {
    await room.receive(anOrder())
    const { fulfillments } = await room.client.orders.get({ orderId: 'O-1' })
    const call = { fulfillmentId: fulfillments[0]?.id ?? '', reason: 'closed' as const, note: '' }
    expect(await room.client.fulfillments.reject(room.call(call))).toMatchObject({ kind: 'refused' })
  })

  it('leaves the stock figures alone and holds nothing back', async () => {
    await rejected({ A: 2 }, 'damaged')
    expect(await room.read((tx) => tx.stock.ledgerDifferences())).toEqual([])
    expect(await room.read((tx) => tx.stock.demandDifferences())).toEqual([])
    expect(
      (await room.read((tx) => tx.stock.bySkus(['A']))).map(({ siteId, reserved }) => [siteId, reserved]),
    ).toEqual([
      ['LILLE', 0],
      ['LYON', 2],
    ])
  })
})

describe('what is packed stays', () => {
  it('and only the rest is reallocated', async () => {
    await room.receive(anOrder({ lines: lines({ B: 1, C: 1 }) }))
    await room.client.orders.release(room.call({ orderIds: ['O-1'] }))
    const { fulfillments } = await room.client.orders.get({ orderId: 'O-1' })
    const at = (siteId: string) => fulfillments.find((one) => one.siteId === siteId)?.id ?? ''
    await room.client.packing.pack(
      room.call({ fulfillmentId: at('BORDEAUX'), printerId: 'virtual', weightsG: [] }),
    )
    const refusal = { fulfillmentId: at('LILLE'), reason: 'damaged' as const, note: '' }
    await room.client.fulfillments.reject(room.call(refusal))
    await room.room.decider.decideAll()
    expect(await stands()).toEqual(['BORDEAUX: 1C', 'no-eligible-site'])
  })
})
