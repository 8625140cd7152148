import { ORPCError } from '@orpc/server'
import type { z } from 'zod'
import type { awaitedFile, FailedFile } from '../../../shared/contract/label-files.ts'
import type { LabelPurchase } from '../../../shared/domain/label-purchase.ts'
import type { Language } from '../../../shared/lib/language.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { RemoteError } from '../ports/remote.ts'
import { type SitesSeen, sees } from '../ports/sites-seen.ts'
import type { Tx } from '../ports/store.ts'
import type { AppServices } from '../services/app-services.ts'

const SHOWN = 50
const MOST = 10_000

/** How the folder of an account stands, what it waits for, and what could not be taken. */
export async function labelFilesOf(
  { store, carrierConnectors }: AppServices,
  accountId: string,
  language: Language,
  seen: SitesSeen,
): Promise<{
  folder: string
  problem: Message | null
  failed: FailedFile[]
  waiting: z.infer<typeof awaitedFile>[]
  waitingCount: number
}> {
  const { account, wanted, packed } = await store.read(async (tx) => {
    const all = await tx.labels.due({ accountId, state: 'wanted', now: Number.MAX_SAFE_INTEGER }, MOST)
    const due = seen === 'every-site' ? all : await atSites(tx, all, seen)
    const parts = await Promise.all(
      due.slice(0, SHOWN).map(({ fulfillmentId }) => tx.fulfillments.get(fulfillmentId)),
    )
    return {
      account: await tx.carrierAccounts.get(accountId),
      wanted: due,
      packed: new Set(parts.flatMap((part) => (part?.state === 'packed' ? [part.id] : []))),
    }
  })
  if (account?.kind !== 'label-files')
    throw new ORPCError('NOT_FOUND', { data: { what: 'account', id: accountId } })
  const folder = account.settings['folder'] ?? ''
  const connector = carrierConnectors[account.kind]?.(account, {})
  const waiting = wanted.slice(0, SHOWN).map(({ id, fulfillmentId, parcel, request }) => ({
    purchaseId: id,
    reference: request.reference,
    orderReference: request.orderReference,
    parcel,
    recipient: request.recipient.company ?? request.recipient.name,
    isPacked: packed.has(fulfillmentId),
  }))
  const rest = { folder, waiting, waitingCount: wanted.length }
  try {
    await connector?.check(AbortSignal.timeout(5_000))
    const failed = (await connector?.failed?.()) ?? []
    return {
      ...rest,
      problem: null,
      failed: failed.map(({ name, reasons }) => ({ name, reason: reasons.get(language) ?? '' })),
    }
  } catch (error) {
    if (!(error instanceof RemoteError)) throw error
    return { ...rest, problem: error.problem, failed: [] }
  }
}

async function atSites(
  tx: Tx,
  purchases: readonly LabelPurchase[],
  seen: SitesSeen,
): Promise<LabelPurchase[]> {
  const kept: LabelPurchase[] = []
  for (const purchase of purchases) {
    const part = await tx.fulfillments.get(purchase.fulfillmentId)
    if (sees(seen, [part?.siteId ?? null])) kept.push(purchase)
  }
  return kept
}
