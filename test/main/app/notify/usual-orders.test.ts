import { expect, it } from 'vitest'
import { usualOrders, withOrders } from '../../../../main/app/notify/usual-orders.ts'
import { anOrder, aWorld } from '../../../support/engine-builders.ts'

it.each(['constructor', 'toString'])('a channel may be called %s, as what every object has', (id) => {
  const assumed = usualOrders([{ id }], {}, aWorld().sites.slice(0, 1), 'EUR').get(id) ?? []
  expect(assumed.map(({ order }) => order.channelId)).toEqual([id])
  expect(withOrders({}, [anOrder({ channelId: id })])[id]).toMatchObject([{ country: 'FR', orders: 1 }])
})
