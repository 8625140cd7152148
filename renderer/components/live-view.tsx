import { CloudOff, OctagonAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Live } from '../lib/live.ts'
import { useMessages } from '../lib/messages.ts'
import { useFormat } from '../lib/use-format.ts'
import { useNow } from '../lib/use-now.ts'
import './live-view.css'
import { StatusBadge } from './status-badge.tsx'
import { Unreadable } from './unreadable.tsx'

/**
 * Draws every state of a query: the skeleton while loading, the data, the data with what is wrong with it, or
 * what to do when there is none.
 */
export function LiveView<T>(props: {
  live: Live<T> & { refresh(): void }
  /** The layout of the data, in grey. */
  skeleton: ReactNode
  children: (data: T) => ReactNode
}) {
  const { live } = props
  const texts = useMessages('liveView')
  const format = useFormat()
  const now = useNow(10_000)
  if (live.kind === 'loading') return props.skeleton
  if (live.kind === 'ready') return props.children(live.data)
  if (live.data === null)
    return (
      <Unreadable
        kind={live.kind}
        since={live.kind === 'offline' ? live.since : null}
        error={live.kind === 'error' ? live.error : null}
        onAgain={live.refresh}
      />
    )
  return (
    <>
      <p className="live-view-stale" role="status">
        {live.kind === 'offline' ? (
          <StatusBadge
            tone="offline"
            icon={CloudOff}
            label={texts.staleOffline({ since: format.since(live.since, now) })}
          />
        ) : (
          <StatusBadge
            tone="risk"
            icon={OctagonAlert}
            label={texts.staleError({ message: live.error.message })}
          />
        )}
      </p>
      {props.children(live.data)}
    </>
  )
}
