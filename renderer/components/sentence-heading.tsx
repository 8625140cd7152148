import type { ReactNode } from 'react'
import './sentence-heading.css'
import { Skeleton } from './skeleton.tsx'

/** The first line of a screen: one sentence of live numbers that says what to do first. null while loading. */
export function SentenceHeading({ children, aside }: { children: ReactNode; aside?: ReactNode }) {
  return (
    <header className="sentence-heading">
      <h1 className="sentence-heading-text">{children || <Skeleton width="52ch" height={18} />}</h1>
      {aside !== undefined && <div className="sentence-heading-aside">{aside}</div>}
    </header>
  )
}

/** The number that matters, inside such a sentence. */
export function Live({
  children,
  tone = 'neutral',
}: {
  children: ReactNode
  tone?: 'blocked' | 'risk' | 'neutral'
}) {
  return <strong className={`live tone-${tone}`}>{children}</strong>
}
