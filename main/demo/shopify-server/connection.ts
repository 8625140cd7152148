import { GraphQLError } from 'graphql'
import { given } from './given.ts'

export interface PageArguments {
  readonly first?: number | null
  readonly after?: string | null
  readonly last?: number | null
  readonly before?: string | null
  readonly reverse?: boolean | null
}

export interface Connection<T> {
  readonly edges: readonly { readonly cursor: string; readonly node: T }[]
  readonly nodes: readonly T[]
  readonly pageInfo: {
    readonly startCursor: string | null
    readonly endCursor: string | null
    readonly hasNextPage: boolean
    readonly hasPreviousPage: boolean
  }
}

const LARGEST_PAGE = 250

/** The page size asked for; the API wants one and caps it. Paging backwards is not simulated. */
export function pageSize(args: PageArguments): number {
  if (given(args.last) || given(args.before)) throw badInput('this simulated shop pages forward only')
  if (!given(args.first)) throw badInput('you must provide one of first or last')
  if (args.first < 0 || args.first > LARGEST_PAGE) throw badInput(`first cannot exceed ${LARGEST_PAGE}`)
  return args.first
}

/** A page of rows that are already cut to size; `cursorOf` must give a place that survives other changes. */
export function connectionOf<R, T>(
  rows: readonly R[],
  view: (row: R) => T,
  cursorOf: (row: R) => string,
  hasNextPage: boolean,
  hasPreviousPage: boolean,
): Connection<T> {
  const edges = rows.map((row) => ({ cursor: cursorOf(row), node: view(row) }))
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
      hasNextPage,
      hasPreviousPage,
    },
  }
}

/** A page of a short list whose order never changes, such as the lines of an order. */
export function listConnection<R extends { readonly id: string }, T>(
  rows: readonly R[],
  view: (row: R) => T,
  args: PageArguments,
): Connection<T> {
  const size = pageSize(args)
  const ordered = args.reverse === true ? [...rows].reverse() : rows
  const afterId = given(args.after) ? decodeCursor(args.after) : null
  const start = afterId === null ? 0 : ordered.findIndex((row) => row.id === afterId) + 1
  const page = ordered.slice(start, start + size)
  return connectionOf(page, view, (row) => encodeCursor(row.id), start + size < ordered.length, start > 0)
}

export function encodeCursor(place: string): string {
  return Buffer.from(place, 'utf8').toString('base64')
}

export function decodeCursor(cursor: string): string {
  return Buffer.from(cursor, 'base64').toString('utf8')
}

export function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } })
}
