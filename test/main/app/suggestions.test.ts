import { afterEach, describe, expect, it } from 'vitest'
import type { Order } from '../../../shared/domain/order.ts'
import { anOrder, aWorld, lines, stockOf } from '../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let room: Workroom
afterEach(() => room.close())

/** What the list suggests for an order, and what the panel offers: '-' before what cannot be done now. */
async function offered(order: Order): Promise<{ reason: string; suggested: string | null; ways: string[] }> {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 0, B: 9 } }) }))
  await room.receive(order)
  const [row] = (await room.client.exceptions.list({})).rows
  if (!row) throw new Error('No exception was opened')
  const { resolutions } = await room.client.exceptions.get({ exceptionId: row.record.id })
  return {
    reason: row.record.cause.reason,
    suggested: row.suggestion?.code ?? null,
    ways: resolutions.map(({ code, disabled }) => (disabled === null ? code : `-${code}`)),
  }
}

describe('the suggested way out', () => {
  it.each([
    {
      name: 'waits for stock where there is none',
      order: anOrder({ lines: lines({ A: 5 }) }),
      want: {
        reason: 'out-of-stock',
        suggested: 'backorder',
        ways: ['backorder', 'correct-stock', 'cancel-order', '-reallocate'],
      },
    },
    {
      name: 'ships what is there',
      order: anOrder({ lines: lines({ A: 5, B: 1 }) }),
      want: {
        reason: 'partial-stock',
        suggested: 'ship-partial',
        ways: ['ship-partial', 'backorder', 'correct-stock', 'cancel-order', '-reallocate'],
      },
    },
    {
      name: 'is none where a rate is missing',
      order: anOrder({ serviceLevel: 'relay', lines: lines({ B: 1 }) }),
      want: {
        reason: 'no-eligible-service',
        suggested: null,
        ways: [
          'change-service',
          'ship-by-hand',
          'fix-address',
          'cancel-order',
          '-approve-split',
          '-reallocate',
        ],
      },
    },
  ])('$name', async ({ order, want }) => {
    expect(await offered(order)).toEqual(want)
  })

  it('is to reallocate once that would change something', async () => {
    const order = anOrder({ lines: lines({ A: 5 }) })
    await offered(order)
    const [row] = (await room.client.exceptions.list({})).rows
    await room.client.stock.setLevel(
      room.call({ siteId: 'LILLE', sku: 'A', onHand: 9, safety: 0, expectedOnHand: null }),
    )
    const { resolutions } = await room.client.exceptions.get({ exceptionId: row?.record.id ?? '' })
    expect(resolutions.find(({ code }) => code === 'reallocate')?.disabled).toBeNull()
  })
})
