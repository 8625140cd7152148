import { z } from 'zod'

/** The parts of Vendure's answers that are read, beside the documents that ask for them. */

const failure = { errorCode: z.string().optional(), message: z.string().optional() }

export const loginAnswer = z.object({ login: z.object({ __typename: z.string(), ...failure }) })

export const shopAnswer = z.object({ activeChannel: z.object({ code: z.string() }) })

const moment = z.iso.datetime({ offset: true })

export const changedOrdersAnswer = z.object({
  orders: z.object({
    totalItems: z.int(),
    /** Only what paging needs is checked here: one odd order must not hold up its neighbours. */
    items: z.array(z.looseObject({ id: z.string(), updatedAt: moment, orderPlacedAt: moment.nullable() })),
  }),
})
export type PulledNode = z.infer<typeof changedOrdersAnswer>['orders']['items'][number]

export const stockAnswer = z.object({
  globalSettings: z.object({ outOfStockThreshold: z.int() }),
  productVariants: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        sku: z.string(),
        trackInventory: z.enum(['TRUE', 'FALSE', 'INHERIT']),
        useGlobalOutOfStockThreshold: z.boolean(),
        outOfStockThreshold: z.int(),
        stockLevels: z.array(
          z.object({ stockLocationId: z.string(), stockOnHand: z.int(), stockAllocated: z.int() }),
        ),
      }),
    ),
  }),
})
export type VariantStock = z.infer<typeof stockAnswer>['productVariants']['items'][number]

export const listingsAnswer = z.object({
  productVariants: z.object({ items: z.array(z.object({ sku: z.string(), name: z.string() })) }),
})

export const locationsAnswer = z.object({
  stockLocations: z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) }),
})

export const setStockAnswer = z.object({ updateProductVariants: z.array(z.unknown()) })

export const standingOrderAnswer = z.object({
  order: z
    .object({
      id: z.string(),
      state: z.string(),
      currencyCode: z.string(),
      shippingWithTax: z.int(),
      lines: z.array(
        z.object({
          id: z.string(),
          quantity: z.int(),
          proratedUnitPriceWithTax: z.int(),
          proratedLinePriceWithTax: z.int(),
        }),
      ),
      payments: z
        .array(
          z.object({
            id: z.string(),
            state: z.string(),
            amount: z.int(),
            refunds: z.array(z.object({ state: z.string(), total: z.int(), reason: z.string().nullable() })),
          }),
        )
        .nullable(),
      fulfillments: z
        .array(
          z.object({
            id: z.string(),
            state: z.string(),
            trackingCode: z.string().nullable(),
            lines: z.array(z.object({ orderLineId: z.string(), quantity: z.int() })),
          }),
        )
        .nullable(),
      history: z.object({
        items: z.array(z.object({ data: z.looseObject({ reason: z.string().nullish() }).nullable() })),
      }),
    })
    .nullable(),
})
export type RemoteOrder = NonNullable<z.infer<typeof standingOrderAnswer>['order']>

const catalogueVariant = z.object({
  id: z.string(),
  sku: z.string(),
  name: z.string(),
  priceWithTax: z.int(),
  trackInventory: z.enum(['TRUE', 'FALSE', 'INHERIT']),
  useGlobalOutOfStockThreshold: z.boolean(),
  outOfStockThreshold: z.int(),
  stockLevels: z.array(
    z.object({ stockLocationId: z.string(), stockOnHand: z.int(), stockAllocated: z.int() }),
  ),
})
export type CatalogueVariant = z.infer<typeof catalogueVariant>

export const catalogueAnswer = z.object({
  activeChannel: z.object({ defaultCurrencyCode: z.string() }),
  globalSettings: z.object({ trackInventory: z.boolean(), outOfStockThreshold: z.int() }),
  productVariants: z.object({ totalItems: z.int(), items: z.array(catalogueVariant) }),
})

/** A mutation's result: its type's name tells success from the errors that Vendure expects. */
export const outcomeAnswer = z.object({
  outcome: z.object({
    __typename: z.string(),
    id: z.string().optional(),
    /** Of a refund. */
    state: z.string().optional(),
    total: z.int().optional(),
    transitionError: z.string().optional(),
    ...failure,
  }),
})
