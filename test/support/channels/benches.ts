import { amazonConnectors } from '../../../main/channels/amazon/connector.ts'
import type { MiraklRates } from '../../../main/channels/mirakl/client.ts'
import { miraklConnectors } from '../../../main/channels/mirakl/connector.ts'
import { prestaShopConnectors } from '../../../main/channels/prestashop/connector.ts'
import { shopifyConnectors } from '../../../main/channels/shopify/connector.ts'
import { vendureConnectors } from '../../../main/channels/vendure/connector.ts'
import { wooCommerceConnectors } from '../../../main/channels/woocommerce/connector.ts'
import type { Channel, ChannelKind } from '../../../shared/domain/channel.ts'
import type { MiraklServerOptions } from '../../shops/mirakl/server.ts'
import type { VendureServerOptions } from '../../shops/vendure/server.ts'
import { amazonSecrets, amazonServer, amazonSpec, NO_AMAZON_PACE } from './amazon.ts'
import type { ChannelBench } from './conformance-bench.ts'
import { memoryForTests } from './connector-memory.ts'
import { MIRAKL_CREDENTIALS, miraklServer, miraklSpec, NO_PACE } from './mirakl.ts'
import { PRESTA_CREDENTIALS, prestaShopServer } from './prestashop.ts'
import { SHOPIFY_CREDENTIALS, shopifyServer } from './shopify.ts'
import { VENDURE_CREDENTIALS, vendureServer } from './vendure.ts'
import { WOO_CREDENTIALS, wooCommerceServer } from './woocommerce.ts'

/** Longer than any answer takes, also on a busy machine. */
const PATIENT_MS = 20_000
/** For calls that are never answered. */
const IMPATIENT_MS = 1000

export function channelOf(kind: ChannelKind, url: string): Channel {
  return { id: kind, name: `Test ${kind}`, kind, url, buffer: 0, priority: 0, paused: false, sandbox: true }
}

export async function shopifyBench(): Promise<ChannelBench> {
  const { server, clock } = shopifyServer({
    bucket: { maximum: 20_000, restorePerSecond: 2000 },
    locations: [
      { name: 'Lille', countryCode: 'FR', postcode: '59000', city: 'Lille' },
      { name: 'Lyon', countryCode: 'FR', postcode: '69000', city: 'Lyon' },
    ],
  })
  const { url } = await server.start()
  const connect = (timeoutMs: number) =>
    shopifyConnectors({ clock, timeoutMs })(channelOf('shopify', url), SHOPIFY_CREDENTIALS)
  return {
    connector: connect(PATIENT_MS),
    url,
    impatient: connect(IMPATIENT_MS),
    shop: server.shop,
    misbehaviour: server.misbehaviour,
    clock,
    revoke: () => {
      server.tokens.installed = false
    },
    spoil: (payload) => payload.replace('"shippingAddress":{', '"shippingAddress":7,"was":{'),
    shipsBy: (call) => call.body.includes('fulfillmentCreate'),
    writesOffBy: (call) => call.body.includes('refundCreate'),
    paysBackBy: (call) => call.body.includes('refundCreate'),
    goOffline: () => server.goOffline(),
    comeBack: () => server.comeBack(),
    close: () => server.goOffline(),
  }
}

export async function wooCommerceBench(): Promise<ChannelBench> {
  const { server, clock } = wooCommerceServer()
  const { url } = await server.start()
  const connect = (timeoutMs: number) =>
    wooCommerceConnectors({ clock, timeoutMs })(channelOf('woocommerce', url), WOO_CREDENTIALS)
  return {
    connector: connect(PATIENT_MS),
    url,
    impatient: connect(IMPATIENT_MS),
    shop: server.shop,
    misbehaviour: server.misbehaviour,
    clock,
    revoke: () => {
      server.keyRevoked = true
    },
    spoil: (payload) => payload.replace('"shipping":{', '"shipping":7,"was":{'),
    shipsBy: (call) => call.method === 'PUT' && /\/orders\/\d+$/.test(call.path),
    writesOffBy: (call) => call.method === 'POST' && call.path.endsWith('/refunds'),
    paysBackBy: (call) => call.method === 'POST' && call.path.endsWith('/refunds'),
    goOffline: () => server.goOffline(),
    comeBack: () => server.comeBack(),
    close: () => server.goOffline(),
  }
}

