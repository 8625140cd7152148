import type { GraphQLResolveInfo } from 'graphql'
import type { Misbehaviour } from '../channel-server/misbehaviour.ts'
import { itemView, locationView, variantView } from './catalogue-views.ts'
import { listConnection, type PageArguments } from './connection.ts'
import { fulfillmentOrderView } from './fulfillment-views.ts'
import { IdempotencyKeys } from './idempotency.ts'
import { keyMismatch, type SetQuantitiesInput, setQuantities } from './inventory-mutation.ts'
import type { FieldInput, FieldName } from './metafields.ts'
import { type MoveInput, moveFulfillmentOrder } from './move-fulfillment-order.ts'
import { type OrderListArguments, orderPage } from './order-list.ts'
import {
  cancelOrder,
  createFulfillment,
  createRefund,
  type FulfillmentInput,
  type RefundInput,
} from './order-mutations.ts'
import { orderView } from './order-views.ts'
import { type PreparedInput, prepareForPickup } from './prepare-for-pickup.ts'
import type { CancelReason } from './records.ts'
import {
  approveReturn,
  closeReturn,
  createReturn,
  createReverseDelivery,
  type ReturnInput,
} from './return-mutations.ts'
import { returnView } from './return-views.ts'
import { parseSearch } from './search-query.ts'
import type { Shop } from './shop.ts'
import { stagedTarget } from './staged-uploads.ts'
import { type OrderInput, updateOrder } from './update-order.ts'

type SearchArguments = PageArguments & { readonly query?: string | null }

/** The root value: one function per field of QueryRoot and Mutation. */
export function rootOf(
  shop: Shop,
  misbehaviour: Misbehaviour,
  fileHost: () => string,
): Readonly<Record<string, unknown>> {
  const keys = new IdempotencyKeys()
  const variants = (
    query: string | null | undefined,
  ): { id: string; variant: Shop['variants'][number] }[] => {
    const wanted = new Set(
      parseSearch(query)
        .filter((term) => term.field === 'sku')
        .map((term) => term.value),
    )
    return shop.variants
      .filter((variant) => wanted.size === 0 || wanted.has(variant.sku))
      .map((variant) => ({ id: variant.id, variant }))
  }
  return {
    shop: {
      id: 'gid://shopify/Shop/1',
      name: shop.settings.name,
      metafield: (of: FieldName) => shop.metafields.show(of),
      currencyCode: shop.settings.currency,
      ianaTimezone: shop.settings.timeZone,
      taxesIncluded: true,
      myshopifyDomain: `${shop.settings.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.myshopify.com`,
    },
    metafieldsSet: ({ metafields }: { metafields: readonly FieldInput[] }) => shop.metafields.set(metafields),
    currentAppInstallation: () => ({
      id: 'gid://shopify/AppInstallation/1',
      accessScopes: [...shop.scopes].map((handle) => ({ handle, description: handle })),
    }),
    order: ({ id }: { id: string }) => {
      const order = shop.orders.get(id)
      return order === undefined ? null : orderView(shop, order)
    },
    nodes: ({ ids }: { ids: readonly string[] }) =>
      ids.map((id) => {
        const order = shop.orders.get(id)
        return order === undefined ? null : orderView(shop, order)
      }),
    orders: (args: OrderListArguments) =>
      orderPage(shop, misbehaviour, args, (order) => orderView(shop, order)),
    fulfillmentOrder: ({ id }: { id: string }) => {
      const found = shop.fulfillmentOrders.get(id)
      return found === undefined ? null : fulfillmentOrderView(shop, found.order, found.from)
    },
    locations: (args: PageArguments) => listConnection(shop.locations, locationView, args),
    productVariantsCount: ({ query }: { query?: string | null }) => ({
      count: variants(query).length,
      precision: 'EXACT',
    }),
    productVariants: (args: SearchArguments) =>
      listConnection(variants(args.query), (row) => variantView(shop, row.variant), args),
    inventoryItem: ({ id }: { id: string }) => {
      const variant = shop.variantOfItem(id)
      return variant === undefined ? null : itemView(shop, variant)
    },
    inventoryItems: (args: SearchArguments) =>
      listConnection(
        variants(args.query).map(({ variant }) => ({ id: variant.itemId, variant })),
        (row) => itemView(shop, row.variant),
        args,
      ),
    inventorySetQuantities: (args: { input: SetQuantitiesInput }, _: unknown, info: GraphQLResolveInfo) =>
      keys.run(info, args, () => setQuantities(shop, args.input), keyMismatch),
    fulfillmentCreate: ({ fulfillment }: { fulfillment: FulfillmentInput }) =>
      createFulfillment(shop, fulfillment),
    fulfillmentOrderMove: (args: MoveInput) => moveFulfillmentOrder(shop, args),
    fulfillmentOrderLineItemsPreparedForPickup: ({ input }: { input: PreparedInput }) =>
      prepareForPickup(shop, input),
    orderCancel: (args: { orderId: string; reason: CancelReason; restock: boolean }) =>
      cancelOrder(shop, args),
    orderUpdate: ({ input }: { input: OrderInput }) => updateOrder(shop, input),
    refundCreate: (args: { input: RefundInput }, _: unknown, info: GraphQLResolveInfo) =>
      keys.run(
        info,
        args,
        () => createRefund(shop, args.input),
        () => ({
          order: null,
          refund: null,
          userErrors: [
            {
              field: null,
              message: 'The same idempotency key cannot be used with different operation parameters.',
            },
          ],
        }),
      ),
    return: ({ id }: { id: string }) => {
      const records = [...shop.orders.values()].flatMap((order) => order.returns)
      const record = records.find((candidate) => candidate.id === id)
      return record === undefined ? null : returnView(record)
    },
    returnCreate: ({ returnInput }: { returnInput: ReturnInput }) => createReturn(shop, returnInput),
    returnApproveRequest: ({ input }: { input: { id: string } }) => approveReturn(shop, input.id),
    returnClose: ({ id }: { id: string }) => closeReturn(shop, id),
    reverseDeliveryCreateWithShipping: (input: Parameters<typeof createReverseDelivery>[1]) =>
      createReverseDelivery(shop, input),
    stagedUploadsCreate: ({ input }: { input: readonly { filename: string }[] }) => ({
      stagedTargets: input.map(({ filename }) => stagedTarget(fileHost(), shop.newId('Upload'), filename)),
      userErrors: [],
    }),
  }
}
