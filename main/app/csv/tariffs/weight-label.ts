import { amountText } from '../typed-numbers.ts'

/** What the head of a row or column of a carrier's tariff says of weights. Grams. */
export type WeightLabel =
  /** A bracket; `from` null = not said. */
  | { readonly kind: 'up-to'; readonly from: number | null; readonly to: number }
  /** The price of each further `step` above the bracket before, or above `from`. */
  | {
      readonly kind: 'each-further'
      readonly from: number | null
      readonly to: number | null
      readonly step: number
    }
  /** The price of each `step` of the whole weight, for weights in between. */
  | { readonly kind: 'each'; readonly from: number | null; readonly to: number | null; readonly step: number }
  /** The least that a parcel costs, whatever it weighs. */
  | { readonly kind: 'minimum' }

export type WeightUnit = 'g' | 'kg'

const NUMBER = String.raw`(\d[\d\s]*(?:[.,]\d+)?)`
const UNIT = String.raw`\s*(kgs?|kilos?|g|gr|grammes?|grams?)?`
const RANGE = new RegExp(`${NUMBER}${UNIT}\\s*(?:-|–|—|a|to|jusqu a|<)\\s*${NUMBER}${UNIT}`)
const OPEN = new RegExp(
  `(?:>|plus de|au dela de|au-dela de|over|above|more than|\\bfrom|a partir de|des)\\s*${NUMBER}${UNIT}`,
)
const SINGLE = new RegExp(`${NUMBER}${UNIT}`)
const STEP =
  /(?:par|per|le|la|\/|each|chaque|tous les)\s*(?:tranche de\s*)?(\d+(?:[.,]\d+)?)?\s*(kgs?|kilos?|g|gr)\b/
const FURTHER = /suppl|addition|extra|further|en plus|au-dela|au dela/

/** '0,5 kg', '≤ 2 kg', 'de 1 à 5 kg', '500-1000 g', 'kg supplémentaire', '30-100 kg (par kg)', 'Minimum'; null = no weight. */
export function readWeightLabel(cell: string, unit: WeightUnit): WeightLabel | null {
  const text = cell.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[’']/g, ' ').trim()
  if (/^(minimum|min\.?|forfait minimum|minimum charge|mini)(\s*\(?\s*(€|eur)\)?)?$/.test(text))
    return { kind: 'minimum' }
  const step = STEP.exec(text)
  const isFurther = FURTHER.test(text)
  const rest = step === null ? text : text.replace(step[0], ' ')
  const range = RANGE.exec(rest)
  const open = OPEN.exec(rest)
  const limits = range
    ? { from: grams(range[1], range[2] ?? range[4], unit), to: grams(range[3], range[4], unit) }
    : { from: open === null ? null : grams(open[1], open[2], unit), to: null }
  if (step !== null || (isFurther && /kg|kilo/.test(text))) {
    const grammes = grams(step?.[1] ?? '1', step?.[2] ?? 'kg', unit)
    return { kind: isFurther ? 'each-further' : 'each', ...limits, step: grammes }
  }
  if (limits.to !== null) return { kind: 'up-to', from: limits.from, to: limits.to }
  if (open !== null) return null
  const single = SINGLE.exec(rest)
  // Anything else beside the number makes it a name: 'Zone 1', 'DPT 59'.
  const beside = rest
    .replace(single?.[0] ?? '', '')
    .replaceAll(/jusqu a|up to|until|max(imum)?|moins de|under|less than|<=?|≤|=|\s|:|\./g, '')
  if (single === null || beside !== '') return null
  return { kind: 'up-to', from: null, to: grams(single[1], single[2], unit) }
}

/** The unit that a corner or a title says: 'Poids (g)'. Without one, kilograms. */
export function unitSaidBy(cells: Iterable<string>): WeightUnit {
  for (const cell of cells) {
    if (/\b(kg|kgs|kilo|kilos)\b/i.test(cell)) return 'kg'
    if (/\((g|gr|grammes?|grams?)\)|(poids|weight|en|in)\s+(g|gr|grammes?|grams?)$/i.test(cell.trim()))
      return 'g'
  }
  return 'kg'
}

function grams(number: string | undefined, said: string | undefined, unit: WeightUnit): number {
  const value = Number(amountText((number ?? '').replaceAll(/\s/g, ''), ',') ?? Number.NaN)
  const isKilograms = said === undefined ? unit === 'kg' : said.startsWith('k')
  return Math.round(value * (isKilograms ? 1000 : 1))
}
