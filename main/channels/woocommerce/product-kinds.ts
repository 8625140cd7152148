import { z } from 'zod'
import { type Clock, type EpochMs, HOUR_MS } from '../../../shared/lib/clock.ts'
import { parseAnswer } from '../protocol/payload.ts'
import { productKinds } from './answers.ts'
import type { WooClient } from './client.ts'

/** Products per request: the URL must stay short enough for every server. */
const PER_QUERY = 50
/** What kind of product it is changes rarely. */
const KEEP_MS = HOUR_MS

const orderLine = z.object({
  id: z.int(),
  sku: z.string().nullish().catch(null),
  product_id: z.int().catch(0),
})

/** An order's line does not say whether anything is shipped for it: its product does, asked for once in a while. */
export class ProductKinds {
  readonly #client: WooClient
  readonly #clock: Clock
  /** By 'sku:...' where a line has one, which finds variations too, else by 'id:...'. */
  readonly #isVirtual = new Map<string, boolean>()
  #since: EpochMs = 0

  constructor(client: WooClient, clock: Clock) {
    this.#client = client
    this.#clock = clock
  }

  /** Ids of those of an order's lines whose products are virtual. @throws {ChannelError} */
  async virtualLines(lines: readonly unknown[], signal: AbortSignal): Promise<number[]> {
    const read = lines.flatMap((line) => orderLine.safeParse(line).data ?? [])
    await this.#learn(read.map(keyOf), signal)
    return read.filter((line) => this.#isVirtual.get(keyOf(line)) === true).map(({ id }) => id)
  }

  /** Knows these lines' products afterwards, with as few calls as may be. @throws {ChannelError} */
  async learn(lines: readonly unknown[], signal: AbortSignal): Promise<void> {
    await this.#learn(lines.flatMap((line) => orderLine.safeParse(line).data ?? []).map(keyOf), signal)
  }

  async #learn(keys: readonly string[], signal: AbortSignal): Promise<void> {
    const now = this.#clock.now()
    if (now < this.#since || now - this.#since >= KEEP_MS) {
      this.#isVirtual.clear()
      this.#since = now
    }
    const unknown = [...new Set(keys)].filter((key) => key !== 'id:0' && !this.#isVirtual.has(key))
    for (const prefix of ['sku:', 'id:'] as const) {
      const wanted = unknown
        .filter((key) => key.startsWith(prefix))
        .map((key) => key.slice(prefix.length))
        // A comma parts them in the query.
        .filter((value) => !value.includes(','))
      for (let start = 0; start < wanted.length; start += PER_QUERY)
        await this.#ask(prefix, wanted.slice(start, start + PER_QUERY), signal)
    }
  }

  async #ask(prefix: 'sku:' | 'id:', group: readonly string[], signal: AbortSignal): Promise<void> {
    const query = new URLSearchParams({
      [prefix === 'sku:' ? 'sku' : 'include']: group.join(','),
      per_page: '100',
      _fields: 'id,sku,virtual',
    })
    const answer = await this.#client.get(`/products?${query.toString()}`, signal)
    const found = parseAnswer(productKinds, answer.value, 'WooCommerce products')
    for (const value of group) {
      const of = found.filter(({ id, sku }) => (prefix === 'sku:' ? sku : String(id)) === value)
      this.#isVirtual.set(prefix + value, of.length > 0 && of.every((product) => product.virtual))
    }
  }
}

function keyOf({ sku, product_id }: z.infer<typeof orderLine>): string {
  return sku ? `sku:${sku}` : `id:${product_id}`
}
