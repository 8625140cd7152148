import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commandDigest } from '../../../main/app/commands/command-digest.ts'
import { message } from '../../../shared/messages/message.ts'
import { aWorld, stockOf } from '../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 9 }, LYON: { A: 9 } }) }))
})
afterEach(() => room.close())

const level = (onHand: number) => ({ siteId: 'LILLE', sku: 'A', onHand, safety: 0, expectedOnHand: null })
const onHandAtLille = () =>
  room.read(async (tx) => (await tx.stock.all()).find(({ siteId }) => siteId === 'LILLE')?.onHand)

describe('a command id belongs to one command', () => {
  it('the same command again gives the same answer, and is carried out once', async () => {
    const call = room.call(level(5))
    const first = await room.client.stock.setLevel(call)
    await room.client.stock.setLevel(room.call(level(7)))
    expect(await room.client.stock.setLevel(structuredClone(call))).toEqual(first)
    expect(await onHandAtLille()).toBe(7)
  })

  it('another input, another person or another type is refused, and nothing is changed', async () => {
    const call = room.call(level(5))
    await room.client.stock.setLevel(call)
    const refused = {
      kind: 'refused',
      message: message('refusals.commandIdUsed', { type: 'stock.setLevel', actor: 'Mona' }),
    }
    expect(await room.client.stock.setLevel({ ...call, input: level(3) })).toEqual(refused)
    expect(await room.as({ actor: 'Luc' }).stock.setLevel(call)).toEqual(refused)
    const hold = { commandId: call.commandId, input: { orderIds: ['O-1'], note: '' } }
    expect(await room.client.orders.hold(hold)).toEqual(refused)
    expect(await onHandAtLille()).toBe(5)
  })
})

describe('the digest of a command', () => {
  it('does not depend on the order of keys, and on nothing else', () => {
    const digest = commandDigest('t', 'a', { x: 1, y: { b: [1, 2], a: null } })
    expect(commandDigest('t', 'a', { y: { a: null, b: [1, 2], left: undefined }, x: 1 })).toBe(digest)
    const others = [
      commandDigest('t', 'a', { x: 1, y: { b: [2, 1], a: null } }),
      commandDigest('t', 'a', { x: '1', y: { b: [1, 2], a: null } }),
      commandDigest('t', 'a', { x: 1, y: { b: [1, 2] } }),
      commandDigest('u', 'a', { x: 1, y: { b: [1, 2], a: null } }),
      commandDigest('t', 'b', { x: 1, y: { b: [1, 2], a: null } }),
    ]
    expect(new Set([digest, ...others]).size).toBe(6)
  })
})
