import { productOf } from '../../../shared/domain/carrier-account.ts'
import type { LiveQuote, QuoteWant } from '../../../shared/domain/live-quote.ts'
import type { CommandContext, Commands } from '../commands/command.ts'
import { reallocate } from '../decide/reallocate.ts'
import type { Quote } from '../ports/carrier.ts'
import type { QuoteEvents } from '../ports/quote-events.ts'
import { USED_MS } from './quoting.ts'

/** What became of asking carriers for prices, as commands of the program itself. */
export function quoteEvents(commands: Commands): QuoteEvents {
  return {
    quoted: (want, quotes) =>
      commands.system('carriers.settleQuotes', (context) => settleQuotes(context, want, quotes)),
    notNow: (want, waitMs) =>
      commands.system('carriers.settleQuotes', async ({ tx, now }) => {
        await tx.quotes.putWant({ ...want, dueAt: now + waitMs, attempts: want.attempts + 1 })
      }),
  }
}

/** Keeps the prices, and decides the orders anew that were decided without them and have not been released. */
async function settleQuotes(
  context: CommandContext,
  want: QuoteWant,
  quotes: readonly Quote[],
): Promise<void> {
  const { tx, now } = context
  await tx.quotes.putWant({ ...want, orderIds: [], dueAt: null, askedAt: now, attempts: 0 })
  const account = await tx.carrierAccounts.get(want.accountId)
  if (account === null) return
  const { accountId, siteId, country, postcodePrefix, upToWeightG } = want
  const kept = account.products.flatMap(({ serviceId }): LiveQuote[] => {
    const quote = quotes.find(({ product }) => product === productOf(account, serviceId))
    if (quote === undefined) return []
    const { cents, currency, transitDays } = quote
    const lane = { accountId, siteId, country, postcodePrefix, upToWeightG }
    return [{ ...lane, carrierId: account.carrierId, serviceId, cents, currency, transitDays, quotedAt: now }]
  })
  await tx.quotes.forget(now - 10 * USED_MS)
  if (kept.length === 0) return
  await tx.quotes.put(kept)
  context.newWorld()
  await reallocate(context, want.orderIds)
  context.touch('carriers')
}
