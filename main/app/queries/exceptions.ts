import { ORPCError } from '@orpc/server'
import type { ExceptionRow, PointChoice, Resolution } from '../../../shared/contract/exceptions.ts'
import { EXCEPTION_KINDS, type ExceptionRecord } from '../../../shared/domain/exception.ts'
import type { ResolutionCode } from '../../../shared/domain/exceptions/resolution-codes.ts'
import type { ExpectedReceipt } from '../../../shared/domain/expected-receipt.ts'
import type { NearbyPoint } from '../../../shared/domain/nearby-point.ts'
import { orderValueCents } from '../../../shared/domain/order.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { companionCounts } from '../merging/companion-counts.ts'
import { tellsBuyer } from '../packing/collection.ts'
import { numberable } from '../packing/number-parcel.ts'
import { pointsFor, questionOf } from '../points/point-question.ts'
import type { ExceptionQuery } from '../ports/exception-table.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import type { SearchedPage } from '../ports/page.ts'
import { type SitesSeen, sees } from '../ports/sites-seen.ts'
import type { Tx } from '../ports/store.ts'
import { bestFix } from '../resolutions/best-fix.ts'
import { previewResolutions, suggestionOf, type Trials } from '../resolutions/preview.ts'
import { isReversible } from '../resolutions/reversible.ts'
import { shortSku, substitutesFor } from '../resolutions/substitutes.ts'
import { returnSite } from '../returns/return-label-way.ts'
import { returnOffers } from '../returns/return-offers.ts'
import { worthOfReturn } from '../returns/settle-return.ts'
import { type NameLookup, nameLookup, sentenceOf } from './name-lookup.ts'

export async function listExceptions(tx: Tx, query: ExceptionQuery): Promise<SearchedPage<ExceptionRow>> {
  const { rows, total, isLeast } = await tx.exceptions.list(query)
  const orders = await ordersOf(tx, rows)
  const companions = await companionCounts(tx, [...orders.values()])
  const speech = await nameLookup(tx)
  const shown: ExceptionRow[] = []
  for (const record of rows) {
    const [nearest = null] = await pointsNear(tx, record, query.now)
    const order = orders.get(record.orderId ?? '') ?? null
    shown.push(rowOf(record, order, speech, nearest, companions.get(record.orderId ?? '')))
  }
  return { total, isLeast, rows: shown }
}

type GivenTrials = Omit<
  Trials,
  'worthOfReturn' | 'canRemind' | 'canNumber' | 'returnLabels' | 'points' | 'substitutes'
>

/** One exception with every way out and what each would do now. */
export async function exceptionDetail(
  tx: Tx,
  exceptionId: string,
  trials: GivenTrials,
  now: EpochMs,
  seen: SitesSeen,
): Promise<{ row: ExceptionRow; resolutions: Resolution[]; expected: ExpectedReceipt[] }> {
  const record = await tx.exceptions.get(exceptionId)
  if (!record) throw new ORPCError('NOT_FOUND', { data: { what: 'exception', id: exceptionId } })
  const order = (await ordersOf(tx, [record])).get(record.orderId ?? '') ?? null
  const speech = await nameLookup(tx)
  const points = await pointsNear(tx, record, now)
  const [nearest = null] = points
  const resolutions = await previewResolutions(record, order, speech, withTx(tx, trials, points))
  const companions = await companionCounts(tx, order === null ? [] : [order])
  const row = rowOf(record, order, speech, nearest, companions.get(order?.order.id ?? ''))
  const expected = await expectedOf(tx, record, seen)
  return { row: { ...row, suggestion: bestFix(record.cause.reason, resolutions) }, resolutions, expected }
}

