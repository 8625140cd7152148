import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Store } from '../../../main/app/ports/store.ts'
import { CarrierBooks } from '../../../main/demo/carrier-servers/carrier-books.ts'
import { zplLabel } from '../../../main/demo/carrier-servers/papers.ts'
import type { Clock } from '../../../shared/lib/clock.ts'
import type { Random } from '../../../shared/lib/random.ts'

/**
 * The merchant's own carrier software: makes a label for every parcel that it is told of and writes it into a folder,
 * now and then twice, or after a file that holds none.
 */
export class LabelSoftware {
  readonly books: CarrierBooks
  readonly folder: string
  readonly #random: Random
  readonly #known = new Set<string>()

  constructor(clock: Clock, random: Random) {
    this.books = new CarrierBooks(clock)
    this.#random = random
    this.folder = mkdtempSync(join(tmpdir(), 'switchyard-label-files-'))
  }

  /** What the merchant exports to it: the parcels that wait for a label of this account. */
  async takeExport(store: Store, accountId: string): Promise<void> {
    const waiting = await store.read((tx) =>
      tx.labels.due({ accountId, state: 'wanted', now: Number.MAX_SAFE_INTEGER }, 1000),
    )
    for (const { request } of waiting) {
      if (this.#known.has(request.reference) || this.#random() < 0.2) continue
      this.#known.add(request.reference)
      const number = `LF${String(this.books.nextSerial).padStart(9, '0')}`
      const bytes = zplLabel(203, number, [request.recipient.name, request.orderReference])
      this.books.make({
        number,
        shipmentId: number,
        reference: request.reference,
        product: request.product,
        weightG: request.weightG,
        told: JSON.stringify(request),
        papers: [{ role: 'label', bytes }],
      })
      const name = `${request.reference}_${number}.zpl`
      if (this.#random() < 0.03) writeFileSync(join(this.folder, name.replace('.zpl', '.txt')), 'no label')
      writeFileSync(join(this.folder, name), bytes)
      if (this.#random() < 0.05)
        writeFileSync(
          join(this.folder, name.replace('.zpl', this.#random() < 0.5 ? ' - Copy.zpl' : ' (1).zpl')),
          bytes,
        )
    }
  }

  /** Whether the label still lies in the folder for all to see. */
  isWaiting(number: string): boolean {
    return readdirSync(this.folder).some((name) => name.includes(`_${number}`))
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}
