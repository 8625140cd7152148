import type { LabelStop, PackTask, StopSign } from '../../../shared/contract/packing.ts'
import type { Product } from '../../../shared/domain/product.ts'
import { commandOf } from './command-codes.ts'

/** One product of a parcel: how many belong in it and what its bar codes say. */
export interface PackItem {
  readonly sku: string
  readonly expected: number
  /** null when it is not in the catalogue; its SKU is scanned then. */
  readonly product: Product | null
}

/** Units found so far, by SKU. */
export type Counted = ReadonlyMap<string, number>

export type Station =
  | { readonly kind: 'waiting' }
  | {
      readonly kind: 'checking'
      readonly task: PackTask
      readonly items: readonly PackItem[]
      readonly counted: Counted
      /** The item counted last: it stays in view until all of it is there. */
      readonly lastSku: string | null
    }
  | { readonly kind: 'labelled'; readonly task: PackTask }
  /**
   * News of its channel stops it: it is neither packed nor shipped, and continues by itself once a lead has answered.
   */
  | { readonly kind: 'stopped'; readonly task: PackTask; readonly stop: StopSign }

/** What the packer sees and hears of a step. */
export type Feedback =
  | { readonly kind: 'counted'; readonly sku: string }
  | { readonly kind: 'complete' }
  | { readonly kind: 'wrong-item'; readonly text: string }
  | { readonly kind: 'surplus'; readonly sku: string; readonly expected: number }
  | { readonly kind: 'wrong-label'; readonly text: string }
  | { readonly kind: 'not-now' }
  /** It is not shipped: its label is not out. */
  | { readonly kind: 'unlabelled'; readonly stop: LabelStop }

/** What the control room must be asked for next. */
export type Effect =
  | { readonly kind: 'look-up'; readonly text: string }
  | { readonly kind: 'open-next' }
  | { readonly kind: 'pack' }
  /** `scanned`: the label that was scanned to say so. */
  | { readonly kind: 'ship'; readonly scanned: string | null }
  | { readonly kind: 'ask-problem' }
  | { readonly kind: 'ask-reprint' }

export interface Step {
  readonly station: Station
  readonly feedback: Feedback | null
  readonly effect: Effect | null
}

export const WAITING: Station = { kind: 'waiting' }

/** The products of a task in the order of its lines, each once. */
export function packItems(task: PackTask): readonly PackItem[] {
  const expected = new Map<string, number>()
  for (const { sku, quantity } of task.fulfillment.allocations)
    expected.set(sku, (expected.get(sku) ?? 0) + quantity)
  return [...expected].map(([sku, count]) => ({
    sku,
    expected: count,
    product: task.products.find((product) => product.sku === sku) ?? null,
  }))
}

/** The station with a task taken up: a packed one only wants to be shipped, a stopped one only to be put aside. */
export function openTask(task: PackTask): Station {
  if (task.stop !== null) return { kind: 'stopped', task, stop: task.stop }
  if (task.fulfillment.state === 'packed') return { kind: 'labelled', task }
  return { kind: 'checking', task, items: packItems(task), counted: new Map(), lastSku: null }
}

/**
 * The station once its task is known to stand like this: it stops at once, and continues when nothing stops it any
 * more; a packed one knows what has become of its labels.
 */
export function heed(station: Station, task: PackTask): Station {
  if (station.kind === 'waiting' || station.task.fulfillment.id !== task.fulfillment.id) return station
  const isStopped = station.kind === 'stopped'
  if (isStopped !== (task.stop !== null)) return openTask(task)
  if (station.kind !== 'labelled' || task.fulfillment.state !== 'packed') return station
  return JSON.stringify(station.task) === JSON.stringify(task) ? station : { kind: 'labelled', task }
}

export function countOf(counted: Counted, sku: string): number {
  return counted.get(sku) ?? 0
}

export function isComplete(items: readonly PackItem[], counted: Counted): boolean {
  return items.every((item) => countOf(counted, item.sku) >= item.expected)
}

/** What to take next: the item counted last until all of it is there, then the first that lacks units; null = none. */
export function currentItem(station: Extract<Station, { kind: 'checking' }>): PackItem | null {
  const lacking = station.items.filter((item) => countOf(station.counted, item.sku) < item.expected)
  return lacking.find((item) => item.sku === station.lastSku) ?? lacking[0] ?? null
}

