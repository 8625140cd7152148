import { Check } from 'lucide-react'
import { useMessages } from '../lib/messages.ts'

/** One way that was weighed: its cost and arrival, and why not, if not. */
export function Candidate(props: {
  name: string
  cost: string | null
  arrival: string | null
  note: string
  isChosen: boolean
}) {
  const texts = useMessages('orderWhy')
  return (
    <li className={props.isChosen ? 'why-candidate why-taken' : 'why-candidate'}>
      <span className="why-name">
        {props.isChosen && <Check size={14} role="img" aria-label={texts.chosen} />}
        {props.isChosen ? props.name : <s>{props.name}</s>}
      </span>
      <span className="why-cost">{props.cost ?? '–'}</span>
      <span className="why-arrival">{props.arrival ?? ''}</span>
      <span className="why-reason">{props.note}</span>
    </li>
  )
}
