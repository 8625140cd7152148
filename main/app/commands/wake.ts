import type { Wake } from '../../../shared/contract/wakes.ts'
import { unreachable } from '../../../shared/lib/assert.ts'
import type { AppServices } from '../services/app-services.ts'

type Woken = Pick<AppServices, 'scheduler' | 'sync' | 'reconciler' | 'catalogues'>

/** Puts to work what waits for this command; nothing is waited for. `input` names the channel where one is woken. */
export function wake(services: Woken, wakes: readonly Wake[], input: unknown): void {
  for (const one of wakes) wakeOne(services, one, input as { readonly channelId: string })
}

function wakeOne(
  { scheduler, sync, reconciler, catalogues }: Woken,
  one: Wake,
  { channelId }: { readonly channelId: string },
) {
  switch (one) {
    case 'scheduler':
      return scheduler.wake()
    case 'channel-sync':
      return sync.syncNow(channelId)
    case 'channel-restart':
      return sync.reload(channelId)
    case 'comparison':
      return void reconciler.start(channelId)
    case 'repair-check':
      return void reconciler.verify(channelId)
    case 'catalogue-reading':
      return void catalogues.read(channelId)
    case 'catalogue-taking':
      return void catalogues.take(channelId)
    default:
      return unreachable(one)
  }
}
