import type { Bilingual } from '../../shared/contract/procedure.ts'
import { useLanguage } from '../lib/messages.ts'
import './bulk-bar.css'

/** What was left as it was, and why. */
export function SkippedList(props: {
  skipped: readonly { id: string; why: Bilingual }[]
  nameOf: (id: string) => string
}) {
  const language = useLanguage()
  return (
    <ul className="bulk-skipped">
      {props.skipped.map(({ id, why }) => (
        <li key={id}>
          <span className="mono">{props.nameOf(id)}</span> {why[language]}
        </li>
      ))}
    </ul>
  )
}
