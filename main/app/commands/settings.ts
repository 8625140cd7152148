import type { Policy } from '../../../shared/domain/policy.ts'
import type { WorkspaceSettings } from '../../../shared/domain/workspace.ts'
import type { CommandContext } from '../command.ts'

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
