import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import { type PackingDeps, packAndShip } from './headless.ts'

/** The demo's own people pack here; the other sites are left to whoever looks at the demo. */
const SITE = 'LYON'
const EVERY_MS = 6_000
/** Looked through for one whose labels are there. */
const MOST = 50

/** The demo's packers: one fulfilment whose labels have been bought is packed and leaves, every few seconds. */
export class DemoPackers {
  readonly #deps: PackingDeps & { readonly onFault: (fault: unknown) => void }
  #timer: NodeJS.Timeout | null = null
  #packing: Promise<void> = Promise.resolve()

  constructor(deps: PackingDeps & { readonly onFault: (fault: unknown) => void }) {
    this.#deps = deps
  }

  start(): void {
    this.#timer ??= setInterval(() => {
      this.#packing = this.#packing.then(() => this.packOne()).catch(this.#deps.onFault)
    }, EVERY_MS)
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
    await this.#packing
  }

  async packOne(): Promise<void> {
    const next = await this.#deps.store.read(async (tx) => {
      const waiting = await tx.fulfillments.ofSite(SITE, ['released'], MOST)
      const labels = await tx.labels.ofFulfillments(waiting.map(({ id }) => id))
      const bought = labels.filter(({ state }) => state === 'bought')
      const isLabelled = ({ id, parcels }: Fulfillment) =>
        parcels.every(({ number }) =>
          bought.some(({ fulfillmentId, parcel }) => fulfillmentId === id && parcel === number),
        )
      return waiting.find(isLabelled)?.id ?? null
    })
    if (next !== null) await packAndShip(this.#deps, next)
  }
}
