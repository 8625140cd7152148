import { useEffect } from 'react'
import type { Topic } from '../../shared/contract/session.ts'
import type { Message } from '../../shared/messages/definition.ts'
import { useLive } from './use-live.ts'

const NO_TOPICS: readonly Topic[] = []
const NONE: readonly Message[] = []
const AGAIN_MS = 10_000

/** What stands in the way of keeping things. Asked for again and again: where nothing can be kept, nothing is told. */
export function useTroubles(): readonly Message[] {
  const { data, refresh } = useLive(NO_TOPICS, (client) => client.session.troubles({}))
  useEffect(() => {
    const timer = setInterval(refresh, AGAIN_MS)
    return () => clearInterval(timer)
  }, [refresh])
  return data?.troubles ?? NONE
}
