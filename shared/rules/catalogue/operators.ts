import { z } from 'zod'
import { prefixKey } from '../../domain/postal/postcode-key.ts'
import { plainPostcode } from '../../domain/postal/postcode-shape.ts'
import { TERRITORY_BY_CODE } from '../../domain/postal/territory.ts'
import * as scalars from '../../domain/scalars.ts'
import type { Translated } from '../../lib/language.ts'
import { compiledSchema } from '../compiled-schema.ts'
import type { Field, Naming } from './field.ts'
import type { FieldTest, Range } from './test.ts'
import { UNIT_VALUES } from './unit-value.ts'

/** A test before field and subject are known. */
type Said =
  | { kind: 'ranges'; negated: boolean; ranges: readonly Range[]; unknown: boolean }
  | { kind: 'in' | 'starts' | 'some' | 'outside'; negated: boolean; values: readonly string[] }

export interface Operator {
  readonly code: string
  /** After the label of a field: 'is over'. The value, if any, comes next. */
  readonly label: Translated<string>
  /** What the editor asks for. */
  readonly operand: 'none' | 'one' | 'pair' | 'list'
  /** The operand parsed, as tests; throws a ZodError when it is wrong. */
  readonly parse: (field: Field, operand: unknown) => readonly Said[]
  readonly expected: (field: Field) => Translated<string>
}

function ranges(list: readonly Range[], unknown = false): readonly Said[] {
  return [{ kind: 'ranges', negated: false, ranges: list, unknown }]
}

const NOTHING = z.never()

function numberSchema(field: Field): z.ZodType<number> {
  return field.type.kind === 'number' ? NUMBERS[field.type.unit] : NOTHING
}

function numberExpected(field: Field): Translated<string> {
  return field.type.kind === 'number' ? UNIT_VALUES[field.type.unit].expected : NOTHING_EXPECTED
}

const NOTHING_EXPECTED: Translated<string> = { en: 'no value', fr: 'aucune valeur' }
const TWO_EXPECTED: Translated<string> = {
  en: 'two values, the smaller first',
  fr: 'deux valeurs, la plus petite d’abord',
}
const LIST_EXPECTED: Translated<string> = {
  en: 'one value at least, at most 500',
  fr: 'une valeur au moins, 500 au plus',
}

function one(code: string, en: string, fr: string, range: (value: number) => readonly Range[]): Operator {
  return {
    code,
    label: { en, fr },
    operand: 'one',
    parse: (field, operand) => ranges(range(numberSchema(field).parse(operand))),
    expected: numberExpected,
  }
}

function none(code: string, en: string, fr: string, said: readonly Said[]): Operator {
  return { code, label: { en, fr }, operand: 'none', parse: () => said, expected: () => NOTHING_EXPECTED }
}

const TEXT_VALUES: Readonly<Record<Naming, z.ZodType<string>>> = {
  country: scalars.country,
  territory: z.enum([...TERRITORY_BY_CODE.keys()]),
  channel: scalars.code,
  currency: scalars.currency,
  'service-level': z.enum(['standard', 'express', 'relay']),
  tier: z.string().trim().min(1).max(40),
  tag: z.string().trim().min(1).max(60),
  sku: scalars.sku,
  category: z.string().trim().min(1).max(80),
  flag: z.enum(['fragile', 'hazmat', 'oversize', 'cold', 'high-value']),
  site: scalars.code,
  postcode: z
    .string()
    .transform((text) =>
      text
        .toUpperCase()
        .replace(/[^A-Z0-9 ]/g, '')
        .replaceAll(/ +/g, ' ')
        .trim(),
    )
    .pipe(z.string().min(1).max(12)),
}

function list(
  code: string,
  en: string,
  fr: string,
  said: (values: readonly string[]) => readonly Said[],
): Operator {
  return {
    code,
    label: { en, fr },
    operand: 'list',
    parse: (field, operand) => {
      const values = textListSchema(field).parse(operand)
      return said(distinct(isPostcode(field) ? values.flatMap(postcodeKeys) : values))
    },
    expected: () => LIST_EXPECTED,
  }
}

function isPostcode({ type }: Field): boolean {
  return type.kind === 'text' && type.of === 'postcode'
}

/** A postcode's prefix as the key of every country that may write it so. */
function postcodeKeys(prefix: string): readonly string[] {
  return /^[A-Z]/.test(prefix) ? [plainPostcode(prefix), prefixKey('GB', prefix)] : [plainPostcode(prefix)]
}

/** Most lists have one value, which is read as often as rules are compiled. */
function distinct(values: readonly string[]): readonly string[] {
  return values.length < 2 ? values : [...new Set(values)]
}

/** Schemas are made once: making one costs far more than parsing with it. */
const TEXT_LISTS = mapValues(TEXT_VALUES, (schema) => compiledSchema(z.array(schema).min(1).max(500)))
const NUMBERS = mapValues(UNIT_VALUES, ({ schema }) => compiledSchema(schema))
const NUMBER_PAIRS = mapValues(UNIT_VALUES, ({ schema }) =>
  z.object({ from: schema, to: schema }).refine((range) => range.from <= range.to),
)
const TIME_PAIR = z
  .object({ from: scalars.minuteOfDay, until: z.int().min(0).max(1440) })
  .refine((time) => time.from !== time.until)
const WEEKDAY_LIST = scalars.weekdays.pipe(z.array(scalars.weekday).min(1))
const NO_TEXTS = z.array(z.never())

