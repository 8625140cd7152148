import { z } from 'zod'
import { SERVICE_LEVELS, serviceLevel } from '../../../shared/domain/carrier.ts'
import { PRODUCT_FLAGS, productFlag } from '../../../shared/domain/product.ts'
import * as scalars from '../../../shared/domain/scalars.ts'
import type { Translated } from '../../../shared/lib/language.ts'
import { parseInstant, parseTimeOfDay, parseWeekdays } from './csv-values.ts'
import { unescapeFormula } from './formula-escape.ts'

/** How the cells of a column are read, and what to tell a person whose cell is not read. */
export interface CsvColumn<T> {
  /** From the trimmed text of the cell. */
  readonly schema: z.ZodType<T, string>
  /** What an empty cell means, without asking the schema; the column may then be left out of the file. */
  readonly empty?: { readonly value: T }
  readonly expected: Translated<string>
}

export type CsvColumns = Readonly<Record<string, CsvColumn<unknown>>>

/** The row that a set of columns reads. */
export type RowOf<C extends CsvColumns> = {
  readonly [K in keyof C]: C[K] extends CsvColumn<infer T> ? T : never
}

const text = z.string()
const wholeNumber = text.regex(/^[+-]?\d{1,15}$/).transform(Number)
/** 50.63, and 50,63 as French spreadsheets write it. */
const decimal = text.regex(/^[+-]?\d{1,3}([.,]\d+)?$/).transform((value) => Number(value.replace(',', '.')))

export const code: CsvColumn<string> = {
  schema: text.pipe(scalars.code),
  expected: {
    en: 'a code of letters, digits and - _ . : (at most 64)',
    fr: 'un code de lettres, chiffres et - _ . : (64 au plus)',
  },
}

export const sku: CsvColumn<string> = {
  schema: text.pipe(scalars.sku),
  expected: { en: 'a SKU of at most 80 characters', fr: 'une référence (SKU) de 80 caractères au plus' },
}

/** Text of `min` to `max` characters. */
export function words(min: number, max: number): CsvColumn<string> {
  return {
    schema: text.min(min).max(max),
    ...(min === 0 && { empty: { value: '' } }),
    expected: {
      en: min > 0 ? `a text of ${min} to ${max} characters` : `a text of at most ${max} characters`,
      fr: min > 0 ? `un texte de ${min} à ${max} caractères` : `un texte de ${max} caractères au plus`,
    },
  }
}

export const country: CsvColumn<string> = {
  schema: text.toUpperCase().pipe(scalars.country),
  expected: { en: 'a country code of two letters, such as FR', fr: 'un code pays de deux lettres, comme FR' },
}

export const currency: CsvColumn<string> = {
  schema: text.toUpperCase().pipe(scalars.currency),
  expected: {
    en: 'a currency code of three letters, such as EUR',
    fr: 'un code devise de trois lettres, comme EUR',
  },
}

export const timeZone: CsvColumn<string> = {
  schema: text.pipe(scalars.timeZone),
  expected: {
    en: 'an IANA time zone such as Europe/Paris',
    fr: 'un fuseau horaire IANA comme Europe/Paris',
  },
}

/** 'de grammes', 'd’unités'. */
function ofNoun(noun: string): string {
  return /^[aeiouyàâéèêîôû]/i.test(noun) ? `d’${noun}` : `de ${noun}`
}

/** A whole number from `min` to `max`; what it counts is in `unit`, after the number's description. */
export function integer(min: number, max: number, unit: Translated<string>): CsvColumn<number> {
  return {
    schema: wholeNumber.pipe(z.int().min(min).max(max)),
    expected: {
      en: `a whole number of ${unit.en}, ${min} to ${max}`,
      fr: `un nombre entier ${ofNoun(unit.fr)}, de ${min} à ${max}`,
    },
  }
}

