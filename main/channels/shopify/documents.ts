import { PICTURE_PX } from '../protocol/picture-url.ts'

/** Every document that is sent to Shopify, for Admin API version 2026-10. */

export const SHOPIFY_API_VERSION = '2026-10'

export const SHOP = `query Shop { shop { name myshopifyDomain currencyCode } }`

const MONEY = 'shopMoney { amount }'

/** Lists without a size (discounts, taxes, holds) cost as one. */
export const ACCESS_SCOPES = `query AccessScopes { currentAppInstallation { accessScopes { handle } } }`

/** Who works the shop: its own metafield. */
export const OWNER = `query Owner {
  shop { id metafield(namespace: "switchyard", key: "owner") { value compareDigest } }
}`

export const SET_OWNER = `mutation SetOwner($metafields: [MetafieldsSetInput!]!) {
  metafieldsSet(metafields: $metafields) { userErrors { code message } }
}`

const LINE_FIELDS = `id sku title quantity currentQuantity unfulfilledQuantity requiresShipping
  customAttributes { key value }
  originalUnitPriceSet { ${MONEY} }
  discountAllocations { allocatedAmountSet { ${MONEY} } }
  taxLines { priceSet { ${MONEY} } }`

const FULFILLMENT_ORDER_FIELDS = `id status requestStatus fulfillAt
  fulfillmentHolds { reason }
  deliveryMethod { methodType additionalInformation { instructions } }
  assignedLocation { name address1 address2 zip city countryCode location { id isFulfillmentService } }`

const FULFILLMENT_ORDER_LINES = `pageInfo { hasNextPage endCursor } nodes { id remainingQuantity totalQuantity lineItem { id } }`

const ADDRESS_FIELDS =
  'name company address1 address2 zip city province provinceCode countryCodeV2 phone latitude longitude'

/**
 * 8 orders of 5 lines and 2 fulfilment orders cost 954 of the 1,000 points that one query may ask for; what an order
 * has more is asked for one order at a time.
 */
export const ORDERS_PER_PAGE = 8
export const LINES_PER_PAGE = 5

const ORDER_FIELDS = `
  id name createdAt updatedAt cancelledAt test tags note email phone currencyCode requiresShipping
  displayFinancialStatus displayFulfillmentStatus returnStatus taxesIncluded
  risk { recommendation }
  customAttributes { key value }
  customer { displayName tags defaultEmailAddress { emailAddress } }
  shippingAddress { ${ADDRESS_FIELDS} }
  billingAddress { ${ADDRESS_FIELDS} }
  shippingLine { code title discountedPriceSet { ${MONEY} } taxLines { priceSet { ${MONEY} } } }
  totalPriceSet { ${MONEY} } totalReceivedSet { ${MONEY} } totalRefundedSet { ${MONEY} } totalTipReceivedSet { ${MONEY} }
  localizedFields(first: 3) { nodes { key value } }
  transactions { kind status gateway amountSet { ${MONEY} } }
  fulfillmentOrders(first: 2) {
    pageInfo { hasNextPage endCursor }
    nodes { ${FULFILLMENT_ORDER_FIELDS} lineItems(first: $lines) { ${FULFILLMENT_ORDER_LINES} } }
  }
  lineItems(first: $lines) { pageInfo { hasNextPage endCursor } nodes { ${LINE_FIELDS} } }`

export const CHANGED_ORDERS = `query ChangedOrders($first: Int!, $lines: Int!, $after: String, $query: String!) {
  orders(first: $first, after: $after, sortKey: UPDATED_AT, query: $query) {
    pageInfo { hasNextPage endCursor }
    nodes { ${ORDER_FIELDS} }
  }
}`

/** As many as a page; null for one that is not there. */
export const ORDERS_BY_ID = `query OrdersById($ids: [ID!]!, $lines: Int!) {
  nodes(ids: $ids) { ... on Order { ${ORDER_FIELDS} } }
}`

export const MORE_LINES = `query MoreLines($id: ID!, $after: String!) {
  order(id: $id) { lineItems(first: 90, after: $after) { pageInfo { hasNextPage endCursor } nodes { ${LINE_FIELDS} } } }
}`

/** All fulfilment orders of an order that has many, or with many lines. */
export const FULFILLMENT_ORDERS = `query FulfillmentOrders($id: ID!) {
  order(id: $id) {
    fulfillmentOrders(first: 18) {
      pageInfo { hasNextPage endCursor }
      nodes { ${FULFILLMENT_ORDER_FIELDS} lineItems(first: 20) { ${FULFILLMENT_ORDER_LINES} } }
    }
  }
}`