/** What sites expect of the SKUs that are short, the next first. */
async function expectedOf(tx: Tx, { cause }: ExceptionRecord, seen: SitesSeen): Promise<ExpectedReceipt[]> {
  if (EXCEPTION_KINDS[cause.reason].group !== 'stock') return []
  const skus =
    'lines' in cause
      ? cause.lines.flatMap((line) => ('sku' in line ? line.sku : []))
      : 'sku' in cause
        ? [cause.sku]
        : []
  const receipts: ExpectedReceipt[] = []
  for (const sku of new Set(skus)) receipts.push(...(await tx.expectedReceipts.bySku(sku)))
  return receipts
    .filter(({ siteId }) => sees(seen, [siteId]))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

/** The best of the ways that are meant (none = of all) for each, as it would be now; without those that are closed, gone or not seen. */
export async function fixesOf(
  tx: Tx,
  {
    exceptionIds,
    codes,
    seen,
  }: {
    readonly exceptionIds: readonly string[]
    readonly codes: readonly ResolutionCode[]
    readonly seen: SitesSeen
  },
  trials: GivenTrials,
  now: EpochMs,
): Promise<{ exceptionId: string; fix: Resolution | null; canUndo: boolean }[]> {
  const records = await tx.exceptions.byIds(exceptionIds, seen)
  const known = new Map(records.map((record) => [record.id, record]))
  const orders = await ordersOf(tx, records)
  const speech = await nameLookup(tx)
  const fixes = []
  for (const exceptionId of exceptionIds) {
    const record = known.get(exceptionId)
    if (record === undefined || record.state === 'closed') continue
    const order = orders.get(record.orderId ?? '') ?? null
    const given = withTx(tx, trials, await pointsNear(tx, record, now))
    const all = await previewResolutions(record, order, speech, given, codes)
    const fix = codes.length === 0 ? bestFix(record.cause.reason, all) : (all[0] ?? null)
    fixes.push({ exceptionId, fix, canUndo: fix !== null && isReversible(fix.code, order) })
  }
  return fixes
}

function withTx(tx: Tx, trials: GivenTrials, points: readonly NearbyPoint[]): Trials {
  return {
    ...trials,
    worthOfReturn: (about, cause) => worthOfReturn(tx, about, cause),
    canRemind: async ({ order: about }) => (await tellsBuyer(tx, about)) === 'again',
    points,
    canNumber: async (cause) => (await numberable(tx, cause)) !== null,
    substitutes: async ({ order: about }, cause) =>
      shortSku(cause) === null
        ? []
        : substitutesFor(about, cause, (await trials.world()).products, {
            all: trials.all,
            levels: (skus) => tx.stock.bySkus(skus),
          }),
    returnLabels: async (about) => returnOffers(tx, about.order, await returnSite(tx, about)),
  }
}

async function ordersOf(tx: Tx, records: readonly ExceptionRecord[]): Promise<Map<string, OrderRecord>> {
  const ids = [...new Set(records.flatMap(({ orderId }) => orderId ?? []))]
  return new Map((await tx.orders.byIds(ids)).map((record) => [record.order.id, record]))
}

/** Points that the carrier told of, nearest first; none where it is about no point. */
async function pointsNear(tx: Tx, record: ExceptionRecord, now: EpochMs): Promise<readonly NearbyPoint[]> {
  const question = await questionOf(tx, record, now)
  return question === null ? [] : pointsFor(await tx.points.get(question.account.id, question.area), question)
}

function rowOf(
  record: ExceptionRecord,
  order: OrderRecord | null,
  speech: NameLookup,
  nearest: NearbyPoint | null,
  couldJoin = 0,
): ExceptionRow {
  return {
    record,
    order: order && {
      reference: order.order.reference,
      customer: order.order.destination.company ?? order.order.destination.name,
      country: order.order.destination.country,
      channelId: order.order.channelId,
      valueCents: orderValueCents(order.order),
      currency: order.order.currency,
      couldJoin,
    },
    sentence: sentenceOf(record.cause, speech),
    suggestion: suggestionOf(record, order, nearest),
  }
}

/** Pick-up points for an exception that waits for one, as its carrier told them last; kept over outages. */
export async function nearbyPointsOf(tx: Tx, exceptionId: string, now: EpochMs): Promise<PointChoice> {
  const record = await tx.exceptions.get(exceptionId)
  const question = record === null ? null : await questionOf(tx, record, now)
  if (question === null) return { carrierId: null, points: [], toldAt: null, problem: null }
  const told = await tx.points.get(question.account.id, question.area)
  return {
    carrierId: question.account.carrierId,
    points: pointsFor(told, question),
    toldAt: told?.toldAt ?? null,
    problem: told?.problem ?? null,
  }
}
