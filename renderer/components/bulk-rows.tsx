import { CircleCheck, TriangleAlert } from 'lucide-react'
import { useMessages } from '../lib/messages.ts'
import { StatusBadge } from './status-badge.tsx'
import './bulk-rows.css'

/** What would become, or became, of one of several. */
export interface BulkRow {
  readonly id: string
  readonly name: string
  readonly words: string
  readonly stays: boolean
}

/** "34 will change, 3 stay as they are", and each with its words. `isFinal`: it cannot be undone. */
export function BulkRows(props: {
  label: string
  rows: readonly BulkRow[]
  isDone?: boolean
  isFinal?: boolean
}) {
  const { rows, isDone = false, isFinal = false } = props
  const texts = useMessages('exceptionQueue')
  const final = useMessages('app').final
  const count = rows.filter(({ stays }) => stays).length
  const changed = rows.length - count
  return (
    <>
      <div className="bulk-sums">
        <StatusBadge
          tone="done"
          icon={CircleCheck}
          label={(isDone ? texts.bulkDone : texts.bulkWill)({ changed })}
        />
        {count > 0 && (
          <StatusBadge
            tone="risk"
            icon={TriangleAlert}
            label={(isDone ? texts.bulkSkipped : texts.bulkWillNot)({ count })}
          />
        )}
        {!isDone && isFinal && <span className="unit">{final}</span>}
      </div>
      <div className="bulk-rows" role="region" aria-label={props.label} tabIndex={0}>
        <ul>
          {rows.map(({ id, name, words, stays }) => (
            <li key={id} className={stays ? 'bulk-row bulk-row-stays' : 'bulk-row'}>
              <span className="mono">{name}</span>
              <span>{words}</span>
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}
