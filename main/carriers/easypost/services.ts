import { z } from 'zod'
import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import { message } from '../../../shared/messages/message.ts'
import type { OfferedService, Quote } from '../../app/ports/carrier.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { centsOf } from '../protocol/decimal-money.ts'
import { plain, productOf } from './answer.ts'
import { CARRIER } from './carrier.ts'
import type { EasyPostClient } from './client.ts'
import { prepare } from './labels.ts'

const carriersSchema = z.object({
  carriers: z.array(
    z.object({
      name: z.string(),
      human_readable: z.string(),
      service_levels: z
        .array(
          z.object({
            name: z.string(),
            human_readable: z.string().nullish(),
            /** In ounces. */
            max_weight: z.number().nullish(),
          }),
        )
        .nullish(),
    }),
  ),
})
const accountsSchema = z.union([
  z.array(z.object({ type: z.string() })),
  z
    .object({ carrier_accounts: z.array(z.object({ type: z.string() })) })
    .transform((all) => all.carrier_accounts),
])

/**
 * The services of the account's carriers. A test key may not ask which those are: it is shown all. @throws {RemoteError}
 */
export async function servicesOf(
  client: EasyPostClient,
  signal: AbortSignal,
): Promise<readonly OfferedService[]> {
  const { status, value } = await client.read('/metadata/carriers?types=service_levels', signal)
  const read = carriersSchema.safeParse(value).data
  if (read === undefined)
    throw new RemoteError(
      'retry',
      message('carrierApi.notData', { carrier: CARRIER, status: String(status) }),
    )
  const own = accountsSchema.safeParse((await client.peek('/carrier_accounts', signal)).value).data
  const names = own?.map(({ type }) => plain(type.replace(/Account$/, '')))
  return read.carriers
    .filter(({ name }) => names === undefined || names.includes(plain(name)))
    .flatMap(({ name, human_readable, service_levels }) =>
      (service_levels ?? []).map((level) => ({
        product: productOf({ carrier: name, service: level.name }),
        name: level.human_readable ?? level.name,
        carrierName: human_readable,
        toPoint: false,
        maxWeightG: level.max_weight ? Math.floor(level.max_weight * 28.3495) : null,
      })),
    )
}

/**
 * Rates of all carriers. They are those of a shipment without a reference: it is never bought. @throws {RemoteError}
 */
export async function quotesOf(
  client: EasyPostClient,
  request: LabelRequest,
  signal: AbortSignal,
): Promise<readonly Quote[]> {
  const shipment = await prepare(client, { ...request, reference: '' }, signal)
  if ('kind' in shipment) {
    const problem = 'problem' in shipment ? shipment.problem : null
    throw new RemoteError('protocol', problem ?? message('carrierApi.refusedSilently', { carrier: CARRIER }))
  }
  return shipment.rates.flatMap((rate) => {
    const cents = centsOf(rate.rate)
    if (cents === null) return []
    return [
      { product: productOf(rate), cents, currency: rate.currency, transitDays: rate.delivery_days ?? null },
    ]
  })
}