/** Stock of up to 25 SKUs at up to 10 locations each. */
export const SKUS_PER_QUERY = 25
export const STOCK_OF_SKUS = `query StockOfSkus($first: Int!, $query: String!, $after: String) {
  productVariants(first: $first, query: $query, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes {
      sku
      inventoryItem {
        id tracked
        inventoryLevels(first: 10) { nodes { location { id } quantities(names: ["available"]) { name quantity } } }
      }
    }
  }
}`

export const LISTINGS_OF_SKUS = `query ListingsOfSkus($first: Int!, $query: String!) {
  productVariants(first: $first, query: $query) { nodes { sku title barcode product { title } } }
}`

/** Shopify makes it on the way, as JPEG. */
const PICTURE = `preview { image { url(transform: { maxWidth: ${PICTURE_PX}, maxHeight: ${PICTURE_PX}, preferredContentType: JPG }) } }`
export const FACTS_OF_SKUS = `query FactsOfSkus($first: Int!, $query: String!) {
  productVariants(first: $first, query: $query) {
    nodes {
      sku
      media(first: 1) { nodes { ${PICTURE} } }
      product { featuredMedia { ${PICTURE} } }
      inventoryItem { harmonizedSystemCode countryCodeOfOrigin }
    }
  }
}`

/** All variants of products that are not in the archive, each with its stock at up to `places` locations. */
export const CATALOGUE = `query Catalogue($first: Int!, $places: Int!, $after: String) {
  shop { currencyCode taxesIncluded }
  productVariantsCount(query: "product_status:active,draft", limit: null) { count }
  productVariants(first: $first, after: $after, query: "product_status:active,draft", sortKey: ID) {
    pageInfo { hasNextPage endCursor }
    nodes {
      id sku title barcode price requiresComponents
      product { title productType isGiftCard }
      inventoryItem {
        tracked requiresShipping harmonizedSystemCode countryCodeOfOrigin measurement { weight { unit value } }
        inventoryLevels(first: $places) {
          nodes { location { id } quantities(names: ["available", "committed"]) { name quantity } }
        }
      }
    }
  }
}`

export const LOCATIONS = `query Locations {
  locations(first: 50, sortKey: ID) { nodes { id name isActive fulfillsOnlineOrders } }
}`

export const SET_STOCK = `mutation SetStock($input: InventorySetQuantitiesInput!, $key: String!) {
  inventorySetQuantities(input: $input) @idempotent(key: $key) {
    inventoryAdjustmentGroup { id }
    userErrors { code field message }
  }
}`

export const OPEN_FULFILLMENT_ORDERS = `query OpenFulfillmentOrders($id: ID!) {
  order(id: $id) {
    cancelledAt
    fulfillmentOrders(first: 10) {
      nodes {
        id status requestStatus fulfillmentHolds { reason }
        assignedLocation { name location { id isFulfillmentService } }
        lineItems(first: 40) { ${FULFILLMENT_ORDER_LINES} }
      }
    }
  }
}`

export const MOVE_FULFILLMENT_ORDER = `mutation MoveFulfillmentOrder($id: ID!, $location: ID!, $lines: [FulfillmentOrderLineItemInput!]) {
  fulfillmentOrderMove(id: $id, newLocationId: $location, fulfillmentOrderLineItems: $lines) {
    movedFulfillmentOrder { id }
    userErrors { field message }
  }
}`

export const PREPARED_FOR_PICKUP = `mutation PreparedForPickup($input: FulfillmentOrderLineItemsPreparedForPickupInput!) {
  fulfillmentOrderLineItemsPreparedForPickup(input: $input) { userErrors { code field message } }
}`

export const SET_ADDRESS = `mutation SetAddress($input: OrderInput!) {
  orderUpdate(input: $input) { order { id } userErrors { field message } }
}`

export const MORE_FULFILLMENT_ORDER_LINES = `query MoreFulfillmentOrderLines($id: ID!, $after: String!) {
  fulfillmentOrder(id: $id) { lineItems(first: 100, after: $after) { ${FULFILLMENT_ORDER_LINES} } }
}`

