import { type HttpAnswer, json } from '../../../main/demo/channel-server/faulty-http.ts'
import { time } from './json.ts'
import type { MarketplaceShop } from './marketplace-shop.ts'
import { miraklError } from './writes.ts'

const HEADER = '"offer-sku";"quantity";"warehouse-code";"update-delete"'

/** STO01: a form with the file; it is read later. */
export function takeStockFile(shop: MarketplaceShop, type: string, body: string): HttpAnswer {
  const boundary = /boundary=(\S+)/.exec(type)?.[1]
  const part = boundary === undefined ? undefined : body.split(`--${boundary}`)[1]
  const [head = '', content = ''] = part?.split('\r\n\r\n') ?? []
  if (!head.includes('name="file"')) return miraklError(400, 'The file is missing')
  const [header, ...rows] = content.trimEnd().split('\n')
  if (header !== HEADER) return miraklError(400, 'The header of the file is not valid')
  const file = {
    id: String(shop.newId()),
    createdAt: shop.clock.now(),
    rows: rows.map((text) => {
      const [sku = '', quantity = ''] = text.split('";"').map((cell) => cell.replace(/^"|"$/g, ''))
      return { sku: sku.replaceAll('""', '"'), quantity, text }
    }),
    errors: null,
  }
  shop.imports.push(file)
  return json(201, { import_id: file.id }, { location: `/api/offers/stock/imports/${file.id}/status` })
}

/** STO02 and STO03. */
export function showImport(shop: MarketplaceShop, id: string, part: string, delayMs: number): HttpAnswer {
  shop.runImports(delayMs)
  const file = shop.imports.find((candidate) => candidate.id === id)
  if (file === undefined) return miraklError(404, `Import ${id} not found`)
  const errors = file.errors ?? new Map<number, string>()
  if (part === 'status')
    return json(200, {
      import_id: file.id,
      shop_id: 2001,
      date_created: time(file.createdAt),
      status: file.errors === null ? 'RUNNING' : 'COMPLETE',
      has_error_report: errors.size > 0,
      lines_in_error: errors.size,
      lines_in_success: file.errors === null ? 0 : file.rows.length - errors.size,
    })
  if (errors.size === 0) return miraklError(404, 'No error report')
  const rows = [...errors].map(
    ([index, reason]) => `"${index + 2}";"${reason}";${file.rows[index]?.text ?? ''}`,
  )
  const body = [`"error-line";"error-message";${HEADER}`, ...rows].join('\n')
  return { status: 200, headers: { 'content-type': 'text/csv; charset=utf-8' }, body }
}
