import { describe, expect, it } from 'vitest'
import type { ConnectorFactory } from '../../../main/app/ports/channel.ts'
import { type ChannelCheck, checkChannel } from '../../../main/app/queries/channels.ts'
import { amazonConnectors } from '../../../main/channels/amazon/connector.ts'
import { miraklConnectors } from '../../../main/channels/mirakl/connector.ts'
import { prestaShopConnectors } from '../../../main/channels/prestashop/connector.ts'
import { shopifyConnectors } from '../../../main/channels/shopify/connector.ts'
import { vendureConnectors } from '../../../main/channels/vendure/connector.ts'
import { wooCommerceConnectors } from '../../../main/channels/woocommerce/connector.ts'
import type { ChannelKind } from '../../../shared/domain/channel.ts'
import { amazonSecrets, amazonServer, NO_AMAZON_PACE } from '../../support/channels/amazon.ts'
import { channelOf } from '../../support/channels/benches.ts'
import { memoryForTests } from '../../support/channels/connector-memory.ts'
import { MIRAKL_CREDENTIALS, miraklServer, NO_PACE } from '../../support/channels/mirakl.ts'
import { NO_CONNECTORS } from '../../support/channels/no-connectors.ts'
import { PRESTA_CREDENTIALS, prestaShopServer } from '../../support/channels/prestashop.ts'
import { SHOPIFY_CREDENTIALS, shopifyServer } from '../../support/channels/shopify.ts'
import { VENDURE_CREDENTIALS, vendureServer } from '../../support/channels/vendure.ts'
import { WOO_CREDENTIALS, wooCommerceServer } from '../../support/channels/woocommerce.ts'

type Ran = ChannelCheck & { readonly refused: readonly string[] }

async function checked(
  kind: ChannelKind,
  server: { start(): Promise<{ url: string }>; goOffline(): Promise<void> },
  factory: ConnectorFactory,
  secrets: (url: string) => Readonly<Record<string, string>>,
): Promise<Ran> {
  const { url } = await server.start()
  const found = await checkChannel({ ...NO_CONNECTORS, [kind]: factory }, channelOf(kind, url), secrets(url))
  await server.goOffline()
  const refused = found.rights.filter(({ granted }) => granted === false).map(({ tick }) => tick)
  return { ...found, refused: [...new Set(refused)] }
}

async function shopify(without: readonly string[]): Promise<Ran> {
  const { server, clock } = shopifyServer()
  for (const scope of without) server.shop.scopes.delete(scope)
  return checked('shopify', server, shopifyConnectors({ clock, timeoutMs: 5000 }), () => SHOPIFY_CREDENTIALS)
}

async function woo(readOnly: boolean): Promise<Ran> {
  const { server, clock } = wooCommerceServer()
  server.readOnly = readOnly
  const factory = wooCommerceConnectors({ clock, timeoutMs: 5000 })
  return checked('woocommerce', server, factory, () => WOO_CREDENTIALS)
}

async function presta(readOnly: boolean, forbidden: readonly string[] = []): Promise<Ran> {
  const { server, clock } = prestaShopServer({ forbidden })
  server.readOnly = readOnly
  const factory = prestaShopConnectors({ clock, timeoutMs: 5000 })
  return checked('prestashop', server, factory, () => PRESTA_CREDENTIALS)
}

async function vendure(without: readonly string[]): Promise<Ran> {
  const { server, clock } = vendureServer()
  for (const permission of without) server.shop.permissions.delete(permission)
  return checked('vendure', server, vendureConnectors({ clock, timeoutMs: 5000 }), () => VENDURE_CREDENTIALS)
}

describe('the check of a shop', () => {
  const cases: { name: string; run: () => Promise<Ran>; refused: string[]; ok: boolean }[] = [
    { name: 'Shopify with every scope', run: () => shopify([]), refused: [], ok: true },
    {
      name: 'Shopify without two scopes',
      run: () => shopify(['write_inventory', 'write_returns']),
      refused: ['read_inventory', 'write_inventory', 'write_returns'],
      ok: true,
    },
    { name: 'WooCommerce, Read/Write', run: () => woo(false), refused: [], ok: true },
    {
      name: 'WooCommerce, Read',
      run: () => woo(true),
      refused: ['WooCommerce > Settings > Advanced > REST API > Permissions: Read/Write'],
      ok: true,
    },
    { name: 'PrestaShop, all ticked', run: () => presta(false), refused: [], ok: true },
    {
      name: 'PrestaShop, only GET ticked',
      run: () => presta(true),
      refused: [
        'configurations: PUT',
        'configurations: POST',
        'order_carriers: PUT',
        'order_carriers: POST',
        'order_histories: POST',
        'order_slip: POST',
        'messages: POST',
        'addresses: PUT',
        'stock_availables: PUT',
      ],
      ok: true,
    },
    {
      name: 'PrestaShop, several resources missing at once',
      run: () => presta(false, ['configurations', 'order_slip']),
      refused: [
        'configurations: GET',
        'configurations: PUT',
        'configurations: POST',
        'order_slip: GET',
        'order_slip: POST',
      ],
      ok: false,
    },
    { name: 'Vendure with every permission', run: () => vendure([]), refused: [], ok: true },
    {
      name: 'Vendure whose role only reads',
      run: () => vendure(['UpdateOrder', 'UpdateCatalog']),
      refused: ['UpdateCatalog / UpdateProduct', 'UpdateOrder'],
      ok: true,
    },
  ]
  it.each(cases)('names every right that is missing, at once: $name', async ({ run, refused, ok }) => {
    const found = await run()
    expect(found.refused).toEqual(refused)
    expect({ ok: found.ok, trouble: found.trouble }).toEqual({ ok, trouble: null })
    expect(found.rights.length).toBeGreaterThan(3)
  })

  it('says what Mirakl and Amazon tell nobody beforehand', async () => {
    const mirakl = miraklServer()
    const connect = miraklConnectors({ clock: mirakl.clock, timeoutMs: 5000 }, memoryForTests(), NO_PACE)
    const one = await checked('mirakl', mirakl.server, connect, () => MIRAKL_CREDENTIALS)
    const amazon = amazonServer()
    const http = { clock: amazon.clock, timeoutMs: 5000 }
    const factory = amazonConnectors(http, memoryForTests(), NO_AMAZON_PACE)
    const other = await checked('amazon', amazon.server, factory, amazonSecrets)
    expect([one.ok, one.refused, other.ok, other.refused]).toEqual([true, [], true, []])
    expect(one.rights.some(({ granted }) => granted === null)).toBe(true)
    expect(other.rights.filter(({ granted }) => granted === true).map(({ need }) => need)).toContain(
      'write-stock',
    )
  })
})
