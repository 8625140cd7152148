import { message } from '../../../shared/messages/message.ts'
import type { Commands } from '../commands/command.ts'
import { restateGrouped } from '../exceptions/grouped-exception.ts'
import type { LabelEvents } from '../ports/label-events.ts'
import type { PrintQueue } from '../ports/printing.ts'
import type { Store, Tx } from '../ports/store.ts'
import { restateAwaited, restateTroubleOf } from './restate-trouble.ts'
import { settleBought, settleFetched, settleLooked, settleVoided } from './settle-purchase.ts'
import { wantDue } from './want-ahead.ts'

const MOST = 10_000

/** What the loop of purchases causes, carried out as commands of the program itself. */
export function labelEvents({
  store,
  commands,
  queue,
  now,
  underWayMs = 0,
}: {
  readonly store: Store
  readonly commands: Commands
  readonly queue: PrintQueue<Tx>
  readonly now: () => number
  /** What another process was buying may be made for so long, in milliseconds; absent = nothing can. */
  readonly underWayMs?: number
}): LabelEvents {
  return {
    recover: () =>
      commands.system('labels.recover', async (context) => {
        const { tx, now: at } = context
        const begun = await tx.labels.due(
          { accountId: null, state: 'buying', now: Number.MAX_SAFE_INTEGER },
          MOST,
        )
        for (const { id } of begun)
          await tx.labels.move(id, 'buying', {
            state: 'uncertain',
            problem: message('labels.stoppedInCall'),
            attempts: 0,
            notBefore: at + underWayMs,
            changedAt: at,
          })
        const holders = new Map(begun.map((one) => [one.fulfillmentId, one]))
        for (const one of holders.values()) await restateTroubleOf(context, one)
      }),
    claim: (accountId, limit, ready) =>
      store.write(async (tx) => {
        const at = now()
        const wanted = { accountId, state: 'wanted', now: at } as const
        const due =
          ready === null
            ? await tx.labels.due(wanted, limit)
            : (await tx.labels.due(wanted, MOST))
                .filter(({ request }) => ready.has(request.reference))
                .slice(0, limit)
        const claimed = due.map((one) => ({
          ...one,
          state: 'buying' as const,
          attempts: one.attempts + 1,
          changedAt: at,
        }))
        for (const { id, state, attempts, changedAt } of claimed)
          await tx.labels.move(id, 'wanted', { state, attempts, changedAt })
        return claimed
      }),
    bought: (purchase, outcome, waitMs) =>
      commands.system('labels.settlePurchase', (context) =>
        settleBought(context, queue, purchase, outcome, waitMs),
      ),
    looked: (purchase, looked, waitMs) =>
      commands.system('labels.lookUp', (context) => settleLooked(context, queue, purchase, looked, waitMs)),
    fetched: (purchase, fetched, waitMs) =>
      commands.system('labels.fetchPapers', (context) =>
        settleFetched(context, queue, purchase, fetched, waitMs),
      ),
    voided: (purchase, outcome, waitMs) =>
      commands.system('labels.settleVoid', (context) => settleVoided(context, purchase, outcome, waitMs)),
    linkChanged: ({ id, name }, link) =>
      commands.system('labels.changeLink', async (context) => {
        context.touch('carriers')
        const key = `carrier-auth-${id}`
        if (link.kind === 'online') await restateGrouped(context, key, null)
        if (link.kind === 'needs-authorisation')
          await restateGrouped(context, key, {
            reason: 'carrier-auth',
            accountId: id,
            account: name,
            message: link.cause,
          })
      }),
    wantDue: () => commands.system('labels.wantDue', wantDue),
    restateAwaited: () => commands.system('labels.restateAwaited', restateAwaited),
  }
}
