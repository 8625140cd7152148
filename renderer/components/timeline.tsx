import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import './timeline.css'
import type { Tone } from './status-badge.tsx'

export interface TimelineEntry {
  key: string
  icon: LucideIcon
  tone: Tone
  sentence: string
  /** When and by whom, in the lighter line. */
  meta: ReactNode
}

/** What happened, oldest first; nothing is ever taken out. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className="timeline">
      {entries.map(({ key, icon: Icon, tone, sentence, meta }) => (
        <li key={key} className={`timeline-entry tone-${tone}`}>
          <span className="timeline-mark">
            <Icon size={14} aria-hidden />
          </span>
          <span className="timeline-sentence">{sentence}</span>
          <span className="timeline-meta">{meta}</span>
        </li>
      ))}
    </ol>
  )
}
