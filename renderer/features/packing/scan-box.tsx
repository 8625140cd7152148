import { ScanBarcode } from 'lucide-react'
import { type RefObject, useState } from 'react'
import { Form, Input, TextField } from 'react-aria-components'
import { Button } from '../../components/button.tsx'
import { Kbd } from '../../components/kbd.tsx'
import { useMessages } from '../../lib/messages.ts'

/** For typed numbers; a scanner is read wherever the focus is. */
export function ScanBox(props: {
  inputRef: RefObject<HTMLInputElement | null>
  onScan: (text: string) => void
}) {
  const texts = useMessages('packing')
  const [text, setText] = useState('')
  return (
    <Form
      className="pack-scan"
      onSubmit={(event) => {
        event.preventDefault()
        const scanned = text.trim()
        setText('')
        props.inputRef.current?.blur()
        if (scanned !== '') props.onScan(scanned)
      }}
    >
      <ScanBarcode size={24} aria-hidden />
      <TextField className="pack-scan-field" aria-label={texts.scanBox} value={text} onChange={setText}>
        <Input
          ref={props.inputRef}
          className="pack-scan-input"
          placeholder={texts.scanBox}
          spellCheck={false}
          autoComplete="off"
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur()
          }}
        />
      </TextField>
      {text === '' ? (
        <Kbd binding="/" />
      ) : (
        <Button tone="primary" size="touch" type="submit">
          {texts.scanGo}
        </Button>
      )}
    </Form>
  )
}
