import type { AppServices } from '../services/app-services.ts'
import type { HandlersOf } from './handler.ts'

export function followingHandlers({ following }: Pick<AppServices, 'following'>): HandlersOf<'following'> {
  return {
    call: async (asked, seat) => ({ answer: await following.call(seat?.device ?? '', asked) }),
    lease: (_, seat) => following.lease(seat?.device ?? ''),
  }
}
