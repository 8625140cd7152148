import { useEffect, useState } from 'react'
import type { Suspension } from '../../../shared/domain/carrier.ts'
import { Live } from '../../components/sentence-heading.tsx'
import { connection } from '../../lib/client.ts'
import type { Client } from '../../lib/connection.ts'
import { useMessages } from '../../lib/messages.ts'
import { roomClock } from '../../lib/room-clock.ts'
import { useFormat } from '../../lib/use-format.ts'
import { afterTimeout } from '../../lib/use-live.ts'
import { useOwnCurrency } from '../../lib/use-own-currency.ts'

type Trial = Awaited<ReturnType<Client['carriers']['trySuspension']>>

/** A pause in choosing after which it is looked at, in milliseconds. */
const QUIET_MS = 250

/** What the suspension would do to the orders that are with the carrier now, before it is made. */
export function SuspensionTrial(
  props: Pick<Suspension, 'carrierId' | 'serviceId' | 'zones' | 'until'> & { from: number | null },
) {
  const texts = useMessages('carriers').trial
  const [trial, setTrial] = useState<Trial | null>(null)
  const asked = JSON.stringify(props)
  useEffect(() => {
    let isOver = false
    const cancel = afterTimeout(QUIET_MS, () => {
      const { from, ...rest } = JSON.parse(asked) as typeof props
      connection.client.carriers
        .trySuspension({ ...rest, from: from ?? roomClock.now() })
        .then((found) => {
          if (!isOver) setTrial(found)
        })
        // Without an answer nothing is said of it; suspending needs the line as well.
        .catch(() => undefined)
    })
    setTrial(null)
    return () => {
      isOver = true
      cancel()
    }
  }, [asked])
  return (
    <p className="carrier-trial" role="status">
      {trial === null ? texts.asking : trial.orders === 0 ? texts.none : <Found trial={trial} />}
    </p>
  )
}

function Found({ trial }: { trial: Trial }) {
  const texts = useMessages('carriers').trial
  const { separator } = useMessages('lists')
  const format = useFormat()
  const currency = useOwnCurrency()
  const { orders, isCapped, moved, late, extraCents, stuck } = trial
  const money = `${extraCents > 0 ? '+' : ''}${format.money(extraCents, currency)}`
  return (
    <>
      {isCapped ? texts.capped({ count: orders }) : texts.orders({ count: orders })}
      {separator}
      {texts.moved({ count: moved, money })}
      {late > 0 && (
        <>
          {separator}
          <Live tone="risk">{texts.late({ count: late })}</Live>
        </>
      )}
      {stuck > 0 && (
        <>
          {separator}
          <Live tone="blocked">{texts.stuck({ count: stuck })}</Live>
        </>
      )}
      .
    </>
  )
}
