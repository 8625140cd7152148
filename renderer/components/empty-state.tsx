import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import './empty-state.css'
import type { Tone } from './status-badge.tsx'

/** Nothing here: what that means, and the next step. Also for errors: what happened, what is safe, what to do. */
export function EmptyState(props: {
  icon: LucideIcon
  title: string
  children?: ReactNode
  action?: ReactNode
  tone?: Tone
}) {
  const { icon: Icon, tone = 'neutral' } = props
  return (
    <div className={`empty-state tone-${tone}`}>
      <Icon size={28} aria-hidden className="empty-state-icon" />
      <p className="empty-state-title">{props.title}</p>
      {props.children !== undefined && <p className="empty-state-text">{props.children}</p>}
      {props.action}
    </div>
  )
}
