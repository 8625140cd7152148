import { CHANNEL_SLIPS } from '../../../shared/domain/channel-slips.ts'
import { CUSTOMS } from '../../../shared/domain/customs/customs-settings.ts'
import type { ExchangeRate } from '../../../shared/domain/exchange-rate.ts'
import { HOLIDAYS, type HolidayEdit } from '../../../shared/domain/holidays.ts'
import { POLICY } from '../../../shared/domain/policy.ts'
import { RETENTION } from '../../../shared/domain/retention.ts'
import { RETURN_POLICY } from '../../../shared/domain/return-policy.ts'
import type { SettingsArea } from '../../../shared/domain/settings/define-settings.ts'
import { SIGN_IN } from '../../../shared/domain/sign-in-settings.ts'
import { SURCHARGES } from '../../../shared/domain/surcharge.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { decideByNewRates } from '../decide/new-rates.ts'
import { retryForCapacity, retryForCustoms } from '../decide/reallocate.ts'
import { putLogo } from '../papers/logos.ts'
import type { ExchangeRateKey } from '../ports/exchange-rate-table.ts'
import type { CommandContext } from './command.ts'
import type { HandlersOf, Work } from './handler.ts'
import { refuse } from './refusal.ts'

async function put<T>(context: CommandContext, area: SettingsArea<T>, value: NoInfer<T>) {
  await context.tx.settings.put(area, value)
  if (area.decides) context.newWorld()
  context.touch('settings', ...area.topics)
  return {}
}

function putSettings<T>(area: SettingsArea<T>): Work<T, Record<string, never>> {
  return (context, values) => put(context, area, values)
}

/** Blocked orders may ship on a day that is worked now: they are reallocated. */
async function putHolidays(context: CommandContext, { holidays }: { holidays: HolidayEdit[] }) {
  await put(context, HOLIDAYS, holidays)
  await retryForCapacity(context)
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
  putWorkspace: putSettings(WORKSPACE),
  putPolicy: putSettings(POLICY),
  async putCustoms(context, values) {
    await put(context, CUSTOMS, values)
    await retryForCustoms(context)
    return {}
  },
  putRetention: putSettings(RETENTION),
  putSignIn: putSettings(SIGN_IN),
  putReturns: putSettings(RETURN_POLICY),
  putSurcharges: (context, { surcharges }) => put(context, SURCHARGES, surcharges),
  putHolidays,
  putChannelSlips: (context, { channelSlips }) => put(context, CHANNEL_SLIPS, channelSlips),
  putLogo,
  putExchangeRates,
  removeExchangeRates,
}
