import { type CarrierService, type Rate, serviceKey } from '../../../shared/domain/carrier.ts'
import type { ExchangeRate } from '../../../shared/domain/exchange-rate.ts'
import type { ExpectedReceipt } from '../../../shared/domain/expected-receipt.ts'
import type { SavedReading } from '../../../shared/domain/file-mapping.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { Policy } from '../../../shared/domain/policy.ts'
import type { Product } from '../../../shared/domain/product.ts'
import type { Site } from '../../../shared/domain/site.ts'
import type { ChannelReserve, StockLevel } from '../../../shared/domain/stock.ts'
import type { Surcharge } from '../../../shared/domain/surcharge.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { RuleSetEnvelope } from '../../../shared/rules/document.ts'
import type { FiledPicture } from '../pictures/put-picture.ts'
import type { PlaceFinder } from '../services/place-finder.ts'
import type { FileChoices } from './cell-forms.ts'
import type { CsvColumns } from './csv-columns.ts'
import type { CsvNote, CsvProblem } from './csv-problem.ts'
import { type CsvRead, type CsvTable, readRows } from './csv-reader.ts'
import { checkOrders, checkProducts } from './file-checks.ts'
import { isPictureFile, readFiledPictures, withoutPicture } from './filed-pictures.ts'
import { type FileKind, fileKind, type GivenFile } from './given-file.ts'
import { identifyFile, type Source } from './identify-file.ts'
import { type JsonRead, readPolicy, readRules } from './json-files.ts'
import type { CsvSource } from './read-table.ts'
import { ratesTable, servicesTable } from './tables/carriers-tables.ts'
import { exchangeRatesTable } from './tables/exchange-rates-table.ts'
import { ANY_CODE, type KnownCodes } from './tables/known-codes.ts'
import { ordersTable, type RepeatedLines } from './tables/orders-table.ts'
import { productsTable } from './tables/products-table.ts'
import { receiptsTable } from './tables/receipts-table.ts'
import { sitesTable } from './tables/sites-table.ts'
import { channelReservesTable, stockTable } from './tables/stock-table.ts'

/** One table of one kind: a file, or a sheet of a workbook. */
export interface FileSummary extends Omit<Source, 'hash' | 'read' | 'columnNames'> {
  readonly rows: number
  readonly badRows: number
  /** SHA-256 of the file's bytes; null = it was not opened. */
  readonly hash: string | null
}

/** What the files hold. A kind that was not given is empty, or null. */
export interface FileContents {
  readonly sites: readonly Site[]
  readonly products: readonly Product[]
  readonly pictures: readonly FiledPicture[]
  readonly services: readonly CarrierService[]
  readonly stock: readonly StockLevel[]
  readonly rates: readonly Rate[]
  /** Of tariffs: fuel in per cent of their prices. */
  readonly surcharges: readonly Surcharge[]
  readonly reserves: readonly ChannelReserve[]
  readonly exchangeRates: readonly ExchangeRate[]
  readonly receipts: readonly ExpectedReceipt[]
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
  readings: new Map(),
}