export async function prestaShopBench(): Promise<ChannelBench> {
  const { server, clock } = prestaShopServer()
  const { url } = await server.start()
  const connect = (timeoutMs: number) =>
    prestaShopConnectors({ clock, timeoutMs })(channelOf('prestashop', url), PRESTA_CREDENTIALS)
  return {
    connector: connect(PATIENT_MS),
    url,
    impatient: connect(IMPATIENT_MS),
    shop: server.shop,
    misbehaviour: server.misbehaviour,
    clock,
    revoke: () => {
      server.keyRevoked = true
    },
    spoil: (payload) => payload.replace('"shipping":{', '"shipping":7,"was":{'),
    shipsBy: (call) => call.method === 'POST' && call.path.endsWith('/order_histories'),
    writesOffBy: (call) => call.method === 'POST' && call.path.endsWith('/order_slip'),
    paysBackBy: (call) => call.method === 'POST' && call.path.endsWith('/order_slip'),
    goOffline: () => server.goOffline(),
    comeBack: () => server.comeBack(),
    close: () => server.goOffline(),
  }
}

export async function miraklBench(
  rates: MiraklRates = NO_PACE,
  over: Partial<MiraklServerOptions> = {},
): Promise<ChannelBench> {
  const { server, clock } = miraklServer(over)
  const { url } = await server.start()
  const memory = memoryForTests()
  const connect = (timeoutMs: number) =>
    miraklConnectors({ clock, timeoutMs }, memory, rates)(channelOf('mirakl', url), MIRAKL_CREDENTIALS)
  return {
    connector: connect(PATIENT_MS),
    url,
    impatient: connect(IMPATIENT_MS),
    shop: server.shop,
    misbehaviour: server.misbehaviour,
    clock,
    revoke: () => {
      server.keyRevoked = true
    },
    spoil: (payload) => payload.replace('"shipping_address":{', '"shipping_address":7,"was":{'),
    shipsBy: (call) => call.method === 'PUT' && call.path.endsWith('/ship'),
    writesOffBy: (call) => call.method === 'PUT' && call.path === '/api/orders/cancel',
    paysBackBy: (call) => call.method === 'PUT' && call.path === '/api/orders/refund',
    goOffline: () => server.goOffline(),
    comeBack: () => server.comeBack(),
    close: async () => {
      await server.goOffline()
      miraklSpec?.assertKept()
    },
  }
}

export async function amazonBench(): Promise<ChannelBench> {
  const { server, clock } = amazonServer()
  const { url } = await server.start()
  const memory = memoryForTests()
  const connect = (timeoutMs: number) =>
    amazonConnectors(
      { clock, timeoutMs },
      memory,
      NO_AMAZON_PACE,
    )(channelOf('amazon', url), amazonSecrets(url))
  return {
    connector: connect(PATIENT_MS),
    url,
    impatient: connect(IMPATIENT_MS),
    shop: server.shop,
    misbehaviour: server.misbehaviour,
    clock,
    revoke: () => {
      server.revoked = true
    },
    spoil: (payload) => payload.replace('"deliveryAddress":{', '"deliveryAddress":7,"was":{'),
    shipsBy: (call) => call.method === 'POST' && call.path.endsWith('/shipmentConfirmation'),
    writesOffBy: (call) => call.method === 'POST' && call.path.endsWith('/feeds'),
    paysBackBy: (call) => call.method === 'POST' && call.path.endsWith('/feeds'),
    says: {
      customerTier: 'prime',
      shipBy: Date.parse('2026-11-25T08:00:00Z'),
      deliverBy: Date.parse('2026-11-28T08:00:00Z'),
    },
    goOffline: () => server.goOffline(),
    comeBack: () => server.comeBack(),
    close: async () => {
      await server.goOffline()
      amazonSpec?.assertKept()
    },
  }
}

export async function simulatedVendureBench(over: Partial<VendureServerOptions> = {}): Promise<ChannelBench> {
  const { server, clock } = vendureServer(over)
  const { url } = await server.start()
  const connect = (timeoutMs: number) =>
    vendureConnectors({ clock, timeoutMs })(channelOf('vendure', url), VENDURE_CREDENTIALS)
  return {
    connector: connect(PATIENT_MS),
    url,
    impatient: connect(IMPATIENT_MS),
    shop: server.shop,
    misbehaviour: server.misbehaviour,
    clock,
    revoke: () => {
      server.keyRevoked = true
    },
    spoil: (payload) => payload.replace('"shippingAddress":{', '"shippingAddress":7,"was":{'),
    shipsBy: (call) => call.body.includes('transitionFulfillmentToState'),
    writesOffBy: (call) => call.body.includes('refundOrder'),
    paysBackBy: (call) => call.body.includes('refundOrder'),
    // Vendure has no field for them.
    says: { tags: [] },
    goOffline: () => server.goOffline(),
    comeBack: () => server.comeBack(),
    close: () => server.goOffline(),
  }
}
