import type { OrderLine } from '../../../shared/domain/order.ts'
import { clipped } from '../../../shared/lib/clipped.ts'
import type { WishField } from '../protocol/order-wishes.ts'

interface MetaEntry {
  readonly key: string
  readonly value?: unknown
  readonly [field: string]: unknown
}

/** Deeper than any plug-in nests what it says of an order. */
const DEEPEST = 3

/** What the meta data of an order or of its shipping says, each value by its name; what is nested by all its names. */
export function wishFieldsIn(meta: unknown): WishField[] {
  if (!Array.isArray(meta)) return []
  return meta.flatMap((entry: unknown) =>
    typeof entry === 'object' && entry !== null && 'key' in entry && typeof entry.key === 'string'
      ? fieldsOf(entry.key, 'value' in entry ? entry.value : null, 0)
      : [],
  )
}

function fieldsOf(key: string, value: unknown, depth: number): WishField[] {
  if (typeof value === 'number' || typeof value === 'boolean') return [{ key, value: String(value) }]
  if (typeof value === 'string') {
    const nested = /^\s*[{[]/.test(value) ? parsed(value) : null
    return nested === null ? [{ key, value }] : fieldsOf(key, nested, depth + 1)
  }
  if (typeof value !== 'object' || value === null || depth >= DEEPEST) return []
  return Object.entries(value).flatMap(([name, part]) => fieldsOf(`${key} ${name}`, part, depth + 1))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** What the buyer chose or typed for a line. By custom, keys that begin with _ are a plug-in's own. */
export function optionsIn(meta: readonly MetaEntry[]): NonNullable<OrderLine['options']> {
  return meta
    .filter(({ key }) => !key.startsWith('_'))
    .map((entry) => ({
      name: clipped(plainText(shown(entry['display_key']) || entry.key), 120),
      value: clipped(plainText(shown(entry['display_value']) || shown(entry.value)), 1000),
    }))
    .filter(({ value }) => value !== '')
    .slice(0, 50)
}

function shown(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#039;': "'",
  '&#8211;': '–',
  '&nbsp;': ' ',
}

/** WordPress text without its markup. */
export function plainText(text: string): string {
  return text
    .replaceAll(/<[a-z/][^>]*>/gi, ' ')
    .replaceAll(/&(?:#?\w+);/g, (entity) => ENTITIES[entity] ?? entity)
    .replaceAll(/[^\S\n]+/g, ' ')
    .trim()
}
