import { Check, TriangleAlert, X } from 'lucide-react'
import { useState } from 'react'
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { plainText } from '../../shared/lib/plain-text.ts'
import { useMessages } from '../lib/messages.ts'
import './value-picker.css'

export interface PickerChoice {
  readonly id: string
  readonly label: string
  /** Shown beside it: a code. */
  readonly hint?: string
}

const MOST_SHOWN = 100

/** 'fr': France before the Central African Republic. */
function rank({ id, label }: PickerChoice, words: string): number {
  if (plainText(id) === words) return 0
  return plainText(label).startsWith(words) ? 1 : 2
}

/**
 * Some of many values, by keyboard or mouse: typing searches, Enter takes, Backspace in an empty field gives the last
 * one back. Their order is that of choosing.
 */
export function ValuePicker(props: {
  label: string
  /** All there are, or what `onSearch` has found so far. */
  choices: readonly PickerChoice[]
  value: readonly string[]
  onChange: (value: string[]) => void
  /** Names of values that are not among the choices at the moment; null = it does not exist here. */
  nameOf?: (id: string) => string | null
  /** What is wrong with one that does not exist; null = nothing: new ones may be typed. */
  unknown: string | null
  /** A value as it is kept, of what was typed; absent = only choices can be taken. */
  read?: (text: string) => string
  /** The search is done elsewhere. */
  onSearch?: (text: string) => void
}) {
  const { choices, value, onChange, nameOf, unknown, read, onSearch } = props
  const texts = useMessages('valuePicker')
  const [text, setText] = useState('')
  const labels = new Map(choices.map(({ id, label }) => [id, label]))
  const words = plainText(text.trim())
  const found = (
    onSearch === undefined && words !== ''
      ? choices
          .filter(({ id, label }) => plainText(`${id} ${label}`).includes(words))
          .toSorted((a, b) => rank(a, words) - rank(b, words))
      : choices
  ).slice(0, MOST_SHOWN)
  const typed = read === undefined ? '' : read(text)
  const isNew = typed !== '' && !choices.some(({ id }) => id === typed)
  const items = isNew ? [...found, { id: typed, label: texts.take({ value: typed }) }] : found

  function search(next: string) {
    setText(next)
    onSearch?.(next)
  }

  function take(ids: readonly string[]) {
    onChange([...ids])
    search('')
  }

  return (
    <ComboBox
      className="value-picker"
      selectionMode="multiple"
      items={items}
      value={value}
      onChange={(keys) => {
        const ids = keys.map(String)
        if (ids.length !== value.length) take(ids)
      }}
      inputValue={text}
      onInputChange={search}
      menuTrigger="focus"
      allowsEmptyCollection
      allowsCustomValue
    >
      <Label className="field-label">{props.label}</Label>
      <div
        className="value-picker-box"
        // Leaving takes nothing: the option that the mouse happens to be over would be taken.
        onKeyDownCapture={(event) => {
          if (event.key === 'Tab') event.stopPropagation()
        }}
      >
        {value.map((id) => {
          const name = labels.get(id) ?? nameOf?.(id) ?? null
          const isWrong = name === null && unknown !== null
          return (
            <span key={id} className={isWrong ? 'value-chip value-chip-wrong' : 'value-chip'}>
              {isWrong && <TriangleAlert size={12} aria-hidden />}
              <span>{name ?? id}</span>
              {isWrong && <span className="value-chip-why">{unknown}</span>}
              <Button
                slot={null}
                className="value-chip-remove"
                aria-label={texts.remove({ value: name ?? id })}
                onPress={() => onChange(value.filter((each) => each !== id))}
              >
                <X size={12} aria-hidden />
              </Button>
            </span>
          )
        })}
        <Input
          className="value-picker-input"
          placeholder={value.length === 0 ? texts.search : texts.more}
          spellCheck={false}
          onKeyDown={(event) => {
            if (event.key === 'Backspace' && text === '' && value.length > 0) onChange(value.slice(0, -1))
            const isTyped = event.key === 'Enter' || event.key === ','
            if (!isTyped || event.currentTarget.getAttribute('aria-activedescendant') !== null) return
            if (text.trim() === '') return
            event.preventDefault()
            const first = isNew ? typed : found[0]?.id
            if (first !== undefined) take(value.includes(first) ? value : [...value, first])
          }}
        />
      </div>
      <Popover className="popover" offset={4} maxHeight={320}>
        <ListBox<PickerChoice>
          className="option-list"
          renderEmptyState={() => <p className="value-picker-none">{texts.none}</p>}
        >
          {(choice) => (
            <ListBoxItem id={choice.id} textValue={choice.label} className="option">
              <span className="value-picker-name">
                {choice.label}
                {choice.hint !== undefined && <span className="unit"> {choice.hint}</span>}
              </span>
              {value.includes(choice.id) && <Check size={14} aria-hidden />}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
