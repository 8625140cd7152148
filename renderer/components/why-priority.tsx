import type { Explanation } from '../../shared/domain/explanation.ts'
import { PRIORITY_FACTOR_NAMES } from '../../shared/domain/explanation-sentence.ts'
import { useLanguage, useMessages } from '../lib/messages.ts'
import { useFormat } from '../lib/use-format.ts'

/** What moved the order up or down the queue. */
export function WhyPriority({ parts }: { parts: Explanation['priority']['parts'] }) {
  const texts = useMessages('orderWhy')
  const language = useLanguage()
  const format = useFormat()
  if (parts.length === 0) return <p className="unit">{texts.noPriority}</p>
  return (
    <ul className="why-list">
      {parts.map(({ factor, points, detail }) => (
        <li key={factor} className="why-part">
          <span className="why-name">{PRIORITY_FACTOR_NAMES[language][factor] ?? factor}</span>
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
