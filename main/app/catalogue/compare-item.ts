import {
  type CatalogueItem,
  type CatalogueStanding,
  type LeftOutReason,
  TAKEN_FIELDS,
  type TakenField,
} from '../../../shared/domain/catalogue.ts'
import type { Product, Sku } from '../../../shared/domain/product.ts'
import type { Meaning } from '../mapping/sku-book.ts'

/** Longest SKU of a product of ours. */
const LONGEST_SKU = 80
const LONGEST_NAME = 200
const LONGEST_WORD = 80

/** What stands beside one item here. */
export interface Beside {
  readonly meaning: Meaning
  /** Another item has the SKU. */
  readonly isDoubled: boolean
  /** The bar code is scanned for something else too: it would tell nobody which of them it is. */
  readonly isBarcodeTaken: boolean
  /** The prices are in the merchant's currency. */
  readonly isOwnCurrency: boolean
  readonly product: Product | null
}

export interface FieldDifference {
  readonly field: TakenField
  /** null = ours says nothing. */
  readonly ours: Product[TakenField] | null
  readonly theirs: Product[TakenField]
}

export interface Compared {
  readonly standing: CatalogueStanding
  readonly why: LeftOutReason | null
  /** Of our product, or of the one it would become; null = it stands for none. */
  readonly sku: Sku | null
  readonly differences: readonly FieldDifference[]
}

/** How an item stands beside our product. What the channel does not say differs in nothing. */
export function compareItem(item: CatalogueItem, beside: Beside): Compared {
  const { meaning, product } = beside
  const why = whyLeftOut(item, beside)
  const sku = skuOf(item, meaning)
  if (why !== null) return { standing: 'left-out', why, sku: why === 'doubled' ? sku : null, differences: [] }
  if (product === null) return { standing: 'new', why: null, sku, differences: [] }
  const says = saidOf(item, beside)
  const differences = TAKEN_FIELDS.flatMap((field): FieldDifference[] => {
    const theirs = says[field]
    if (theirs === undefined || isSame(theirs, product[field])) return []
    return [{ field, ours: isUnsaid(product, field) ? null : product[field], theirs }]
  })
  return { standing: differences.length === 0 ? 'same' : 'differs', why: null, sku, differences }
}

/** The product that a new item becomes. */
export function newProduct(item: CatalogueItem, beside: Beside, sku: Sku): Product {
  const product = {
    sku,
    name: sku,
    category: null,
    barcode: null,
    weightG: 0,
    dimensions: { lengthMm: 0, widthMm: 0, heightMm: 0 },
    flags: [],
    priceCents: 0,
    ...saidOf(item, beside),
  }
  return withCustoms(product, item)
}

/** With what customs must be told filled in where ours does not say it; what somebody has entered stays. */
export function withCustoms(product: Product, { customs: theirs }: Pick<CatalogueItem, 'customs'>): Product {
  const ours = product.customs ?? { hsCode: '', originCountry: null, description: '', dangerousGoods: null }
  const customs = {
    ...ours,
    hsCode: ours.hsCode || (theirs?.hsCode ?? ''),
    originCountry: ours.originCountry ?? theirs?.originCountry ?? null,
    description: ours.description || (theirs?.description ?? ''),
    dangerousGoods: ours.dangerousGoods ?? theirs?.dangerousGoods ?? null,
  }
  return JSON.stringify(customs) === JSON.stringify(ours) ? product : { ...product, customs }
}

/** Our product with what ours does not say filled in, and `fields` as the channel has them. */
export function changedProduct(
  product: Product,
  differences: readonly FieldDifference[],
  fields: readonly TakenField[],
): Product {
  const taken = differences.filter(({ field, ours }) => ours === null || fields.includes(field))
  return { ...product, ...Object.fromEntries(taken.map(({ field, theirs }) => [field, theirs])) }
}

/** The SKU that an item goes by here: that of the product it is mapped to, else its own. */
export function skuOf(item: CatalogueItem, meaning: Meaning): Sku | null {
  return meaning.kind === 'product' ? meaning.sku : item.sku
}

function whyLeftOut(item: CatalogueItem, { meaning, isDoubled }: Beside): LeftOutReason | null {
  if (item.kind !== 'goods') return item.kind
  if (item.sku === null) return 'no-sku'
  if (item.sku.length > LONGEST_SKU) return 'sku-too-long'
  if (meaning.kind === 'ignored') return 'ignored'
  if (meaning.kind === 'product' && meaning.units > 1) return 'pack'
  return isDoubled ? 'doubled' : null
}

/** What the channel says of the fields that can be taken. */
function saidOf(item: CatalogueItem, beside: Beside): Partial<Pick<Product, TakenField>> {
  const { title, category, barcode, weightG, dimensions, priceCents } = item
  const isPriceOurs = beside.isOwnCurrency && priceCents !== null && priceCents > 0
  const isBarcodeOurs = barcode !== null && barcode.length <= LONGEST_WORD && !beside.isBarcodeTaken
  return {
    ...(title.trim() === '' ? {} : { name: cut(title, LONGEST_NAME) }),
    ...(category === null ? {} : { category: cut(category, LONGEST_WORD) }),
    ...(isBarcodeOurs ? { barcode } : {}),
    ...(weightG === null ? {} : { weightG }),
    ...(dimensions === null ? {} : { dimensions }),
    ...(isPriceOurs ? { priceCents } : {}),
  }
}

function cut(text: string, longest: number): string {
  return text.trim().slice(0, longest).trim()
}

/** A product made by hand or by an import may say nothing of a field; then there is nothing to lose. */
function isUnsaid(product: Product, field: TakenField): boolean {
  switch (field) {
    case 'name':
      return product.name === '' || product.name === product.sku
    case 'category':
    case 'barcode':
      return product[field] === null
    case 'weightG':
    case 'priceCents':
      return product[field] === 0
    case 'dimensions':
      return Object.values(product.dimensions).every((side) => side === 0)
  }
}

function isSame(theirs: Product[TakenField], ours: Product[TakenField]): boolean {
  return JSON.stringify(theirs) === JSON.stringify(ours)
}
