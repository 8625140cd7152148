/**
 * Orders of one kind that are known or expected, with what each way to ship them costs. Lines, sites and masks
 * as in `sourcing/line-cover.ts`: at most MAX_EXACT_LINES lines.
 */
export interface DemandClass {
  /** Orders of this kind over the horizon; 1 for an order at hand. */
  readonly expected: number
  /** Per line: position of the SKU, units. A SKU occurs once. */
  readonly skus: readonly number[]
  readonly units: readonly number[]
  /** Index `(site << lines) | mask`; Infinity = impossible whatever the stock. */
  readonly cost: Float64Array
  /** Index `mask`: cost of leaving exactly these lines unfilled. */
  readonly unfilled: Float64Array
}

/** Demand that competes for stock. */
export interface Network {
  readonly siteCount: number
  readonly maxSites: number
  readonly splitPenalty: number
  /** No set of lines costs less to ship, or to leave unfilled, than a part of it: one site is proven best sooner. */
  readonly grows: boolean
  readonly classes: readonly DemandClass[]
  /** Units, index `sku * siteCount + site`; Infinity = never scarce. */
  readonly stock: Float64Array
}
