import { GraphQLError } from 'graphql'
import type { Misbehaviour } from '../../../main/demo/channel-server/misbehaviour.ts'
import type { HeadlessShop } from './headless-shop.ts'
import {
  addFulfillment,
  type CancelInput,
  cancelOrder,
  type FulfillInput,
  moveFulfillment,
  type RefundInput,
  refundOrder,
  settlePayment,
  updateVariants,
  type VariantInput,
} from './mutations.ts'
import { listOrders, type OrderListOptions } from './order-list.ts'
import { tagsOf } from './tags.ts'
import { orderView, variantView } from './views.ts'

/** Vendure's usual `adminListQueryLimit`, which is also what a list without a size gives. */
const LARGEST_TAKE = 1000
const DEFAULT_TAKE = LARGEST_TAKE

interface VariantListOptions {
  readonly skip?: number | null
  readonly take?: number | null
  readonly filter?: { readonly sku?: { readonly in?: readonly string[] | null } | null } | null
}

/** The root value: one function per field of Query and Mutation. */
export function rootOf(shop: HeadlessShop, misbehaviour: Misbehaviour): Readonly<Record<string, unknown>> {
  return {
    activeChannel: { id: '1', code: shop.settings.name, defaultCurrencyCode: shop.settings.currency },
    globalSettings: {
      id: '1',
      trackInventory: true,
      outOfStockThreshold: shop.settings.outOfStockThreshold,
    },
    ...tagsOf(shop),
    me: () => ({
      id: '1',
      identifier: 'switchyard',
      channels: [{ id: '1', token: 'default', code: shop.settings.name, permissions: [...shop.permissions] }],
    }),
    order({ id }: { id: string }) {
      const order = shop.orders.get(id)
      return order === undefined ? null : orderView(shop, order)
    },
    orders: ({ options }: { options?: OrderListOptions | null }) =>
      listOrders(shop, misbehaviour, options ?? {}),
    productVariants({ options }: { options?: VariantListOptions | null }) {
      const skus = options?.filter?.sku?.in ?? null
      const found = shop.variants.filter(({ sku }) => skus === null || skus.includes(sku))
      const skip = options?.skip ?? 0
      const take = options?.take ?? DEFAULT_TAKE
      if (take > LARGEST_TAKE)
        throw new GraphQLError(
          `Cannot take more than ${LARGEST_TAKE} results (error.list-query-limit-exceeded)`,
        )
      const items = found.slice(skip, skip + take).map(variantView)
      return { items, totalItems: found.length }
    },
    stockLocations: () => ({ items: shop.locations, totalItems: shop.locations.length }),
    updateProductVariants: ({ input }: { input: readonly VariantInput[] }) => updateVariants(shop, input),
    settlePayment: ({ id }: { id: string }) => settlePayment(shop, id),
    addFulfillmentToOrder: ({ input }: { input: FulfillInput }) => addFulfillment(shop, input),
    transitionFulfillmentToState: ({ id, state }: { id: string; state: string }) =>
      moveFulfillment(shop, id, state),
    cancelOrder: ({ input }: { input: CancelInput }) => cancelOrder(shop, input),
    refundOrder: ({ input }: { input: RefundInput }) => refundOrder(shop, input),
  }
}
