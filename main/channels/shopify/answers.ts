import { z } from 'zod'
import { decimalAmount } from '../../../shared/domain/money.ts'

/** The parts of Shopify's answers that are read, beside the documents that ask for them. */

const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() })

export const shopAnswer = z.object({
  shop: z.object({ name: z.string(), myshopifyDomain: z.string(), currencyCode: z.string() }),
})

const linesPage = z.object({ pageInfo, nodes: z.array(z.looseObject({ id: z.string() })) })
const fulfillmentOrdersPage = z.object({
  pageInfo,
  nodes: z.array(z.looseObject({ id: z.string(), lineItems: linesPage })),
})

/** Only what reading the rest of it needs is checked here: one odd order must not hold up its neighbours. */
const pulledOrder = z.looseObject({
  id: z.string(),
  updatedAt: z.iso.datetime({ offset: true }),
  returnStatus: z.string(),
  lineItems: linesPage.catch(NOTHING_MORE),
  fulfillmentOrders: fulfillmentOrdersPage.catch(NOTHING_MORE),
})
export type PulledNode = z.infer<typeof pulledOrder>

export const changedOrdersAnswer = z.object({
  orders: z.object({ pageInfo, nodes: z.array(pulledOrder) }),
})

/** In the order asked for; null for an order that is not there. */
export const ordersByIdAnswer = z.object({ nodes: z.array(pulledOrder.nullable()) })

export const fulfillmentOrdersAnswer = z.object({
  order: z.object({ fulfillmentOrders: fulfillmentOrdersPage }).nullable(),
})

export const moreLinesAnswer = z.object({ order: z.object({ lineItems: linesPage }).nullable() })

function NOTHING_MORE(): { pageInfo: z.infer<typeof pageInfo>; nodes: [] } {
  return { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] }
}

export const locationsAnswer = z.object({
  locations: z.object({
    nodes: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        isActive: z.boolean(),
        fulfillsOnlineOrders: z.boolean(),
      }),
    ),
  }),
})

export const listingsAnswer = z.object({
  productVariants: z.object({
    nodes: z.array(
      z.object({
        sku: z.string().nullable(),
        title: z.string(),
        barcode: z.string().nullable(),
        product: z.object({ title: z.string() }),
      }),
    ),
  }),
})

const media = z.object({
  preview: z.object({ image: z.object({ url: z.string() }).nullish() }).nullish(),
})
export const factsAnswer = z.object({
  productVariants: z.object({
    nodes: z.array(
      z.object({
        sku: z.string().nullable(),
        media: z.object({ nodes: z.array(media) }),
        product: z.object({ featuredMedia: media.nullish() }),
        inventoryItem: z.object({
          harmonizedSystemCode: z.string().nullish(),
          countryCodeOfOrigin: z.string().nullish(),
        }),
      }),
    ),
  }),
})

const catalogueVariant = z.object({
  id: z.string(),
  sku: z.string().nullable(),
  title: z.string(),
  barcode: z.string().nullable(),
  price: z.string(),
  requiresComponents: z.boolean(),
  product: z.object({ title: z.string(), productType: z.string(), isGiftCard: z.boolean() }),
  inventoryItem: z.object({
    tracked: z.boolean(),
    requiresShipping: z.boolean(),
    harmonizedSystemCode: z.string().nullish(),
    countryCodeOfOrigin: z.string().nullish(),
    measurement: z.object({ weight: z.object({ unit: z.string(), value: z.number() }).nullable() }),
    inventoryLevels: z.object({
      nodes: z.array(
        z.object({
          location: z.object({ id: z.string() }),
          quantities: z.array(z.object({ name: z.string(), quantity: z.int() })),
        }),
      ),
    }),
  }),
})
export type CatalogueVariant = z.infer<typeof catalogueVariant>

export const catalogueAnswer = z.object({
  shop: z.object({ currencyCode: z.string(), taxesIncluded: z.boolean() }),
  productVariantsCount: z.object({ count: z.int() }).nullable(),
  productVariants: z.object({ pageInfo, nodes: z.array(catalogueVariant) }),
})

export const stockAnswer = z.object({
  productVariants: z.object({
    pageInfo,
    nodes: z.array(
      z.object({
        sku: z.string().nullable(),
        inventoryItem: z.object({
          id: z.string(),
          tracked: z.boolean(),
          inventoryLevels: z.object({
            nodes: z.array(
              z.object({
                location: z.object({ id: z.string() }),
                quantities: z.array(z.object({ name: z.string(), quantity: z.int() })),
              }),
            ),
          }),
        }),
      }),
    ),
  }),
})

const userErrors = z.array(z.object({ message: z.string(), field: z.array(z.string()).nullish() }))

export const setStockAnswer = z.object({
  inventorySetQuantities: z.object({
    userErrors: z.array(
      z.object({ code: z.string().nullable(), message: z.string(), field: z.array(z.string()).nullable() }),
    ),
  }),
})

const fulfillmentOrderLines = z.object({
  pageInfo,
  nodes: z.array(
    z.object({ id: z.string(), remainingQuantity: z.int(), lineItem: z.object({ id: z.string() }) }),
  ),
})

