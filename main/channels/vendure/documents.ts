/** Every document that is sent to Vendure's Admin API, version 3. */

export const LOGIN = `mutation Login($username: String!, $password: String!) {
  login(username: $username, password: $password) {
    __typename
    ... on ErrorResult { errorCode message }
  }
}`

export const SHOP = `query Shop {
  activeChannel { code }
  orders(options: { take: 1 }) { totalItems }
  productVariants(options: { take: 1 }) { totalItems }
  stockLocations(options: { take: 1 }) { totalItems }
}`

export const PERMISSIONS = `query Permissions {
  activeChannel { code }
  me { channels { code permissions } }
}`

/** Who works the shop: a tag of ours. */
export const TAGS = `query Tags($prefix: String!) {
  tags(options: { take: 100, filter: { value: { contains: $prefix } } }) { items { id value } }
}`

export const CREATE_TAG = `mutation CreateTag($value: String!) { tag: createTag(input: { value: $value }) { id } }`

export const UPDATE_TAG = `mutation UpdateTag($id: ID!, $value: String!) {
  tag: updateTag(input: { id: $id, value: $value }) { id }
}`

export const ORDERS_PER_PAGE = 50

const ADDRESS_FIELDS =
  'fullName company streetLine1 streetLine2 city province postalCode countryCode phoneNumber'

const ORDER_FIELDS = `
      id code type state active createdAt updatedAt orderPlacedAt currencyCode totalWithTax shipping shippingWithTax
      customer { emailAddress groups { name } }
      shippingAddress { ${ADDRESS_FIELDS} }
      billingAddress { ${ADDRESS_FIELDS} }
      shippingLines { shippingMethod { code name } }
      surcharges { id description price priceWithTax }
      payments { state method amount refunds { state total } }
      fulfillments { state method lines { orderLineId quantity } }
      lines {
        id quantity orderPlacedQuantity unitPriceWithTax proratedUnitPrice proratedUnitPriceWithTax
        proratedLinePrice proratedLinePriceWithTax productVariant { sku name }
      }`

export const CHANGED_ORDERS = `query ChangedOrders($options: OrderListOptions!) {
  orders(options: $options) { totalItems items {${ORDER_FIELDS}
  } }
}`

export const STOCK_OF_SKUS = `query StockOfSkus($skus: [String!]!, $take: Int!, $skip: Int!) {
  globalSettings { outOfStockThreshold }
  productVariants(options: { filter: { sku: { in: $skus } }, sort: { id: ASC }, take: $take, skip: $skip }) {
    items {
      id sku trackInventory useGlobalOutOfStockThreshold outOfStockThreshold
      stockLevels { stockLocationId stockOnHand stockAllocated }
    }
  }
}`

export const LISTINGS_OF_SKUS = `query ListingsOfSkus($skus: [String!]!, $take: Int!) {
  productVariants(options: { filter: { sku: { in: $skus } }, sort: { id: ASC }, take: $take }) {
    items { sku name }
  }
}`

/** All variants, each with its stock at every location. */
export const VARIANTS_PER_PAGE = 100
export const CATALOGUE = `query Catalogue($take: Int!, $skip: Int!) {
  activeChannel { defaultCurrencyCode }
  globalSettings { trackInventory outOfStockThreshold }
  productVariants(options: { sort: { id: ASC }, take: $take, skip: $skip }) {
    totalItems
    items {
      id sku name priceWithTax trackInventory useGlobalOutOfStockThreshold outOfStockThreshold
      stockLevels { stockLocationId stockOnHand stockAllocated }
    }
  }
}`

export const LOCATIONS = `query Locations {
  stockLocations(options: { sort: { createdAt: ASC }, take: 100 }) { items { id name } }
}`

export const SET_STOCK = `mutation SetStock($input: [UpdateProductVariantInput!]!) {
  updateProductVariants(input: $input) { id }
}`

export const STANDING_ORDER = `query RemoteOrder($id: ID!) {
  order(id: $id) {
    id state currencyCode shippingWithTax
    lines { id quantity proratedUnitPriceWithTax proratedLinePriceWithTax }
    payments { id state amount refunds { state total reason } }
    fulfillments { id state trackingCode lines { orderLineId quantity } }
    history(options: { filter: { type: { eq: "ORDER_CANCELLATION" } }, sort: { createdAt: DESC }, take: 100 }) { items { data } }
  }
}`

export const SETTLE_PAYMENT = `mutation SettlePayment($id: ID!) {
  outcome: settlePayment(id: $id) { __typename ... on ErrorResult { errorCode message } }
}`

export const ADD_FULFILLMENT = `mutation AddFulfillment($input: FulfillOrderInput!) {
  outcome: addFulfillmentToOrder(input: $input) {
    __typename
    ... on Fulfillment { id }
    ... on ErrorResult { errorCode message }
  }
}`

export const MARK_SHIPPED = `mutation MarkShipped($id: ID!) {
  outcome: transitionFulfillmentToState(id: $id, state: "Shipped") {
    __typename
    ... on FulfillmentStateTransitionError { errorCode message transitionError }
  }
}`

export const CANCEL_LINES = `mutation CancelLines($input: CancelOrderInput!) {
  outcome: cancelOrder(input: $input) { __typename ... on ErrorResult { errorCode message } }
}`

export const REFUND = `mutation Refund($input: RefundOrderInput!) {
  outcome: refundOrder(input: $input) {
    __typename
    ... on Refund { id state total }
    ... on ErrorResult { errorCode message }
  }
}`