export const FULFILLMENTS = `query Fulfillments($id: ID!) {
  order(id: $id) {
    fulfillments(first: 10) {
      status
      trackingInfo(first: 10) { number }
      fulfillmentLineItems(first: 30) { nodes { quantity lineItem { id } } }
    }
  }
}`

export const CREATE_FULFILLMENT = `mutation CreateFulfillment($fulfillment: FulfillmentInput!) {
  fulfillmentCreate(fulfillment: $fulfillment) { fulfillment { id } userErrors { field message } }
}`

export const CANCELLATION = `query Cancellation($id: ID!) {
  order(id: $id) {
    cancelledAt
    lineItems(first: 100) { nodes { id currentQuantity unfulfilledQuantity } }
    refunds(first: 20) { note }
  }
}`

export const CANCEL_ORDER = `mutation CancelOrder($id: ID!, $note: String!) {
  orderCancel(
    orderId: $id, reason: INVENTORY, restock: false, notifyCustomer: true
    refundMethod: { originalPaymentMethodsRefund: true }, staffNote: $note
  ) {
    job { id }
    orderCancelUserErrors { code message }
  }
}`

/** Returns that customers of an order ask for; rare, so they are read one order at a time. */
export const RETURNS = `query Returns($id: ID!) {
  order(id: $id) {
    returns(first: 10) {
      nodes {
        id status
        returnLineItems(first: 25) {
          nodes { quantity ... on ReturnLineItem { returnReasonNote customerNote fulfillmentLineItem { lineItem { id } } } }
        }
      }
    }
  }
}`

export const REFUNDS = `query Refunds($id: ID!) { order(id: $id) { refunds(first: 100) { note } } }`

export const RETURN_STATUS = `query ReturnStatus($id: ID!) { return(id: $id) { status } }`

export const APPROVE_RETURN = `mutation ApproveReturn($input: ReturnApproveRequestInput!) {
  returnApproveRequest(input: $input) { return { id } userErrors { field message } }
}`

/** By which parcels an order's returns come. */
export const RETURN_DELIVERIES = `query ReturnDeliveries($id: ID!) {
  order(id: $id) {
    returns(first: 10) {
      nodes {
        id status
        reverseFulfillmentOrders(first: 2) {
          nodes {
            id
            reverseDeliveries(first: 3) {
              nodes { deliverable { ... on ReverseDeliveryShippingDeliverable { tracking { number } } } }
            }
          }
        }
      }
    }
  }
}`

/** What of an order has left, by the lines that a return names. */
export const SHIPPED_LINES = `query ShippedLines($id: ID!) {
  order(id: $id) {
    fulfillments(first: 10) { fulfillmentLineItems(first: 30) { nodes { id quantity lineItem { id } } } }
  }
}`

export const CREATE_RETURN = `mutation CreateReturn($input: ReturnInput!) {
  returnCreate(returnInput: $input) { return { id } userErrors { field message } }
}`

export const STAGE_LABEL = `mutation StageLabel($input: [StagedUploadInput!]!) {
  stagedUploadsCreate(input: $input) {
    stagedTargets { url resourceUrl parameters { name value } }
    userErrors { field message }
  }
}`

/** Of no lines named it brings all of the return. */
export const REVERSE_DELIVERY = `mutation ReverseDelivery(
  $id: ID!, $tracking: ReverseDeliveryTrackingInput, $label: ReverseDeliveryLabelInput
) {
  reverseDeliveryCreateWithShipping(
    reverseFulfillmentOrderId: $id, reverseDeliveryLineItems: [], trackingInput: $tracking, labelInput: $label
    notifyCustomer: true
  ) { reverseDelivery { id } userErrors { field message } }
}`

export const CLOSE_RETURN = `mutation CloseReturn($id: ID!) {
  returnClose(id: $id) { return { id } userErrors { field message } }
}`

export const SUGGESTED_REFUND = `query SuggestedRefund($id: ID!, $lines: [RefundLineItemInput!], $shipping: Boolean!) {
  order(id: $id) {
    currencyCode
    suggestedRefund(refundLineItems: $lines, refundShipping: $shipping) {
      maximumRefundableSet { shopMoney { amount } }
      shipping { amountSet { shopMoney { amount } } }
      suggestedTransactions { amountSet { shopMoney { amount } } gateway parentTransaction { id } }
    }
  }
}`

export const REFUND_LINES = `mutation RefundLines($input: RefundInput!, $key: String!) {
  refundCreate(input: $input) @idempotent(key: $key) { refund { id } userErrors { field message } }
}`
