import { buildSchema } from 'graphql'

/**
 * The part of the Admin API of Vendure 3.7 that the simulated shop answers. Names, types and nullability are those
 * of the real schema, so a document that is valid here is valid there; the reverse does not hold.
 */
export const vendureSchema = buildSchema(`
scalar DateTime
scalar JSON
scalar Money

enum SortOrder { ASC DESC }
enum CurrencyCode { CHF EUR GBP PLN SEK USD }
enum GlobalFlag { TRUE FALSE INHERIT }
enum OrderType { Aggregate Regular Seller }
enum ErrorCode {
  CANCEL_ACTIVE_ORDER_ERROR EMPTY_ORDER_LINE_SELECTION_ERROR FULFILLMENT_STATE_TRANSITION_ERROR
  INSUFFICIENT_STOCK_ON_HAND_ERROR INVALID_CREDENTIALS_ERROR ITEMS_ALREADY_FULFILLED_ERROR MULTIPLE_ORDER_ERROR
  NOTHING_TO_REFUND_ERROR QUANTITY_TOO_GREAT_ERROR REFUND_AMOUNT_ERROR REFUND_ORDER_STATE_ERROR
  SETTLE_PAYMENT_ERROR
}
enum HistoryEntryType { ORDER_CANCELLATION ORDER_FULFILLMENT ORDER_STATE_TRANSITION }

input StringOperators { eq: String contains: String in: [String!] notIn: [String!] }
input IDOperators { eq: String in: [String!] }
input BooleanOperators { eq: Boolean }
input DateOperators { eq: DateTime before: DateTime after: DateTime }
input OrderFilterParameter {
  id: IDOperators code: StringOperators state: StringOperators active: BooleanOperators
  updatedAt: DateOperators orderPlacedAt: DateOperators _and: [OrderFilterParameter!] _or: [OrderFilterParameter!]
}
input OrderSortParameter { id: SortOrder updatedAt: SortOrder orderPlacedAt: SortOrder }
input OrderListOptions { skip: Int take: Int sort: OrderSortParameter filter: OrderFilterParameter }
input ProductVariantFilterParameter { sku: StringOperators }
input ProductVariantSortParameter { id: SortOrder }
input ProductVariantListOptions {
  skip: Int take: Int sort: ProductVariantSortParameter filter: ProductVariantFilterParameter
}
input StockLocationSortParameter { createdAt: SortOrder }
input StockLocationListOptions { skip: Int take: Int sort: StockLocationSortParameter }
input HistoryEntryFilterParameter { type: StringOperators }
input HistoryEntrySortParameter { createdAt: SortOrder }
input HistoryEntryListOptions {
  skip: Int take: Int sort: HistoryEntrySortParameter filter: HistoryEntryFilterParameter
}
input StockLevelInput { stockLocationId: ID! stockOnHand: Int! }
input UpdateProductVariantInput { id: ID! trackInventory: GlobalFlag stockLevels: [StockLevelInput!] }
input ConfigArgInput { name: String! value: String! }
input ConfigurableOperationInput { code: String! arguments: [ConfigArgInput!]! }
input OrderLineInput { orderLineId: ID! quantity: Int! }
input FulfillOrderInput { lines: [OrderLineInput!]! handler: ConfigurableOperationInput! }
input CancelOrderInput { orderId: ID! lines: [OrderLineInput!] reason: String cancelShipping: Boolean }
input RefundOrderInput {
  lines: [OrderLineInput!] shipping: Money adjustment: Money amount: Money paymentId: ID! reason: String
}

type Channel { id: ID! code: String! defaultCurrencyCode: CurrencyCode! }
type GlobalSettings { id: ID! trackInventory: Boolean! outOfStockThreshold: Int! }
type CustomerGroup { id: ID! name: String! }
type Customer { id: ID! emailAddress: String! groups: [CustomerGroup!]! }
type OrderAddress {
  fullName: String company: String streetLine1: String streetLine2: String city: String province: String
  postalCode: String countryCode: String phoneNumber: String
}
type ShippingMethod { id: ID! code: String! name: String! }
type ShippingLine { id: ID! shippingMethod: ShippingMethod! }
type StockLevel { stockLocationId: ID! stockOnHand: Int! stockAllocated: Int! }
type Asset { id: ID! preview: String! }
type ProductVariantCustomFields { hsCode: String countryOfOrigin: String }
type Product { id: ID! featuredAsset: Asset customFields: JSON }
type ProductVariant {
  id: ID! sku: String! name: String! priceWithTax: Money! trackInventory: GlobalFlag! useGlobalOutOfStockThreshold: Boolean!
  outOfStockThreshold: Int! stockLevels: [StockLevel!]! product: Product! featuredAsset: Asset
  customFields: ProductVariantCustomFields
}
type ProductVariantList { items: [ProductVariant!]! totalItems: Int! }
type StockLocation { id: ID! name: String! }
type StockLocationList { items: [StockLocation!]! totalItems: Int! }
type OrderLine {
  id: ID! quantity: Int! orderPlacedQuantity: Int! unitPriceWithTax: Money! proratedUnitPriceWithTax: Money!
  proratedUnitPrice: Money! proratedLinePrice: Money! proratedLinePriceWithTax: Money!
  productVariant: ProductVariant!
}
type Refund { id: ID! state: String! total: Money! reason: String }
type Surcharge { id: ID! description: String! price: Money! priceWithTax: Money! }
type Payment { id: ID! state: String! method: String! amount: Money! refunds: [Refund!]! }
type FulfillmentLine { orderLineId: ID! quantity: Int! }
type Fulfillment { id: ID! state: String! method: String! trackingCode: String! lines: [FulfillmentLine!]! }
type HistoryEntry { id: ID! createdAt: DateTime! type: HistoryEntryType! data: JSON! }
type HistoryEntryList { items: [HistoryEntry!]! totalItems: Int! }
type Order {
  id: ID! code: String! type: OrderType! state: String! active: Boolean! createdAt: DateTime! updatedAt: DateTime!
  orderPlacedAt: DateTime currencyCode: CurrencyCode! customer: Customer shippingAddress: OrderAddress
  billingAddress: OrderAddress totalWithTax: Money! shipping: Money! surcharges: [Surcharge!]! shippingWithTax: Money! shippingLines: [ShippingLine!]! lines: [OrderLine!]! payments: [Payment!] fulfillments: [Fulfillment!]
  history(options: HistoryEntryListOptions): HistoryEntryList!
}
type OrderList { items: [Order!]! totalItems: Int! }

interface ErrorResult { errorCode: ErrorCode! message: String! }
type CurrentUserChannel { id: ID! token: String! code: String! permissions: [Permission!]! }
type CurrentUser { id: ID! identifier: String! channels: [CurrentUserChannel!]! }
type InvalidCredentialsError implements ErrorResult { errorCode: ErrorCode! message: String! authenticationError: String! }
type EmptyOrderLineSelectionError implements ErrorResult { errorCode: ErrorCode! message: String! }
type ItemsAlreadyFulfilledError implements ErrorResult { errorCode: ErrorCode! message: String! }
type InsufficientStockOnHandError implements ErrorResult { errorCode: ErrorCode! message: String! }
type FulfillmentStateTransitionError implements ErrorResult {
  errorCode: ErrorCode! message: String! transitionError: String! fromState: String! toState: String!
}
type MultipleOrderError implements ErrorResult { errorCode: ErrorCode! message: String! }
type QuantityTooGreatError implements ErrorResult { errorCode: ErrorCode! message: String! }
type NothingToRefundError implements ErrorResult { errorCode: ErrorCode! message: String! }
type RefundAmountError implements ErrorResult { errorCode: ErrorCode! message: String! maximumRefundable: Int! }
type RefundOrderStateError implements ErrorResult { errorCode: ErrorCode! message: String! orderState: String! }
type SettlePaymentError implements ErrorResult { errorCode: ErrorCode! message: String! paymentErrorMessage: String! }
union NativeAuthenticationResult = CurrentUser | InvalidCredentialsError
union AddFulfillmentToOrderResult =
  Fulfillment | EmptyOrderLineSelectionError | ItemsAlreadyFulfilledError | InsufficientStockOnHandError
  | FulfillmentStateTransitionError
union TransitionFulfillmentToStateResult = Fulfillment | FulfillmentStateTransitionError
union CancelOrderResult = Order | EmptyOrderLineSelectionError | MultipleOrderError | QuantityTooGreatError
union RefundOrderResult = Refund | NothingToRefundError | RefundAmountError | RefundOrderStateError
union SettlePaymentResult = Payment | SettlePaymentError

enum Permission {
  Authenticated ReadCatalog ReadChannel ReadOrder ReadProduct ReadSettings ReadStockLocation SuperAdmin UpdateCatalog
  UpdateOrder UpdateProduct CreateSettings CreateTag UpdateSettings UpdateTag
}
type Tag { id: ID! createdAt: DateTime! updatedAt: DateTime! value: String! }
type TagList { items: [Tag!]! totalItems: Int! }
input TagFilterParameter { value: StringOperators }
input TagListOptions { skip: Int take: Int filter: TagFilterParameter }
input CreateTagInput { value: String! }
input UpdateTagInput { id: ID! value: String }
type Query {
  tags(options: TagListOptions): TagList!
  me: CurrentUser
  activeChannel: Channel!
  globalSettings: GlobalSettings!
  order(id: ID!): Order
  orders(options: OrderListOptions): OrderList!
  productVariants(options: ProductVariantListOptions): ProductVariantList!
  stockLocations(options: StockLocationListOptions): StockLocationList!
}
type Mutation {
  createTag(input: CreateTagInput!): Tag!
  updateTag(input: UpdateTagInput!): Tag!
  login(username: String!, password: String!): NativeAuthenticationResult!
  updateProductVariants(input: [UpdateProductVariantInput!]!): [ProductVariant]!
  settlePayment(id: ID!): SettlePaymentResult!
  addFulfillmentToOrder(input: FulfillOrderInput!): AddFulfillmentToOrderResult!
  transitionFulfillmentToState(id: ID!, state: String!): TransitionFulfillmentToStateResult!
  cancelOrder(input: CancelOrderInput!): CancelOrderResult!
  refundOrder(input: RefundOrderInput!): RefundOrderResult!
}
`)
