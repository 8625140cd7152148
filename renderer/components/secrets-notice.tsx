import { OctagonAlert } from 'lucide-react'
import { useLive } from '../lib/use-live.ts'
import { StatusBadge } from './status-badge.tsx'

const NO_TOPICS = [] as const

/** Says `text` where credentials cannot be kept safely. */
export function SecretsNotice({ text }: { text: string }) {
  const canKeep = useLive(NO_TOPICS, (client) => client.channels.canKeepSecrets({}))
  if (canKeep.data !== false) return null
  return (
    <p role="alert">
      <StatusBadge tone="blocked" icon={OctagonAlert} label={text} />
    </p>
  )
}
