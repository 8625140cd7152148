import { z } from 'zod'
import {
  type CarrierService,
  SERVICE_LEVELS,
  STANDARD_ORDERS,
  serviceLevel,
} from '../../../shared/domain/carrier.ts'
import {
  DANGEROUS_GOODS,
  type ProductCustoms,
  productCustoms,
} from '../../../shared/domain/customs/product-customs.ts'
import { PRODUCT_FLAGS, productFlag } from '../../../shared/domain/product.ts'
import { readCountry } from '../../../shared/domain/read-country.ts'
import * as scalars from '../../../shared/domain/scalars.ts'
import { type Site, site } from '../../../shared/domain/site.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { type MessageArguments, message } from '../../../shared/messages/message.ts'
import { parseCutoffs, parseInstant, parseTimeOfDay, parseWeekdays } from './csv-values.ts'
import { unescapeFormula } from './safe-csv.ts'

/**
 * What cells of a column hold where spreadsheets and people write it in several ways. The reader makes one of them:
 * `number` '-1234.5', `instant` and `deadline` ISO 8601 with an offset, `day` '2026-12-31'. `sku` is not shortened as spreadsheets do.
 */
export type CellForm = 'number' | 'instant' | 'deadline' | 'day' | 'sku'

/** How the cells of a column are read, and what to tell a person whose cell is not read. */
export interface CsvColumn<T> {
  /** From the trimmed text of the cell, in its form. */
  readonly schema: z.ZodType<T, string>
  readonly form?: CellForm
  /** Parts of a unit count as a whole one, and this is said. */
  readonly roundsUp?: true
  /** What an empty cell means, without asking the schema; the column may then be left out of the file. */
  readonly empty?: { readonly value: T }
  readonly expected: Message
  /** Read under its other names, too: where that is wrong, it does no harm. */
  readonly anyName?: true
  /** Says more than `expected` of a text that the schema refuses; null = no more. */
  readonly explain?: (text: string) => Message | null
}

type CutoffByDay = NonNullable<Site['cutoffByDay']>

export type CsvColumns = Readonly<Record<string, CsvColumn<unknown>>>

/** The row that a set of columns reads. */
export type RowOf<C extends CsvColumns> = {
  readonly [K in keyof C]: C[K] extends CsvColumn<infer T> ? T : never
}

const text = z.string()
const wholeNumber = text.regex(/^[+-]?\d{1,15}(\.0+)?$/).transform(Number)
/** 50.63, and 50,63 as French spreadsheets write it. */
const degrees = text.regex(/^[+-]?\d{1,3}([.,]\d+)?$/).transform((value) => Number(value.replace(',', '.')))
const DECIMAL = /^[+-]?\d+\.\d*[1-9]\d*$/

export const code: CsvColumn<string> = { schema: text.pipe(scalars.code), expected: message('csv.code') }

export const sku: CsvColumn<string> = {
  schema: text.pipe(scalars.sku),
  form: 'sku',
  expected: message('csv.sku'),
}

/** Text of `min` to `max` characters. */
export function words(min: number, max: number): CsvColumn<string> {
  return {
    schema: text.min(min).max(max),
    ...(min === 0 && { empty: { value: '' } }),
    expected:
      min > 0
        ? message('csv.textFrom', { min: String(min), max: String(max) })
        : message('csv.text', { max: String(max) }),
  }
}

export const country: CsvColumn<string> = {
  schema: text.transform((value) => readCountry(value) ?? '').pipe(scalars.country),
  expected: message('csv.country'),
}

/** Of a destination, as a code where it names one and else as it is written, see `countrySaid`; '' = not said. */
export const countryOfOrder: CsvColumn<string> = {
  schema: text.transform((value) => readCountry(value) ?? value).pipe(z.string().max(120)),
  empty: { value: '' },
  expected: message('csv.text', { max: '120' }),
}

export const hsCode: CsvColumn<string> = {
  schema: text.pipe(productCustoms.shape.hsCode),
  empty: { value: '' },
  expected: message('csv.hsCode'),
}

export const dangerousGoods: CsvColumn<ProductCustoms['dangerousGoods']> = {
  schema: text.pipe(z.enum(DANGEROUS_GOODS)),
  empty: { value: null },
  expected: message('csv.dangerousGoods'),
}

/** A web address or the name of a file; '' = not said. */
export const picture: CsvColumn<string> = { ...words(0, 2_000), anyName: true }

export const date: CsvColumn<string> = {
  schema: text.pipe(scalars.localDate),
  form: 'day',
  expected: message('csv.date'),
}

export const currency: CsvColumn<string> = {
  schema: text.toUpperCase().pipe(scalars.currency),
  expected: message('csv.currency'),
}

export const timeZone: CsvColumn<string> = {
  schema: text.pipe(scalars.timeZone),
  expected: message('csv.timeZone'),
}

/** A whole number of `unit` from `min` to `max`. */
export function integer(
  min: number,
  max: number,
  unit: MessageArguments<'csv.wholeNumber'>['unit'],
): CsvColumn<number> {
  return {
    schema: wholeNumber.pipe(z.int().min(min).max(max)),
    form: 'number',
    expected: message('csv.wholeNumber', { unit, min, max }),
  }
}

const MAX_COUNT = 1_000_000_000

function unitsFrom(min: number, max: number): CsvColumn<number> {
  return {
    ...integer(min, max, 'units'),
    explain: (value) => (DECIMAL.test(value) ? message('csv.wholeUnits') : null),
  }
}
export const units = unitsFrom(0, MAX_COUNT)
export const orderedUnits = unitsFrom(1, 1_000_000)
/** May be negative: an oversold level is shown as it is. */
export const onHandUnits = unitsFrom(-MAX_COUNT, MAX_COUNT)
export const ordersADay = integer(0, MAX_COUNT, 'orders')
export const parcelsADay = integer(0, MAX_COUNT, 'parcels')
export const millimetres = integer(0, 1_000_000, 'millimetres')
export const transitDays = integer(0, 60, 'days')
export const volumetricDivisor = integer(1, 1_000_000, 'divisor')

