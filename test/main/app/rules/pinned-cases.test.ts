import { expect, it, onTestFinished } from 'vitest'
import { PINNED_CASES } from '../../../../main/app/rules/pinned-cases.ts'
import { anOrder, aWorld, lines, stockOf } from '../../../support/engine-builders.ts'
import { all, does, ruleOf } from '../../../support/rules/rule-builders.ts'
import { openWorkroom } from '../../../support/workroom.ts'

it('cases are held to a draft, with enough stock where a product is carried, and keep nobody’s name', async () => {
  const room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 1 }, LYON: { A: 0 } }) }))
  onTestFinished(() => room.close())
  const { rules } = room.client
  await room.receive(anOrder({ lines: lines({ A: 1 }) }))
  const { order } = (await room.read((tx) => tx.orders.byIds(['O-1'])))[0] ?? {}
  const wish = { siteId: 'LYON', carrierId: null, serviceId: null }
  const real = { kind: 'order', reference: order?.reference ?? '' } as const
  const basket = { channelId: 'shop', country: 'FR', postcode: '75011', serviceLevel: 'standard' } as const
  const typed = { kind: 'typed' as const, ...basket, lines: [{ sku: 'A', quantity: 5 }] }
  expect(await rules.pinCase(room.call({ name: 'one', source: real, wish }))).toMatchObject({ kind: 'done' })
  await rules.pinCase(room.call({ name: 'five', source: typed, wish: { ...wish, carrierId: 'posta' } }))
  expect(
    await rules.pinCase(room.call({ name: 'no', source: { kind: 'order', reference: 'none' }, wish })),
  ).toMatchObject({ kind: 'refused' })
  expect(
    await rules.pinCase(
      room.call({ name: 'no', source: { ...typed, lines: [{ sku: 'X', quantity: 1 }] }, wish }),
    ),
  ).toMatchObject({ kind: 'refused' })

  for (const gone of [
    { ...wish, siteId: 'BERLIN' },
    { ...wish, carrierId: 'nobody' },
  ])
    expect(await rules.pinCase(room.call({ name: 'no', source: typed, wish: gone }))).toMatchObject({
      kind: 'refused',
    })

  const told = async (siteId: string) => {
    const results = await rules.checkCases({
      rules: [ruleOf('r', all(), [does('source.send-to', { siteId })])],
    })
    return results.map(({ name, isKept, parts }) => [name, isKept, ...parts.map((part) => part.siteId)])
  }
  const stock = await room.read((tx) => tx.stock.all())
  expect(await told('LYON')).toEqual([
    ['one', true, 'LYON'],
    ['five', true, 'LYON'],
  ])
  expect(await told('LILLE')).toEqual([
    ['one', false, 'LILLE'],
    ['five', false, 'LILLE'],
  ])
  expect(await room.read((tx) => tx.stock.all())).toEqual(stock)
  const kept = JSON.stringify(await room.read((tx) => tx.settings.get(PINNED_CASES)))
  expect(order?.destination.name).not.toBe('')
  expect(kept).not.toContain(order?.destination.name)

  const [first] = await rules.checkCases({ rules: [] })
  await rules.unpinCase(room.call({ caseId: first?.id ?? '' }))
  expect((await rules.checkCases({ rules: [] })).map(({ name }) => name)).toEqual(['five'])
})
