import type { PurchaseChange } from '../../../main/app/ports/label-tables.ts'
import type { LabelPurchase, PurchaseState } from '../../../shared/domain/label-purchase.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { EventLog } from '../event-log.ts'
import type { TransactionNotes, TransactionWatch } from '../mortal-store.ts'
import type { LabelTransaction } from './crash-points.ts'

/** What committed transactions said of purchases and print jobs. */
export interface LabelTalk {
  wanted(purchase: LabelPurchase): void
  /** It is in another state. */
  moved(purchaseId: string): void
  /** There is work for the lane of the purchase's account, not before `at`; null = at once. */
  due(purchaseId: string, at: EpochMs | null): void
  /** People changed what parcels need; labels may have been given up. */
  changedByPeople(): void
}

/** States in which a lane has something to do. */
const AT_WORK: readonly PurchaseState[] = ['wanted', 'uncertain', 'voiding']

const BY_JOURNAL: Readonly<Record<string, LabelTransaction>> = {
  'labels.settlePurchase': 'settled',
  'labels.settleVoid': 'voided',
  'labels.wantDue': 'wanted',
  'orders.releaseDue': 'released',
  'orders.releaseUnasked': 'released',
  'packing.pack': 'packed',
  'packing.ship': 'shipped',
  'printing.report': 'print-settled',
}

/** Tells the transactions of buying, packing and printing labels from each other. */
export function labelTransactions(log: EventLog, talk: LabelTalk): TransactionWatch<LabelTransaction> {
  return {
    tables: {
      decisions: ['commit'],
      journal: ['append'],
      labels: ['due', 'want', 'move', 'keepDocuments'],
      printJobs: ['insert', 'claimNext', 'mark'],
    },
    open: () => new Notes(log, talk),
  }
}

class Notes implements TransactionNotes<LabelTransaction> {
  readonly #log: EventLog
  readonly #talk: LabelTalk
  readonly #seen = new Set<string>()
  readonly #journal: string[] = []
  readonly #wanted: LabelPurchase[] = []
  readonly #due = new Map<string, EpochMs | null>()
  readonly #states: PurchaseState[] = []
  readonly #moved = new Set<string>()
  #recovers = false

  constructor(log: EventLog, talk: LabelTalk) {
    this.#log = log
    this.#talk = talk
  }

  note(name: string, args: readonly unknown[], answer: unknown): void {
    if (name === 'printJobs.claimNext' && answer === null) return
    this.#seen.add(name)
    // Only what a start looks for: what was being bought when the program ended.
    if (name === 'labels.due' && (args[0] as { state: PurchaseState }).state === 'buying')
      this.#recovers = true
    if (name === 'journal.append') this.#journal.push((args[0] as { type: string }).type)
    if (name === 'labels.want' && answer === true) {
      const purchase = args[0] as LabelPurchase
      this.#wanted.push(purchase)
      this.#due.set(purchase.id, null)
    }
    if (name === 'labels.move' && answer === true) {
      const [id, , change] = args as [string, PurchaseState, PurchaseChange]
      this.#states.push(change.state)
      this.#moved.add(id)
      if (AT_WORK.includes(change.state)) this.#due.set(id, change.notBefore ?? null)
    }
  }

  kinds(): LabelTransaction[] {
    const kind = this.#kind()
    return kind === null ? [] : [kind]
  }

  committed(): void {
    const kind = this.#kind()
    if (kind === null) return
    const states = this.#states.length === 0 ? '' : ` to ${this.#states.join(' ')}`
    this.#log.add(`committed ${kind} ${[...this.#journal, ...this.#seen].join(' ')}${states}`)
    for (const purchase of this.#wanted) this.#talk.wanted(purchase)
    for (const id of this.#moved) this.#talk.moved(id)
    for (const [id, at] of this.#due) this.#talk.due(id, at)
    if (kind === 'done-by-a-person') this.#talk.changedByPeople()
  }

  #kind(): LabelTransaction | null {
    if (this.#recovers) return 'recovered'
    if (this.#journal.includes('labels.lookUp')) return 'looked-up'
    if (this.#seen.has('labels.keepDocuments') && this.#states.includes('bought')) return 'bought'
    if (this.#seen.has('printJobs.claimNext')) return 'print-claimed'
    const [type] = this.#journal
    if (type !== undefined) return BY_JOURNAL[type] ?? this.#bySystem(type)
    if (this.#seen.has('decisions.commit')) return 'decided'
    if (this.#states.includes('buying')) return 'claimed'
    if (this.#wanted.length > 0) return 'wanted'
    if (this.#states.length > 0) return 'settled'
    return this.#seen.has('printJobs.mark') ? 'print-settled' : null
  }

  /** What the program does by itself beside labels is no point of its own. */
  #bySystem(type: string): LabelTransaction | null {
    if (this.#seen.has('decisions.commit')) return 'decided'
    return type.startsWith('labels.') ? null : 'done-by-a-person'
  }
}
