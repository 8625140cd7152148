import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useFormat } from '../lib/use-format.ts'
import './tabs.css'

export interface TabChoice<K extends string> {
  id: K
  label: string
  /** null = not counted. */
  count: number | null
  /** The count asks for somebody. */
  isUrgent?: boolean
}

/**
 * Views of one list, with how many are in each. They look like tabs and are a choice: the list below is one and
 * the same, only filtered.
 */
export function Tabs<K extends string>(props: {
  label: string
  tabs: readonly TabChoice<K>[]
  value: K
  onChange: (value: K) => void
}) {
  const { tabs, value, onChange } = props
  const format = useFormat()
  return (
    <ToggleButtonGroup
      className="tabs"
      aria-label={props.label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const tab = tabs.find((each) => keys.has(each.id))
        if (tab) onChange(tab.id)
      }}
    >
      {tabs.map((tab) => (
        <ToggleButton key={tab.id} id={tab.id} className="tab">
          {tab.label}
          {tab.count !== null && (
            <span className={tab.isUrgent && tab.count > 0 ? 'tab-count tab-count-urgent' : 'tab-count'}>
              {format.integer(tab.count)}
            </span>
          )}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