/** One unit of a SKU was found, by scan or by hand. */
export function countUnit(station: Station, sku: string): Step {
  if (station.kind !== 'checking') return { station, feedback: { kind: 'not-now' }, effect: null }
  const item = station.items.find((each) => each.sku === sku)
  if (!item) return { station, feedback: { kind: 'wrong-item', text: sku }, effect: null }
  const before = countOf(station.counted, sku)
  if (before >= item.expected)
    return { station, feedback: { kind: 'surplus', sku, expected: item.expected }, effect: null }
  const counted = new Map(station.counted).set(sku, before + 1)
  const next: Station = { ...station, counted, lastSku: sku }
  // What leaves by hand waits for its number to be typed.
  const effect: Effect | null = station.task.byHand === null ? { kind: 'pack' } : null
  return isComplete(station.items, counted)
    ? { station: next, feedback: { kind: 'complete' }, effect }
    : { station: next, feedback: { kind: 'counted', sku }, effect: null }
}

/** What a scan means at this moment. It decides; the screen carries the effect out. */
export function takeScan(station: Station, scan: string): Step {
  const text = scan.trim()
  const command = commandOf(text)
  switch (command) {
    case 'CANCEL':
      return { station: WAITING, feedback: null, effect: null }
    case 'PROBLEM':
      return station.kind === 'checking'
        ? { station, feedback: null, effect: { kind: 'ask-problem' } }
        : { station, feedback: { kind: 'not-now' }, effect: null }
    case 'REPRINT':
      return station.kind === 'labelled'
        ? { station, feedback: null, effect: { kind: 'ask-reprint' } }
        : { station, feedback: { kind: 'not-now' }, effect: null }
    case 'OK':
      return confirm(station)
    case null:
      return readCode(station, text)
  }
}

/** The button or bar code OK: whatever the station waits for is so. */
export function confirm(station: Station): Step {
  switch (station.kind) {
    case 'waiting':
      return { station, feedback: null, effect: { kind: 'open-next' } }
    case 'checking': {
      const item = currentItem(station)
      return item === null
        ? { station, feedback: null, effect: { kind: 'pack' } }
        : countUnit(station, item.sku)
    }
    case 'labelled':
      return ship(station, null)
    case 'stopped':
      return { station: WAITING, feedback: null, effect: null }
  }
}

/** Nothing leaves without its label; a label that is scanned is out, whatever its printer has said so far. */
function ship(station: Extract<Station, { kind: 'labelled' }>, scanned: string | null): Step {
  const { unlabelled } = station.task
  if (unlabelled !== null && !(unlabelled.kind === 'waiting' && scanned !== null))
    return { station, feedback: { kind: 'unlabelled', stop: unlabelled }, effect: null }
  return { station, feedback: null, effect: { kind: 'ship', scanned } }
}

function readCode(station: Station, text: string): Step {
  switch (station.kind) {
    case 'waiting':
    case 'stopped':
      return { station, feedback: null, effect: { kind: 'look-up', text } }
    case 'checking': {
      const item = station.items.find((each) => isCodeOf(each, text))
      return item
        ? countUnit(station, item.sku)
        : { station, feedback: { kind: 'wrong-item', text }, effect: null }
    }
    case 'labelled':
      return isLabelOf(station.task, text)
        ? ship(station, text)
        : { station, feedback: { kind: 'wrong-label', text }, effect: null }
  }
}

/** Scanners set to another keyboard layout change the case of letters; no two SKUs differ only in that. */
function isCodeOf(item: PackItem, text: string): boolean {
  const codes = [item.sku, item.product?.barcode ?? item.sku]
  return codes.some((code) => code.toUpperCase() === text.toUpperCase())
}

function isLabelOf(task: PackTask, text: string): boolean {
  const wanted = text.replaceAll(' ', '').toUpperCase()
  // The buyer at the counter may have nothing but the order's number.
  if (task.collected !== null && task.reference.toUpperCase() === wanted) return true
  return task.fulfillment.parcels.some(
    ({ trackingNumber }) => trackingNumber?.replaceAll(' ', '').toUpperCase() === wanted,
  )
}
