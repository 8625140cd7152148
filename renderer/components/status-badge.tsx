import type { LucideIcon } from 'lucide-react'
import './status-badge.css'

export type Tone = 'blocked' | 'risk' | 'done' | 'offline' | 'accent' | 'neutral'

/** A state as icon, word and colour together; `isFilled` for the few that must be seen from afar. */
export function StatusBadge(props: { tone: Tone; icon: LucideIcon; label: string; isFilled?: boolean }) {
  const { tone, icon: Icon, label, isFilled = false } = props
  return (
    <span className={`badge tone-${tone} ${isFilled ? 'badge-filled' : ''}`}>
      <Icon size={14} aria-hidden />
      <span>{label}</span>
    </span>
  )
}
