import { buildSchema } from 'graphql'

const connection = (node: string): string => `
type ${node}Connection { edges: [${node}Edge!]! nodes: [${node}!]! pageInfo: PageInfo! }
type ${node}Edge { cursor: String! node: ${node}! }`

const PAGING = 'after: String, before: String, first: Int, last: Int, reverse: Boolean = false'

/**
 * The part of the Admin API of 2026-10 that the simulated shop answers. Names, types and nullability are
 * those of the real schema, so a document that is valid here is valid there; the reverse does not hold.
 */
export const shopifySchema = buildSchema(`
directive @idempotent(key: String!) on FIELD

schema { query: QueryRoot mutation: Mutation }

scalar DateTime
scalar Decimal
scalar Money
scalar UnsignedInt64
scalar URL

enum CountryCode { AD AT AU BE BG CA CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IT JP LI LT LU LV MC MT NL NO PL PT RO SE SI SK US }
enum CurrencyCode { CHF EUR GBP PLN SEK USD }
enum OrderSortKeys { CREATED_AT ID ORDER_NUMBER PROCESSED_AT UPDATED_AT }
enum OrderCancelReason { CUSTOMER DECLINED FRAUD INVENTORY OTHER STAFF }
enum OrderDisplayFinancialStatus { AUTHORIZED EXPIRED PAID PARTIALLY_PAID PARTIALLY_REFUNDED PENDING REFUNDED VOIDED }
enum OrderDisplayFulfillmentStatus {
  FULFILLED FULFILLMENT_NOT_REQUIRED IN_PROGRESS ON_HOLD OPEN PARTIALLY_FULFILLED PENDING_FULFILLMENT
  REQUEST_DECLINED RESTOCKED SCHEDULED UNFULFILLED
}
enum FulfillmentOrderStatus { CANCELLED CLOSED INCOMPLETE IN_PROGRESS ON_HOLD OPEN SCHEDULED }
enum FulfillmentStatus { CANCELLED ERROR FAILURE OPEN PENDING SUCCESS }
enum LocationSortKeys { ID NAME RELEVANCE }
enum ProductVariantSortKeys { ID SKU TITLE }
enum OrderTransactionKind { AUTHORIZATION CAPTURE CHANGE EMV_AUTHORIZATION REFUND SALE SUGGESTED_REFUND VOID }
enum SuggestedOrderTransactionKind { SUGGESTED_REFUND }
enum RefundLineItemRestockType { CANCEL LEGACY_RESTOCK NO_RESTOCK RETURN }
enum FulfillmentOrderRequestStatus {
  ACCEPTED CANCELLATION_ACCEPTED CANCELLATION_REJECTED CANCELLATION_REQUESTED CLOSED REJECTED SUBMITTED UNSUBMITTED
}
enum FulfillmentHoldReason {
  AWAITING_PAYMENT AWAITING_RETURN_ITEMS HIGH_RISK_OF_FRAUD INCORRECT_ADDRESS INVENTORY_OUT_OF_STOCK
  ONLINE_STORE_POST_PURCHASE_CROSS_SELL OTHER UNKNOWN_DELIVERY_DATE
}
enum DeliveryMethodType { LOCAL NONE PICKUP_POINT PICK_UP RETAIL SHIPPING }
enum OrderRiskRecommendationResult { ACCEPT CANCEL INVESTIGATE NONE }
enum OrderTransactionStatus { AWAITING_RESPONSE ERROR FAILURE PENDING SUCCESS UNKNOWN }
enum FulfillmentOrderMoveFulfillmentOrderMoveUserErrorCode { CANNOT_MOVE_FULFILLMENT_ORDER_WITH_REPORTED_PROGRESS }
enum OrderReturnStatus { INSPECTION_COMPLETE IN_PROGRESS NO_RETURN RETURNED RETURN_FAILED RETURN_REQUESTED }
enum ReverseFulfillmentOrderStatus { CANCELED CLOSED OPEN }
enum StagedUploadHttpMethodType { POST PUT }
enum StagedUploadTargetGenerateUploadResource {
  BULK_MUTATION_VARIABLES COLLECTION_IMAGE DISPUTE_FILE_UPLOAD FILE IMAGE MODEL_3D PRODUCT_IMAGE RETURN_LABEL SHOP_IMAGE URL_REDIRECT_IMPORT VIDEO
}
enum ReturnStatus { CANCELED CLOSED DECLINED OPEN REQUESTED }
enum WeightUnit { GRAMS KILOGRAMS OUNCES POUNDS }
enum InventorySetQuantitiesUserErrorCode {
  CHANGE_FROM_QUANTITY_STALE COMPARE_QUANTITY_REQUIRED COMPARE_QUANTITY_STALE IDEMPOTENCY_CONCURRENT_REQUEST
  IDEMPOTENCY_KEY_PARAMETER_MISMATCH IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED INVALID_INVENTORY_ITEM INVALID_LOCATION
  INVALID_NAME INVALID_QUANTITY_NEGATIVE INVALID_QUANTITY_TOO_HIGH INVALID_QUANTITY_TOO_LOW INVALID_REASON
  INVALID_REFERENCE_DOCUMENT NON_MUTABLE_INVENTORY_ITEM NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR
}
enum OrderCancelUserErrorCode {
  INTERNAL_ERROR INVALID NOT_FOUND NO_REFUND_PERMISSION NO_REFUND_TO_STORE_CREDIT_PERMISSION
  STORE_CREDIT_REFUND_B2B_NOT_SUPPORTED STORE_CREDIT_REFUND_EXPIRATION_IN_PAST STORE_CREDIT_REFUND_MISSING_CUSTOMER
}
enum ReturnErrorCode { ALREADY_EXISTS GREATER_THAN INVALID INVALID_STATE NOT_FOUND }

interface Node { id: ID! }
interface DisplayableError { field: [String!] message: String! }
type UserError implements DisplayableError { field: [String!] message: String! }
type PageInfo { endCursor: String hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String }
type MoneyV2 { amount: Decimal! currencyCode: CurrencyCode! }
type MoneyBag { presentmentMoney: MoneyV2! shopMoney: MoneyV2! }
type Weight { unit: WeightUnit! value: Float! }
type Job { done: Boolean! id: ID! }

type Metafield { id: ID! namespace: String! key: String! value: String! type: String! compareDigest: String! }
input MetafieldsSetInput { ownerId: ID! namespace: String key: String! type: String value: String! compareDigest: String }
type MetafieldsSetUserError { field: [String!] message: String! code: String elementIndex: Int }
type MetafieldsSetPayload { metafields: [Metafield!] userErrors: [MetafieldsSetUserError!]! }
type Shop implements Node {
  id: ID! name: String! currencyCode: CurrencyCode! ianaTimezone: String! myshopifyDomain: String! taxesIncluded: Boolean!
  metafield(namespace: String, key: String!): Metafield
}

type AccessScope { handle: String! description: String! }
type AppInstallation { id: ID! accessScopes: [AccessScope!]! }
type QueryRoot {
  shop: Shop!
  currentAppInstallation: AppInstallation!
  order(id: ID!): Order
  nodes(ids: [ID!]!): [Node]!
  orders(${PAGING}, query: String, sortKey: OrderSortKeys = PROCESSED_AT): OrderConnection!
  fulfillmentOrder(id: ID!): FulfillmentOrder
  return(id: ID!): Return
  locations(${PAGING}, query: String, includeInactive: Boolean = false, sortKey: LocationSortKeys = NAME): LocationConnection!
  productVariantsCount(query: String, limit: Int = 10000): Count
  productVariants(${PAGING}, query: String, sortKey: ProductVariantSortKeys = ID): ProductVariantConnection!
  inventoryItem(id: ID!): InventoryItem
  inventoryItems(${PAGING}, query: String): InventoryItemConnection!
}

type MailingAddress implements Node {
  id: ID! name: String firstName: String lastName: String company: String address1: String address2: String
  zip: String city: String province: String provinceCode: String country: String countryCodeV2: CountryCode phone: String
  latitude: Float longitude: Float
}
type CustomerEmailAddress { emailAddress: String! }
type Customer implements Node {
  id: ID! displayName: String! firstName: String lastName: String tags: [String!]!
  defaultEmailAddress: CustomerEmailAddress
}
type Attribute { key: String! value: String }
type TaxLine { title: String! rate: Float priceSet: MoneyBag! }
type DiscountAllocation { allocatedAmountSet: MoneyBag! }
type ShippingLine {
  id: ID code: String title: String! originalPriceSet: MoneyBag! discountedPriceSet: MoneyBag! taxLines: [TaxLine!]!
}
type LineItem implements Node {
  id: ID! name: String! title: String! sku: String quantity: Int! currentQuantity: Int! refundableQuantity: Int!
  unfulfilledQuantity: Int! requiresShipping: Boolean! originalUnitPriceSet: MoneyBag! customAttributes: [Attribute!]!
  discountAllocations: [DiscountAllocation!]! taxLines(first: Int): [TaxLine!]! variant: ProductVariant weight: Weight
}
${connection('LineItem')}

type FulfillmentOrderAssignedLocation {
  location: Location name: String! countryCode: CountryCode! zip: String city: String address1: String address2: String
}
type FulfillmentHold implements Node { id: ID! reason: FulfillmentHoldReason! displayReason: String! }
type DeliveryMethodAdditionalInformation { instructions: String phone: String }
type DeliveryMethod implements Node { id: ID! methodType: DeliveryMethodType! additionalInformation: DeliveryMethodAdditionalInformation }
type FulfillmentOrderLineItem implements Node {
  id: ID! lineItem: LineItem! remainingQuantity: Int! totalQuantity: Int! sku: String requiresShipping: Boolean!
  inventoryItemId: ID
}
${connection('FulfillmentOrderLineItem')}
type FulfillmentOrder implements Node {
  id: ID! status: FulfillmentOrderStatus! orderId: ID! orderName: String! createdAt: DateTime! updatedAt: DateTime! fulfillBy: DateTime
  fulfillAt: DateTime requestStatus: FulfillmentOrderRequestStatus! fulfillmentHolds: [FulfillmentHold!]! deliveryMethod: DeliveryMethod
  assignedLocation: FulfillmentOrderAssignedLocation!
  lineItems(${PAGING}): FulfillmentOrderLineItemConnection!
}
${connection('FulfillmentOrder')}

type FulfillmentTrackingInfo { company: String number: String url: URL }
type FulfillmentLineItem implements Node { id: ID! lineItem: LineItem! quantity: Int }
${connection('FulfillmentLineItem')}
type Fulfillment implements Node {
  id: ID! name: String! status: FulfillmentStatus! createdAt: DateTime! updatedAt: DateTime! location: Location totalQuantity: Int!
  trackingInfo(first: Int): [FulfillmentTrackingInfo!]!
  fulfillmentLineItems(${PAGING}): FulfillmentLineItemConnection!
}

type RefundLineItem { id: ID lineItem: LineItem! quantity: Int! restockType: RefundLineItemRestockType! restocked: Boolean! }
${connection('RefundLineItem')}
type Refund implements Node {
  id: ID! createdAt: DateTime note: String totalRefundedSet: MoneyBag!
  refundLineItems(${PAGING}): RefundLineItemConnection!
}
interface ReturnLineItemType implements Node { id: ID! quantity: Int! returnReasonNote: String! customerNote: String }
type ReturnLineItem implements Node & ReturnLineItemType {
  id: ID! quantity: Int! returnReasonNote: String! customerNote: String fulfillmentLineItem: FulfillmentLineItem!
}
${connection('ReturnLineItemType')}
type Return implements Node {
  id: ID! name: String! status: ReturnStatus! totalQuantity: Int! createdAt: DateTime!
  returnLineItems(${PAGING}): ReturnLineItemTypeConnection!
  reverseFulfillmentOrders(${PAGING}): ReverseFulfillmentOrderConnection!
}
type ReverseFulfillmentOrder implements Node {
  id: ID! status: ReverseFulfillmentOrderStatus!
  reverseDeliveries(${PAGING}): ReverseDeliveryConnection!
}
${connection('ReverseFulfillmentOrder')}
type ReverseDelivery implements Node { id: ID! deliverable: ReverseDeliveryDeliverable }
${connection('ReverseDelivery')}
union ReverseDeliveryDeliverable = ReverseDeliveryShippingDeliverable
type ReverseDeliveryShippingDeliverable { label: ReverseDeliveryLabelV2 tracking: ReverseDeliveryTrackingV2 }
type ReverseDeliveryLabelV2 { createdAt: DateTime! publicFileUrl: URL updatedAt: DateTime! }
type ReverseDeliveryTrackingV2 { carrierName: String number: String url: URL }
${connection('Return')}

type OrderTransaction implements Node {
  id: ID! gateway: String kind: OrderTransactionKind! status: OrderTransactionStatus! amountSet: MoneyBag!
}
type OrderRiskSummary { recommendation: OrderRiskRecommendationResult! }
type SuggestedOrderTransaction { amountSet: MoneyBag! gateway: String kind: SuggestedOrderTransactionKind! parentTransaction: OrderTransaction }
type ShippingRefund { amountSet: MoneyBag! }
type SuggestedRefund { amountSet: MoneyBag! maximumRefundableSet: MoneyBag! shipping: ShippingRefund! suggestedTransactions: [SuggestedOrderTransaction!]! }

type Order implements Node {
  localizedFields(${PAGING}, purposes: [LocalizedFieldPurpose!]): LocalizedFieldConnection!
  id: ID! name: String! legacyResourceId: UnsignedInt64! number: Int! email: String phone: String note: String tags: [String!]! test: Boolean!
  createdAt: DateTime! processedAt: DateTime! updatedAt: DateTime! cancelledAt: DateTime cancelReason: OrderCancelReason
  closed: Boolean! confirmed: Boolean! currencyCode: CurrencyCode! requiresShipping: Boolean! sourceName: String
  displayFinancialStatus: OrderDisplayFinancialStatus displayFulfillmentStatus: OrderDisplayFulfillmentStatus! returnStatus: OrderReturnStatus!
  taxesIncluded: Boolean! risk: OrderRiskSummary! customAttributes: [Attribute!]! transactions(first: Int): [OrderTransaction!]!
  customer: Customer shippingAddress: MailingAddress billingAddress: MailingAddress shippingLine: ShippingLine
  totalPriceSet: MoneyBag! subtotalPriceSet: MoneyBag totalShippingPriceSet: MoneyBag! totalRefundedSet: MoneyBag!
  totalReceivedSet: MoneyBag! totalTipReceivedSet: MoneyBag!
  lineItems(${PAGING}): LineItemConnection!
  fulfillmentOrders(${PAGING}, displayable: Boolean = false, query: String): FulfillmentOrderConnection!
  fulfillments(first: Int, query: String): [Fulfillment!]!
  refunds(first: Int): [Refund!]!
  returns(${PAGING}, query: String): ReturnConnection!
  suggestedRefund(refundLineItems: [RefundLineItemInput!], refundShipping: Boolean, suggestFullRefund: Boolean = false): SuggestedRefund
}
${connection('Order')}

type LocationAddress { address1: String city: String countryCode: String zip: String }
type Location implements Node { id: ID! name: String! isActive: Boolean! fulfillsOnlineOrders: Boolean! shipsInventory: Boolean!
  isFulfillmentService: Boolean! address: LocationAddress! }
${connection('Location')}
type InventoryQuantity { name: String! quantity: Int! }
type InventoryLevel implements Node { id: ID! item: InventoryItem! location: Location! isActive: Boolean! updatedAt: DateTime! quantities(names: [String!]!): [InventoryQuantity!]! }
${connection('InventoryLevel')}
type InventoryItemMeasurement implements Node { id: ID! weight: Weight }
type InventoryItem implements Node {
  id: ID! sku: String tracked: Boolean! requiresShipping: Boolean! updatedAt: DateTime!
  harmonizedSystemCode: String countryCodeOfOrigin: CountryCode measurement: InventoryItemMeasurement!
  inventoryLevel(locationId: ID!, includeInactive: Boolean = false): InventoryLevel
  inventoryLevels(${PAGING}, query: String, includeInactive: Boolean = false): InventoryLevelConnection!
}
${connection('InventoryItem')}
enum CountPrecision { AT_LEAST EXACT }
type Count { count: Int! precision: CountPrecision! }
enum ImageContentType { JPG PNG WEBP }
input ImageTransformInput { maxHeight: Int maxWidth: Int preferredContentType: ImageContentType }
type Image { url(transform: ImageTransformInput): URL! }
type MediaPreviewImage { image: Image }
interface Media { id: ID! preview: MediaPreviewImage }
type MediaImage implements Media & Node { id: ID! preview: MediaPreviewImage }
type MediaConnection { nodes: [Media!]! }
type Product implements Node {
  id: ID! title: String! productType: String! isGiftCard: Boolean! featuredMedia: Media
}
type ProductVariant implements Node {
  id: ID! sku: String title: String! displayName: String! price: Money! barcode: String inventoryQuantity: Int
  inventoryItem: InventoryItem! updatedAt: DateTime! product: Product! requiresComponents: Boolean!
  media(${PAGING}): MediaConnection!
}
${connection('ProductVariant')}

type Mutation {
  metafieldsSet(metafields: [MetafieldsSetInput!]!): MetafieldsSetPayload
  inventorySetQuantities(input: InventorySetQuantitiesInput!): InventorySetQuantitiesPayload
  fulfillmentCreate(fulfillment: FulfillmentInput!, message: String): FulfillmentCreatePayload
  fulfillmentOrderMove(
    id: ID!, newLocationId: ID!, fulfillmentOrderLineItems: [FulfillmentOrderLineItemInput!]
  ): FulfillmentOrderMovePayload
  fulfillmentOrderLineItemsPreparedForPickup(input: FulfillmentOrderLineItemsPreparedForPickupInput!): FulfillmentOrderLineItemsPreparedForPickupPayload
  orderCancel(
    orderId: ID!, reason: OrderCancelReason!, restock: Boolean!, notifyCustomer: Boolean = false
    refundMethod: OrderCancelRefundMethodInput, staffNote: String = null
  ): OrderCancelPayload
  refundCreate(input: RefundInput!): RefundCreatePayload
  orderUpdate(input: OrderInput!): OrderUpdatePayload
  returnCreate(returnInput: ReturnInput!): ReturnCreatePayload
  returnApproveRequest(input: ReturnApproveRequestInput!): ReturnApproveRequestPayload
  returnClose(id: ID!): ReturnClosePayload
  reverseDeliveryCreateWithShipping(
    reverseFulfillmentOrderId: ID!, reverseDeliveryLineItems: [ReverseDeliveryLineItemInput!]!
    trackingInput: ReverseDeliveryTrackingInput = null, labelInput: ReverseDeliveryLabelInput = null
    notifyCustomer: Boolean = true
  ): ReverseDeliveryCreateWithShippingPayload
  stagedUploadsCreate(input: [StagedUploadInput!]!): StagedUploadsCreatePayload
}

input InventoryQuantityInput { changeFromQuantity: Int inventoryItemId: ID! locationId: ID! quantity: Int! }
input InventorySetQuantitiesInput { name: String! quantities: [InventoryQuantityInput!]! reason: String! referenceDocumentUri: String }
type InventoryChange { delta: Int! item: InventoryItem location: Location name: String! quantityAfterChange: Int }
type InventoryAdjustmentGroup implements Node { id: ID! createdAt: DateTime! reason: String! referenceDocumentUri: String changes: [InventoryChange!]! }
type InventorySetQuantitiesUserError implements DisplayableError { code: InventorySetQuantitiesUserErrorCode field: [String!] message: String! }
type InventorySetQuantitiesPayload { inventoryAdjustmentGroup: InventoryAdjustmentGroup userErrors: [InventorySetQuantitiesUserError!]! }

input PreparedFulfillmentOrderLineItemsInput { fulfillmentOrderId: ID! }
input FulfillmentOrderLineItemsPreparedForPickupInput { lineItemsByFulfillmentOrder: [PreparedFulfillmentOrderLineItemsInput!]! }
enum FulfillmentOrderLineItemsPreparedForPickupUserErrorCode { FULFILLMENT_ORDER_INVALID NO_LINE_ITEMS_TO_PREPARE_FOR_FULFILLMENT_ORDER UNABLE_TO_PREPARE_QUANTITY }
type FulfillmentOrderLineItemsPreparedForPickupUserError implements DisplayableError {
  code: FulfillmentOrderLineItemsPreparedForPickupUserErrorCode field: [String!] message: String!
}
type FulfillmentOrderLineItemsPreparedForPickupPayload { userErrors: [FulfillmentOrderLineItemsPreparedForPickupUserError!]! }

input FulfillmentOrderLineItemInput { id: ID! quantity: Int! }
input FulfillmentOrderLineItemsInput { fulfillmentOrderId: ID! fulfillmentOrderLineItems: [FulfillmentOrderLineItemInput!] }
input FulfillmentTrackingInput { company: String number: String numbers: [String!] url: URL urls: [URL!] }
input FulfillmentInput { lineItemsByFulfillmentOrder: [FulfillmentOrderLineItemsInput!]! notifyCustomer: Boolean = false trackingInfo: FulfillmentTrackingInput }
type FulfillmentCreatePayload { fulfillment: Fulfillment userErrors: [UserError!]! }

type FulfillmentOrderMoveFulfillmentOrderMoveUserError implements DisplayableError {
  code: FulfillmentOrderMoveFulfillmentOrderMoveUserErrorCode field: [String!] message: String!
}
type FulfillmentOrderMovePayload {
  movedFulfillmentOrder: FulfillmentOrder originalFulfillmentOrder: FulfillmentOrder remainingFulfillmentOrder: FulfillmentOrder
  userErrors: [FulfillmentOrderMoveFulfillmentOrderMoveUserError!]!
}

input OrderCancelStoreCreditRefundInput { expiresAt: DateTime }
input OrderCancelRefundMethodInput @oneOf { originalPaymentMethodsRefund: Boolean storeCreditRefund: OrderCancelStoreCreditRefundInput }
type OrderCancelUserError implements DisplayableError { code: OrderCancelUserErrorCode field: [String!] message: String! }
type OrderCancelPayload { job: Job orderCancelUserErrors: [OrderCancelUserError!]! }

input MailingAddressInput {
  address1: String address2: String city: String company: String countryCode: CountryCode firstName: String
  lastName: String phone: String provinceCode: String zip: String
}
input OrderInput { id: ID! email: String note: String phone: String shippingAddress: MailingAddressInput tags: [String!] }
enum LocalizedFieldPurpose { SHIPPING TAX }
enum LocalizedFieldKey { SHIPPING_CREDENTIAL_BR SHIPPING_CREDENTIAL_CL SHIPPING_CREDENTIAL_CN SHIPPING_CREDENTIAL_KR SHIPPING_CREDENTIAL_TR TAX_CREDENTIAL_BR TAX_CREDENTIAL_IT }
type LocalizedField { countryCode: CountryCode! key: LocalizedFieldKey! purpose: LocalizedFieldPurpose! title: String! value: String! }
${connection('LocalizedField')}
type OrderUpdatePayload { order: Order userErrors: [UserError!]! }

input OrderTransactionInput { amount: Money! gateway: String! kind: OrderTransactionKind! orderId: ID! parentId: ID }
input RefundLineItemInput { lineItemId: ID! locationId: ID quantity: Int! restockType: RefundLineItemRestockType }
input ShippingRefundInput { amount: Money fullRefund: Boolean }
input RefundInput {
  orderId: ID! note: String notify: Boolean currency: CurrencyCode refundLineItems: [RefundLineItemInput!]
  shipping: ShippingRefundInput transactions: [OrderTransactionInput!]
}
type RefundCreatePayload { order: Order refund: Refund userErrors: [UserError!]! }

input ReturnLineItemInput { fulfillmentLineItemId: ID! quantity: Int! returnReasonDefinitionId: ID returnReasonNote: String = "" }
input ReturnInput { orderId: ID! returnLineItems: [ReturnLineItemInput!]! requestedAt: DateTime }
type ReturnUserError implements DisplayableError { code: ReturnErrorCode field: [String!] message: String! }
input ReturnApproveRequestInput { id: ID! notifyCustomer: Boolean = true }
type ReturnApproveRequestPayload { return: Return userErrors: [ReturnUserError!]! }
input ReverseDeliveryLineItemInput { quantity: Int! reverseFulfillmentOrderLineItemId: ID! }
input ReverseDeliveryTrackingInput { number: String url: URL }
input ReverseDeliveryLabelInput { fileUrl: URL! }
type ReverseDeliveryCreateWithShippingPayload { reverseDelivery: ReverseDelivery userErrors: [ReturnUserError!]! }
input StagedUploadInput {
  filename: String! fileSize: UnsignedInt64 httpMethod: StagedUploadHttpMethodType = PUT mimeType: String!
  resource: StagedUploadTargetGenerateUploadResource!
}
type StagedUploadParameter { name: String! value: String! }
type StagedMediaUploadTarget { parameters: [StagedUploadParameter!]! resourceUrl: URL url: URL }
type StagedUploadsCreatePayload { stagedTargets: [StagedMediaUploadTarget!] userErrors: [UserError!]! }
type ReturnClosePayload { return: Return userErrors: [ReturnUserError!]! }
type ReturnCreatePayload { return: Return userErrors: [ReturnUserError!]! }
`)
