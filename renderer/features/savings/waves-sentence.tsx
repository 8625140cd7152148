import type { SavingsResult } from '../../../shared/contract/savings.ts'
import { useMessages } from '../../lib/messages.ts'
import { useMoney } from './use-money.ts'

/** "Waiting for a wave every 120 minutes would cost €31 less than releasing after the waiting time, give or take €8." */
export function WavesSentence({ result: { waves, waveMinutes } }: { result: SavingsResult }) {
  const texts = useMessages('savings')
  const { separator } = useMessages('lists')
  const { money } = useMoney()
  const { savedCents, errorCents } = waves
  const amount = { money: money(Math.abs(savedCents)) }
  const how =
    savedCents === 0 ? texts.wavesSame : savedCents > 0 ? texts.wavesSave(amount) : texts.wavesCost(amount)
  return (
    <>
      {texts.waves({ minutes: waveMinutes, how })}
      {savedCents !== 0 && errorCents !== null && (
        <>
          {separator}
          {texts.error({ money: money(errorCents) })}
        </>
      )}
      .
    </>
  )
}
