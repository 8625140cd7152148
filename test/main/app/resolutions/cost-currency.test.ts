import { expect, it } from 'vitest'
import { WORKSPACE } from '../../../../shared/domain/workspace.ts'
import { say } from '../../../../shared/messages/say.ts'
import { anOrder, aWorld, LILLE, LYON, lines, stockOf } from '../../../support/engine-builders.ts'
import { openWorkroom } from '../../../support/workroom.ts'

it('says costs of an order in złoty in the workspace’s currency, its value in its own', async () => {
  const room = await openWorkroom(
    aWorld({ sites: [LILLE, LYON], stock: stockOf({ LILLE: { A: 1 }, LYON: { B: 1 } }) }),
  )
  const settings = await room.read((tx) => tx.settings.get(WORKSPACE))
  await room.room.store.write((tx) => tx.settings.put(WORKSPACE, { ...settings, approveSplits: true }))
  room.room.worlds.forget()
  await room.receive(anOrder({ currency: 'PLN', lines: lines({ A: 1, B: 1 }) }))

  const [row] = (await room.client.exceptions.list({})).rows
  expect(row && say('en', row.sentence)).toContain('Needs 2 parcels, from Lille and Lyon: €13.30 in all')
  expect(row && say('fr', row.sentence)).toContain('13,30\u00a0€')
  const { sentences } = await room.client.orders.explain({ orderId: 'O-1' })
  const texts = sentences.flatMap((one) => [say('en', one), say('fr', one)])
  expect(texts.filter((text) => /zł|PLN/.test(text))).toEqual([])
  expect((await room.client.orders.list({})).rows[0]?.currency).toBe('PLN')
  await room.close()
})
