import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { z } from 'zod'
import type { Clock } from '../../../shared/lib/clock.ts'
import type { OrderPage, PulledOrder } from '../../app/ports/channel.ts'
import type { PlaceFinder } from '../../app/services/place-finder.ts'
import { moveFile, replaceFile } from '../../remote/durable-file.ts'
import { QUIET_MS, QuietFiles } from '../../remote/quiet-files.ts'
import { codeOf } from '../../remote/system-code.ts'
import { versionOf } from '../protocol/payload.ts'
import { storedCursor, type WalkStart } from '../protocol/stored-cursor.ts'
import { type Folder, makeFolders, reached } from './folder.ts'
import { type FolderWorkspace, type OrderFile, readOrderFile, wholeOrders } from './order-file.ts'
import { ORDER_FILES } from './order-files.ts'
import type { FiledOrder } from './order-table.ts'
import { problemsMessage, problemsText } from './problems-text.ts'

const ORDERS_PER_PAGE = 500
/** Files remembered by their content, so that one that is put in again does not undo a newer one. */
const REMEMBERED = 500

const cursorSchema = z.object({
  /** The file at hand; `from` null = all of it is stored, and it can be moved away. */
  reading: z.object({ name: z.string(), hash: z.string(), from: z.int().nullable() }).nullable(),
  /** Hashes of files that were imported whole, oldest first. */
  taken: z.array(z.string()),
})
type Cursor = z.infer<typeof cursorSchema>
type Reading = NonNullable<Cursor['reading']>

export interface OrderFilesDeps {
  readonly clock: Clock
  readonly findPlace: PlaceFinder
  /** What files may leave out: the currency of amounts, the zone of times. */
  readonly workspace: () => Promise<Omit<FolderWorkspace, 'findPlace'>>
  /** Waits, unless aborted. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>
}

/**
 * Takes the files of `in` one after another. The cursor says which file the last page came from, and is stored
 * together with that page: so a file is moved away only when its orders are safe, and stopping at any point
 * means at worst that it is read again and recognised.
 */
export class OrderFiles {
  readonly #channelId: string
  readonly #folder: Folder
  readonly #deps: OrderFilesDeps
  readonly #quiet: QuietFiles
  #parsed: { readonly hash: string; readonly file: OrderFile } | null = null

  constructor(channelId: string, folder: Folder, deps: OrderFilesDeps) {
    this.#channelId = channelId
    this.#folder = folder
    this.#deps = deps
    this.#quiet = new QuietFiles(folder.in, deps.clock, ORDER_FILES)
  }

