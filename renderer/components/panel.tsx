import { X } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import './panel.css'
import { IconButton } from './button.tsx'

/**
 * The details of one row, beside the list. Sections come in the same order everywhere: what and why, actions,
 * data, time line.
 */
export function Panel(props: {
  title: ReactNode
  subtitle?: ReactNode
  closeLabel: string
  onClose: () => void
  children: ReactNode
}) {
  const heading = useId()
  return (
    <aside className="panel" aria-labelledby={heading}>
      <header className="panel-head">
        <div className="panel-titles">
          <h2 id={heading} className="panel-title">
            {props.title}
          </h2>
          {props.subtitle !== undefined && <div className="panel-subtitle">{props.subtitle}</div>}
        </div>
        <IconButton icon={X} label={props.closeLabel} onPress={props.onClose} />
      </header>
      <div className="panel-body">{props.children}</div>
    </aside>
  )
}

export function PanelSection({ title, children }: { title: string; children: ReactNode }) {
  const heading = useId()
  return (
    <section className="panel-section" aria-labelledby={heading}>
      <h3 id={heading} className="panel-section-title">
        {title}
      </h3>
      {children}
    </section>
  )
}

/** Names and values, aligned. */
export function Facts({ facts }: { facts: readonly { name: string; value: ReactNode }[] }) {
  return (
    <dl className="facts">
      {facts.map(({ name, value }) => (
        <div key={name} className="fact">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