export interface ReadOptions {
  /** Codes that files may refer to although no given file holds them: those of the workspace imported into. */
  readonly known: { readonly [K in keyof KnownCodes]: ReadonlySet<string> } & {
    readonly exchangeRates: readonly ExchangeRate[]
    /** How files were read before, by `headerSignature`. */
    readonly readings: ReadonlyMap<string, SavedReading>
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

/** Reads and cross-checks a set of files: the folder of `orchestrate`, or what a window uploaded for import. */
export async function readFiles(given: readonly GivenFile[], options: ReadOptions): Promise<FilesRead> {
  const { known, currency, findPlace, skipBadRows } = options
  const tables = given.filter((file) => !isPictureFile(file))
  const identified = await Promise.all(
    tables.map((file) => identifyFile(file, { ...known, saved: known.readings })),
  )
  const reader = new FileReader(tables, identified.flat())
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
  const filed = await reader.table('products', productsTable, null, before)
  const products = filed.map(withoutPicture)
  const { pictures, attention } = await readFiledPictures(filed, given.filter(isPictureFile))
  reader.attention('products', [...checkProducts(products), ...attention])
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
  const receipts = await reader.table('receipts', receiptsTable, refers, choices)
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
  const surcharges = identified.flat().flatMap(fuelOf)
  const contents = {
    sites,
    products,
    pictures,
    services,
    stock,
    rates,
    surcharges,
    reserves,
    exchangeRates,
    receipts,
    orders,
    rules,
    policy,
  }
  return { contents, ...reader.report() }
}

class FileReader {
  readonly #given = new Map<FileKind, Source[]>()
  readonly #json = new Map<FileKind, GivenFile>()
  readonly #files: FileSummary[] = []
  readonly #problems: CsvProblem[] = []
  readonly #notes: CsvNote[] = []
  readonly #withProblems = new Set<FileKind>()
  #problemCount = 0

  constructor(files: readonly GivenFile[], sources: readonly Source[]) {
    for (const file of files) {
      const kind = fileKind(file.name)
      if (kind !== null) this.#json.set(kind, file)
    }
    for (const source of sources) {
      const { kind } = source
      const twins = kind === null ? [] : (this.#given.get(kind) ?? [])
      const twin = twins.find(({ origin }) => origin === null)
      if (kind === null) this.#sum(source, { rows: 0, badRows: 0 })
      else if (twin && source.origin === null) {
        this.#problem(kind, source.name, message('csv.oneFileOfKind', { other: twin.name }))
      } else this.#given.set(kind, [...twins, source])
    }
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
    const items: Item[] = []
    for (const source of this.#given.get(kind) ?? []) {
      const read = await readRows({ ...table, file: labelOf(source) }, await source.read(), known, choices)
      this.#note(kind, { ...read, problems: read.problems.map((one) => inOwnWords(one, source)) })
      this.#sum(source, read)
      items.push(...read.items)
    }
    return items
  }

  async json<T>(kind: FileKind, parse: (file: string, text: string) => JsonRead<T>): Promise<T | null> {
    const [source] = this.#given.get(kind) ?? []
    const file = this.#json.get(kind)
    if (!source || !file) return null
    const read = parse(file.name, await textOf(file.open()))
    this.#note(kind, { ...read, problemCount: read.problems.length })
    this.#sum(source, { rows: 1, badRows: Math.min(1, read.problems.length) })
    return read.value
  }

  #sum(source: Source, { rows, badRows }: { rows: number; badRows: number }): void {
    const { name, kind, sheet, sheets, origin, orders, ask, head, signature } = source
    const said = { name, kind, sheet, sheets, origin, orders, ask, head, signature }
    this.#files.push({ ...said, rows, badRows, hash: source.hash() })
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
    const [source] = this.#given.get(kind) ?? []
    if (source === undefined) return
    const file = labelOf(source)
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

function fuelOf({ origin }: Source): Surcharge[] {
  if (origin?.kind !== 'tariff' || origin.fuelPercent === null) return []
  const { carrier, service } = origin.choice
  return [{ kind: 'fuel', service: `${carrier}/${service}`, percent: origin.fuelPercent }]
}

/** With the column as the file calls it. */
function inOwnWords(problem: CsvProblem, { columnNames }: Source): CsvProblem {
  return { ...problem, column: columnNames.get(problem.column ?? '') ?? problem.column }
}

/** 'Orders.xlsx › Sheet2' where a workbook has several. */
export function labelOf({ name, sheet, sheets }: Pick<Source, 'name' | 'sheet' | 'sheets'>): string {
  return sheet === null || sheets.length === 1 ? name : `${name} › ${sheet}`
}

async function textOf(source: CsvSource): Promise<string> {
  const decoder = new TextDecoder('utf-8')
  let text = ''
  for await (const chunk of source) {
    text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}
