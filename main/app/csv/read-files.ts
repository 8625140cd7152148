import { type CarrierService, type Rate, serviceKey } from '../../../shared/domain/carrier.ts'
import type { ExchangeRate } from '../../../shared/domain/exchange-rate.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { Policy } from '../../../shared/domain/policy.ts'
import type { Product } from '../../../shared/domain/product.ts'
import type { Site } from '../../../shared/domain/site.ts'
import type { ChannelReserve, StockLevel } from '../../../shared/domain/stock.ts'
import type { RuleSetEnvelope } from '../../../shared/rules/document.ts'
import type { PlaceFinder } from '../services/place-finder.ts'
import type { CsvColumns } from './csv-columns.ts'
import type { CsvProblem, CsvWarning } from './csv-problem.ts'
import { type CsvRead, type CsvSource, type CsvTable, readCsv } from './csv-reader.ts'
import { type JsonRead, readPolicy, readRules } from './json-files.ts'
import { ratesTable, servicesTable } from './tables/carriers-tables.ts'
import { exchangeRatesTable } from './tables/exchange-rates-table.ts'
import { ANY_CODE, type Codes, type KnownCodes } from './tables/known-codes.ts'
import { ordersTable } from './tables/orders-table.ts'
import { productsTable } from './tables/products-table.ts'
import { sitesTable } from './tables/sites-table.ts'
import { channelReservesTable, stockTable } from './tables/stock-table.ts'

/** The kinds of file, in the order they are read: what is referred to before what refers. */
export const FILE_KINDS = [
  'sites',
  'products',
  'services',
  'stock',
  'rates',
  'channel_reserves',
  'exchange_rates',
  'orders',
  'rules',
  'policy',
] as const
export type FileKind = (typeof FILE_KINDS)[number]

export interface GivenFile {
  /** As the person knows it; decides the kind, see `fileKind`. */
  readonly name: string
  /** Read once, when its turn comes. */
  readonly open: () => CsvSource
}

export interface FileSummary {
  readonly name: string
  /** null = none of ours; it was not opened. */
  readonly kind: FileKind | null
  readonly rows: number
  readonly badRows: number
  readonly unknownColumns: readonly string[]
}

/** What the files hold. A kind that was not given is empty, or null. */
export interface FileContents {
  readonly sites: readonly Site[]
  readonly products: readonly Product[]
  readonly services: readonly CarrierService[]
  readonly stock: readonly StockLevel[]
  readonly rates: readonly Rate[]
  readonly reserves: readonly ChannelReserve[]
  readonly exchangeRates: readonly ExchangeRate[]
  readonly orders: readonly Order[]
  readonly rules: RuleSetEnvelope | null
  readonly policy: Policy | null
}

export interface FilesRead {
  readonly contents: FileContents
  readonly files: readonly FileSummary[]
  /** In the order of FILE_KINDS, of each file at most MAX_PROBLEMS. */
  readonly problems: readonly CsvProblem[]
  readonly problemCount: number
  readonly warnings: readonly CsvWarning[]
}

export interface ReadOptions {
  /** Codes that files may refer to although no given file holds them: those of the workspace imported into. */
  readonly known: { readonly [K in keyof KnownCodes]: ReadonlySet<string> }
  /** The workspace's: what exchange rates are for one unit of, where they do not say. */
  readonly currency: string
  readonly findPlace: PlaceFinder
  /**
   * Whether the right rows are to be used although others are wrong. Then a row that refers to a wrong row is
   * wrong too; otherwise only the first cause is reported.
   */
  readonly skipBadRows: boolean
}

/** 'orders.csv', 'Orders 2026-11.csv' and 'orders_nightly.csv' are orders; null = not a file we know. */
export function fileKind(name: string): FileKind | null {
  const match = /([^/\\]*)\.(csv|json)$/.exec(name.toLowerCase())
  const [, stem = '', extension] = match ?? []
  const kind = FILE_KINDS.find((one) => stem.startsWith(one) && !/^[a-z]/.test(stem.slice(one.length)))
  const wanted = kind === 'rules' || kind === 'policy' ? 'json' : 'csv'
  return kind !== undefined && extension === wanted ? kind : null
}

