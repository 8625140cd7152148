import { useState } from 'react'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { canKeepKey, pairByCode } from '../../lib/device-key.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { socketAddress } from '../../lib/transport.ts'
import './pair-screen.css'

/** All that a device sees of a control room that has not let it in, or not any more. */
export function PairScreen() {
  const texts = useMessages('devices')
  const inWords = useSay()
  const [code, setCode] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Message | null>(canKeepKey() ? null : message('devices.insecure'))

  async function pair() {
    if (isBusy || code.trim() === '') return
    setBusy(true)
    try {
      const refused = await pairByCode(socketAddress(), code)
      if (refused === null) return window.location.reload()
      setRefusal(refused)
    } catch {
      setRefusal(message('signIn.noAnswer'))
    }
    setBusy(false)
  }

  return (
    <main className="pair-screen">
      <h1 className="pair-screen-title">{texts.enterTitle}</h1>
      <p className="pair-screen-text">{texts.enterText}</p>
      <form
        className="pair-screen-form"
        onSubmit={(event) => {
          event.preventDefault()
          void pair()
        }}
      >
        <Field
          label={texts.code}
          value={code}
          onChange={setCode}
          error={refusal === null ? null : inWords(refusal)}
          autoFocus
          isMono
        />
        <Button tone="primary" busy={isBusy} onPress={() => void pair()}>
          {texts.enter}
        </Button>
      </form>
    </main>
  )
}
