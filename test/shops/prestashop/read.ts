import { type HttpAnswer, json } from '../../../main/demo/channel-server/faulty-http.ts'
import type { Row } from './tables.ts'
import { wsError } from './ws-error.ts'

const DATE_FIELDS = ['date_add', 'date_upd']

/**
 * Rows by `filter[...]`, `sort`, `limit` and `display`, as the webservice gives them. Filters compare text as the
 * database does: `[a,b]` from a to b inclusive, `[a|b]` any of them, `>[a]`, `<[a]`, without brackets literally.
 * Dates are filtered only with `date=1`.
 */
export function readRows(
  all: readonly Row[],
  node: string,
  query: URLSearchParams,
  spoil: (rows: readonly Row[]) => Row[],
): HttpAnswer {
  let rows = [...all]
  for (const [name, value] of query) {
    const field = /^filter\[(\w+)\]$/.exec(name)?.[1]
    if (field === undefined) continue
    if (DATE_FIELDS.includes(field) && query.get('date') !== '1')
      return wsError(400, 31, 'To filter on dates you have to set the "date" parameter to 1')
    if (all.length > 0 && all.every((row) => !(field in row)))
      return wsError(400, 32, `This filter does not exist: ${field}`)
    const matches = matcher(value)
    rows = rows.filter((row) => matches(row[field]))
  }
  const order = (query.get('sort') ?? '').replaceAll(/[[\]]/g, '').split(',').filter(Boolean)
  rows.sort((a, b) => {
    for (const part of order) {
      const [, field = 'id', direction] = /^(\w+)_(ASC|DESC)$/.exec(part) ?? []
      const by = compare(a[field], b[field])
      if (by !== 0) return direction === 'DESC' ? -by : by
    }
    return a.id - b.id
  })
  const [first = 0, second] = (query.get('limit') ?? '').split(',').filter(Boolean).map(Number)
  const [offset, size] = second === undefined ? [0, first || rows.length] : [first, second]
  const page = spoil(rows.slice(offset, offset + size))
  if (page.length === 0) return json(200, [])
  return json(200, { [node]: page.map((row) => shown(row, query.get('display'))) })
}

function shown(row: Row, display: string | null): object {
  if (display === 'full') return row
  if (display === null) return { id: row.id }
  const fields = display.replaceAll(/[[\]]/g, '').split(',')
  return Object.fromEntries(Object.entries(row).filter(([name]) => fields.includes(name)))
}

function matcher(filter: string): (value: unknown) => boolean {
  const [, sign, inside] = /^([<>!]?)\[(.*)\]$/.exec(filter) ?? []
  if (inside === undefined) return (value) => compare(value, filter) === 0
  if (sign === '>') return (value) => compare(value, inside) > 0
  if (sign === '<') return (value) => compare(value, inside) < 0
  if (inside.includes(',')) {
    const [from = '', to = ''] = inside.split(',')
    return (value) => compare(value, from) >= 0 && compare(value, to) <= 0
  }
  const values = inside.split('|')
  return (value) => values.some((wanted) => compare(value, wanted) === 0)
}

/** Numbers as numbers, all else as text without regard to case, as MySQL compares it. */
function compare(a: unknown, b: unknown): number {
  const [left, right] = [String(a).toLowerCase(), String(b).toLowerCase()]
  if (/^\d+$/.test(left) && /^\d+$/.test(right)) return Number(left) - Number(right)
  return left < right ? -1 : left > right ? 1 : 0
}
