import { OctagonAlert } from 'lucide-react'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useMessages } from '../../lib/messages.ts'
import type { SavingsRun } from './use-savings.ts'

/** How far a calculation is, or why it ended. */
export function SavingsState({ run }: { run: SavingsRun }) {
  const texts = useMessages('savings')
  switch (run.kind) {
    case 'idle':
      return null
    case 'reading':
      return <ProgressBar label={texts.progress} text={texts.reading} share={0} />
    case 'deciding': {
      const { done, total } = run
      const share = total === 0 ? 1 : done / total
      return <ProgressBar label={texts.progress} text={texts.deciding({ done, total })} share={share} />
    }
    case 'failed':
      return (
        <StatusBadge
          tone="blocked"
          icon={OctagonAlert}
          label={run.isOffline ? texts.offline : texts.failed}
        />
      )
  }
}
