import { z } from 'zod'
import { values } from '../../../shared/messages/en/values.ts'
import { itemProceedsSchema, priceSchema } from './order-money.ts'

/** The parts of the Selling Partner API's answers that are read. */

export const accessToken = z
  .object({ access_token: z.string().min(1) })
  .transform(({ access_token }) => access_token)
export const grant = z.object({ expires_in: z.number().min(0) })

export const participations = z.object({
  payload: z.array(
    z.object({
      marketplace: z.object({ id: z.string(), name: z.string() }),
      storeName: z.string().nullish(),
    }),
  ),
})

const instant = z.string().refine((text) => !Number.isNaN(Date.parse(text)), values.utcTime)

/** Only what paging needs is checked: one odd order must not hold up its neighbours. */
export const orderRow = z.looseObject({ orderId: z.string(), lastUpdatedTime: instant })
export const orderPage = z.object({
  orders: z.array(orderRow),
  pagination: z.object({ nextToken: z.string().nullish() }).nullish(),
  lastUpdatedBefore: instant.nullish(),
})

export const standingOrder = z.object({
  order: z.object({
    orderId: z.string(),
    fulfillment: z.object({ fulfillmentStatus: z.string() }).nullish(),
    orderItems: z.array(
      z.object({
        orderItemId: z.string(),
        quantityOrdered: z.int(),
        product: z.object({ title: z.string().catch(''), price: priceSchema }),
        proceeds: itemProceedsSchema,
        fulfillment: z
          .object({ quantityFulfilled: z.int().nullish(), quantityUnfulfilled: z.int().nullish() })
          .nullish(),
      }),
    ),
    packages: z
      .array(z.object({ packageReferenceId: z.string(), trackingNumber: z.string().nullish() }))
      .nullish(),
  }),
})
export type RemoteOrder = z.infer<typeof standingOrder>['order']

export const listings = z.object({
  items: z.array(
    z.object({
      sku: z.string(),
      summaries: z.array(z.object({ productType: z.string() })).nullish(),
      fulfillmentAvailability: z
        .array(z.object({ fulfillmentChannelCode: z.string(), quantity: z.int().nullish() }))
        .nullish(),
    }),
  ),
})

/** Values are texts, numbers or flags; what is made of parts is left out. */
const attributeValue = z.object({
  value: z.union([z.string(), z.number(), z.boolean()]).optional().catch(undefined),
  aspect: z.string().optional().catch(undefined),
  marketplace_id: z.string().optional().catch(undefined),
})
export const factsListings = z.object({
  items: z.array(
    z.object({
      sku: z.string(),
      summaries: z.array(z.object({ mainImage: z.object({ link: z.string() }).nullish() })).nullish(),
      attributes: z.record(z.string(), z.array(attributeValue).catch([])).nullish(),
    }),
  ),
})
export type FactsListing = z.infer<typeof factsListings>['items'][number]

export const submission = z.object({
  status: z.string(),
  issues: z.array(z.object({ message: z.string(), severity: z.string() })).nullish(),
})

export const feedDocument = z.object({ feedDocumentId: z.string(), url: z.string() })
export const createdFeed = z.object({ feedId: z.string() })
export const feedState = z.object({
  feedId: z.string(),
  processingStatus: z.string(),
  resultFeedDocumentId: z.string().nullish(),
})
export const feedList = z.object({ feeds: z.array(feedState) })

/** Report of a JSON_LISTINGS_FEED. */
export const listingsReport = z.object({
  issues: z
    .array(z.object({ messageId: z.int(), severity: z.string(), message: z.string() }))
    .nullish()
    .transform((issues) => issues ?? []),
})

/** Units of an item that the customer still gets, or has got. */
export function unitsOf(item: {
  readonly quantityOrdered: number
  readonly fulfillment?:
    | {
        readonly quantityFulfilled?: number | null | undefined
        readonly quantityUnfulfilled?: number | null | undefined
      }
    | null
    | undefined
}): number {
  const { quantityFulfilled, quantityUnfulfilled } = item.fulfillment ?? {}
  if (typeof quantityUnfulfilled !== 'number') return item.quantityOrdered
  return quantityUnfulfilled + (quantityFulfilled ?? 0)
}
