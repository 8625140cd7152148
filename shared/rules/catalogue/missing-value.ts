/**
 * When a field's value is missing. Its conditions are then false, but: a missing text differs from every value listed,
 * the merchant's time stands in for that of an unknown site, and a rule about a site or service that is gone is invalid.
 */
export type MissingValue =
  | 'never'
  /** A product of the order is not in the catalogue. */
  | 'unknown-product'
  /** The destination has no coordinates. */
  | 'unknown-place'
  /** A product of the order has no cost price. */
  | 'unknown-cost'
  /** Its buyer has no e-mail address, or the order came before buyers were known again. */
  | 'unknown-customer'
  /** It goes to no pick-up point, or nobody says where that is. */
  | 'no-point'
  /** No exchange rate for the order's currency: the order waits for a person. */
  | 'no-rate'
  /** The channel gives no deadline. */
  | 'no-deadline'
  /** The channel does not say. */
  | 'not-said'
  | 'no-text'
  | 'no-site'
  | 'no-service'
  | 'merchants-time'
