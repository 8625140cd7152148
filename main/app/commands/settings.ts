import type { ExchangeRate } from '../../../shared/domain/exchange-rate.ts'
import type { HolidayEdit } from '../../../shared/domain/holidays.ts'
import type { Policy } from '../../../shared/domain/policy.ts'
import type { Retention } from '../../../shared/domain/retention.ts'
import type { Surcharge } from '../../../shared/domain/surcharge.ts'
import type { WorkspaceSettings } from '../../../shared/domain/workspace.ts'
import { decideByNewRates } from '../decide/new-rates.ts'
import { retryForCapacity } from '../decide/reallocate.ts'
import type { ExchangeRateKey } from '../ports/exchange-rate-table.ts'
import type { CommandContext } from './command.ts'
import type { HandlersOf } from './handler.ts'
import { refuse } from './refusal.ts'

export async function putWorkspace(
  context: CommandContext,
  settings: WorkspaceSettings,
): Promise<Record<string, never>> {
  await context.tx.settings.putWorkspace(settings)
  context.newWorld()
  context.touch('settings', 'orders')
  return {}
}

export async function putPolicy(context: CommandContext, policy: Policy): Promise<Record<string, never>> {
  await context.tx.settings.putPolicy(policy)
  context.newWorld()
  context.touch('settings')
  return {}
}

export async function putRetention(context: CommandContext, kept: Retention): Promise<Record<string, never>> {
  await context.tx.settings.putRetention(kept)
  context.touch('settings')
  return {}
}

export async function putSurcharges(
  context: CommandContext,
  { surcharges }: { surcharges: readonly Surcharge[] },
): Promise<Record<string, never>> {
  await context.tx.settings.putSurcharges(surcharges)
  context.newWorld()
  context.touch('settings', 'carriers')
  return {}
}

/** Blocked orders may ship on a day that is worked now: they are reallocated. */
export async function putHolidays(
  context: CommandContext,
  { holidays }: { holidays: readonly HolidayEdit[] },
): Promise<Record<string, never>> {
  await context.tx.settings.putHolidays(holidays)
  context.newWorld()
  await retryForCapacity(context)
  context.touch('settings', 'sites')
  return {}
}

/** What was allocated by other rates, or waits for one, is reallocated. */
export async function putExchangeRates(
  context: CommandContext,
  { rates }: { rates: readonly ExchangeRate[] },
): Promise<Record<string, never>> {
  for (const { base, currency } of rates)
    if (base === currency) refuse('refusals.exchangeRateOfBase', { currency: base })
  await context.tx.exchangeRates.put(rates)
  context.newWorld()
  await decideByNewRates(context, rates)
  context.touch('settings', 'orders')
  return {}
}

export async function removeExchangeRates(
  context: CommandContext,
  { rates }: { rates: readonly ExchangeRateKey[] },
): Promise<Record<string, never>> {
  await context.tx.exchangeRates.remove(rates)
  context.newWorld()
  await decideByNewRates(context, rates)
  context.touch('settings', 'orders')
  return {}
}

export const settingsHandlers: HandlersOf<'settings'> = {
  putWorkspace,
  putPolicy,
  putRetention,
  putSurcharges,
  putHolidays,
  putExchangeRates,
  removeExchangeRates,
}