/** Reads and cross-checks a set of files: the folder of `orchestrate`, or what a window uploaded for import. */
export async function readFiles(given: readonly GivenFile[], options: ReadOptions): Promise<FilesRead> {
  const { known, findPlace, skipBadRows } = options
  const reader = new FileReader(given)
  const codes = (before: ReadonlySet<string>, read: readonly string[], kind: FileKind): Codes =>
    !skipBadRows && reader.hasProblems(kind) ? ANY_CODE : new Set([...before, ...read])

  const sites = await reader.table('sites', sitesTable, findPlace)
  const products = await reader.table('products', productsTable, null)
  const services = await reader.table('services', servicesTable, null)
  const refers: KnownCodes = {
    siteIds: codes(
      known.siteIds,
      sites.map((site) => site.id),
      'sites',
    ),
    skus: codes(
      known.skus,
      products.map((product) => product.sku),
      'products',
    ),
    services: codes(known.services, services.map(serviceKey), 'services'),
  }
  const contents: FileContents = {
    sites,
    products,
    services,
    stock: await reader.table('stock', stockTable, refers),
    rates: await reader.table('rates', ratesTable, refers),
    reserves: await reader.table('channel_reserves', channelReservesTable, refers),
    exchangeRates: await reader.table('exchange_rates', exchangeRatesTable, { base: options.currency }),
    orders: await reader.table('orders', ordersTable, findPlace),
    rules: await reader.json('rules', readRules),
    policy: await reader.json('policy', readPolicy),
  }
  return { contents, ...reader.report() }
}

class FileReader {
  readonly #given: ReadonlyMap<FileKind, GivenFile>
  readonly #files: FileSummary[]
  readonly #problems: CsvProblem[] = []
  readonly #warnings: CsvWarning[] = []
  readonly #withProblems = new Set<FileKind>()
  #problemCount = 0

  constructor(given: readonly GivenFile[]) {
    const byKind = new Map<FileKind, GivenFile>()
    this.#files = []
    for (const file of given) {
      const kind = fileKind(file.name)
      const twin = kind === null ? undefined : byKind.get(kind)
      if (kind === null) {
        this.#files.push({ name: file.name, kind, rows: 0, badRows: 0, unknownColumns: [] })
      } else if (twin) {
        this.#problem(kind, file.name, {
          en: `one file of its kind; ${twin.name} is read already`,
          fr: `un seul fichier de ce type ; ${twin.name} est déjà lu`,
        })
      } else byKind.set(kind, file)
    }
    this.#given = byKind
  }

  hasProblems(kind: FileKind): boolean {
    return this.#withProblems.has(kind)
  }

  async table<C extends CsvColumns, Item, Known>(
    kind: FileKind,
    table: CsvTable<C, Item, Known>,
    known: Known,
  ): Promise<readonly Item[]> {
    const file = this.#given.get(kind)
    if (!file) return []
    const read = await readCsv({ ...table, file: file.name }, file.open(), known)
    this.#note(kind, read)
    this.#files.push({
      name: file.name,
      kind,
      rows: read.rows,
      badRows: read.badRows,
      unknownColumns: read.warnings.flatMap((one) => (one.kind === 'unknown-column' ? [one.column] : [])),
    })
    return read.items
  }

  async json<T>(kind: FileKind, parse: (file: string, text: string) => JsonRead<T>): Promise<T | null> {
    const file = this.#given.get(kind)
    if (!file) return null
    const read = parse(file.name, await textOf(file.open()))
    this.#note(kind, { ...read, problemCount: read.problems.length })
    this.#files.push({
      name: file.name,
      kind,
      rows: 1,
      badRows: Math.min(1, read.problems.length),
      unknownColumns: [],
    })
    return read.value
  }

  #note(kind: FileKind, read: Pick<CsvRead<unknown>, 'problems' | 'problemCount' | 'warnings'>): void {
    this.#problems.push(...read.problems)
    this.#problemCount += read.problemCount
    this.#warnings.push(...read.warnings)
    if (read.problemCount > 0) this.#withProblems.add(kind)
  }

  #problem(kind: FileKind, file: string, expected: CsvProblem['expected']): void {
    const problem: CsvProblem = { file, line: null, column: null, value: null, expected }
    this.#note(kind, { problems: [problem], problemCount: 1, warnings: [] })
  }

  report(): Omit<FilesRead, 'contents'> {
    return {
      files: this.#files,
      problems: this.#problems,
      problemCount: this.#problemCount,
      warnings: this.#warnings,
    }
  }
}

async function textOf(source: CsvSource): Promise<string> {
  const decoder = new TextDecoder('utf-8')
  let text = ''
  for await (const chunk of source) {
    text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}
