import { z } from 'zod'
import { prefixKey } from '../../domain/postal/postcode-key.ts'
import { plainPostcode } from '../../domain/postal/postcode-shape.ts'
import { TERRITORY_BY_CODE } from '../../domain/postal/territory.ts'
import * as scalars from '../../domain/scalars.ts'
import { DELIVERIES, shippingMethodKey } from '../../domain/shipping-method.ts'
import type { Message } from '../../messages/definition.ts'
import type { ruleOperators as en } from '../../messages/en/rule-operators.ts'
import { message } from '../../messages/message.ts'
import { compiledSchema } from '../compiled-schema.ts'
import type { Field, Naming } from './field.ts'
import type { FieldTest, Range } from './test.ts'
import { UNIT_VALUES } from './unit-value.ts'

/** The comparisons that have words. */
export type OperatorCode = keyof (typeof en)['label']

/** A test before field and subject are known. */
type Said =
  | { kind: 'ranges'; negated: boolean; ranges: readonly Range[]; unknown: boolean }
  | { kind: 'in' | 'starts' | 'some' | 'outside'; negated: boolean; values: readonly string[] }

/** Its words are in `shared/messages/<language>/rule-operators.ts`. */
export interface Operator {
  readonly code: OperatorCode
  /** What the editor asks for. */
  readonly operand: 'none' | 'one' | 'pair' | 'list'
  /** The operand parsed, as tests; throws a ZodError when it is wrong. */
  readonly parse: (field: Field, operand: unknown) => readonly Said[]
  readonly expected: (field: Field) => Message
}

function ranges(list: readonly Range[], unknown = false): readonly Said[] {
  return [{ kind: 'ranges', negated: false, ranges: list, unknown }]
}

const NOTHING = z.never()

function numberSchema(field: Field): z.ZodType<number> {
  return field.type.kind === 'number' ? NUMBERS[field.type.unit] : NOTHING
}

function numberExpected(field: Field): Message {
  return field.type.kind === 'number' ? message(`ruleProblems.expected.${field.type.unit}`) : NOTHING_EXPECTED
}

const NOTHING_EXPECTED = message('ruleProblems.expected.nothing')
const LIST_EXPECTED = message('ruleProblems.expected.list')

function one(code: OperatorCode, range: (value: number) => readonly Range[]): Operator {
  return {
    code,
    operand: 'one',
    parse: (field, operand) => ranges(range(numberSchema(field).parse(operand))),
    expected: numberExpected,
  }
}

function none(code: OperatorCode, said: readonly Said[]): Operator {
  return { code, operand: 'none', parse: () => said, expected: () => NOTHING_EXPECTED }
}

const TEXT_VALUES: Readonly<Record<Naming, z.ZodType<string>>> = {
  country: scalars.country,
  territory: z.enum([...TERRITORY_BY_CODE.keys()]),
  channel: scalars.code,
  currency: scalars.currency,
  'service-level': z.enum(['standard', 'express', 'relay']),
  delivery: z.enum(DELIVERIES),
  'shipping-method': z.string().transform(shippingMethodKey).pipe(z.string().min(1).max(255)),
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

function list(code: OperatorCode, said: (values: readonly string[]) => readonly Said[]): Operator {
  return {
    code,
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
const NUMBERS = mapValues(UNIT_VALUES, (schema) => compiledSchema(schema))
const NUMBER_PAIRS = mapValues(UNIT_VALUES, (schema) =>
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

function weekdays(code: OperatorCode, negated: boolean): Operator {
  return {
    code,
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
  operand: 'pair',
  parse: (field, operand) => {
    return ranges([
      field.type.kind === 'number' ? NUMBER_PAIRS[field.type.unit].parse(operand) : NOTHING.parse(operand),
    ])
  },
  expected: () => message('ruleProblems.expected.two'),
}

/** Times of day from `from` to just before `until`; past midnight when `until` is not after `from`. */
const within: Operator = {
  code: 'within',
  operand: 'pair',
  parse: (_field, operand) => {
    const { from, until } = TIME_PAIR.parse(operand)
    if (from < until) return ranges([{ from, to: until - 1 }])
    return ranges([
      { from: Number.NEGATIVE_INFINITY, to: until - 1 },
      { from, to: Number.POSITIVE_INFINITY },
    ])
  },
  expected: () => message('ruleProblems.expected.twoTimes'),
}

const below = (value: number): readonly Range[] => [{ from: Number.NEGATIVE_INFINITY, to: value - 1 }]
const atLeast = (value: number): readonly Range[] => [{ from: value, to: Number.POSITIVE_INFINITY }]
const exactly = (value: number): readonly Range[] => [{ from: value, to: value }]

/** Every operator there is. A comparison with an unknown number is false, 'is not' included. */
export const OPERATORS: readonly Operator[] = [
  one('gt', (value) => atLeast(value + 1)),
  one('gte', atLeast),
  one('lt', below),
  one('lte', (value) => below(value + 1)),
  one('eq', exactly),
  one('ne', (value) => [...below(value), ...atLeast(value + 1)]),
  between,
  none('unknown', ranges([], true)),
  none('zero', ranges([{ from: Number.NEGATIVE_INFINITY, to: 0 }])),
  one('before', below),
  one('from', atLeast),
  one('on', exactly),
  within,
  weekdays('on-days', false),
  weekdays('not-on-days', true),
  none('yes', ranges([{ from: 1, to: 1 }])),
  none('no', ranges([{ from: 0, to: 0 }])),
  list('in', (values) => [{ kind: 'in', negated: false, values }]),
  list('not-in', (values) => [{ kind: 'in', negated: true, values }]),
  list('starts-with', (values) => [{ kind: 'starts', negated: false, values }]),
  list('not-starts-with', (values) => [{ kind: 'starts', negated: true, values }]),
  list('any-of', (values) => [{ kind: 'some', negated: false, values }]),
  list('all-of', (values) => values.map((value) => ({ kind: 'some', negated: false, values: [value] }))),
  list('only', (values) => [{ kind: 'outside', negated: true, values }]),
  list('none-of', (values) => [{ kind: 'some', negated: true, values }]),
]

const byCode: ReadonlyMap<string, Operator> = new Map(OPERATORS.map((operator) => [operator.code, operator]))

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