  /** @throws {ChannelError} */
  async pull(from: WalkStart, signal: AbortSignal): Promise<OrderPage> {
    await makeFolders(this.#folder)
    let cursor = readCursor(from)
    if (cursor.reading?.from === null) {
      const { reading } = cursor
      cursor = await reached(this.#folder, () => this.#putAway(cursor, reading))
    }
    return reached(this.#folder, () => this.#page(cursor, signal))
  }

  async #page(cursor: Cursor, signal: AbortSignal): Promise<OrderPage> {
    const reading = cursor.reading ?? (await this.#next(signal))
    if (reading === null) return { orders: [], cursor: JSON.stringify(cursor), more: false, reached: null }
    if (cursor.taken.includes(reading.hash))
      return onward({ ...cursor, reading: { ...reading, from: null } }, [])
    const file = await this.#parse(reading)
    // Changed or taken away between two pages: what stands there now is another file.
    if (file === null) return onward({ ...cursor, reading: null }, [])
    const from = reading.from ?? 0
    const end = from + ORDERS_PER_PAGE
    const isLast = end >= file.orders.length
    const orders = file.orders.slice(from, end).map((filed) => pulledOrderOf(reading, filed))
    const next = { ...cursor, reading: { ...reading, from: isLast ? null : end } }
    return onward(next, isLast ? [...orders, entryOf(reading, file)] : orders)
  }

  /** The oldest file that is quiet; waits once for one that is not yet. */
  async #next(signal: AbortSignal): Promise<Reading | null> {
    for (const isLast of [false, true]) {
      const { quiet, restless } = await this.#quiet.list()
      for (const name of quiet) {
        const bytes = await this.#quiet.read(name)
        if (bytes === null) continue
        const hash = hashOf(bytes)
        this.#parsed = { hash, file: await this.#read(name, bytes) }
        return { name, hash, from: 0 }
      }
      if (isLast || !restless || signal.aborted) break
      await this.#deps.pause(QUIET_MS, signal)
    }
    return null
  }

  /** null: the file is not the one that was begun. */
  async #parse({ name, hash }: Reading): Promise<OrderFile | null> {
    if (this.#parsed?.hash === hash) return this.#parsed.file
    const bytes = await contentOf(join(this.#folder.in, name))
    if (bytes === null || hashOf(bytes) !== hash) return null
    const file = await this.#read(name, bytes)
    this.#parsed = { hash, file }
    return file
  }

  async #read(name: string, bytes: Buffer): Promise<OrderFile> {
    const { findPlace, workspace } = this.#deps
    return readOrderFile(this.#channelId, name, bytes, { findPlace, ...(await workspace()) })
  }

  /** To done or rejected, under a name that its content decides: done twice, it ends the same. */
  async #putAway(cursor: Cursor, reading: Reading): Promise<Cursor> {
    const { name, hash } = reading
    const path = join(this.#folder.in, name)
    const bytes = await contentOf(path)
    if (bytes === null || hashOf(bytes) !== hash) return { ...cursor, reading: null }
    const file = (await this.#parse(reading)) ?? (await this.#read(name, bytes))
    const isSound = file.problemCount === 0
    const kept = `${name.slice(0, -extname(name).length)}.${hash.slice(0, 8)}${extname(name)}`
    const target = join(isSound ? this.#folder.done : this.#folder.rejected, kept)
    if (!isSound) await replaceFile(`${target}.problems.txt`, problemsText(kept, file))
    await moveFile(path, target)
    this.#parsed = null
    const taken = isSound
      ? [...cursor.taken.filter((one) => one !== hash), hash].slice(-REMEMBERED)
      : cursor.taken
    return { reading: null, taken }
  }
}

function onward(next: Cursor, orders: readonly PulledOrder[]): OrderPage {
  return { orders, cursor: JSON.stringify(next), more: true, reached: null }
}

/** An unreadable one counts as changed in every file, so that it holds what an earlier one created. */
export function pulledOrderOf(
  { name, hash }: Pick<Reading, 'name' | 'hash'>,
  filed: FiledOrder,
): PulledOrder {
  const { externalId, order, cancelled, hold } = filed
  const standing = { cancelled, ...(hold === '' ? {} : { hold }) }
  if (order === null)
    return {
      externalId,
      version: versionOf({ hash, ...standing }, []),
      payload: JSON.stringify({ kind: 'unreadable', file: name, number: externalId, ...standing }),
    }
  return {
    externalId,
    version: versionOf({ order, ...standing }, []),
    payload: JSON.stringify({ kind: 'order', file: name, order, ...standing }),
  }
}

/** The file itself in the inbox: rejected while something is wrong with it, well again when it comes corrected. */
function entryOf({ name, hash }: Reading, file: OrderFile): PulledOrder {
  const message = file.problemCount === 0 ? null : problemsMessage(name, file)
  return {
    externalId: `file/${name}`,
    version: hash,
    payload: JSON.stringify({ kind: 'file', file: name, orders: wholeOrders(file), message }),
  }
}

function readCursor(from: WalkStart): Cursor {
  return storedCursor(cursorSchema, from) ?? { reading: null, taken: [] }
}

async function contentOf(path: string): Promise<Buffer | null> {
  return readFile(path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  })
}

export function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32)
}
