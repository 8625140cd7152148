import type { Explanation } from '../../shared/domain/explanation.ts'
import { knownMessage } from '../../shared/messages/known-message.ts'
import { useMessages, useSay } from '../lib/messages.ts'
import { useFormat } from '../lib/use-format.ts'

/** What moved the order up or down the queue. */
export function WhyPriority({ parts }: { parts: Explanation['priority']['parts'] }) {
  const texts = useMessages('orderWhy')
  const inWords = useSay()
  const format = useFormat()
  if (parts.length === 0) return <p className="unit">{texts.noPriority}</p>
  return (
    <ul className="why-list">
      {parts.map(({ factor, points, detail }) => (
        <li key={factor} className="why-part">
          <span className="why-name">{inWords(knownMessage('orderWhy.factor', factor))}</span>
          <span className="why-cost">
            {points > 0 ? '+' : ''}
            {format.integer(points)}
          </span>
          <span className="why-reason">{detail}</span>
        </li>
      ))}
    </ul>
  )
}
