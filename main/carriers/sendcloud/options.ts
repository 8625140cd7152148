import { z } from 'zod'
import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import { message } from '../../../shared/messages/message.ts'
import type { OfferedService, Quote } from '../../app/ports/carrier.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { carrierCountry } from '../protocol/carrier-country.ts'
import { centsOf } from '../protocol/decimal-money.ts'
import { sentText } from '../protocol/request-fault.ts'
import { CARRIER } from './carrier.ts'
import type { SendcloudClient } from './client.ts'
import { saidBy } from './errors.ts'
import { measuresOf } from './shipment.ts'

const amount = z.union([z.string(), z.number()])
const weight = z.object({ value: z.coerce.number(), unit: z.string() })

const optionSchema = z.object({
  code: z.string().min(1),
  name: z.string(),
  carrier: z.object({ name: z.string() }).nullish(),
  functionalities: z.object({ last_mile: z.string().nullish() }).nullish(),
  requirements: z.object({ is_service_point_required: z.boolean().nullish() }).nullish(),
  weight: z.object({ max: weight.nullish() }).nullish(),
  quotes: z
    .array(
      z.object({
        lead_time: z.number().nullish(),
        price: z.object({ total: z.object({ value: amount, currency: z.string() }).nullish() }).nullish(),
      }),
    )
    .nullish(),
})
type ShippingOption = z.infer<typeof optionSchema>
const optionsSchema = z.object({ data: z.array(optionSchema) })

/** All that the carriers of the account offer. @throws {RemoteError} */
export async function servicesOf(
  client: SendcloudClient,
  signal: AbortSignal,
): Promise<readonly OfferedService[]> {
  const options = await optionsOf(client, { calculate_quotes: false }, signal)
  return options.map(({ code, name, carrier, functionalities, requirements, weight: weights }) => ({
    product: code,
    name,
    carrierName: carrier?.name ?? null,
    toPoint:
      requirements?.is_service_point_required === true ||
      /service_point|locker|post_?office/.test(functionalities?.last_mile ?? ''),
    maxWeightG: gramsOf(weights?.max ?? null),
  }))
}

/** Prices of all that takes the parcel there; an own contract of the merchant has none, as a rule. @throws {RemoteError} */
export async function quotesOf(
  client: SendcloudClient,
  request: LabelRequest,
  signal: AbortSignal,
): Promise<readonly Quote[]> {
  const options = await optionsOf(
    client,
    {
      from_country_code: carrierCountry(request.sender),
      from_postal_code: sentText(request.sender.postcode),
      to_country_code: carrierCountry(request.recipient),
      to_postal_code: sentText(request.recipient.postcode),
      parcels: [measuresOf(request)],
      calculate_quotes: true,
    },
    signal,
  )
  return options.flatMap((option) => {
    const quote = quoteOf(option)
    return quote === null ? [] : [quote]
  })
}

function quoteOf({ code, quotes }: ShippingOption): Quote | null {
  const [quote] = quotes ?? []
  const total = quote?.price?.total
  const cents = total ? centsOf(total.value) : null
  if (!total || cents === null) return null
  const hours = quote?.lead_time ?? null
  return {
    product: code,
    cents,
    currency: total.currency,
    transitDays: hours === null ? null : Math.ceil(hours / 24),
  }
}

async function optionsOf(
  client: SendcloudClient,
  filter: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<readonly ShippingOption[]> {
  const { status, value } = await client.ask('/shipping-options', filter, signal)
  const said = status >= 400 ? saidBy(value) : ''
  if (said !== '') throw new RemoteError('protocol', message('carrierApi.said', { carrier: CARRIER, said }))
  const read = optionsSchema.safeParse(value).data
  if (read === undefined)
    throw new RemoteError(
      'retry',
      message('carrierApi.notData', { carrier: CARRIER, status: String(status) }),
    )
  return read.data
}

const GRAMS: Readonly<Record<string, number>> = { kg: 1000, g: 1, lbs: 453.592, oz: 28.3495 }

/** null = there is none, or in a unit that is not known. */
function gramsOf(most: z.infer<typeof weight> | null): number | null {
  const unit = GRAMS[most?.unit ?? '']
  return most === null || unit === undefined ? null : Math.floor(most.value * unit)
}
