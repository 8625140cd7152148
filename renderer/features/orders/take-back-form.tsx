import { useState } from 'react'
import type { HeldWork } from '../../../shared/domain/work-lease.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Switch } from '../../components/switch.tsx'
import { useNames, useTimeZone } from '../../lib/catalog.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'

/** Who has it, since when they are away, what may come of taking it back, and why it is done all the same. */
export function TakeBackForm({ held, onDone }: { held: HeldWork; onDone: () => void }) {
  const { orderId, siteId, since, stations } = held
  const texts = useMessages('following')
  const verbs = useMessages('verbs')
  const inWords = useSay()
  const names = useNames()
  const format = useFormat()
  const timeZone = useTimeZone()
  const say = useToasts((toasts) => toasts.say)
  const [note, setNote] = useState('')
  const [isElsewhere, setElsewhere] = useState(true)
  const { run, busy } = useCommand((client) => client.orders.takeBackWork)
  const site = names.site(siteId)

  async function go() {
    const outcome = await run({ orderIds: [orderId], note, elsewhere: isElsewhere })
    if (outcome.kind !== 'done') return
    const [skipped] = outcome.value.skipped
    if (skipped === undefined) say('done', texts.tookBackDone({ site }))
    else say('risk', inWords(skipped.why))
    onDone()
  }

  return (
    <>
      <p>
        {texts.takeBackText({ site, stations: format.list(stations), time: format.moment(since, timeZone) })}
      </p>
      <p>{texts.takeBackRisk}</p>
      <Field
        label={texts.takeBackReason}
        help={texts.takeBackReasonHelp}
        value={note}
        onChange={setNote}
        autoFocus
      />
      <div>
        <Switch isOn={isElsewhere} onChange={setElsewhere}>
          {texts.takeBackElsewhere}
        </Switch>
        <p className="unit">{texts.takeBackKeep}</p>
      </div>
      <div className="dialog-buttons">
        <Button onPress={onDone}>{verbs.back}</Button>
        <Button
          tone="primary"
          busy={busy}
          why={note.trim() === '' ? texts.takeBackReasonMissing : null}
          onPress={() => void go()}
        >
          {texts.takeBack}
        </Button>
      </div>
    </>
  )
}
