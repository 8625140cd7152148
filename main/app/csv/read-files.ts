import { createHash } from 'node:crypto'
import { type CarrierService, type Rate, serviceKey } from '../../../shared/domain/carrier.ts'
import type { ExchangeRate } from '../../../shared/domain/exchange-rate.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { Policy } from '../../../shared/domain/policy.ts'
import type { Product } from '../../../shared/domain/product.ts'
import type { Site } from '../../../shared/domain/site.ts'
import type { ChannelReserve, StockLevel } from '../../../shared/domain/stock.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { RuleSetEnvelope } from '../../../shared/rules/document.ts'
import type { PlaceFinder } from '../services/place-finder.ts'
import type { FileChoices } from './cell-forms.ts'
import type { CsvColumns } from './csv-columns.ts'
import type { CsvNote, CsvProblem } from './csv-problem.ts'
import { type CsvRead, type CsvTable, readCsv } from './csv-reader.ts'
import { checkOrders, checkProducts } from './file-checks.ts'
import { type JsonRead, readPolicy, readRules } from './json-files.ts'
import type { CsvSource } from './read-table.ts'
import { ratesTable, servicesTable } from './tables/carriers-tables.ts'
import { exchangeRatesTable } from './tables/exchange-rates-table.ts'
import { ANY_CODE, type KnownCodes } from './tables/known-codes.ts'
import { ordersTable, type RepeatedLines } from './tables/orders-table.ts'
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
  /** SHA-256 of its bytes; null = it was not opened. */
  readonly hash: string | null
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
  /** In the order of FILE_KINDS. */
  readonly notes: readonly CsvNote[]
}

/** What a person chooses once for files that do not say it. */
export interface ImportChoices {
  /** IANA, of dates without one; null = that of the first site of the files. */
  readonly timeZone: string | null
  /** null = it is asked where the file does not show it. */
  readonly dateOrder: FileChoices['dateOrder']
  /** null = it is asked. */
  readonly repeatedLines: RepeatedLines | null
}

export const NOTHING_CHOSEN: ImportChoices = { timeZone: null, dateOrder: null, repeatedLines: null }

/** Of a workspace that holds nothing yet. */
export const NOTHING_KNOWN: ReadOptions['known'] = {
  siteIds: new Set(),
  skus: new Set(),
  services: new Set(),
  exchangeRates: [],
}

export interface ReadOptions {
  /** Codes that files may refer to although no given file holds them: those of the workspace imported into. */
  readonly known: { readonly [K in keyof KnownCodes]: ReadonlySet<string> } & {
    readonly exchangeRates: readonly ExchangeRate[]
  }
  /** The workspace's: of amounts without one, and what exchange rates are for one unit of, where they do not say. */
  readonly currency: string
  readonly choices: ImportChoices
  readonly now: EpochMs
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
  const { known, currency, findPlace, skipBadRows } = options
  const reader = new FileReader(given)
  const codes = (
    before: ReadonlySet<string>,
    read: readonly string[],
    kind: FileKind,
  ): ReadonlySet<string> | null =>
    !skipBadRows && reader.hasProblems(kind) ? null : new Set([...before, ...read])

  const before = {
    timeZone: options.choices.timeZone,
    dateOrder: options.choices.dateOrder,
    skus: known.skus,
  }
  const sites = await reader.table('sites', sitesTable, findPlace, before)
  const products = await reader.table('products', productsTable, null, before)
  reader.attention('products', checkProducts(products))
  const services = await reader.table('services', servicesTable, null, before)
  const skus = codes(
    known.skus,
    products.map((product) => product.sku),
    'products',
  )
  const refers: KnownCodes = {
    siteIds:
      codes(
        known.siteIds,
        sites.map((site) => site.id),
        'sites',
      ) ?? ANY_CODE,
    skus: skus ?? ANY_CODE,
    services: codes(known.services, services.map(serviceKey), 'services') ?? ANY_CODE,
  }
  const choices: FileChoices = {
    timeZone: options.choices.timeZone ?? sites[0]?.timeZone ?? null,
    dateOrder: options.choices.dateOrder,
    skus,
  }
  const stock = await reader.table('stock', stockTable, refers, choices)
  const rates = await reader.table('rates', ratesTable, refers, choices)
  const reserves = await reader.table('channel_reserves', channelReservesTable, refers, choices)
  const exchangeRates = await reader.table('exchange_rates', exchangeRatesTable, { base: currency }, choices)
  const { repeatedLines } = options.choices
  const orders = await reader.table('orders', ordersTable, { findPlace, currency, repeatedLines }, choices)
  reader.attention(
    'orders',
    checkOrders({
      orders,
      skus,
      rates: [...known.exchangeRates, ...exchangeRates],
      currency,
      now: options.now,
    }),
  )
  const rules = await reader.json('rules', readRules)
  const policy = await reader.json('policy', readPolicy)
  const contents = { sites, products, services, stock, rates, reserves, exchangeRates, orders, rules, policy }
  return { contents, ...reader.report() }
}

