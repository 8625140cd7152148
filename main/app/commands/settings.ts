import type { HolidayEdit } from '../../../shared/domain/holidays.ts'
import type { Policy } from '../../../shared/domain/policy.ts'
import type { Retention } from '../../../shared/domain/retention.ts'
import type { Surcharge } from '../../../shared/domain/surcharge.ts'
import type { WorkspaceSettings } from '../../../shared/domain/workspace.ts'
import type { CommandContext } from '../command.ts'
import { retryForCapacity } from '../decide/decide-again.ts'

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

/** Blocked orders may ship on a day that is worked now: they are decided anew. */
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
