import type { CarrierInvoice, InvoiceLine } from '../../../shared/domain/carrier-invoice.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import type { Tx } from '../ports/store.ts'
import { matchLines } from './match-lines.ts'
import type { ReadLine } from './read-invoice.ts'
import { isStrange, type Reckoned, reckonCosts, restateCosts } from './restate-costs.ts'

/** What taking the lines of a file makes of them. */
export interface InvoiceTaking {
  /** Those that are not here yet. */
  readonly lines: readonly InvoiceLine[]
  /** Lines that are here already. */
  readonly known: number
  readonly reckoned: Reckoned
}

/** What would be kept of a file's lines; writes nothing. */
export async function reckonTaking(
  tx: Tx,
  read: readonly ReadLine[],
  importId: string,
  now: EpochMs,
): Promise<InvoiceTaking> {
  const known = await tx.invoices.known(read.map(({ id }) => id))
  const fresh = read.filter(({ id }) => !known.has(id))
  const costs = await matchLines(tx, fresh)
  const lines = fresh.map((line) => ({ ...line, importId, costId: costs.get(line.id) ?? '' }))
  const reckoned = await reckonCosts(
    tx,
    lines.map(({ costId }) => costId),
    now,
    lines,
  )
  return { lines, known: known.size, reckoned }
}

/** Keeps the lines of a file that are not here yet, and what their parcels cost by them. */
export async function takeInvoice(
  context: CommandContext,
  read: readonly ReadLine[],
  { importId, file }: { readonly importId: string; readonly file: string },
): Promise<InvoiceTaking> {
  const { tx, now, actor } = context
  const taking = await reckonTaking(tx, read, importId, now)
  const { lines, reckoned } = taking
  if (lines.length === 0) return taking
  const invoices = invoicesOf(lines).map((one) => ({ ...one, file, takenAt: now, takenBy: actor }))
  await tx.invoices.put(invoices, lines)
  await tx.costs.put(reckoned.costs)
  context.about(...new Set(reckoned.costs.flatMap(({ orderId }) => orderId ?? [])))
  context.touch('orders', 'carriers')
  return taking
}

/** The invoices that lines are of; amounts of one with several currencies are listed apart. */
export function invoicesOf(
  lines: readonly InvoiceLine[],
): Omit<CarrierInvoice, 'file' | 'takenAt' | 'takenBy'>[] {
  return [...Map.groupBy(lines, ({ invoice, currency }) => JSON.stringify([invoice, currency])).values()].map(
    (own, at, all) => {
      const [{ importId, accountId, invoice, currency }] = own as [InvoiceLine]
      const isOneOfSeveral = all.some((other, i) => i !== at && other[0]?.invoice === invoice)
      const parcels = new Set(own.map(({ costId }) => costId))
      return {
        importId,
        accountId,
        number: isOneOfSeveral ? `${invoice} (${currency})` : invoice,
        on: own.find(({ invoiceOn }) => invoiceOn !== null)?.invoiceOn ?? null,
        lines: own.length,
        parcels: parcels.size,
        unknown: [...parcels].filter(isStrange).length,
        amountCents: own.reduce((sum, { amountCents }) => sum + amountCents, 0),
        currency,
      }
    },
  )
}

/** Takes back all that a file brought, as if it had never been taken. @throws {Refusal} it was not, or is no more */
export async function undoInvoice(
  context: CommandContext,
  importId: string,
): Promise<{ readonly invoices: number; readonly parcels: number }> {
  const { tx, now } = context
  const invoices = await tx.invoices.ofImport(importId)
  if (invoices.length === 0) refuse('invoices.unknownImport')
  const costIds = await tx.invoices.remove(importId)
  const before = await tx.costs.of(costIds)
  await restateCosts(tx, costIds, now)
  context.about(...new Set(before.flatMap(({ orderId }) => orderId ?? [])))
  context.touch('orders', 'carriers')
  return { invoices: invoices.length, parcels: costIds.length }
}
