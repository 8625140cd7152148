import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Connector } from '../../../../main/app/ports/channel.ts'
import { vendureConnectors } from '../../../../main/channels/vendure/connector.ts'
import type { VendureServer } from '../../../shops/vendure/server.ts'
import { channelOf } from '../../../support/channels/benches.ts'
import { productForSale } from '../../../support/channels/storefront.ts'
import { VENDURE_CREDENTIALS, vendureServer } from '../../../support/channels/vendure.ts'

const NEVER = new AbortController().signal

let server: VendureServer
let connector: Connector
beforeEach(async () => {
  const opened = vendureServer()
  server = opened.server
  const channel = channelOf('vendure', (await server.start()).url)
  connector = vendureConnectors({ clock: opened.clock, timeoutMs: 20_000 })(channel, VENDURE_CREDENTIALS)
  server.shop.addProduct(productForSale('A', 4))
})
afterEach(() => server.goOffline())

/** On hand at Lille and Lyon; one unit of Lille's is held back by the shop's threshold. */
function onHand(): number[] {
  const variant = [...server.shop.variants.values()].find(({ sku }) => sku === 'A')
  return server.shop.locations.map(({ id }) => variant?.levels.get(id)?.onHand ?? 0)
}

async function push(atLyon: number, atHome: number) {
  const lyon = (await connector.readLocations?.(NEVER))?.find(({ name }) => name === 'Lyon')
  return connector.pushStock(
    [
      {
        sku: 'A',
        available: atLyon + atHome,
        places: [
          { locationId: lyon?.id ?? '', available: atLyon },
          { locationId: null, available: atHome },
        ],
      },
    ],
    'k',
    NEVER,
  )
}

describe('stock at several places of Vendure', () => {
  it('stands at each as told, and moves between them although the sum stays', async () => {
    expect(await push(5, 2)).toEqual([{ kind: 'done' }])
    expect(onHand()).toEqual([3, 5])
    expect(await connector.readStock(['A'], NEVER)).toEqual(new Map([['A', 7]]))
    await push(1, 6)
    expect(onHand()).toEqual([7, 1])
  })

  it('goes back to one place when none is told any more', async () => {
    await push(5, 2)
    await connector.pushStock([{ sku: 'A', available: 3 }], 'k', NEVER)
    expect(onHand()).toEqual([4, 0])
  })

  it('belongs to products that have names', async () => {
    expect(await connector.readListings?.(['A', 'none'], NEVER)).toEqual(
      new Map([['A', { name: 'Product A', barcode: null }]]),
    )
  })
})