const MAX_COUNT = 1_000_000_000
export const units = integer(0, MAX_COUNT, { en: 'units', fr: 'unités' })
export const orderedUnits = integer(1, 1_000_000, { en: 'units', fr: 'unités' })
/** May be negative: an oversold level is shown as it is. */
export const onHandUnits = integer(-MAX_COUNT, MAX_COUNT, { en: 'units', fr: 'unités' })
export const ordersADay = integer(0, MAX_COUNT, { en: 'orders a day', fr: 'commandes par jour' })
export const parcelsADay = integer(0, MAX_COUNT, { en: 'parcels a day', fr: 'colis par jour' })
export const grams = integer(0, MAX_COUNT, { en: 'grams', fr: 'grammes' })
export const millimetres = integer(0, 1_000_000, { en: 'millimetres', fr: 'millimètres' })
export const cents = integer(0, MAX_COUNT, { en: 'cents', fr: 'centimes' })
export const transitDays = integer(0, 60, { en: 'delivery days', fr: 'jours de livraison' })
export const volumetricDivisor = integer(1, 1_000_000, { en: 'cm3 per kg', fr: 'cm3 par kg' })

export const latitude: CsvColumn<number> = {
  schema: decimal.pipe(scalars.latitude),
  expected: { en: 'a latitude from -90 to 90', fr: 'une latitude de -90 à 90' },
}

export const longitude: CsvColumn<number> = {
  schema: decimal.pipe(scalars.longitude),
  expected: { en: 'a longitude from -180 to 180', fr: 'une longitude de -180 à 180' },
}

export const timeOfDay: CsvColumn<number> = {
  schema: text.transform(parseTimeOfDay).pipe(scalars.minuteOfDay),
  expected: { en: 'a time of day as HH:MM', fr: 'une heure de la journée au format HH:MM' },
}

export const weekdays: CsvColumn<number[]> = {
  schema: text.transform(parseWeekdays).pipe(scalars.weekdays),
  expected: { en: 'days such as Mon-Fri or Mon|Wed|Sat', fr: 'des jours comme Mon-Fri ou Mon|Wed|Sat' },
}

export const instant: CsvColumn<number> = {
  schema: text.transform(parseInstant).pipe(scalars.epochMs),
  expected: {
    en: 'an instant with its offset, such as 2026-11-23T09:30:00+01:00',
    fr: 'un instant avec son décalage, comme 2026-11-23T09:30:00+01:00',
  },
}

export const level: CsvColumn<z.infer<typeof serviceLevel>> = {
  schema: text.toLowerCase().pipe(serviceLevel),
  expected: { en: SERVICE_LEVELS.join(', '), fr: SERVICE_LEVELS.join(', ') },
}

export const flags: CsvColumn<z.infer<typeof productFlag>[]> = {
  schema: text.transform(splitBars).pipe(z.array(productFlag)),
  empty: { value: [] },
  expected: {
    en: `flags joined by |: ${PRODUCT_FLAGS.join(', ')}`,
    fr: `des marques jointes par | : ${PRODUCT_FLAGS.join(', ')}`,
  },
}

export const tags: CsvColumn<string[]> = {
  schema: text.transform(splitBars).pipe(z.array(z.string().max(60)).max(60)),
  empty: { value: [] },
  expected: {
    en: 'at most 60 tags of at most 60 characters, joined by |',
    fr: '60 étiquettes au plus, de 60 caractères au plus, jointes par |',
  },
}

export const postcode: CsvColumn<string> = {
  schema: text.max(12),
  expected: { en: 'a postcode of at most 12 characters', fr: 'un code postal de 12 caractères au plus' },
}

/** A site's code, or `*` for all of them, read as null. */
export const siteOrAll: CsvColumn<string | null> = {
  schema: text.transform((value) => (value === '*' ? null : value)).pipe(scalars.code.nullable()),
  expected: { en: 'a site, or * for all', fr: 'un site, ou * pour tous' },
}

/** A column of a file that Switchyard itself writes, with formulas made harmless. */
export function escaped<T>(column: CsvColumn<T>): CsvColumn<T> {
  return { ...column, schema: text.transform(unescapeFormula).pipe(column.schema) }
}

/** The same column, whose empty cells mean `value`. */
export function emptyAs<T, const E>(value: E, column: CsvColumn<T>): CsvColumn<T | E> {
  return {
    schema: column.schema,
    empty: { value },
    expected: { en: `${column.expected.en}, or nothing`, fr: `${column.expected.fr}, ou rien` },
  }
}

function splitBars(value: string): string[] {
  return value
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