class FileReader {
  readonly #given: ReadonlyMap<FileKind, GivenFile>
  readonly #files: FileSummary[]
  readonly #problems: CsvProblem[] = []
  readonly #notes: CsvNote[] = []
  readonly #withProblems = new Set<FileKind>()
  #problemCount = 0

  constructor(given: readonly GivenFile[]) {
    const byKind = new Map<FileKind, GivenFile>()
    this.#files = []
    for (const file of given) {
      const kind = fileKind(file.name)
      const twin = kind === null ? undefined : byKind.get(kind)
      if (kind === null) {
        this.#files.push({ name: file.name, kind, rows: 0, badRows: 0, hash: null })
      } else if (twin) {
        this.#problem(kind, file.name, message('csv.oneFileOfKind', { other: twin.name }))
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
    choices: FileChoices,
  ): Promise<readonly Item[]> {
    const file = this.#given.get(kind)
    if (!file) return []
    const source = hashed(file.open())
    const read = await readCsv({ ...table, file: file.name }, source.chunks, known, choices)
    this.#note(kind, read)
    this.#files.push({
      name: file.name,
      kind,
      rows: read.rows,
      badRows: read.badRows,
      hash: source.hash(),
    })
    return read.items
  }

  async json<T>(kind: FileKind, parse: (file: string, text: string) => JsonRead<T>): Promise<T | null> {
    const file = this.#given.get(kind)
    if (!file) return null
    const source = hashed(file.open())
    const read = parse(file.name, await textOf(source.chunks))
    this.#note(kind, { ...read, problemCount: read.problems.length })
    this.#files.push({
      name: file.name,
      kind,
      rows: 1,
      badRows: Math.min(1, read.problems.length),
      hash: source.hash(),
    })
    return read.value
  }

  #note(kind: FileKind, read: Pick<CsvRead<unknown>, 'problems' | 'problemCount' | 'notes'>): void {
    this.#problems.push(...read.problems)
    this.#problemCount += read.problemCount
    this.#notes.push(...read.notes)
    if (read.problemCount > 0) this.#withProblems.add(kind)
  }

  #problem(kind: FileKind, file: string, expected: Message): void {
    const problem: CsvProblem = { file, line: null, column: null, value: null, expected }
    this.#note(kind, { problems: [problem], problemCount: 1, notes: [] })
  }

  /** Said of the file of this kind, if it was given. */
  attention(kind: FileKind, said: readonly Message[]): void {
    const file = this.#given.get(kind)?.name
    if (file !== undefined)
      this.#notes.push(...said.map((what) => ({ file, kind: 'attention' as const, what })))
  }

  report(): Omit<FilesRead, 'contents'> {
    return {
      files: this.#files,
      problems: this.#problems,
      problemCount: this.#problemCount,
      notes: this.#notes,
    }
  }
}

/** The chunks of a source, and the hash of them once they were read. */
function hashed(source: CsvSource): { readonly chunks: CsvSource; hash(): string } {
  const hash = createHash('sha256')
  async function* chunks(): AsyncGenerator<Uint8Array | string> {
    for await (const chunk of source) {
      hash.update(chunk)
      yield chunk
    }
  }
  return { chunks: chunks(), hash: () => hash.digest('hex') }
}

async function textOf(source: CsvSource): Promise<string> {
  const decoder = new TextDecoder('utf-8')
  let text = ''
  for await (const chunk of source) {
    text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}
