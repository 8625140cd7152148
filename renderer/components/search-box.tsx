import { Search, X } from 'lucide-react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { Button, Input, SearchField } from 'react-aria-components'
import './search-box.css'
import { runCommand } from '../lib/keys.ts'
import { Kbd } from './kbd.tsx'

const PAUSE_MS = 180

/**
 * Searches as one types, after a short pause; Escape empties it, Enter and Down go into the list of what was found. The
 * screen binds `/` to focusing `inputRef`.
 */
export function SearchBox(props: {
  label: string
  value: string
  onChange: (value: string) => void
  inputRef: RefObject<HTMLInputElement | null>
}) {
  const { label, value, onChange, inputRef } = props
  const [text, setText] = useState(value)
  const told = useRef(value)
  useEffect(() => {
    if (value !== told.current) setText(value)
    told.current = value
  }, [value])
  useEffect(() => {
    if (text === told.current) return
    const timer = setTimeout(() => {
      told.current = text
      onChange(text)
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, onChange])
  return (
    <SearchField className="search-box" aria-label={label} value={text} onChange={setText}>
      <Search size={14} aria-hidden />
      <Input
        ref={inputRef}
        className="search-box-input"
        placeholder={label}
        spellCheck={false}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text === '') event.currentTarget.blur()
          if (event.key !== 'Enter' && event.key !== 'ArrowDown') return
          event.preventDefault()
          if (text !== told.current) {
            told.current = text
            onChange(text)
          }
          runCommand('list.enter')
        }}
      />
      {text === '' ? (
        <Kbd binding="/" />
      ) : (
        <Button className="search-box-clear">
          <X size={14} aria-hidden />
        </Button>
      )}
    </SearchField>
  )
}
