import type { ReturnsOfOrder } from '../../shared/contract/returns.ts'
import type { ReturnReason } from '../../shared/domain/return.ts'
import { useMessages } from '../lib/messages.ts'
import { Switch } from './switch.tsx'

/** By the merchant's terms: who bears the return, and whether it is late, which a person must say is all right. */
export function ReturnTerms(props: {
  known: Pick<ReturnsOfOrder, 'daysLate' | 'atOurCost'>
  reason: ReturnReason
  takesLate: boolean
  onTakeLate: (takesLate: boolean) => void
}) {
  const { known, reason, takesLate, onTakeLate } = props
  const texts = useMessages('returnList')
  return (
    <>
      <p className="unit">{known.atOurCost.includes(reason) ? texts.bearer.ours : texts.bearer.theirs}</p>
      {known.daysLate > 0 && (
        <>
          <p className="tone-risk">{texts.lateLong({ days: known.daysLate })}</p>
          <Switch isOn={takesLate} onChange={onTakeLate}>
            {texts.takeLate}
          </Switch>
        </>
      )}
    </>
  )
}
