import { useEffect, useRef } from 'react'
import { MINUTE_MS } from '../../shared/lib/clock.ts'
import { playSound } from '../features/packing/sounds.ts'
import { useMessages } from '../lib/messages.ts'
import { useSession } from '../lib/session.ts'
import { useToasts } from '../lib/toasts.ts'
import { useLive } from '../lib/use-live.ts'
import { useNow } from '../lib/use-now.ts'

const TOPICS = ['exceptions'] as const
const TITLE = 'Switchyard'

/**
 * Exceptions that come due within the hour: a word and a sound for each that joins them, on whatever screen, and their
 * number in the title of the window and on the program's icon.
 */
export function Escalation() {
  const texts = useMessages('app')
  const say = useToasts((toasts) => toasts.say)
  const sounds = useSession((session) => session.sounds)
  // Time alone brings them closer to their cut-off.
  const minute = useNow(MINUTE_MS)
  const counts = useLive(TOPICS, (client) => client.exceptions.counts({}), [minute]).data
  const count = counts?.views['due-soon'] ?? null
  const before = useRef<number | null>(null)
  useEffect(() => {
    if (count === null) return
    const joined = count - (before.current ?? count)
    before.current = count
    document.title = count === 0 ? TITLE : `(${count}) ${TITLE}`
    // Only where the program is installed.
    void navigator.setAppBadge?.(count).catch(() => undefined)
    if (joined <= 0) return
    say('risk', texts.dueSoon({ count: joined }))
    if (sounds) playSound('attention')
  }, [count, say, texts, sounds])
  return null
}
