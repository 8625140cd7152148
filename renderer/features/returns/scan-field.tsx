import { ScanBarcode } from 'lucide-react'
import { useState } from 'react'
import { Form, Input, TextField } from 'react-aria-components'

/** For typed numbers and for scanners that write into it; Enter takes what it holds. */
export function ScanField(props: { label: string; autoFocus?: boolean; onScan: (text: string) => void }) {
  const [text, setText] = useState('')
  return (
    <Form
      className="return-scan"
      onSubmit={(event) => {
        event.preventDefault()
        const wanted = text.trim()
        setText('')
        if (wanted !== '') props.onScan(wanted)
      }}
    >
      <ScanBarcode size={16} aria-hidden />
      <TextField
        className="return-scan-field"
        aria-label={props.label}
        autoFocus={props.autoFocus ?? false}
        value={text}
        onChange={setText}
      >
        <Input className="field-input" placeholder={props.label} spellCheck={false} autoComplete="off" />
      </TextField>
    </Form>
  )
}