/** Hundredths; `other` is the column that takes amounts with decimals. */
export function cents(other: string): CsvColumn<number> {
  return {
    ...integer(0, MAX_COUNT, 'cents'),
    explain: (value) => (DECIMAL.test(value) ? message('csv.wholeCents', { column: other }) : null),
  }
}

/** An amount in the currency's own unit, as hundredths: '12.9' and '12,90' are 1290. At most two decimals. */
export const amount: CsvColumn<number> = {
  schema: text
    .regex(/^\d{1,9}(\.\d{1,2}0*)?$/)
    .transform((value) => Math.round(Number(value) * 100))
    .pipe(z.int().max(MAX_COUNT)),
  form: 'number',
  expected: message('csv.amount'),
}

/** Grams; a part of one counts as a whole one. Less than one is no weight but, most likely, kilograms in this column. */
export function grams(other: string): CsvColumn<number> {
  return {
    ...integer(0, MAX_COUNT, 'grams'),
    roundsUp: true,
    schema: text
      .regex(/^\d{1,15}(\.\d+)?$/)
      .transform(Number)
      .refine((value) => value === 0 || value >= 1)
      .transform(Math.ceil)
      .pipe(z.int().max(MAX_COUNT)),
    explain: (value) => (/^0\.0*[1-9]/.test(value) ? message('csv.wholeGrams', { column: other }) : null),
  }
}

/** Kilograms, as grams. */
export const kilograms: CsvColumn<number> = {
  schema: text
    .regex(/^\d{1,6}(\.\d+)?$/)
    .transform((value) => Math.ceil(Number((Number(value) * 1000).toFixed(6))))
    .pipe(z.int().min(1).max(MAX_COUNT)),
  form: 'number',
  expected: message('csv.kilograms'),
}

export const latitude: CsvColumn<number> = {
  schema: degrees.pipe(scalars.latitude),
  expected: message('csv.latitude'),
}

export const longitude: CsvColumn<number> = {
  schema: degrees.pipe(scalars.longitude),
  expected: message('csv.longitude'),
}

export const timeOfDay: CsvColumn<number> = {
  schema: text.transform(parseTimeOfDay).pipe(scalars.minuteOfDay),
  expected: message('csv.timeOfDay'),
}

export const weekdays: CsvColumn<number[]> = {
  schema: text.transform(parseWeekdays).pipe(scalars.weekdays),
  expected: message('csv.weekdays'),
}

/** Cut-offs of single weekdays, 'Fri 12:00|Sat 10:00'; null = none. */
export const cutoffByDay: CsvColumn<CutoffByDay | null> = {
  schema: text.transform(parseCutoffs).pipe(site.shape.cutoffByDay.unwrap()),
  empty: { value: null },
  expected: message('csv.cutoffByDay'),
}

export const instant: CsvColumn<number> = {
  schema: text.transform(parseInstant).pipe(scalars.epochMs),
  form: 'instant',
  expected: message('csv.instant'),
}

/** An instant; a date without a time of day is its end. */
export const deadline: CsvColumn<number> = { ...instant, form: 'deadline' }

export const level: CsvColumn<z.infer<typeof serviceLevel>> = {
  schema: text.toLowerCase().pipe(serviceLevel),
  expected: message('csv.oneOf', { choices: SERVICE_LEVELS.join(', ') }),
}

export const standardOrders: CsvColumn<CarrierService['standardOrders']> = {
  schema: text.toLowerCase().pipe(z.enum(STANDARD_ORDERS)),
  empty: { value: undefined },
  expected: message('csv.oneOf', { choices: STANDARD_ORDERS.join(', ') }),
}

export const flags: CsvColumn<z.infer<typeof productFlag>[]> = {
  schema: text.transform(splitBars).pipe(z.array(productFlag)),
  empty: { value: [] },
  expected: message('csv.flags', { choices: PRODUCT_FLAGS.join(', ') }),
}

export const tags: CsvColumn<string[]> = {
  schema: text.transform(splitBars).pipe(z.array(z.string().max(60)).max(60)),
  empty: { value: [] },
  expected: message('csv.tags'),
}

/** Several SKUs, as many as one product can have substitutes. */
export const substitutes: CsvColumn<string[]> = {
  schema: text.transform(splitBars).pipe(z.array(scalars.sku).max(20)),
  empty: { value: [] },
  expected: message('csv.skus'),
}

export const postcode: CsvColumn<string> = { schema: text.max(12), expected: message('csv.postcode') }

/** A site's code, or `*` for all of them, read as null. */
export const siteOrAll: CsvColumn<string | null> = {
  schema: text.transform((value) => (value === '*' ? null : value)).pipe(scalars.code.nullable()),
  expected: message('csv.siteOrAll'),
}

/** A column of a file that Switchyard itself writes, with formulas made harmless. */
export function escaped<T>(column: CsvColumn<T>): CsvColumn<T> {
  return { ...column, schema: text.transform(unescapeFormula).pipe(column.schema) }
}

/** The same column, whose empty cells mean `value`. */
export function emptyAs<T, const E>(value: E, column: CsvColumn<T>): CsvColumn<T | E> {
  return {
    ...column,
    empty: { value },
    expected: message('csv.orNothing', { what: column.expected }),
  }
}

function splitBars(value: string): string[] {
  return value
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
