import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { useMessages } from '../../lib/messages.ts'
import type { FormProps } from './form-props.ts'

/** To which collection point this order goes. */
export function PointForm({ busy, answer }: FormProps) {
  const texts = useMessages('exceptionQueue')
  const [id, setId] = useState('')
  const [name, setName] = useState('')
  return (
    <>
      <Field label={texts.pointId} help={texts.pointIdHelp} isMono value={id} onChange={setId} autoFocus />
      <Field label={texts.pointName} help={texts.pointNameHelp} value={name} onChange={setName} />
      <div className="dialog-buttons">
        <Button
          tone="primary"
          busy={busy}
          why={id.trim() === '' ? texts.pointIdHelp : null}
          onPress={() => answer({ point: { id: id.trim(), name: name.trim() } })}
        >
          {texts.savePoint}
        </Button>
      </div>
    </>
  )
}
