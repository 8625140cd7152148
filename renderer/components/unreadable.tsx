import { ORPCError } from '@orpc/client'
import { CloudOff, OctagonAlert } from 'lucide-react'
import type { EpochMs } from '../../shared/lib/clock.ts'
import { useMessages } from '../lib/messages.ts'
import { useFormat } from '../lib/use-format.ts'
import { useNow } from '../lib/use-now.ts'
import { Button } from './button.tsx'
import { EmptyState } from './empty-state.tsx'

function isUnreadableRecord(error: Error | null): boolean {
  return error instanceof ORPCError && error.code === 'UNREADABLE'
}

/** Nothing could be read at all: since when, or why; what is safe, and what to do. */
export function Unreadable(props: {
  kind: 'offline' | 'error'
  since: EpochMs | null
  error: Error | null
  onAgain: () => void
}) {
  const texts = useMessages('liveView')
  const format = useFormat()
  const now = useNow(10_000)
  if (props.kind === 'offline')
    return (
      <EmptyState icon={CloudOff} tone="offline" title={texts.offlineTitle}>
        {texts.offlineText({ since: props.since === null ? '' : format.since(props.since, now) })}
      </EmptyState>
    )
  return (
    <EmptyState
      icon={OctagonAlert}
      tone="blocked"
      title={texts.errorTitle}
      action={<Button onPress={props.onAgain}>{texts.again}</Button>}
    >
      {texts.errorText({
        message: isUnreadableRecord(props.error) ? texts.unreadable : (props.error?.message ?? ''),
      })}
    </EmptyState>
  )
}
