import { type ReactNode, useState } from 'react'
import { parseRate } from '../../../shared/domain/exchange-rate.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { roomClock } from '../../lib/room-clock.ts'
import { useFormat } from '../../lib/use-format.ts'
import { readDay } from './closed-day-list.ts'
import type { ExchangeRates } from './use-exchange-rates.ts'

/** Types in one rate: what one unit of the workspace's currency buys. `currency` starts it; '' = to be chosen. */
export function ExchangeRateForm(props: {
  own: string
  currency: string
  rates: ExchangeRates
  why: string | null
  /** Other ways in, beside its button. */
  children: ReactNode
}) {
  const { own, rates, why } = props
  const texts = useMessages('exchangeRates')
  const format = useFormat()
  const today = localDateOf(roomClock.now(), useTimeZone())
  const [currency, setCurrency] = useState(props.currency)
  const [text, setText] = useState('')
  const [day, setDay] = useState(today)
  const rateBillionths = parseRate(text)
  const on = readDay(day)
  const wrongCurrency = !/^[A-Z]{3}$/.test(currency)
    ? texts.currencyHelp
    : currency === own
      ? texts.ownCurrency({ own })
      : null
  const wrongRate = rateBillionths === null ? texts.rateWrong : null
  const wrongDay = on === null ? texts.fromWrong : null

  async function save() {
    if (rateBillionths === null || on === null) return
    if (!(await rates.add({ base: own, currency, on, rateBillionths, source: 'typed' }))) return
    setCurrency('')
    setText('')
  }

  return (
    <div className="rate-form">
      <Field
        label={texts.currency}
        help={texts.currencyHelp}
        error={currency === '' ? null : wrongCurrency}
        value={currency}
        onChange={(value) => setCurrency(value.trim().toUpperCase())}
        isDisabled={why !== null}
      />
      <Field
        label={texts.rate({ own })}
        help={texts.rateHelp}
        error={text.trim() === '' ? null : wrongRate}
        value={text}
        onChange={setText}
        isDisabled={why !== null}
        autoFocus={props.currency !== ''}
      />
      <Field
        label={texts.from}
        help={on === null ? texts.fromHelp : `${format.day(on)} ${on.slice(0, 4)}`}
        error={wrongDay}
        value={day}
        onChange={setDay}
        isDisabled={why !== null}
      />
      <div className="rate-form-actions">
        <Button
          tone="primary"
          why={why ?? wrongCurrency ?? wrongRate ?? wrongDay}
          busy={rates.busy}
          onPress={() => void save()}
        >
          {texts.save}
        </Button>
        {props.children}
      </div>
    </div>
  )
}
