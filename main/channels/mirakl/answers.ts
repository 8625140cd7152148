import { z } from 'zod'
import { values } from '../../../shared/messages/en/values.ts'
import { lineMoneySchema, orderMoneySchema } from './order-money.ts'

/** The parts of Mirakl's answers that are read. Identifiers of orders, lines and shipments are text. */

const instant = z.string().refine((text) => !Number.isNaN(Date.parse(text)), values.utcTime)

export const account = z.object({ shop_name: z.string(), shop_state: z.string() })

const line = z.object({
  order_line_id: z.string(),
  order_line_state: z.string(),
  product_title: z.string().catch(''),
  quantity: z.int(),
  ...lineMoneySchema.shape,
})

/** Only what paging needs is checked: one odd order must not hold up its neighbours. */
export const orderList = z.object({
  orders: z.array(
    z.looseObject({
      order_id: z.string(),
      order_state: z.string(),
      last_updated_date: instant,
      order_lines: z.array(z.looseObject({ order_line_id: z.string() })).catch([]),
    }),
  ),
  total_count: z.int(),
})

const returnRow = z.object({
  id: z.string(),
  order_id: z.string(),
  state: z.string(),
  last_updated: instant,
  description: z.string().nullish(),
  reason_code: z.string().nullish(),
  return_lines: z.array(z.object({ order_line_id: z.string(), quantity: z.int() })),
})
export type ReturnRow = z.infer<typeof returnRow>
export const returnRows = z.array(returnRow)
export const returnPage = z.object({ data: returnRows, next_page_token: z.string().nullish() })

export const standingOrders = z.object({
  orders: z.array(
    z.object({
      order_id: z.string(),
      order_state: z.string(),
      can_cancel: z.boolean(),
      shipping_tracking: z.string().nullish(),
      currency_iso_code: z.string(),
      ...orderMoneySchema.shape,
      order_lines: z.array(line),
    }),
  ),
})
export type RemoteOrder = z.infer<typeof standingOrders>['orders'][number]

export const shipmentList = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      order_id: z.string(),
      status: z.string(),
      tracking: z.object({ tracking_number: z.string().nullish() }).nullish(),
      shipment_lines: z
        .array(
          z.object({
            order_line_id: z.string().nullish(),
            package_reference: z.string().nullish(),
            quantity: z.int(),
          }),
        )
        .nullish()
        .transform((lines) => lines ?? []),
    }),
  ),
  next_page_token: z.string().nullish(),
})
export type Shipment = z.infer<typeof shipmentList>['data'][number]

export const shipmentErrors = z.object({
  shipment_errors: z
    .array(z.object({ message: z.string().nullish() }))
    .nullish()
    .transform((errors) => errors ?? []),
})

export const carrierList = z.object({ carriers: z.array(z.object({ code: z.string(), label: z.string() })) })

export const reasonList = z.object({
  reasons: z.array(
    z.object({ code: z.string(), label: z.string(), type: z.string(), is_shop_right: z.boolean() }),
  ),
})

export const offerList = z.object({
  offers: z.array(z.object({ shop_sku: z.string(), quantity: z.int() })),
  total_count: z.int(),
})

/** The operator's own field of an offer; a list of values, a date or a number as text. */
const offerField = z.object({
  code: z.string(),
  value: z
    .union([z.string(), z.number(), z.boolean(), z.array(z.string()).transform((all) => all.join(', '))])
    .transform(String)
    .catch(''),
})
export const factsOffers = z.object({
  offers: z.array(
    z.object({
      shop_sku: z.string(),
      product_sku: z.string().nullish(),
      offer_additional_fields: z.array(offerField).catch([]),
    }),
  ),
})
export type FactsOffer = z.infer<typeof factsOffers>['offers'][number]

export const productMedia = z.object({
  products: z.array(
    z.object({
      product_sku: z.string(),
      product_media: z
        .object({ media_url: z.string().nullish(), dam_url: z.string().nullish() })
        .nullish()
        .catch(null),
    }),
  ),
})

export const importAnswer = z.object({ import_id: z.union([z.string(), z.number()]).transform(String) })
export const importStatus = z.object({ status: z.string(), has_error_report: z.boolean() })

/** Units of a line that the customer will not get. */
export function writtenOff(of: {
  readonly cancelations?: WrittenOff
  readonly refunds?: WrittenOff
}): number {
  return [...(of.cancelations ?? []), ...(of.refunds ?? [])].reduce(
    (sum, one) => sum + (one.quantity ?? 0),
    0,
  )
}

type WrittenOff = readonly { readonly quantity?: number | null | undefined }[] | null | undefined

/** M11; an operator may leave the topic out. */
export const threadList = z.object({
  data: z.array(z.object({ topic: z.object({ value: z.string() }).nullish() })),
})
