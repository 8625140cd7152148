import type { Message } from '../../shared/messages/definition.ts'
import { useSay } from '../lib/messages.ts'
import './bulk-bar.css'

/** What was left as it was, and why. */
export function SkippedList(props: {
  skipped: readonly { id: string; why: Message }[]
  nameOf: (id: string) => string
}) {
  const inWords = useSay()
  return (
    <ul className="bulk-skipped">
      {props.skipped.map(({ id, why }) => (
        <li key={id}>
          <span className="mono">{props.nameOf(id)}</span> {inWords(why)}
        </li>
      ))}
    </ul>
  )
}
