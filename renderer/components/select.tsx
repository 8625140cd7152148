import { Check, ChevronDown } from 'lucide-react'
import {
  Select as AriaSelect,
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components'
import './select.css'

export interface Choice<K extends string> {
  id: K
  label: string
}

/** One of a few. `isCompact`: the label is only read aloud. */
export function Select<K extends string>(props: {
  label: string
  choices: readonly Choice<K>[]
  value: K
  onChange: (value: K) => void
  isCompact?: boolean
  isDisabled?: boolean
}) {
  const { choices, value, onChange, isCompact = false } = props
  return (
    <AriaSelect
      className="select"
      value={value}
      isDisabled={props.isDisabled ?? false}
      onChange={(key) => {
        const choice = choices.find((each) => each.id === key)
        if (choice) onChange(choice.id)
      }}
    >
      <Label className={isCompact ? 'visually-hidden' : 'field-label'}>{props.label}</Label>
      <Button className="select-button">
        <SelectValue className="select-value">{({ selectedText }) => selectedText}</SelectValue>
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className="popover" offset={4}>
        <ListBox className="option-list">
          {choices.map((choice) => (
            <ListBoxItem key={choice.id} id={choice.id} textValue={choice.label} className="option">
              <span>{choice.label}</span>
              {choice.id === value && <Check size={14} aria-hidden />}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
