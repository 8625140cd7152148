import type { Suggestion } from '../../../shared/contract/channel-mapping.ts'
import type { MeantSku } from '../../../shared/domain/channel-mapping.ts'
import type { Product } from '../../../shared/domain/product.ts'
import { NearSkus } from '../csv/near-skus.ts'

/** A SKU of a channel, with what the channel says of it. */
export interface Listing {
  readonly channelSku: string
  readonly name: string | null
  readonly barcode: string | null
}

const MOST = 3
/** Share of words that two names must have in common. */
const LEAST_ALIKE = 0.5

/** Products that a channel's SKU may stand for, the likeliest first: same bar code, same SKU but for its spelling, like name. */
export type Suggest = (listing: Listing) => Suggestion[]

/** Indexes the catalogue once for many SKUs. Pure. */
export function suggestFrom(products: readonly Product[]): Suggest {
  const byBarcode = new Map<string, Product>()
  const bySku = new Map(products.map((product) => [product.sku, product]))
  const near = new NearSkus(new Set(bySku.keys()))
  const bySpelling = (sku: string): Product | undefined => bySku.get(sku) ?? bySku.get(near.meant(sku) ?? '')
  const byWord = new Map<string, Product[]>()
  const wordsOf = new Map<Product, ReadonlySet<string>>()
  for (const product of products) {
    if (product.barcode !== null) byBarcode.set(plainBarcode(product.barcode), product)
    const words = wordsIn(product.name)
    wordsOf.set(product, words)
    for (const word of words) {
      const known = byWord.get(word)
      if (known) known.push(product)
      else byWord.set(word, [product])
    }
  }

  return ({ channelSku, name, barcode }) => {
    const found = new Map<string, Suggestion>()
    const add = (product: Product | undefined, units: number, why: Suggestion['why']): void => {
      if (product !== undefined && !found.has(product.sku))
        found.set(product.sku, { sku: product.sku, name: product.name, units, why })
    }
    const units = packSizeIn(name ?? '') ?? 1
    if (barcode !== null && barcode !== '') add(byBarcode.get(plainBarcode(barcode)), 1, 'barcode')
    add(byBarcode.get(plainBarcode(channelSku)), 1, 'barcode')
    add(bySpelling(channelSku), units, 'sku')
    const pack = packIn(channelSku)
    if (pack !== null) add(bySpelling(pack.base), pack.units, 'sku')
    // Beside what is sure a likeness of names only distracts.
    if (name !== null && found.size === 0)
      for (const product of alike(wordsIn(name), byWord, wordsOf)) add(product, units, 'name')
    return [...found.values()].slice(0, MOST)
  }
}

/** UPC-12 and EAN-13 of one article differ by a leading zero. */
function plainBarcode(text: string): string {
  const digits = text.replace(/[\s-]/g, '')
  return /^\d+$/.test(digits) ? digits.replace(/^0+/, '') : digits.toLowerCase()
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** 'MUG-RED-3PK', 'MUG-RED-X3', '3X-MUG-RED', 'MUG-RED/PACK3': its base and size; null = no pack. */
function packIn(sku: string): { base: string; units: number } | null {
  const tail = /^(.+?)[-_/. ]?(?:(?:pack|lot|set|x)[-_ ]?(\d{1,3})|(\d{1,3})(?:pk|pack|pcs|x))$/i.exec(sku)
  const head = /^(?:(?:pack|lot|set)[-_ ]?(\d{1,3})|(\d{1,3})(?:pk|pack|x))[-_/. ](.+)$/i.exec(sku)
  const base = tail?.[1] ?? head?.[3]
  const units = Number(tail?.[2] ?? tail?.[3] ?? head?.[1] ?? head?.[2] ?? 0)
  return base === undefined || units < 2 ? null : { base, units }
}

/** 'Mug, pack of 3', 'Lot de 6 mugs', 'Mug x4'; null = none is given. */
function packSizeIn(name: string): number | null {
  const found = /(?:\b(?:pack|set|box)\s+of|\b(?:lot|pack|boîte|coffret)\s+de|\bx)\s*(\d{1,3})\b/i.exec(name)
  const units = Number(found?.[1] ?? 0)
  return units < 2 ? null : units
}

function wordsIn(name: string): ReadonlySet<string> {
  return new Set(
    plain(name)
      .split(/[^a-z0-9]+/)
      .filter((word) => word.length > 1 || /\d/.test(word)),
  )
}

/** Products whose names share most words with these, the likest first (Dice's coefficient over words). */
function alike(
  words: ReadonlySet<string>,
  byWord: ReadonlyMap<string, readonly Product[]>,
  wordsOf: ReadonlyMap<Product, ReadonlySet<string>>,
): Product[] {
  const shared = new Map<Product, number>()
  for (const word of words)
    for (const product of byWord.get(word) ?? []) shared.set(product, (shared.get(product) ?? 0) + 1)
  return [...shared]
    .map(([product, count]) => ({
      product,
      likeness: (2 * count) / (words.size + (wordsOf.get(product)?.size ?? 0)),
    }))
    .filter(({ likeness }) => likeness >= LEAST_ALIKE)
    .sort((a, b) => b.likeness - a.likeness || (a.product.sku < b.product.sku ? -1 : 1))
    .slice(0, MOST)
    .map(({ product }) => product)
}

/** What each of these SKUs stands for beyond doubt: one product has its bar code, or is spelt like it. */
export function meantSkus(products: readonly Product[], channelSkus: readonly string[]): MeantSku[] {
  const suggest = suggestFrom(products)
  return channelSkus.flatMap((channelSku) => {
    const [only, ...others] = suggest({ channelSku, name: null, barcode: null })
    return only === undefined || others.length > 0 ? [] : [{ channelSku, sku: only.sku, units: only.units }]
  })
}