function mapValues<K extends string, V, W>(
  record: Readonly<Record<K, V>>,
  map: (value: V) => W,
): Record<K, W> {
  const entries = Object.entries<V>(record).map(([key, value]) => [key, map(value)])
  return Object.fromEntries(entries) as Record<K, W>
}

function textListSchema(field: Field): z.ZodType<string[]> {
  return field.type.kind === 'text' || field.type.kind === 'set' ? TEXT_LISTS[field.type.of] : NO_TEXTS
}

function weekdays(code: string, en: string, fr: string, negated: boolean): Operator {
  return {
    code,
    label: { en, fr },
    operand: 'list',
    parse: (_field, operand) => {
      const days = WEEKDAY_LIST.parse(operand)
      return [
        { kind: 'ranges', negated, ranges: days.map((day) => ({ from: day, to: day })), unknown: false },
      ]
    },
    expected: () => LIST_EXPECTED,
  }
}

const between: Operator = {
  code: 'between',
  label: { en: 'is between', fr: 'est entre' },
  operand: 'pair',
  parse: (field, operand) => {
    return ranges([
      field.type.kind === 'number' ? NUMBER_PAIRS[field.type.unit].parse(operand) : NOTHING.parse(operand),
    ])
  },
  expected: () => TWO_EXPECTED,
}

/** Times of day from `from` to just before `until`; past midnight when `until` is not after `from`. */
const within: Operator = {
  code: 'within',
  label: { en: 'is between', fr: 'est entre' },
  operand: 'pair',
  parse: (_field, operand) => {
    const { from, until } = TIME_PAIR.parse(operand)
    if (from < until) return ranges([{ from, to: until - 1 }])
    return ranges([
      { from: Number.NEGATIVE_INFINITY, to: until - 1 },
      { from, to: Number.POSITIVE_INFINITY },
    ])
  },
  expected: () => ({ en: 'two different times', fr: 'deux heures différentes' }),
}

const below = (value: number): readonly Range[] => [{ from: Number.NEGATIVE_INFINITY, to: value - 1 }]
const atLeast = (value: number): readonly Range[] => [{ from: value, to: Number.POSITIVE_INFINITY }]
const exactly = (value: number): readonly Range[] => [{ from: value, to: value }]

/** Every operator there is. A comparison with an unknown number is false, 'is not' included. */
export const OPERATORS: readonly Operator[] = [
  one('gt', 'is over', 'dépasse', (value) => atLeast(value + 1)),
  one('gte', 'is at least', 'est d’au moins', atLeast),
  one('lt', 'is under', 'est en dessous de', below),
  one('lte', 'is at most', 'ne dépasse pas', (value) => below(value + 1)),
  one('eq', 'is exactly', 'est exactement de', exactly),
  one('ne', 'is not', 'n’est pas de', (value) => [...below(value), ...atLeast(value + 1)]),
  between,
  none('unknown', 'is unknown', 'n’est pas connu', ranges([], true)),
  none('zero', 'is zero', 'est à zéro', ranges([{ from: Number.NEGATIVE_INFINITY, to: 0 }])),
  one('before', 'is before', 'est avant', below),
  one('from', 'is from', 'est à partir de', atLeast),
  one('on', 'is', 'est le', exactly),
  within,
  weekdays('on-days', 'is', 'est', false),
  weekdays('not-on-days', 'is not', 'n’est pas', true),
  none('yes', 'is true', 'est vrai', ranges([{ from: 1, to: 1 }])),
  none('no', 'is false', 'est faux', ranges([{ from: 0, to: 0 }])),
  list('in', 'is', 'est', (values) => [{ kind: 'in', negated: false, values }]),
  list('not-in', 'is not', 'n’est pas', (values) => [{ kind: 'in', negated: true, values }]),
  list('starts-with', 'starts with', 'commence par', (values) => [
    { kind: 'starts', negated: false, values },
  ]),
  list('not-starts-with', 'does not start with', 'ne commence pas par', (values) => [
    { kind: 'starts', negated: true, values },
  ]),
  list('any-of', 'include one of', 'comprennent l’un de', (values) => [
    { kind: 'some', negated: false, values },
  ]),
  list('all-of', 'include all of', 'comprennent tous', (values) =>
    values.map((value) => ({ kind: 'some', negated: false, values: [value] })),
  ),
  list('only', 'are all among', 'sont tous parmi', (values) => [{ kind: 'outside', negated: true, values }]),
  list('none-of', 'include none of', 'ne comprennent aucun de', (values) => [
    { kind: 'some', negated: true, values },
  ]),
]

const byCode = new Map(OPERATORS.map((operator) => [operator.code, operator]))

/** null when no such operator exists, or the field does not offer it. */
export function findOperator(field: Field, code: string): Operator | null {
  return field.operators.includes(code) ? (byCode.get(code) ?? null) : null
}

/** The tests of a condition whose operand was parsed by its operator. */
export function testsOf(field: Field, subject: string | null, said: readonly Said[]): readonly FieldTest[] {
  // Written out: a spread makes objects of twice the size, and most of what is compiled is these.
  return said.map((part) =>
    part.kind === 'ranges'
      ? {
          kind: part.kind,
          field: field.code,
          subject,
          negated: part.negated,
          ranges: part.ranges,
          unknown: part.unknown,
        }
      : { kind: part.kind, field: field.code, subject, negated: part.negated, values: part.values },
  )
}
