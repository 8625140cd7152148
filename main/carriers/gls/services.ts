import { z } from 'zod'
import { message } from '../../../shared/messages/message.ts'
import type { OfferedService } from '../../app/ports/carrier.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { throwRefusal } from '../protocol/read-answer.ts'
import { CARRIER } from './carrier.ts'
import { type GlsClient } from './client.ts'
import { isKnown, SHOP_DELIVERY } from './products.ts'

const answerSchema = z.object({
  AllowedServices: z.array(
    z.object({ ProductName: z.string().nullish(), ServiceName: z.string().nullish() }),
  ),
})

/** Products of the contract, and those with one service each that asks for no data of its own. @throws {RemoteError} */
export async function allowedServices(
  client: GlsClient,
  signal: AbortSignal,
): Promise<readonly OfferedService[]> {
  const { origin, contactId } = client
  if (origin === null) throw new RemoteError('protocol', message('gls.noOrigin'))
  const place = { CountryCode: origin.country, ZIPCode: origin.postcode }
  const answer = await client.shipIt(
    '/shipments/allowedservices',
    { Source: place, Destination: place, ContactID: contactId },
    'reads',
    signal,
  )
  const read = answerSchema.safeParse(answer.value)
  if (answer.status >= 400 || !read.success) throwRefusal(CARRIER, answer.status, answer.said)
  const products = read.data.AllowedServices.flatMap(({ ProductName }): ('PARCEL' | 'EXPRESS')[] =>
    ProductName === 'PARCEL' || ProductName === 'EXPRESS' ? [ProductName] : [],
  )
  const services = read.data.AllowedServices.flatMap(({ ServiceName }) =>
    typeof ServiceName === 'string' && isKnown(ServiceName) ? [ServiceName] : [],
  )
  return products.flatMap((product) => [
    offered(product, null),
    ...services.filter((service) => goesWith(product, service)).map((service) => offered(product, service)),
  ])
}

/** Times of day are of EXPRESS, all others of PARCEL. */
function goesWith(product: 'PARCEL' | 'EXPRESS', service: string): boolean {
  return /_\d{4}$/.test(service) === (product === 'EXPRESS')
}

function offered(product: string, service: string | null): OfferedService {
  const name = service?.replace(/^service_/, '').replaceAll('_', ' ')
  return {
    product: service === null ? product : `${product}+${service}`,
    name: name === undefined ? `GLS ${product}` : `GLS ${product} ${name}`,
    carrierName: null,
    toPoint: service === SHOP_DELIVERY,
    maxWeightG: 31_500,
  }
}
