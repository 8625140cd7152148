import { z } from 'zod'
import type { ChannelNeed, ChannelRight } from '../../../shared/domain/channel-right.ts'
import { readXml } from '../../remote/xml.ts'
import type { PrestaClient } from './client.ts'

type Method = 'GET' | 'PUT' | 'POST'

/** Boxes of the key under Advanced Parameters > Webservice: a row for each resource, a column for each method. */
const NEEDED: readonly {
  readonly resource: string
  readonly need: ChannelNeed
  readonly methods: readonly Method[]
}[] = [
  { resource: 'configurations', need: 'read-shop', methods: ['GET'] },
  { resource: 'configurations', need: 'mark-owner', methods: ['PUT', 'POST'] },
  { resource: 'orders', need: 'read-orders', methods: ['GET'] },
  { resource: 'order_details', need: 'read-orders', methods: ['GET'] },
  { resource: 'order_states', need: 'read-orders', methods: ['GET'] },
  // Without them a discount is shared over the goods also where it was for free shipping.
  { resource: 'order_cart_rules', need: 'read-orders', methods: ['GET'] },
  // Without them what buyers typed for a customised product is not shown.
  { resource: 'customizations', need: 'read-orders', methods: ['GET'] },
  { resource: 'product_customization_fields', need: 'read-orders', methods: ['GET'] },
  { resource: 'order_carriers', need: 'ship', methods: ['GET', 'PUT', 'POST'] },
  { resource: 'order_histories', need: 'change-orders', methods: ['POST'] },
  { resource: 'order_slip', need: 'refund', methods: ['GET', 'POST'] },
  { resource: 'messages', need: 'ship', methods: ['GET', 'POST'] },
  { resource: 'addresses', need: 'read-customers', methods: ['GET'] },
  // Without it a corrected address is entered there by hand.
  { resource: 'addresses', need: 'change-orders', methods: ['PUT'] },
  { resource: 'countries', need: 'read-customers', methods: ['GET'] },
  { resource: 'states', need: 'read-customers', methods: ['GET'] },
  { resource: 'customers', need: 'read-customers', methods: ['GET'] },
  { resource: 'groups', need: 'read-customers', methods: ['GET'] },
  { resource: 'carriers', need: 'read-shop', methods: ['GET'] },
  { resource: 'currencies', need: 'read-shop', methods: ['GET'] },
  { resource: 'products', need: 'read-products', methods: ['GET'] },
  { resource: 'combinations', need: 'read-products', methods: ['GET'] },
  { resource: 'stock_availables', need: 'read-stock', methods: ['GET'] },
  { resource: 'stock_availables', need: 'write-stock', methods: ['PUT'] },
]

/** What the root of the webservice lists for the key: its resources with a yes or no a method. @throws {ChannelError} */
export async function readPrestaRights(client: PrestaClient, signal: AbortSignal): Promise<ChannelRight[]> {
  const listed = resourcesOf(await client.root(signal))
  return NEEDED.flatMap(({ resource, need, methods }) =>
    methods.map((method) => ({
      need,
      writes: method !== 'GET',
      tick: `${resource}: ${method}`,
      granted: listed.get(resource)?.has(method) === true,
    })),
  )
}

const METHODS = ['get', 'put', 'post'] as const

/** `<orders xlink:href="..." get="true" put="false" ...>` by resource; text and attributes of the list stand beside them. */
const resourceList = z.object({
  prestashop: z.object({ api: z.record(z.string(), z.unknown()) }),
})
const resource = z.object({
  '@get': z.string(),
  '@put': z.string().optional(),
  '@post': z.string().optional(),
})

function resourcesOf(xml: string): ReadonlyMap<string, ReadonlySet<string>> {
  const listed = resourceList.safeParse(readXml(xml)).data?.prestashop.api ?? {}
  const found = new Map<string, ReadonlySet<string>>()
  for (const [name, content] of Object.entries(listed)) {
    const { data } = resource.safeParse(content)
    if (data === undefined) continue
    const granted = METHODS.filter((method) => data[`@${method}`] === 'true')
    found.set(name, new Set(granted.map((method) => method.toUpperCase())))
  }
  return found
}
