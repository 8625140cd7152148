import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Paper } from '../../../../shared/domain/paper.ts'
import { WORKSPACE, type WorkspaceSettings } from '../../../../shared/domain/workspace.ts'
import { anOrder, lines } from '../../../support/engine-builders.ts'
import { type LabellingRoom, openLabellingRoom } from '../../../support/labelling-room.ts'
import { printWithLabels } from '../../../support/paper-routes.ts'

let labels: LabellingRoom
beforeEach(async () => {
  labels = await openLabellingRoom()
  await printWithLabels(labels, 'packing-slip')
})
afterEach(() => labels.close())

/** The slips of an order that is packed while slips are wanted so. */
async function slipsOf(
  packingSlips: WorkspaceSettings['packingSlips'],
  over: Partial<ReturnType<typeof anOrder>> = {},
): Promise<Paper[]> {
  const { room } = labels
  await room.room.store.write(async (tx) => {
    await tx.settings.put(WORKSPACE, { ...(await tx.settings.get(WORKSPACE)), packingSlips })
  })
  await room.receive(anOrder({ id: 'O-1', reference: '#O-1', lines: lines({ A: 2 }), ...over }))
  await room.client.orders.release(room.call({ orderIds: ['O-1'] }))
  const [fulfillment] = await room.read((tx) => tx.fulfillments.byOrders(['O-1']))
  await labels.work()
  for (const _twice of [1, 2]) await labels.pack(fulfillment?.id ?? '')
  const jobs = await room.read((tx) =>
    room.room.store.printJobs.list(tx, { printerId: null, states: [], limit: 20 }),
  )
  return jobs.flatMap(({ content }) => (content.kind === 'paper' ? [content.paper] : []))
}

it('prints none unless the merchant wants them', async () => {
  expect(await slipsOf('never', { requests: { giftWrap: true } })).toEqual([])
})

it('prints one a parcel, with prices, in the language of the destination', async () => {
  expect(await slipsOf('always')).toMatchObject([
    {
      kind: 'packing-slip',
      language: 'fr',
      orderReference: '#O-1',
      parcel: { index: 1, count: 1 },
      lines: [{ sku: 'A', quantity: 2, cents: expect.any(Number) }],
      total: { currency: 'EUR' },
    },
  ])
})

it('prints a gift’s message and no price', async () => {
  expect(await slipsOf('asked', { requests: { giftMessage: 'Joyeux Noël' } })).toMatchObject([
    { giftMessage: 'Joyeux Noël', total: null, lines: [{ cents: null }] },
  ])
})

it('prints one for an order that is tagged for it, and none for another', async () => {
  expect((await slipsOf('asked', { tags: ['packing-slip'] })).length).toBe(1)
})

it('prints none for an order that nobody asked one for', async () => {
  expect(await slipsOf('asked')).toEqual([])
})
