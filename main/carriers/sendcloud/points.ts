import { z } from 'zod'
import { message } from '../../../shared/messages/message.ts'
import type { CollectionPoint, NearTo } from '../../app/ports/carrier.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { CARRIER } from './carrier.ts'
import type { SendcloudClient } from './client.ts'
import { saidBy } from './errors.ts'

const pointSchema = z.object({
  name: z.string(),
  carrier_service_point_id: z.string().min(1),
  address: z.object({
    street: z.string().nullish(),
    house_number: z.string().nullish(),
    postal_code: z.string(),
    city: z.string(),
    country_code: z.string(),
  }),
  position: z.object({ latitude: z.number(), longitude: z.number() }).nullish(),
  is_expired: z.boolean().nullish(),
  distance: z.number().nullish(),
})
const answerSchema = z.object({ data: z.object({ results: z.array(pointSchema) }) })

/**
 * Points of the product's carrier, or of all that the account uses. They are named by their carriers' own ids, which
 * are what shops know too. @throws {RemoteError}
 */
export async function pointsNear(
  client: SendcloudClient,
  near: NearTo,
  signal: AbortSignal,
): Promise<readonly CollectionPoint[]> {
  const [carrier] = near.product?.split(':') ?? []
  const query = new URLSearchParams({
    country_code: near.country,
    ...(carrier === undefined ? { use_integration_carriers: 'true' } : { carrier_code: carrier }),
    ...(near.street === '' ? {} : { address_street: near.street }),
    address_postal_code: near.postcode,
    address_city: near.city,
    limit: '25',
  })
  const { status, value } = await client.read(`/service-points?${query.toString()}`, signal)
  const said = status >= 400 ? saidBy(value) : ''
  if (said !== '') throw new RemoteError('protocol', message('carrierApi.said', { carrier: CARRIER, said }))
  const read = answerSchema.safeParse(value).data
  if (read === undefined)
    throw new RemoteError(
      'retry',
      message('carrierApi.notData', { carrier: CARRIER, status: String(status) }),
    )
  return read.data.results
    .map(pointOf)
    .toSorted((a, b) => (a.distanceM ?? Infinity) - (b.distanceM ?? Infinity) || 0)
}

function pointOf(point: z.infer<typeof pointSchema>): CollectionPoint {
  const { address, name } = point
  const street = [address.house_number, address.street].filter(Boolean).join(' ')
  return {
    id: point.carrier_service_point_id,
    name,
    address: {
      name,
      company: null,
      street: street === '' ? [] : [street],
      postcode: address.postal_code,
      city: address.city,
      state: null,
      country: address.country_code,
      phone: null,
      email: null,
    },
    latitude: point.position?.latitude ?? null,
    longitude: point.position?.longitude ?? null,
    distanceM: point.distance ?? null,
    isOpen: point.is_expired !== true,
    hours: null,
  }
}
