import { type HttpAnswer, json } from '../channel-server/faulty-http.ts'
import { invalidParameter } from './wp-error.ts'

export interface Paging {
  readonly page: number
  readonly perPage: number
}

export function readPaging(query: URLSearchParams): Paging | HttpAnswer {
  const page = Number(query.get('page') ?? '1')
  const perPage = Number(query.get('per_page') ?? '10')
  if (!Number.isInteger(page) || page < 1)
    return invalidParameter('page', 'page must be greater than or equal to 1')
  if (!Number.isInteger(perPage) || perPage < 1 || perPage > 100)
    return invalidParameter('per_page', 'per_page must be between 1 (inclusive) and 100 (inclusive)')
  return { page, perPage }
}

/** A page by offset with the totals and links of the WordPress REST API. Rows may shift between two pages. */
export function listAnswer<R>(
  rows: readonly R[],
  { page, perPage }: Paging,
  address: string,
  query: URLSearchParams,
  view: (page: readonly R[]) => unknown[],
): HttpAnswer {
  const pages = Math.ceil(rows.length / perPage)
  const link = (to: number, rel: string): string => {
    const parameters = new URLSearchParams(query)
    parameters.set('page', String(to))
    return `<${address}?${parameters.toString()}>; rel="${rel}"`
  }
  const links = [
    ...(page > 1 ? [link(page - 1, 'prev')] : []),
    ...(page < pages ? [link(page + 1, 'next')] : []),
  ]
  return json(200, view(rows.slice((page - 1) * perPage, page * perPage)), {
    'x-wp-total': String(rows.length),
    'x-wp-totalpages': String(pages),
    ...(links.length === 0 ? {} : { link: links.join(', ') }),
  })
}