export const openFulfillmentOrdersAnswer = z.object({
  order: z
    .object({
      cancelledAt: z.string().nullable(),
      fulfillmentOrders: z.object({
        nodes: z.array(
          z.object({
            id: z.string(),
            status: z.string(),
            requestStatus: z.string(),
            fulfillmentHolds: z.array(z.object({ reason: z.string() })),
            assignedLocation: z.object({
              name: z.string(),
              location: z.object({ id: z.string(), isFulfillmentService: z.boolean() }).nullable(),
            }),
            lineItems: fulfillmentOrderLines,
          }),
        ),
      }),
    })
    .nullable(),
})

export const moreFulfillmentOrderLinesAnswer = z.object({
  fulfillmentOrder: z.object({ lineItems: fulfillmentOrderLines }).nullable(),
})

export const fulfillmentsAnswer = z.object({
  order: z
    .object({
      fulfillments: z.array(
        z.object({
          status: z.string(),
          trackingInfo: z.array(z.object({ number: z.string().nullable() })),
          fulfillmentLineItems: z.object({
            nodes: z.array(
              z.object({ quantity: z.int().nullable(), lineItem: z.object({ id: z.string() }) }),
            ),
          }),
        }),
      ),
    })
    .nullable(),
})

export const moveFulfillmentOrderAnswer = z.object({ fulfillmentOrderMove: z.object({ userErrors }) })

export const preparedForPickupAnswer = z.object({
  fulfillmentOrderLineItemsPreparedForPickup: z.object({
    userErrors: z.array(z.object({ code: z.string().nullable(), message: z.string() })),
  }),
})

export const setAddressAnswer = z.object({ orderUpdate: z.object({ userErrors }) })

export const createFulfillmentAnswer = z.object({ fulfillmentCreate: z.object({ userErrors }) })

export const cancellationAnswer = z.object({
  order: z
    .object({
      cancelledAt: z.string().nullable(),
      lineItems: z.object({
        nodes: z.array(z.object({ id: z.string(), currentQuantity: z.int(), unfulfilledQuantity: z.int() })),
      }),
      refunds: z.array(z.object({ note: z.string().nullable() })),
    })
    .nullable(),
})

export const cancelOrderAnswer = z.object({
  orderCancel: z.object({
    orderCancelUserErrors: z.array(z.object({ code: z.string().nullable(), message: z.string() })),
  }),
})

const money = z.object({ shopMoney: z.object({ amount: decimalAmount }) })

export const suggestedRefundAnswer = z.object({
  order: z
    .object({
      currencyCode: z.string(),
      suggestedRefund: z
        .object({
          /** Of all that was paid. */
          maximumRefundableSet: money,
          shipping: z.object({ amountSet: money }),
          suggestedTransactions: z.array(
            z.object({
              amountSet: money,
              gateway: z.string().nullable(),
              parentTransaction: z.object({ id: z.string() }).nullable(),
            }),
          ),
        })
        .nullable(),
    })
    .nullable(),
})

export const refundLinesAnswer = z.object({ refundCreate: z.object({ userErrors }) })

export const refundsAnswer = z.object({
  order: z.object({ refunds: z.array(z.object({ note: z.string().nullable() })) }).nullable(),
})

export const returnStatusAnswer = z.object({ return: z.object({ status: z.string() }).nullable() })
export const approveReturnAnswer = z.object({ returnApproveRequest: z.object({ userErrors }) })
export const createReturnAnswer = z.object({ returnCreate: z.object({ userErrors }) })
export const reverseDeliveryAnswer = z.object({
  reverseDeliveryCreateWithShipping: z.object({ userErrors }),
})
export const stagedUploadAnswer = z.object({
  stagedUploadsCreate: z.object({
    stagedTargets: z
      .array(
        z.object({
          url: z.string().nullable(),
          resourceUrl: z.string().nullable(),
          parameters: z.array(z.object({ name: z.string(), value: z.string() })),
        }),
      )
      .nullable(),
    userErrors,
  }),
})
export const shippedLinesAnswer = z.object({
  order: z
    .object({
      fulfillments: z.array(
        z.object({
          fulfillmentLineItems: z.object({
            nodes: z.array(
              z.object({
                id: z.string(),
                quantity: z.int().nullable(),
                lineItem: z.object({ id: z.string() }),
              }),
            ),
          }),
        }),
      ),
    })
    .nullable(),
})
export const returnDeliveriesAnswer = z.object({
  order: z
    .object({
      returns: z.object({
        nodes: z.array(
          z.object({
            id: z.string(),
            status: z.string(),
            reverseFulfillmentOrders: z.object({
              nodes: z.array(
                z.object({
                  id: z.string(),
                  reverseDeliveries: z.object({
                    nodes: z.array(
                      z.object({
                        deliverable: z
                          .object({ tracking: z.object({ number: z.string().nullable() }).nullish() })
                          .nullable(),
                      }),
                    ),
                  }),
                }),
              ),
            }),
          }),
        ),
      }),
    })
    .nullable(),
})
export const closeReturnAnswer = z.object({ returnClose: z.object({ userErrors }) })

/** As the pull keeps it in an order's payload. A unit of no order line is a custom one. */
export const returnList = z.array(
  z.object({
    id: z.string(),
    status: z.string(),
    returnLineItems: z.object({
      nodes: z.array(
        z.object({
          quantity: z.int(),
          returnReasonNote: z.string().nullish(),
          customerNote: z.string().nullish(),
          fulfillmentLineItem: z.object({ lineItem: z.object({ id: z.string() }) }).nullish(),
        }),
      ),
    }),
  }),
)

export const returnsAnswer = z.object({
  order: z.object({ returns: z.object({ nodes: returnList }) }).nullable(),
})
