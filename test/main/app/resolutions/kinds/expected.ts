import type { ExceptionReason } from '../../../../../shared/domain/exception.ts'
import type { Standing } from './standing-of.ts'

/** How shelves and channel stand around the way out of `KINDS`. */
interface Expected {
  readonly before: Standing
  readonly after: Standing
  /** Where taking it back leaves the channel something to be told; absent: all is as before. */
  readonly undone?: Standing
}

const UNTOUCHED = 'LILLE A 9/0, LILLE B 9/0, LYON A 9/0'
/** One unit of A is held at Lille. */
const ONE_HELD = 'LILLE A 9/1, LILLE B 9/0, LYON A 9/0'

/** The way out is about something else. */
const unchanged = (standing: Standing): Expected => ({ before: standing, after: standing })

export const EXPECTED: Readonly<Record<ExceptionReason, Expected>> = {
  'out-of-stock': unchanged({ stock: '', told: 'A 0' }),
  'partial-stock': {
    before: { stock: 'LILLE A 5/0', told: 'A 4, B 0' },
    after: { stock: 'LILLE A 5/1', told: 'A 4, B 0' },
  },
  'left-out': {
    before: { stock: 'LILLE A 1/1, LYON B 1/0', told: 'A 0, B 1' },
    after: { stock: 'LILLE A 1/1, LYON B 1/1', told: 'A 0, B 0' },
  },
  'split-needs-approval': {
    before: { stock: 'LILLE A 1/0, LYON B 1/0', told: 'A 0, B 0' },
    after: { stock: 'LILLE A 1/1, LYON B 1/1', told: 'A 0, B 0' },
  },
  'short-pick': {
    // A count at Lille ends the doubt about its nine: the three that are there can be sold.
    before: { stock: 'LILLE A 9/0, LILLE B 9/0, LYON A 9/1', told: 'A 8' },
    after: { stock: 'LILLE A 3/0, LILLE B 9/0, LYON A 9/1', told: 'A 11' },
  },
  'unknown-sku': {
    before: { stock: UNTOUCHED, told: '' },
    after: { stock: UNTOUCHED, told: 'cancel 1' },
  },
  'oversold-at-channel': unchanged({ stock: 'LILLE A 0/0', told: 'A 0' }),
  'no-eligible-service': {
    before: { stock: 'LILLE A 5/0', told: 'A 0' },
    after: { stock: 'LILLE A 5/1', told: 'A 0' },
  },
  'no-eligible-site': {
    before: { stock: 'LILLE A 5/0', told: 'A 0' },
    after: { stock: 'LILLE A 5/0', told: 'A 0, cancel 1' },
  },
  'cannot-collect': {
    before: { stock: UNTOUCHED, told: 'A 17' },
    after: { stock: ONE_HELD, told: 'A 17' },
  },
  'collection-overdue': unchanged({ stock: ONE_HELD, told: 'ready-to-collect, A 8' }),
  'pickup-point-missing': unchanged({ stock: ONE_HELD, told: 'A 0' }),
  'customs-incomplete': unchanged({ stock: ONE_HELD, told: 'A 0' }),
  'carrier-suspended': {
    before: { stock: UNTOUCHED, told: 'A 0' },
    after: { stock: ONE_HELD, told: 'A 0' },
  },
  'work-stopped': {
    // Released to a closed site: moved, and held at the other one.
    before: { stock: ONE_HELD, told: 'A 9' },
    after: { stock: 'LILLE A 9/0, LILLE B 9/0, LYON A 9/1', told: 'A 8' },
  },
  'carrier-delayed': {
    before: { stock: ONE_HELD, told: 'A 17' },
    after: { stock: 'LILLE A 8/0, LILLE B 9/0, LYON A 9/0', told: 'A 17, fulfillment 1' },
  },
  'promise-at-risk': unchanged({ stock: ONE_HELD, told: 'A 17' }),
  'address-invalid': {
    // The channel is told both, the later one last.
    before: { stock: UNTOUCHED, told: 'A 17' },
    after: { stock: ONE_HELD, told: 'A 17, address Lille' },
    undone: { stock: UNTOUCHED, told: 'A 17, address Lille, address without a city' },
  },
  'label-failed': unchanged({ stock: ONE_HELD, told: 'A 17' }),
  'paper-failed': unchanged({ stock: ONE_HELD, told: 'A 17' }),
  'print-unknown': unchanged({ stock: ONE_HELD, told: 'A 17' }),
  'label-refused': unchanged({ stock: ONE_HELD, told: 'A 17' }),
  'label-overdue': unchanged({ stock: ONE_HELD, told: 'A 17' }),
  'label-in-doubt': unchanged({ stock: ONE_HELD, told: 'A 17' }),
  'label-not-taken-back': unchanged({ stock: UNTOUCHED, told: 'cancel 1, A 18' }),
  'carrier-auth': unchanged({ stock: UNTOUCHED, told: '' }),
  'parcel-trouble': {
    before: { stock: 'LILLE A 8/0, LILLE B 9/0, LYON A 9/0', told: 'fulfillment 1, A 17' },
    after: { stock: 'LILLE A 8/0, LILLE B 9/0, LYON A 9/0', told: 'fulfillment 1, A 17, refund 1' },
  },
  'carrier-late': {
    // No service is left, so nothing can be promised.
    before: { stock: 'LILLE A 9/5, LILLE B 9/0, LYON A 9/0', told: 'A 13' },
    after: { stock: UNTOUCHED, told: 'A 0' },
  },
  'cannot-be-decided': {
    before: { stock: UNTOUCHED, told: '' },
    after: { stock: 'LILLE A 9/0, LILLE B 9/1, LYON A 9/0', told: 'B 8' },
  },
  'held-by-rule': {
    before: { stock: UNTOUCHED, told: 'A 17' },
    after: { stock: ONE_HELD, told: 'A 17' },
  },
  'no-exchange-rate': unchanged({ stock: ONE_HELD, told: 'A 17' }),
  'held-by-person': {
    before: { stock: UNTOUCHED, told: 'A 17' },
    after: { stock: ONE_HELD, told: 'A 17' },
  },
  'held-by-channel': {
    before: { stock: UNTOUCHED, told: 'A 17' },
    after: { stock: ONE_HELD, told: 'A 17' },
  },
  'nameless-lines': {
    // Also the line that no product is known of.
    before: { stock: UNTOUCHED, told: 'A 17' },
    after: { stock: UNTOUCHED, told: 'A 18, cancel 2' },
  },
  'outage-conflict': unchanged({ stock: ONE_HELD, told: 'A 17' }),
  'unmapped-skus': {
    // Taken back, the name keeps the figure that waits already.
    before: { stock: UNTOUCHED, told: '' },
    after: { stock: ONE_HELD, told: 'A 17, THEIRS-1 17' },
    undone: { stock: UNTOUCHED, told: 'A 18, THEIRS-1 17' },
  },
  'stock-differs': unchanged({ stock: UNTOUCHED, told: '' }),
  'sync-conflict': unchanged({ stock: UNTOUCHED, told: 'A 18' }),
  'payload-rejected': unchanged({ stock: UNTOUCHED, told: '' }),
  // The channel has paid it back itself.
  'cancelled-after-shipped': unchanged({
    stock: 'LILLE A 8/0, LILLE B 9/0, LYON A 9/0',
    told: 'fulfillment 1, A 17',
  }),
  'cancelled-before-leaving': {
    before: { stock: ONE_HELD, told: 'A 17' },
    after: { stock: UNTOUCHED, told: 'A 18' },
  },
  'unknown-states': {
    before: { stock: UNTOUCHED, told: 'A 17' },
    after: { stock: ONE_HELD, told: 'A 17' },
  },
  'unknown-method': {
    before: { stock: UNTOUCHED, told: 'A 17' },
    after: { stock: ONE_HELD, told: 'A 17' },
  },
  'shipped-at-channel': unchanged({ stock: 'LILLE A 9/3, LILLE B 9/0, LYON A 9/0', told: 'A 15' }),
  'back-at-channel': {
    // Its cancellation has been told long ago.
    before: { stock: UNTOUCHED, told: 'A 18' },
    after: { stock: ONE_HELD, told: 'A 17' },
  },
  'cancel-requested': unchanged({ stock: ONE_HELD, told: 'A 17' }),
  'changed-after-release': {
    // The second unit is read from the channel.
    before: { stock: ONE_HELD, told: 'A 17' },
    after: { stock: 'LILLE A 9/2, LILLE B 9/0, LYON A 9/0', told: 'A 16' },
  },
  'push-refused': {
    before: { stock: 'LILLE A 8/0, LILLE B 9/0, LYON A 9/0', told: 'A 17' },
    after: { stock: 'LILLE A 8/0, LILLE B 9/0, LYON A 9/0', told: 'fulfillment 1, A 17' },
  },
  'message-unreadable': {
    before: { stock: 'LILLE A 8/0, LILLE B 9/0, LYON A 9/0', told: 'A 17' },
    after: { stock: 'LILLE A 8/0, LILLE B 9/0, LYON A 9/0', told: 'fulfillment 1, A 17' },
  },
  // The channel has paid it back itself, and what is damaged is not sold again.
  'return-requested': unchanged({
    stock: 'LILLE A 6/0, LILLE B 9/0, LYON A 9/0',
    told: 'fulfillment 3, A 15',
  }),
  'record-unreadable': unchanged({ stock: ONE_HELD, told: 'A 17' }),
  'channel-auth': unchanged({ stock: UNTOUCHED, told: '' }),
}
